import type { FieldPath } from '../../../yamlText/fieldPath';
import { dataAt } from '../../../yamlText/jsonData';
import type { JsonValue } from '../../json';
import { agrees } from '../agreement';
import type { FoundPlace } from '../codifyPlan';
import type { FieldChange } from '../fieldChange';
import { positionsOf, valueAt } from '../objectAt';
import { patchEntry } from '../strategicPatch';
import type { KustomizedObject } from './kustomizedObjects';
import { editPatch, type PatchText } from './patchFile';

/** A document of a patch that is about the object. */
export interface MatchingPatch {
  patch: PatchText;
  index: number;
  /** Where it sets the field; undefined where it does not. */
  place?: FieldPath;
  /** True for a strategic merge patch, to which a field can be added. */
  strategic: boolean;
  /** True where other objects may be meant too. */
  wide: boolean;
}

/** The documents of patches that are, or may be, about the object. */
export function matchingPatches(
  patches: readonly PatchText[],
  object: KustomizedObject,
  change: FieldChange,
): MatchingPatch[] {
  return patches.flatMap(patch =>
    patch.documents.flatMap((document, index) => {
      const aim = aimOf(patch.target, document, object);
      if (!aim) return [];
      const strategic = !Array.isArray(document);
      const place = strategic
        ? placeIn(document, change)
        : operationOn(document, object, change);
      return [
        {
          patch,
          index,
          strategic,
          wide: aim === 'wide',
          ...(place && { place }),
        },
      ];
    }),
  );
}

/** The patch with the live value where it sets the field. */
export function setInPatch(
  { patch, index, place = [], strategic }: MatchingPatch,
  { have, target }: FieldChange,
): FoundPlace {
  const said = dataAt(patch.documents[index], place);
  if (!agrees(said, target) || (have === undefined && !strategic)) {
    return { obstacle: 'placeNotFound' };
  }
  return editPatch(patch, { index, path: place, value: have ?? null });
}

/** The patch with the field added to what it sets already. */
export function addToPatch(
  { patch, index }: MatchingPatch,
  change: FieldChange,
  object: JsonValue,
): FoundPlace {
  const document = patch.documents[index] as JsonValue;
  const { path, value } = patchEntry(document, change, object);
  return editPatch(patch, { index, path, value });
}

/** Whether a patch is about this very object, about objects like it, or about others. */
function aimOf(
  target: unknown,
  document: unknown,
  { own, below }: KustomizedObject,
): 'exact' | 'wide' | undefined {
  const names = [own.name, below.name];
  if (target === undefined) {
    const kind = dataAt(document, ['kind']);
    const name = dataAt(document, ['metadata', 'name']);
    return kind === own.kind && names.includes(String(name))
      ? 'exact'
      : undefined;
  }
  const kind = dataAt(target, ['kind']);
  const name = dataAt(target, ['name']);
  if (kind !== undefined && kind !== own.kind) return undefined;
  const isSelected = ['labelSelector', 'annotationSelector'].some(
    key => dataAt(target, [key]) !== undefined,
  );
  if (isSelected || kind === undefined || typeof name !== 'string') {
    return 'wide';
  }
  if (names.includes(name)) return 'exact';
  // Names in targets are patterns.
  return /^[a-z0-9.-]+$/.test(name) ? undefined : 'wide';
}

function placeIn(
  document: unknown,
  { segments }: FieldChange,
): FieldPath | undefined {
  const place = positionsOf(document, segments);
  return place && dataAt(document, place) !== undefined ? place : undefined;
}

/** The value of the operation of a JSON patch that sets the field. */
function operationOn(
  operations: readonly unknown[],
  { found }: KustomizedObject,
  { segments }: FieldChange,
): FieldPath | undefined {
  const positions = positionsOf(found.data, segments);
  if (!positions || valueAt(found.data as JsonValue, segments) === undefined) {
    return undefined;
  }
  const pointer = positions
    .map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
  const index = operations.findIndex(
    operation =>
      dataAt(operation, ['path']) === pointer &&
      ['add', 'replace'].includes(String(dataAt(operation, ['op']))),
  );
  return index < 0 ? undefined : [index, 'value'];
}
