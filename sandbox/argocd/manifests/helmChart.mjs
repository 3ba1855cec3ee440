import path from 'node:path';
import { parse } from 'yaml';
import { isRecord } from '../objects/lists.mjs';
import { objectsOf } from '../../objectsOf.mjs';
import { renderTemplate } from './helmTemplate.mjs';

/**
 * The objects of a chart with the values of an application: value files in turn, then `valuesObject` and parameters. Of
 * Helm it knows as much as the sandbox's charts need; see helmTemplate.mjs.
 *
 * @param {{ application: object, source: object, files: readonly { path: string, text: string }[], reader: { file(path: string): Promise<string> } }} options
 * @returns {Promise<object[]>}
 */
export async function chartObjects({ application, source, files, reader }) {
  const helm = source.helm ?? {};
  const own = name =>
    files.find(file => file.path === `${source.path}/${name}`);
  const layers = [parse(own('values.yaml')?.text ?? '') ?? {}];
  for (const name of helm.valueFiles ?? []) {
    const file = name.startsWith('/')
      ? name.slice(1)
      : path.posix.join(source.path, name);
    layers.push(parse(await reader.file(file)) ?? {});
  }
  layers.push(helm.valuesObject ?? {});
  const scope = {
    Values: layers.reduce(overlaid),
    Chart: capitalised(parse(own('Chart.yaml').text)),
    Release: {
      Name: helm.releaseName ?? application.metadata.name,
      Namespace: application.spec.destination.namespace,
      Service: 'Helm',
    },
  };
  return files
    .filter(file => file.path.startsWith(`${source.path}/templates/`))
    .filter(file => file.path.endsWith('.yaml'))
    .flatMap(file =>
      objectsOf({ path: file.path, text: renderTemplate(file.text, scope) }),
    );
}

function overlaid(below, above) {
  if (!isRecord(below) || !isRecord(above)) return above;
  const merged = { ...below };
  for (const [key, value] of Object.entries(above)) {
    merged[key] = key in below ? overlaid(below[key], value) : value;
  }
  return merged;
}

function capitalised(chart) {
  return Object.fromEntries(
    Object.entries(chart).map(([key, value]) => [
      key[0].toUpperCase() + key.slice(1),
      value,
    ]),
  );
}
