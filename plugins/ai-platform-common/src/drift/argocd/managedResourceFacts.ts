import { valueAt } from '../../model/valueAt';
import { isTrueAt } from '../../quota/facts/fields';
import type { ManagedResourceFacts } from '../facts';
import type { JsonValue } from '../json';
import { maskPair } from '../mask/maskPair';
import { nestsDeeper } from '../nestsDeeper';
import { resourceRefOf } from './applicationOperation';

/** Objects with the schema of a CustomResourceDefinition in them come to some sixty. */
const DEEPEST = 100;
const TOO_DEEP = `It is nested more than ${DEEPEST} levels deep, and was not compared.`;

/** An object as JSON in a text; null for none, undefined for what is neither. */
function stateOf(
  item: unknown,
  key: string,
): JsonValue | 'tooDeep' | undefined {
  const text = valueAt(item, [key]) ?? '';
  if (text === '') return null;
  if (typeof text !== 'string') return undefined;
  if (nestsDeeper(text, DEEPEST)) return 'tooDeep';
  try {
    const state: JsonValue = JSON.parse(text);
    return typeof state === 'object' && !Array.isArray(state)
      ? state
      : undefined;
  } catch {
    return undefined;
  }
}

/** Where nothing differs, both states are one text: read once, they need no comparison. */
function sameText(item: unknown, one: string, other: string): boolean {
  return valueAt(item, [one]) === valueAt(item, [other]);
}

/**
 * One entry of Argo CD's `managed-resources`, its secrets masked; with a problem and nothing else where it is nested too
 * deeply. Undefined where it is not understood, which is no proof that the resource is as it should be.
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
  const have = sameText(item, 'predictedLiveState', 'normalizedLiveState')
    ? want
    : stateOf(item, 'normalizedLiveState');
  if (!ref || target === undefined || live === undefined) return undefined;
  if (want === undefined || have === undefined) return undefined;
  const named = { ...ref, hook: isTrueAt(item, 'hook') };
  if ([target, live, want, have].includes('tooDeep')) {
    const nothing = { target: null, live: null, want: null, have: null };
    return { ...named, ...nothing, problem: TOO_DEEP };
  }
  return {
    ...named,
    ...maskPair({
      target,
      live,
      // What is not in Git has no state that a sync would make, whatever is predicted.
      want: target === null ? null : want,
      have: live === null ? null : have,
    }),
  };
}
