import { printYaml } from '../../emit/print/yaml';
import type { DriftValue } from '../../view/driftView';
import type { JsonValue } from '../json';
import { isMasked } from '../mask/markers';
import { isMap } from './plainJson';

/** Longer texts are cut. */
const LONGEST_TEXT = 4000;

/** More members than this are not printed: their text would be cut anyway. */
const MOST_LEAVES = 2000;

/** The value with at most so many leaves, so that a huge one costs no more than a large one. */
function bounded(value: JsonValue, budget: { left: number }): JsonValue {
  budget.left -= 1;
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT + 1);
  if (Array.isArray(value)) {
    const kept: JsonValue[] = [];
    for (const each of value) {
      if (budget.left <= 0) break;
      kept.push(bounded(each, budget));
    }
    return kept;
  }
  if (!isMap(value)) return value;
  const kept: [string, JsonValue][] = [];
  for (const key of Object.keys(value)) {
    if (budget.left <= 0) break;
    kept.push([key, bounded(value[key], budget)]);
  }
  return Object.fromEntries(kept);
}

/**
 * The value as it is shown: a scalar as YAML writes it, a structure as YAML, cut at 4,000 characters; of a secret
 * nothing.
 * @public
 */
export function driftValue(value: JsonValue): DriftValue {
  if (isMasked(value)) return { kind: 'masked' };
  if (typeof value === 'number' || typeof value === 'boolean') {
    return { kind: 'value', text: String(value) };
  }
  const text = printYaml(bounded(value, { left: MOST_LEAVES })).trimEnd();
  return { kind: 'value', text: text.slice(0, LONGEST_TEXT) };
}
