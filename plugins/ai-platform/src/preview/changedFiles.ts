import type { EmittedFile } from '@flagstone/backstage-plugin-ai-platform-common';
import { fileId } from './treeNodes';

/** The ids of the files that are new or have other content than before. */
export function changedFiles(
  before: readonly EmittedFile[],
  after: readonly EmittedFile[],
): ReadonlySet<string> {
  const contents = new Map(before.map(file => [fileId(file), file.content]));
  return new Set(
    after
      .filter(file => contents.get(fileId(file)) !== file.content)
      .map(fileId),
  );
}
