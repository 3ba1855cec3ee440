import { dataAt } from '../../../yamlText/jsonData';
import type { FoundPlace } from '../codifyPlan';
import { editDocument } from '../editDocument';
import type { FieldChange } from '../fieldChange';
import { refOf, type PlaceSearch } from '../sourceContext';
import { isPatchable } from '../strategicPatch';
import { imagePlace } from './imagePlace';
import {
  isOpaque,
  kustomizationIn,
  listOf,
  type Kustomization,
} from './kustomization';
import { kustomizedObjects, type KustomizedObject } from './kustomizedObjects';
import { newPatch } from './newPatch';
import { patchesOf } from './patchFile';
import { addToPatch, matchingPatches, setInPatch } from './patchPlaces';
import { replicasPlace } from './replicasPlace';

const GENERATORS = [
  'configMapGenerator',
  'secretGenerator',
  'generators',
  'helmCharts',
];

/**
 * Where an overlay decides a field. `images` and `replicas` win over patches, these over what the resource says; what
 * comes from a base is patched in the overlay, because others may build on the base too.
 */
export function kustomizePlace(search: PlaceSearch): FoundPlace {
  const { input, source, folder, files, change } = search;
  const outermost = kustomizationIn(files, source.repository, folder);
  if (!outermost) return { obstacle: 'placeNotFound' };
  if (source.source.kustomize?.inline) return { obstacle: 'placeAmbiguous' };
  const objects = kustomizedObjects(
    files,
    outermost,
    refOf(search),
    input.namespace,
  );
  if (objects.length > 1) return { obstacle: 'placeAmbiguous' };
  const [object] = objects;
  if (!object) {
    const isMade = GENERATORS.some(key => listOf(outermost, key).length > 0);
    return { obstacle: isMade ? 'generated' : 'placeNotFound' };
  }
  if (object.chain.some(isOpaque)) return { obstacle: 'generated' };
  if (isLabelled(outermost, change)) return { obstacle: 'placeAmbiguous' };
  return (
    imagePlace(object, change, files) ??
    replicasPlace(object, change) ??
    patchOrResource(search, object)
  );
}

function patchOrResource(
  { input, files, change, values }: PlaceSearch,
  object: KustomizedObject,
): FoundPlace {
  const { resource } = input;
  const matching = matchingPatches(
    patchesOf(object.chain[0], files),
    object,
    change,
  );
  const setting = matching.filter(({ place }) => place !== undefined);
  if (setting.length > 1 || setting.some(({ wide }) => wide)) {
    return { obstacle: 'placeAmbiguous' };
  }
  if (setting.length === 1) return setInPatch(setting[0], change);
  if (object.chain.length === 1) {
    return object.generated
      ? { obstacle: 'generated' }
      : editDocument({ found: object.found, changes: values });
  }
  if (!isPatchable(resource, change)) return { obstacle: 'placeNotFound' };
  const [open] = matching.filter(({ strategic, wide }) => strategic && !wide);
  return open
    ? addToPatch(open, change, resource.have)
    : newPatch(object, change, resource.have, files);
}

/** True for a label or annotation that the kustomization gives to everything. */
function isLabelled(
  { data }: Kustomization,
  { segments }: FieldChange,
): boolean {
  const keys = segments.map(segment => ('key' in segment ? segment.key : ''));
  const field = keys.at(-2);
  const name = keys.at(-1) ?? '';
  if (field === 'annotations') {
    return dataAt(data, ['commonAnnotations', name]) !== undefined;
  }
  return (
    (field === 'labels' || field === 'matchLabels') &&
    (dataAt(data, ['commonLabels', name]) !== undefined ||
      listOf({ data }, 'labels').some(
        each => dataAt(each, ['pairs', name]) !== undefined,
      ))
  );
}
