import type { FoundPlace } from './codifyPlan';
import { editDocument } from './editDocument';
import { documentsIn, isNamed, nameOf } from './foundDocument';
import { isIn } from './repositoryFolder';
import { refOf, type PlaceSearch } from './sourceContext';

const MANIFEST = /\.(?:ya?ml|json)$/;

/** The one object of a folder of plain manifests, with the live values. */
export function plainPlace(search: PlaceSearch): FoundPlace {
  const { input, source, folder, files, values } = search;
  const ref = refOf(search);
  const directly = !source.source.directory?.recurse;
  const contents = files
    .filter(
      file =>
        file.repository === source.repository &&
        MANIFEST.test(file.path) &&
        isIn(folder, file.path, directly),
    )
    .map(file => documentsIn(file, ref.name));
  const matching = contents.flatMap(({ documents, generated }) =>
    documents
      .filter(found => isNamed(nameOf(found), ref, input.namespace))
      .map(found => ({ found, generated })),
  );
  if (matching.length > 1) return { obstacle: 'placeAmbiguous' };
  const [match] = matching;
  if (!match) {
    const isTemplate = contents.some(
      ({ documents, generated }) => generated && documents.length === 0,
    );
    return { obstacle: isTemplate ? 'generated' : 'placeNotFound' };
  }
  return match.generated
    ? { obstacle: 'generated' }
    : editDocument({ found: match.found, changes: values });
}
