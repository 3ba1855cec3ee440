import { valueAt } from '../../model/valueAt';
import { isTrueAt } from '../../quota/facts/fields';
import type { ManagedResourceFacts } from '../facts';
import type { JsonValue } from '../json';
import { maskPair } from '../mask/maskPair';
import { resourceRefOf } from './applicationOperation';

/** An object as JSON in a text; null for none, undefined for what is neither. */
function stateOf(item: unknown, key: string): JsonValue | undefined {
  const text = valueAt(item, [key]) ?? '';
  if (text === '') return null;
  if (typeof text !== 'string') return undefined;
  try {
    const state: JsonValue = JSON.parse(text);
    return typeof state === 'object' && !Array.isArray(state)
      ? state
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * One entry of Argo CD's `managed-resources`, its secrets masked; undefined where it is not understood, which is no
 * proof that the resource is as it should be.
 * @see https://github.com/argoproj/argo-cd/blob/master/pkg/apis/application/v1alpha1/types.go (ResourceDiff)
 * @public
 */
export function managedResourceFacts(
  item: unknown,
): ManagedResourceFacts | undefined {
  const ref = resourceRefOf(item);
  const target = stateOf(item, 'targetState');
  const live = stateOf(item, 'liveState');
  const want = stateOf(item, 'predictedLiveState');
  const have = stateOf(item, 'normalizedLiveState');
  if (!ref || target === undefined || live === undefined) return undefined;
  if (want === undefined || have === undefined) return undefined;
  return {
    ...ref,
    hook: isTrueAt(item, 'hook'),
    ...maskPair({
      target,
      live,
      // What is not in Git has no state that a sync would make, whatever is predicted.
      want: target === null ? null : want,
      have: live === null ? null : have,
    }),
  };
}
