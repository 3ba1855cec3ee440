import type { JsonValue } from '../json';
import { isEqual, isHollow, isObject } from './planJson';

/** Members of two lists that belong together, by the place at which they are told. */
export interface Pair {
  index: number;
  inWant: boolean;
  inHave: boolean;
}

/** Lists beyond this are told as a whole: matching grows with the square. */
const LONGEST = 500;

/** A block without what it leaves open: providers read back false, 0 and empty where nothing was written. */
function written(block: JsonValue): JsonValue {
  if (!isObject(block)) return block;
  return Object.fromEntries(
    Object.entries(block).filter(([, value]) => value && !isHollow(value)),
  );
}

/** Places of those members that have no equal one on the other side. */
function leftOver(
  members: readonly JsonValue[],
  others: readonly JsonValue[],
): Set<number> {
  const free = [...others];
  const left = new Set<number>();
  members.forEach((member, index) => {
    const match = free.findIndex(other => isEqual(member, other));
    if (match === -1) left.add(index);
    else free.splice(match, 1);
  });
  return left;
}

/**
 * How the members of two lists of blocks belong together. A plan does not tell sets from lists, so blocks that are equal
 * go away first, wherever they stand; those left over at the same place are compared, the others stand alone.
 * Undefined for lists that are told as a whole (scalars, or the same blocks in another order) and for what is no pair of
 * lists.
 */
export function pairsOf(
  want: JsonValue | undefined,
  have: JsonValue | undefined,
  hasUnknown: boolean,
): Pair[] | undefined {
  if (!Array.isArray(want) || !Array.isArray(have)) return undefined;
  const members = [...want, ...have];
  if (members.length > LONGEST || !members.every(isObject)) return undefined;
  const places = Math.max(want.length, have.length);
  if (hasUnknown) {
    return Array.from({ length: places }, (_, index) => ({
      index,
      inWant: index < want.length,
      inHave: index < have.length,
    }));
  }
  const [wants, haves] = [want.map(written), have.map(written)];
  const wanted = leftOver(wants, haves);
  const had = leftOver(haves, wants);
  if (wanted.size + had.size === 0) return undefined;
  return [...new Set([...wanted, ...had])]
    .sort((a, b) => a - b)
    .map(index => ({
      index,
      inWant: wanted.has(index),
      inHave: had.has(index),
    }));
}
