import { changeYaml } from '../../yamlText/changeYaml';
import { dataAt } from '../../yamlText/jsonData';
import { readYamlDocuments } from '../../yamlText/yamlDocuments';
import { YamlTextError } from '../../yamlText/yamlTextError';
import type { DriftObstacle } from '../../view/driftVocabulary';
import { agrees } from './agreement';
import type { FoundPlace } from './codifyPlan';
import type { ValueChange } from './fieldChange';
import type { FoundDocument } from './foundDocument';
import { positionsOf } from './objectAt';

/** What is to be written, and where. */
export interface DocumentEdit {
  found: FoundDocument;
  changes: readonly ValueChange[];
}

/** Writes live values over those of an object in its file, as long as the file says what the engine says it does. */
export function editDocument({ found, changes }: DocumentEdit): FoundPlace {
  const { file } = found;
  const after = attempt(() =>
    changes.reduce((text, change) => edited(text, found, change), file.text),
  );
  if (typeof after !== 'string') return after;
  return {
    edits:
      after === file.text
        ? []
        : [
            {
              repository: file.repository,
              path: file.path,
              before: file.text,
              after,
            },
          ],
  };
}

/** What the work gives; where the text has no place for it, that. */
export function attempt(
  work: () => string,
): string | { obstacle: DriftObstacle } {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof YamlTextError)) throw error;
    return {
      obstacle: error.fault === 'shared' ? 'placeAmbiguous' : 'placeNotFound',
    };
  }
}

function edited(
  text: string,
  { file, index, base }: FoundDocument,
  { segments, target, have }: ValueChange,
): string {
  const { data } = readYamlDocuments(text)[index];
  const object = dataAt(data, base);
  const positions = positionsOf(object, segments);
  if (!positions) throw new YamlTextError('noPlace', 'No such place.');
  const inGit = dataAt(object, positions);
  if (inGit !== undefined && have !== undefined && agrees(inGit, have)) {
    return text;
  }
  if (inGit === undefined && have === undefined) return text;
  if (!agrees(inGit, target)) {
    throw new YamlTextError('noPlace', 'Git says something else.');
  }
  return changeYaml(text, {
    ...{ index, path: [...base, ...positions], value: have },
    json: file.path.endsWith('.json'),
  });
}
