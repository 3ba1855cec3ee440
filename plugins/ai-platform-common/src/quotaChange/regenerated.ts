import type { EmittedFile } from '../emit/emittedFile';
import { documentPath } from '../emit/documentPath';
import { isGenerated } from '../emit/generated';
import { emitWorkspace } from '../emit/workspace/emitWorkspace';
import { formatPath } from '../model/issue';
import { parseWorkspace } from '../model/workspace/parseWorkspace';
import type { Workspace } from '../model/workspace/workspace';
import { QuotaChangeError } from './quotaChangeError';

/** What follows from a Workspace document, where a whole repository is its own. @public */
export interface Regenerated {
  /** The generated files that are different. */
  generated: EmittedFile[];
  /** Path of the document itself. */
  documentPath: string;
}

/**
 * What is to be written once a Workspace document has changed.
 *
 * @throws QuotaChangeError where the new document does not hold
 */
export function regenerated(before: unknown, after: unknown): Regenerated {
  const workspace = soundWorkspace(after);
  const old = parseWorkspace(before).workspace;
  const contents = new Map(
    (old ? emitWorkspace(old) : []).map(({ path, content }) => [path, content]),
  );
  return {
    generated: emitWorkspace(workspace)
      .filter(isGenerated)
      .filter(({ path, content }) => contents.get(path) !== content),
    documentPath: documentPath(workspace),
  };
}

function soundWorkspace(data: unknown): Workspace {
  const { workspace, issues } = parseWorkspace(data);
  if (workspace) return workspace;
  const [{ path, message, remedy }] = issues;
  throw new QuotaChangeError({
    code: 'invalidDocument',
    field: formatPath(path),
    ...{ message, remedy },
  });
}
