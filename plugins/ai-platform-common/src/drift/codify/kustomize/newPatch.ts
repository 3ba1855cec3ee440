import { printYaml } from '../../../emit/print/yaml';
import { changeYaml } from '../../../yamlText/changeYaml';
import { dataAt } from '../../../yamlText/jsonData';
import type { JsonValue } from '../../json';
import type { FoundPlace } from '../codifyPlan';
import type { SourceFile } from '../codifyInput';
import { attempt } from '../editDocument';
import type { FieldChange } from '../fieldChange';
import { fileAt, joinPath } from '../repositoryFolder';
import { strategicPatch } from '../strategicPatch';
import { listOf } from './kustomization';
import type { KustomizedObject } from './kustomizedObjects';

/** A new patch of the object beside the outermost kustomization, which then names it. */
export function newPatch(
  { found, own, chain }: KustomizedObject,
  change: FieldChange,
  object: JsonValue,
  files: readonly SourceFile[],
): FoundPlace {
  const [{ repository, folder, file, data }] = chain;
  const name = `patch-${own.kind}-${own.name}`
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-');
  const path = joinPath(folder, `${name}.yaml`);
  if (path === undefined || fileAt(files, repository, path)) {
    return { obstacle: 'placeNotFound' };
  }
  const key =
    dataAt(data, ['patches']) === undefined &&
    listOf({ data }, 'patchesStrategicMerge').length > 0
      ? 'patchesStrategicMerge'
      : 'patches';
  const entry = key === 'patches' ? { path: `${name}.yaml` } : `${name}.yaml`;
  const count = listOf({ data }, key).length;
  const after = attempt(() =>
    changeYaml(
      file.text,
      count > 0
        ? { index: 0, path: [key, count], value: entry }
        : { index: 0, path: [key], value: [entry] },
    ),
  );
  if (typeof after !== 'string') return after;
  const head = {
    apiVersion: String(dataAt(found.data, ['apiVersion'])),
    kind: own.kind,
    metadata: {
      name: own.name,
      ...(own.namespace !== undefined && { namespace: own.namespace }),
    },
  };
  return {
    edits: [
      {
        repository,
        path,
        after: printYaml(strategicPatch(head, [change], object)),
      },
      { repository, path: file.path, before: file.text, after },
    ],
  };
}
