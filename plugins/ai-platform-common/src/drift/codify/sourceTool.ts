import type { ApplicationSource } from '../facts';
import { isIn, joinPath } from './repositoryFolder';

/** What makes manifests of a source; `generated` for what is not understood. */
export type SourceTool = 'directory' | 'kustomize' | 'helm' | 'generated';

/** Names that Kustomize looks for. */
export const KUSTOMIZATIONS = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
];

const MANIFEST = /\.(?:ya?ml|json)$/;

/**
 * The folder of its repository that a source is; the root is empty. Undefined where it has none: a chart, values alone,
 * or a path that leaves the repository.
 * @public
 */
export function sourceFolder({
  path,
  chart,
}: ApplicationSource): string | undefined {
  return path === undefined || chart !== undefined
    ? undefined
    : joinPath('', path);
}

/** How Argo CD would treat a source, by what it says and which files are there. */
export function sourceTool(
  source: ApplicationSource,
  paths: readonly string[],
): SourceTool {
  if (source.plugin || source.directory?.jsonnet) return 'generated';
  if (source.chart !== undefined || source.helm) return 'helm';
  if (source.kustomize) return 'kustomize';
  if (source.directory) return 'directory';
  const folder = joinPath('', source.path ?? '');
  const has = (name: string) =>
    paths.includes(joinPath(folder ?? '', name) ?? '');
  if (has('Chart.yaml')) return 'helm';
  return KUSTOMIZATIONS.some(has) ? 'kustomize' : 'directory';
}

/**
 * The files of a source that decide where a value belongs, out of all paths below its folder.
 * @public
 */
export function wantedFiles(
  source: ApplicationSource,
  paths: readonly string[],
): string[] {
  const folder = joinPath('', source.path ?? '');
  const tool = sourceTool(source, paths);
  if (folder === undefined || tool === 'generated') return [];
  const directly = tool === 'directory' && !source.directory?.recurse;
  return paths.filter(
    path => isIn(folder, path, directly) && isManifest(path, tool),
  );
}

function isManifest(path: string, tool: SourceTool): boolean {
  return (
    MANIFEST.test(path) ||
    (tool === 'helm' && path.endsWith('.tpl')) ||
    KUSTOMIZATIONS.includes(path.slice(path.lastIndexOf('/') + 1))
  );
}
