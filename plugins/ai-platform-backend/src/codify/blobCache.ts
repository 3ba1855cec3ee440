import type {
  RepositoryBranch,
  RepositoryFile,
} from '@flagstone/backstage-plugin-ai-platform-node';
import { LRUCache } from 'lru-cache';

/** Most that is kept, in bytes. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Contents of files by their ids, so that a preview and what follows it read them once. */
export class BlobCache {
  readonly #contents = new LRUCache<string, Uint8Array>({
    maxSize: MAX_BYTES,
    sizeCalculation: content => content.length + 1,
  });

  /** What the files of a branch hold, in their order. */
  async read(
    branch: RepositoryBranch,
    files: readonly RepositoryFile[],
  ): Promise<Uint8Array[]> {
    const keyOf = ({ id }: RepositoryFile) => `${branch.repository} ${id}`;
    const found = new Map(
      files.map(file => [file, this.#contents.get(keyOf(file))]),
    );
    const missing = files.filter(file => !found.get(file));
    const read = missing.length > 0 ? await branch.read(missing) : [];
    missing.forEach((file, index) => {
      this.#contents.set(keyOf(file), read[index]);
      found.set(file, read[index]);
    });
    return files.map(file => found.get(file) ?? new Uint8Array());
  }
}
