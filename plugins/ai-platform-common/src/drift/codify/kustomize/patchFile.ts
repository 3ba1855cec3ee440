import type { DriftObstacle } from '../../../view/driftVocabulary';
import type { FieldPath } from '../../../yamlText/fieldPath';
import { changeYaml } from '../../../yamlText/changeYaml';
import { dataAt } from '../../../yamlText/jsonData';
import { readYamlDocuments } from '../../../yamlText/yamlDocuments';
import { YamlTextError } from '../../../yamlText/yamlTextError';
import type { YamlValue } from '../../../emit/print/yaml';
import type { FoundPlace } from '../codifyPlan';
import type { SourceFile } from '../codifyInput';
import { attempt } from '../editDocument';
import { fileAt, joinPath } from '../repositoryFolder';
import { listOf, type Kustomization } from './kustomization';

/** A patch of a kustomization: a file, or a text within the kustomization itself. */
export interface PatchText {
  file: SourceFile;
  /** Where in the kustomization the text stands. */
  inline?: FieldPath;
  text: string;
  /** The objects that it is said to be about. */
  target?: unknown;
  documents: unknown[];
}

/** The patches of a kustomization that can be read. */
export function patchesOf(
  kustomization: Kustomization,
  files: readonly SourceFile[],
): PatchText[] {
  return ['patches', 'patchesStrategicMerge', 'patchesJson6902'].flatMap(key =>
    listOf(kustomization, key).flatMap((entry, index) => {
      const { file: own, repository, folder } = kustomization;
      const target = dataAt(entry, ['target']);
      const inline = inlineText(entry);
      if (inline) {
        const place = [key, index, ...inline.place];
        return read({ file: own, inline: place, text: inline.text, target });
      }
      const path = typeof entry === 'string' ? entry : dataAt(entry, ['path']);
      if (typeof path !== 'string') return [];
      const file = fileAt(files, repository, joinPath(folder, path));
      return file ? read({ file, text: file.text, target }) : [];
    }),
  );
}

/** The patch that stands in the kustomization itself. */
function inlineText(
  entry: unknown,
): { text: string; place: string[] } | undefined {
  if (typeof entry === 'string') {
    return entry.includes('\n') ? { text: entry, place: [] } : undefined;
  }
  const text = dataAt(entry, ['patch']);
  return typeof text === 'string' ? { text, place: ['patch'] } : undefined;
}

function read(patch: Omit<PatchText, 'documents'>): PatchText[] {
  try {
    const documents = readYamlDocuments(patch.text).map(({ data }) => data);
    return [{ ...patch, documents }];
  } catch (error) {
    if (!(error instanceof YamlTextError)) throw error;
    return [];
  }
}

/** The patch with one value changed in one of its documents. */
export function editPatch(
  { file, inline, text }: PatchText,
  { index, path, value }: { index: number; path: FieldPath; value: YamlValue },
): FoundPlace {
  const json = inline === undefined && file.path.endsWith('.json');
  const after: string | { obstacle: DriftObstacle } = attempt(() => {
    const changed = changeYaml(text, {
      ...{ index, path, value, json },
    });
    return inline
      ? changeYaml(file.text, { index: 0, path: inline, value: changed })
      : changed;
  });
  if (typeof after !== 'string') return after;
  return {
    edits: [
      {
        ...{ repository: file.repository, path: file.path },
        ...{ before: file.text, after },
      },
    ],
  };
}
