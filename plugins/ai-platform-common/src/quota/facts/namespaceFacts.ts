import { LABELS } from '../../model/labels';
import type { NamespaceFacts } from './facts';
import { kept } from './kept';
import { componentOf, labelOf, placeOf } from './metadata';

/** What is kept of a namespace; undefined where it has no name. @public */
export function namespaceFacts(object: unknown): NamespaceFacts | undefined {
  const place = placeOf(object);
  if (!place) return undefined;
  return kept({
    ...place,
    workspace: labelOf(object, LABELS.workspace),
    environment: labelOf(object, LABELS.environment),
    component: componentOf(object),
  });
}
