import { InputError } from '@backstage/errors';
import type { ChangedQuota } from '@flagstone/backstage-plugin-ai-platform-common';
import type { WorkspaceFile } from '../writeFiles';
import type { DocumentPlace } from './documentPlace';

/**
 * The files of the repository that a change writes: the one with the quota, and what is generated from it, which lies
 * where it lies to the document.
 *
 * @throws InputError where the document does not lie where such documents do
 */
export function changedFiles(
  { path }: Pick<DocumentPlace, 'path'>,
  { text, generated = [], documentPath }: ChangedQuota,
): WorkspaceFile[] {
  const own = { path, content: text };
  if (documentPath === undefined) return [own];
  if (path !== documentPath && !path.endsWith(`/${documentPath}`)) {
    throw new InputError(
      `documentUrl: the Workspace lies at ${path}, so what is generated from it cannot be found. Move it to ${documentPath}.`,
    );
  }
  const root = path.slice(0, -documentPath.length);
  return [
    own,
    ...generated.map(file => ({
      ...{ path: `${root}${file.path}`, content: file.content },
    })),
  ];
}
