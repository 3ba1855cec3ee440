import type { NotebookFacts } from './facts';
import { secondsAt } from './fields';
import { kept } from './kept';
import { placeOf } from './metadata';

const LAST_ACTIVITY = 'notebooks.kubeflow.org/last-activity';

/** What is kept of a Kubeflow Notebook; undefined where it has no name. @public */
export function notebookFacts(object: unknown): NotebookFacts | undefined {
  const place = placeOf(object);
  if (!place) return undefined;
  return kept({
    ...place,
    lastActivity: secondsAt(object, 'metadata', 'annotations', LAST_ACTIVITY),
  });
}
