import type { PathSegment } from '../paths';

/** A member of a list: its name in the path, and where it is on each side; undefined where it is not. */
export interface MemberPlace {
  segment: PathSegment;
  want?: number;
  have?: number;
}

/** Where in an object a value is: keys, and members of lists. */
export type Place = ReadonlyArray<string | MemberPlace>;

/** The place as a path. */
export function segmentsOf(place: Place): PathSegment[] {
  return place.map(step =>
    typeof step === 'string' ? { key: step } : step.segment,
  );
}

/** The key of the innermost map member at or above the place, `above` keys further out. */
export function keyOf(place: Place, above = 0): string | undefined {
  let left = above;
  for (let index = place.length - 1; index >= 0; index -= 1) {
    const step = place[index];
    if (typeof step === 'string') {
      if (left === 0) return step;
      left -= 1;
    }
  }
  return undefined;
}
