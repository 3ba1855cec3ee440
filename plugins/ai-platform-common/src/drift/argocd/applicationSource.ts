import { isTrueAt, listAt, textAt } from '../../quota/facts/fields';
import { kept } from '../../quota/facts/kept';
import { valueAt } from '../../model/valueAt';
import type { ApplicationSource } from '../facts';

const INLINE_VALUES = [
  'values',
  'valuesObject',
  'parameters',
  'fileParameters',
];

const INLINE_KUSTOMIZE = [
  'namePrefix',
  'nameSuffix',
  'images',
  'replicas',
  'patches',
  'components',
  'namespace',
  'commonLabels',
  'commonAnnotations',
];

function isFilled(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) {
    return Object.keys(value).length > 0;
  }
  return value !== undefined && value !== null && value !== '';
}

const isAnyFilled = (root: unknown, keys: readonly string[]) =>
  keys.some(key => isFilled(valueAt(root, [key])));

function helmOf(source: unknown): ApplicationSource['helm'] {
  const helm = valueAt(source, ['helm']);
  if (!isFilled(helm)) return undefined;
  return kept({
    releaseName: textAt(helm, 'releaseName'),
    valueFiles: listAt(helm, 'valueFiles').filter(
      file => typeof file === 'string',
    ),
    inlineValues: isAnyFilled(helm, INLINE_VALUES),
  });
}

function kustomizeOf(source: unknown): ApplicationSource['kustomize'] {
  const kustomize = valueAt(source, ['kustomize']);
  return isFilled(kustomize)
    ? { inline: isAnyFilled(kustomize, INLINE_KUSTOMIZE) }
    : undefined;
}

function directoryOf(source: unknown): ApplicationSource['directory'] {
  const directory = valueAt(source, ['directory']);
  return isFilled(directory)
    ? {
        recurse: isTrueAt(directory, 'recurse'),
        jsonnet: isFilled(valueAt(directory, ['jsonnet'])),
      }
    : undefined;
}

function sourceOf(source: unknown): ApplicationSource {
  return kept({
    repoUrl: textAt(source, 'repoURL') ?? '',
    path: textAt(source, 'path'),
    targetRevision: textAt(source, 'targetRevision'),
    chart: textAt(source, 'chart'),
    ref: textAt(source, 'ref'),
    helm: helmOf(source),
    kustomize: kustomizeOf(source),
    directory: directoryOf(source),
    plugin: isFilled(valueAt(source, ['plugin'])) || undefined,
  });
}

/** What the hydrator writes is made by a tool: what it is made from is elsewhere. */
function hydratedSource(hydrator: unknown): ApplicationSource {
  return kept({
    repoUrl: textAt(hydrator, 'drySource', 'repoURL') ?? '',
    path: textAt(hydrator, 'syncSource', 'path'),
    targetRevision: textAt(hydrator, 'syncSource', 'targetBranch'),
    plugin: true,
  });
}

/** The sources of an Application's spec, in their order. Several, even if there is but one, stand under `sources`. */
export function applicationSources(spec: unknown): {
  sources: ApplicationSource[];
  multiSource: boolean;
} {
  const hydrator = valueAt(spec, ['sourceHydrator']);
  if (isFilled(hydrator)) {
    return { sources: [hydratedSource(hydrator)], multiSource: false };
  }
  const several = listAt(spec, 'sources');
  if (several.length > 0) {
    return { sources: several.map(sourceOf), multiSource: true };
  }
  const single = valueAt(spec, ['source']);
  return {
    sources: isFilled(single) ? [sourceOf(single)] : [],
    multiSource: false,
  };
}
