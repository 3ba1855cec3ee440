import type { JsonValue } from '../json';
import { isMap, member } from './plainJson';

/** Position of each member by the text of its merge key. */
type Positions = Map<string, number>;

/** Undefined where a member has no such key, or two have the same. */
function positionsBy(
  list: readonly JsonValue[],
  key: string,
): Positions | undefined {
  const positions: Positions = new Map();
  for (let index = 0; index < list.length; index += 1) {
    const each = list[index];
    const value = isMap(each) ? member(each, key) : undefined;
    if (typeof value !== 'string' && typeof value !== 'number') {
      return undefined;
    }
    positions.set(String(value), index);
  }
  return positions.size === list.length ? positions : undefined;
}

/** Both lists by the first key that tells the members of both apart. */
export interface KeyedLists {
  key: string;
  want: Positions;
  have: Positions;
}

/** The lists by their merge key; undefined where none of the keys tells the members apart. */
export function keyedLists(
  keys: readonly string[],
  want: readonly JsonValue[],
  have: readonly JsonValue[],
): KeyedLists | undefined {
  for (const key of keys) {
    const wanted = positionsBy(want, key);
    const had = wanted && positionsBy(have, key);
    if (wanted && had) return { key, want: wanted, have: had };
  }
  return undefined;
}
