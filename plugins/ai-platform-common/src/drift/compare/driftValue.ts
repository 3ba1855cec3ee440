import { printYaml } from '../../emit/print/yaml';
import type { DriftValue } from '../../view/driftView';
import type { JsonValue } from '../json';
import { isMasked } from '../mask/markers';
import { isMap } from './plainJson';

/** Longer texts are cut. */
export const LONGEST_TEXT = 4_000;

/** How much of a value is printed, so that a huge one costs no more than a large one. */
export interface Bounds {
  leaves: number;
  /** Of each text. */
  characters: number;
}

/** More would be cut anyway. */
const SHOWN: Bounds = { leaves: 2_000, characters: LONGEST_TEXT + 1 };

function within(value: JsonValue, left: Bounds): JsonValue {
  left.leaves -= 1;
  if (typeof value === 'string') return value.slice(0, left.characters);
  if (Array.isArray(value)) {
    const kept: JsonValue[] = [];
    for (const each of value) {
      if (left.leaves <= 0) break;
      kept.push(within(each, left));
    }
    return kept;
  }
  if (!isMap(value)) return value;
  const kept: [string, JsonValue][] = [];
  for (const key of Object.keys(value)) {
    if (left.leaves <= 0) break;
    kept.push([key, within(value[key], left)]);
  }
  return Object.fromEntries(kept);
}

/** The value as YAML, as far as the bounds go; a scalar as YAML writes it. */
export function printedValue(value: JsonValue, bounds: Bounds): string {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  return printYaml(within(value, { ...bounds })).trimEnd();
}

/**
 * The value as it is shown: a scalar as YAML writes it, a structure as YAML, cut at 4,000 characters; of a secret
 * nothing.
 * @public
 */
export function driftValue(value: JsonValue): DriftValue {
  if (isMasked(value)) return { kind: 'masked' };
  const text = printedValue(value, SHOWN).slice(0, LONGEST_TEXT);
  return { kind: 'value', text };
}
