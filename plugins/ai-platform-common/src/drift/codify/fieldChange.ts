import type { DriftObstacle } from '../../view/driftVocabulary';
import type { ManagedResourceFacts } from '../facts';
import type { JsonValue } from '../json';
import { holdsMask } from '../mask/markers';
import { parsePath, type PathSegment } from '../paths';
import { isSameData } from '../../yamlText/jsonData';
import { valueAt } from './objectAt';

/** One value that Git is to have. */
export interface ValueChange {
  segments: readonly PathSegment[];
  /** What the manifest in Git says; undefined where it leaves it open. */
  target: JsonValue | undefined;
  /** What the object would have after a sync. */
  want: JsonValue | undefined;
  /** What the cluster has; undefined where the field is gone. */
  have: JsonValue | undefined;
}

/** One field that is to be codified. */
export interface FieldChange extends ValueChange {
  path: string;
}

/** What a field of the resource is to become, or why it cannot. */
export function fieldChangeOf(
  resource: ManagedResourceFacts,
  path: string,
): FieldChange | DriftObstacle {
  if (resource.kind === 'Secret' && resource.group === '') return 'secret';
  const segments = parsePath(path);
  if (path === '' || resource.want === null || resource.have === null) {
    return 'wholeResource';
  }
  if (!segments) return 'placeNotFound';
  const change = { path, ...changeAt(resource, upToPosition(segments)) };
  const { want, have, target } = change;
  if ([want, have, target].some(holdsMasked)) return 'secret';
  if (isSameData(want, have)) return 'placeNotFound';
  return change;
}

/** A list without merge keys changes as a whole: positions mean nothing once a member is gone. */
function upToPosition(segments: readonly PathSegment[]): PathSegment[] {
  const index = segments.findIndex(segment => 'index' in segment);
  return index < 0 ? [...segments] : segments.slice(0, index);
}

function changeAt(
  { target, want, have }: ManagedResourceFacts,
  segments: readonly PathSegment[],
): ValueChange {
  return {
    segments,
    target: valueAt(target, segments),
    want: valueAt(want, segments),
    have: valueAt(have, segments),
  };
}

/**
 * The single values that a change comes to, so that what both sides have alike is not touched: the keys of maps, the
 * members of lists, those too many last and from the end.
 */
export function valueChanges(
  resource: ManagedResourceFacts,
  change: ValueChange,
): ValueChange[] {
  const { segments, want, have } = change;
  if (Array.isArray(want) && Array.isArray(have)) {
    const length = Math.max(want.length, have.length);
    const positions = Array.from({ length }, (_each, index) => index);
    return [
      ...positions.slice(0, have.length),
      ...positions.slice(have.length).reverse(),
    ].flatMap(index => within(resource, [...segments, { index }]));
  }
  if (isMap(want) && isMap(have)) {
    return [...new Set([...Object.keys(want), ...Object.keys(have)])].flatMap(
      key => within(resource, [...segments, { key }]),
    );
  }
  return isSameData(want, have) ? [] : [change];
}

function within(
  resource: ManagedResourceFacts,
  segments: PathSegment[],
): ValueChange[] {
  return valueChanges(resource, changeAt(resource, segments));
}

function isMap(
  value: JsonValue | undefined,
): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True where a value or a key is masked, in part or as a whole: written into Git, the mark would be deployed. */
function holdsMasked(value: JsonValue | undefined): boolean {
  if (typeof value !== 'object' || value === null) return holdsMask(value);
  return Object.entries(value).some(
    ([key, each]) => holdsMask(key) || holdsMasked(each),
  );
}
