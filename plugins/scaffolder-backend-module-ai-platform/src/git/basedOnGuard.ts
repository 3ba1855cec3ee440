import { ConflictError } from '@backstage/errors';
import {
  blobId,
  objectIds,
  type Branch,
  type PublishRequest,
  repositoryPath,
} from '@flagstone/backstage-plugin-ai-platform-node';

/** A repository, and files of it as somebody read them. */
interface Base {
  gitUrl: string;
  /** Ids by path in the repository. */
  basedOn?: Record<string, string>;
}

/**
 * Keeps a commit from overwriting what others wrote since its files were read. Throws a ConflictError that names the
 * file; a file that is already what it is to be is no conflict.
 */
export function basedOnGuard(
  bases: readonly Base[],
): PublishRequest['inspect'] {
  return async branches => {
    for (const { gitUrl, basedOn = {} } of bases) {
      const branch = branches.find(
        ({ publication }) => publication.repository.url === gitUrl,
      );
      if (branch) await refuseChanged(branch, basedOn);
    }
    return [];
  };
}

async function refuseChanged(
  { publication, head = '' }: Branch,
  basedOn: Record<string, string>,
): Promise<void> {
  const { repository, branch } = publication;
  const paths = Object.keys(basedOn).map(path => repositoryPath('', path));
  const ids = await objectIds(
    repository,
    paths.map(path => `${head}:${path}`),
  );
  const changed = paths.find((path, index) => {
    const ours = publication.files.find(file => file.path === path)?.content;
    const isOurs = ours && blobId(ours, head) === ids[index];
    return ids[index] !== basedOn[path] && !isOurs;
  });
  if (changed === undefined) return;
  throw new ConflictError(
    `Someone else changed ${changed} in ${repository.name}, branch ${branch}, after it was read. Nothing was published; run it again.`,
  );
}
