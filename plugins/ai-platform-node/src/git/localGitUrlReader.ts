import {
  ReadUrlResponseFactory,
  urlReaderFactoriesServiceRef,
  type ReaderFactory,
} from '@backstage/backend-defaults/urlReader';
import {
  createServiceFactory,
  type UrlReaderService,
  type UrlReaderServiceReadTreeResponse,
  type UrlReaderServiceReadUrlOptions,
  type UrlReaderServiceReadUrlResponse,
  type UrlReaderServiceSearchOptions,
  type UrlReaderServiceSearchResponse,
} from '@backstage/backend-plugin-api';
import {
  NotFoundError,
  NotImplementedError,
  NotModifiedError,
  toError,
} from '@backstage/errors';
import { Readable } from 'node:stream';
import { readLocalGitRoot } from './localGitRoot';
import { runGit } from './git';
import { localFileUrl, parseLocalFileUrl } from './localFileUrl';
import { openLocalRepository, type LocalRepository } from './localRepository';
import { headOf, readObjects } from './objects';

/**
 * Reads files from the branches of local bare repositories, so that the catalog follows what is committed there.
 * Understands `file:///<root>/<repository>/blob/<branch>/<path>`, with `*` for any one name in the path of a search.
 */
export class LocalGitUrlReader implements UrlReaderService {
  static readonly factory: ReaderFactory = ({ config }) => {
    const root = readLocalGitRoot(config);
    if (root === undefined) return [];
    return [
      {
        reader: new LocalGitUrlReader(root),
        predicate: url => url.protocol === 'file:',
      },
    ];
  };

  readonly #root: string;

  private constructor(root: string) {
    this.#root = root;
  }

  async readUrl(
    url: string,
    options?: UrlReaderServiceReadUrlOptions,
  ): Promise<UrlReaderServiceReadUrlResponse> {
    const { repositoryUrl, ref, path } = parseLocalFileUrl(this.#root, url);
    const repository = await openLocalRepository(this.#root, repositoryUrl);
    const [file] = await readObjects(repository, [`${ref}:${path}`]);
    if (file?.type !== 'blob') {
      throw new NotFoundError(`${url} does not exist`);
    }
    if (options?.etag === file.id) throw new NotModifiedError();
    return ReadUrlResponseFactory.fromReadable(Readable.from([file.content]), {
      etag: file.id,
    });
  }

  /** Not offered: whole repositories are cloned, not read through the catalog. */
  async readTree(): Promise<UrlReaderServiceReadTreeResponse> {
    throw new NotImplementedError('Local repositories are read file by file');
  }

  async search(
    url: string,
    options?: UrlReaderServiceSearchOptions,
  ): Promise<UrlReaderServiceSearchResponse> {
    if (url.includes('*')) return this.#searchPattern(url, options);
    try {
      const { buffer, etag = '' } = await this.readUrl(url, options);
      return { files: [{ url, content: buffer }], etag };
    } catch (error) {
      if (toError(error).name !== 'NotFoundError') throw error;
      return { files: [], etag: '' };
    }
  }

  async #searchPattern(
    url: string,
    options?: UrlReaderServiceSearchOptions,
  ): Promise<UrlReaderServiceSearchResponse> {
    const { repositoryUrl, ref, path } = parseLocalFileUrl(this.#root, url);
    const repository = await openLocalRepository(this.#root, repositoryUrl);
    const head = await headOf(repository, ref);
    if (!head) return { files: [], etag: '' };
    if (options?.etag === head) throw new NotModifiedError();
    const matching = matcher(path);
    const paths = (
      await filesBelow(repository, head, folderBefore(path))
    ).filter(each => matching.test(each));
    const found = await readObjects(
      repository,
      paths.map(each => `${head}:${each}`),
    );
    const branch = ref.slice('refs/heads/'.length);
    const files = paths.flatMap((each, index) => {
      const content = found[index]?.content;
      const target = localFileUrl(repositoryUrl, branch, each);
      return content ? [{ url: target, content: async () => content }] : [];
    });
    return { files, etag: head };
  }

  toString() {
    return `localGit{root=${this.#root}}`;
  }
}

/** The fixed folders that a pattern begins with. */
function folderBefore(pattern: string): string {
  const fixed = pattern.slice(0, pattern.indexOf('*'));
  return fixed.slice(0, fixed.lastIndexOf('/') + 1);
}

function matcher(pattern: string): RegExp {
  const parts = pattern
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`);
}

async function filesBelow(
  { gitDir }: LocalRepository,
  commit: string,
  folder: string,
): Promise<string[]> {
  const args = ['ls-tree', '-r', '-z', '--name-only', commit];
  const output = await runGit({
    gitDir,
    args: folder ? [...args, folder] : args,
  });
  return output.toString().split('\0').filter(Boolean);
}

/**
 * Lets every plugin read files of the local repositories through the URL reader service, the catalog first of all.
 * Without `aiPlatform.localGit.root`, it reads nothing.
 *
 * @public
 */
export const localGitUrlReaderFactory = createServiceFactory({
  service: urlReaderFactoriesServiceRef,
  deps: {},
  factory: () => LocalGitUrlReader.factory,
});
