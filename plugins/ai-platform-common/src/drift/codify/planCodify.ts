import { printYaml } from '../../emit/print/yaml';
import { dataAt } from '../../yamlText/jsonData';
import type { DriftObstacle } from '../../view/driftVocabulary';
import type { ManagedResourceFacts } from '../facts';
import { formatPath } from '../paths';
import type { CodifyInput, SourceFile } from './codifyInput';
import type {
  CodifyPlan,
  FileEdit,
  FoundPlace,
  PlannedChange,
} from './codifyPlan';
import { fieldChangeOf, valueChanges, type FieldChange } from './fieldChange';
import { helmPlace } from './helm/helmPlace';
import { kustomizePlace } from './kustomize/kustomizePlace';
import { plainPlace } from './plainPlace';
import { joinPath } from './repositoryFolder';
import type { PlaceSearch } from './sourceContext';
import { sourceTool } from './sourceTool';
import { strategicPatch } from './strategicPatch';

/** What is said where sources have no place, the most telling first. */
const TELLING: readonly DriftObstacle[] = [
  'placeAmbiguous',
  'generated',
  'repositoryNotAllowed',
  'repositoryNotWritable',
  'placeNotFound',
];

/**
 * Where the live values of a resource belong in Git, and the files with them: one change a field, each on top of those
 * before. A field whose place is not certain is refused with the reason, and so is everything secret; the files are as
 * they were but for the values.
 * @public
 */
export function planCodify(input: CodifyInput): CodifyPlan {
  const changes: PlannedChange[] = [];
  const refused: CodifyPlan['refused'] = [];
  const byHand: FieldChange[] = [];
  let { files } = input;
  for (const path of new Set(input.paths)) {
    const change = fieldChangeOf(input.resource, path);
    if (typeof change === 'string') {
      refused.push({ path, obstacle: change });
      continue;
    }
    const found = findPlace(input, files, change);
    if ('obstacle' in found) {
      refused.push({ path, obstacle: found.obstacle });
      byHand.push(change);
      continue;
    }
    files = withEdits(files, found.edits);
    changes.push(plannedChange(change, found.edits));
  }
  return {
    changes,
    refused,
    ...(byHand.length > 0 && { patch: patchText(input.resource, byHand) }),
  };
}

function findPlace(
  input: CodifyInput,
  files: readonly SourceFile[],
  change: FieldChange,
): FoundPlace {
  const values = valueChanges(input.resource, change);
  const found = input.sources
    .filter(
      ({ source }) => source.path !== undefined || source.chart !== undefined,
    )
    .map<FoundPlace>(source => {
      const folder = joinPath('', source.source.path ?? '');
      const { repository = '', forbidden } = source;
      const isReadable = repository !== '' || source.source.chart !== undefined;
      if (forbidden) return { obstacle: 'repositoryNotAllowed' };
      if (!isReadable) return { obstacle: 'repositoryNotWritable' };
      if (folder === undefined) return { obstacle: 'placeNotFound' };
      return placeIn({
        ...{ input, folder, files, change, values },
        source: { ...source, repository },
      });
    });
  const places = found.filter(each => 'edits' in each);
  if (places.length === 1) return places[0];
  const obstacles = found.flatMap(each =>
    'obstacle' in each ? [each.obstacle] : [],
  );
  return {
    obstacle:
      places.length > 1
        ? 'placeAmbiguous'
        : TELLING.find(each => obstacles.includes(each)) ?? 'placeNotFound',
  };
}

function placeIn(search: PlaceSearch): FoundPlace {
  const { source, files } = search;
  const paths = files
    .filter(({ repository }) => repository === source.repository)
    .map(({ path }) => path);
  switch (sourceTool(source.source, paths)) {
    case 'generated':
      return { obstacle: 'generated' };
    case 'helm':
      return helmPlace(search);
    case 'kustomize':
      return kustomizePlace(search);
    default:
      return plainPlace(search);
  }
}

function withEdits(
  files: readonly SourceFile[],
  edits: readonly FileEdit[],
): SourceFile[] {
  const isEdited = (file: SourceFile) =>
    edits.some(
      ({ repository, path }) =>
        repository === file.repository && path === file.path,
    );
  return [
    ...files.filter(file => !isEdited(file)),
    ...edits.map(({ repository, path, after }) => ({
      ...{ repository, path, text: after },
    })),
  ];
}

function plannedChange(
  { segments, want, have }: FieldChange,
  edits: FileEdit[],
): PlannedChange {
  return {
    path: formatPath(segments),
    ...(want !== undefined && { from: want }),
    ...(have !== undefined && { to: have }),
    edits,
  };
}

function patchText(
  { kind, namespace, name, target, have }: ManagedResourceFacts,
  changes: readonly FieldChange[],
): string {
  const head = {
    apiVersion: String(dataAt(target ?? have, ['apiVersion']) ?? ''),
    kind,
    metadata: { name, ...(namespace !== '' && { namespace }) },
  };
  return printYaml(strategicPatch(head, changes, have));
}
