import { changeYaml } from '../../../yamlText/changeYaml';
import { dataAt } from '../../../yamlText/jsonData';
import { agrees } from '../agreement';
import type { FoundPlace } from '../codifyPlan';
import { attempt } from '../editDocument';
import type { FieldChange } from '../fieldChange';
import { listOf } from './kustomization';
import type { KustomizedObject } from './kustomizedObjects';

/** The entry of `replicas` in the outermost kustomization, with the live count; undefined without one. */
export function replicasPlace(
  { own, below, chain }: KustomizedObject,
  { path, have, target }: FieldChange,
): FoundPlace | undefined {
  const [{ file, ...outermost }] = chain;
  if (path !== 'spec.replicas') return undefined;
  const index = listOf(outermost, 'replicas').findIndex(entry =>
    [own.name, below.name].includes(String(dataAt(entry, ['name']))),
  );
  if (index < 0) return undefined;
  const place = ['replicas', index, 'count'];
  if (have === undefined || !agrees(dataAt(outermost.data, place), target)) {
    return { obstacle: 'placeNotFound' };
  }
  const after = attempt(() =>
    changeYaml(file.text, { index: 0, path: place, value: have }),
  );
  if (typeof after !== 'string') return after;
  const { repository } = file;
  return { edits: [{ repository, path: file.path, before: file.text, after }] };
}
