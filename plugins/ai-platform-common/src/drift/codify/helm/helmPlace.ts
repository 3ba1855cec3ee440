import type { YamlValue } from '../../../emit/print/yaml';
import { changeYaml } from '../../../yamlText/changeYaml';
import type { FieldPath } from '../../../yamlText/fieldPath';
import { dataAt } from '../../../yamlText/jsonData';
import { readYamlDocuments } from '../../../yamlText/yamlDocuments';
import { YamlTextError } from '../../../yamlText/yamlTextError';
import { agrees } from '../agreement';
import type { SourceFile } from '../codifyInput';
import type { FoundPlace } from '../codifyPlan';
import { attempt } from '../editDocument';
import { fileAt, isIn, joinPath } from '../repositoryFolder';
import { refOf, type PlaceSearch } from '../sourceContext';
import { valueConventions, type ValueConvention } from './valueConventions';
import { valueFilesOf } from './valueFiles';

/** Values of one file. */
interface Layer {
  file: SourceFile;
  data: unknown;
  /** True for the chart's own defaults. */
  isChart: boolean;
}

interface Candidate {
  path: FieldPath;
  to: YamlValue;
}

/**
 * The key in the values that a field comes from, where there is no doubt: one key alone has the name that charts use
 * for it, and the value that Git is said to have. The last file that sets it changes, or, for a default of the chart,
 * the last value file gets it.
 */
export function helmPlace(search: PlaceSearch): FoundPlace {
  const { source, change } = search;
  if (source.source.helm?.inlineValues) return { obstacle: 'placeAmbiguous' };
  const layers = layersOf(search);
  if (!layers) {
    const isForbidden = search.input.sources.some(each => each.forbidden);
    return { obstacle: isForbidden ? 'repositoryNotAllowed' : 'placeNotFound' };
  }
  const conventions = valueConventions(refOf(search), change);
  const used = (each: ValueConvention) =>
    candidatesFor(layers, each).filter(({ path }) => isUsed(search, path));
  const candidates = conventions.flatMap(used);
  if (candidates.length > 1) return { obstacle: 'placeAmbiguous' };
  const [candidate] = candidates;
  if (candidate) return edit(layers, candidate);
  // Git may have the live value already.
  const there = conventions
    .map(each => ({ ...each, from: each.to }))
    .flatMap(used);
  return there.length === 1 ? { edits: [] } : { obstacle: 'placeNotFound' };
}

/** The values in the order in which they are laid over each other; undefined where one cannot be read. */
function layersOf(search: PlaceSearch): Layer[] | undefined {
  const { input, source, folder, files } = search;
  const given = valueFilesOf(source, input.sources);
  if (!given) return undefined;
  const own =
    source.source.chart === undefined
      ? fileAt(files, source.repository, joinPath(folder, 'values.yaml'))
      : undefined;
  const layers = [
    ...(own ? [{ file: own, isChart: true }] : []),
    ...given.flatMap(({ repository, path }) => {
      const file = fileAt(files, repository, path);
      return file ? [{ file, isChart: file === own }] : [];
    }),
  ].map(layer => ({ ...layer, data: dataOf(layer.file) }));
  return layers.some(({ data }) => data === undefined) ? undefined : layers;
}

function dataOf({ text }: SourceFile): unknown {
  try {
    const [first, ...others] = readYamlDocuments(text);
    return others.length > 0 ? undefined : first?.data ?? {};
  } catch (error) {
    if (!(error instanceof YamlTextError)) throw error;
    return undefined;
  }
}

/** What the layers say together: the last one wins, lists are replaced. */
function effective(layers: readonly Layer[], path: FieldPath): unknown {
  for (const { data } of [...layers].reverse()) {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const value = dataAt(data, path.slice(0, depth));
      if (value === undefined) continue;
      if (depth === path.length) return value;
      // Something else than a map in the way hides what is below.
      if (typeof value !== 'object' || Array.isArray(value)) return undefined;
      break;
    }
  }
  return undefined;
}

function candidatesFor(
  layers: readonly Layer[],
  { suffix, from, to, imageName }: ValueConvention,
): Candidate[] {
  const paths = new Map<string, FieldPath>();
  for (const { data } of layers) {
    for (const path of scalarPaths(data)) paths.set(JSON.stringify(path), path);
  }
  return [...paths.values()]
    .filter(path =>
      suffix.every((part, index) => path.at(index - suffix.length) === part),
    )
    .filter(path => agrees(effective(layers, path), from))
    .filter(path => imageName === undefined || isOf(layers, path, imageName))
    .map(path => ({ path, to }));
}

/** The paths of single values; those within lists have no certain meaning. */
function scalarPaths(data: unknown, above: FieldPath = []): FieldPath[] {
  if (typeof data !== 'object' || data === null) return [above];
  if (Array.isArray(data)) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    scalarPaths(value, [...above, key]),
  );
}

/** True unless the repository beside a tag says that it is another image's. */
function isOf(
  layers: readonly Layer[],
  path: FieldPath,
  imageName: string,
): boolean {
  const beside = (key: string) =>
    effective(layers, [...path.slice(0, -1), key]);
  const [registry, repository] = [beside('registry'), beside('repository')];
  if (typeof repository !== 'string') return true;
  const name = registry ? `${registry}/${repository}` : repository;
  return name === imageName || imageName.endsWith(`/${name}`);
}

/** True where the templates of the chart mention the value, or cannot be read. */
function isUsed({ source, folder, files }: PlaceSearch, path: FieldPath) {
  const templates = files.filter(
    file =>
      file.repository === source.repository &&
      isIn(joinPath(folder, 'templates') ?? folder, file.path),
  );
  const word = `.Values.${path[0]}`;
  const chart = fileAt(
    files,
    source.repository,
    joinPath(folder, 'Chart.yaml'),
  );
  return (
    source.source.chart !== undefined ||
    templates.some(({ text }) => text.includes(word)) ||
    // The key of a chart that this one is built from.
    chart?.text.includes(`name: ${path[0]}`) === true
  );
}

function edit(layers: readonly Layer[], { path, to }: Candidate): FoundPlace {
  const last = [...layers].reverse();
  const setting = last.find(({ data }) => dataAt(data, path) !== undefined);
  const open = last.find(({ isChart }) => !isChart);
  const { file } = (setting?.isChart && open) || setting || last[0];
  const after = attempt(() =>
    changeYaml(file.text, {
      ...{ index: 0, path, value: to },
      json: file.path.endsWith('.json'),
    }),
  );
  if (typeof after !== 'string') return after;
  const { repository, path: name } = file;
  return { edits: [{ repository, path: name, before: file.text, after }] };
}
