import { LABELS } from '../../model/labels';
import { valueAt } from '../../model/valueAt';
import { amountsAt } from './amounts';
import type { ResourceQuotaFacts } from './facts';
import { listAt } from './fields';
import { kept } from './kept';
import { labelOf, placeOf } from './metadata';

function isScoped(quota: unknown): boolean {
  return (
    listAt(quota, 'spec', 'scopes').length > 0 ||
    listAt(quota, 'spec', 'scopeSelector', 'matchExpressions').length > 0
  );
}

/**
 * What is kept of a ResourceQuota; undefined where it has no name. The status is what admission enforces; until there
 * is one, the spec says what it will be.
 * @public
 */
export function resourceQuotaFacts(
  object: unknown,
): ResourceQuotaFacts | undefined {
  const place = placeOf(object);
  if (!place) return undefined;
  const source = valueAt(object, ['status', 'hard']) ? 'status' : 'spec';
  return kept({
    ...place,
    hard: amountsAt(object, source, 'hard'),
    used: amountsAt(object, 'status', 'used'),
    scoped: isScoped(object),
    workspace: labelOf(object, LABELS.workspace),
  });
}
