import path from 'node:path';
import { parse } from 'yaml';
import { threeWayMerge } from '../objects/threeWayMerge.mjs';
import { objectsOf } from '../../objectsOf.mjs';

/**
 * The objects of a kustomization: its resources, with namespace, patches, images and replicas put in. Of Kustomize it
 * knows as much as the sandbox's overlays need: strategic merge patches, no JSON patches and no generators.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 * @param {string} folder
 * @param {{ under(folder: string): Promise<{ path: string, text: string }[]>, file(path: string): Promise<string> }} reader
 * @returns {Promise<object[]>}
 */
export async function kustomized(folder, reader) {
  const spec = parse(await reader.file(`${folder}/kustomization.yaml`)) ?? {};
  const at = name => path.posix.join(folder, name);
  const resources = [];
  for (const name of spec.resources ?? []) {
    resources.push(...(await resourcesAt(at(name), reader)));
  }
  const patches = [];
  for (const { path: name, patch } of spec.patches ?? []) {
    const text = name ? await reader.file(at(name)) : patch;
    patches.push(...objectsOf({ path: at(name ?? ''), text }));
  }
  return resources
    .map(object => placed(object, spec.namespace))
    .map(object => patches.filter(isAbout(object)).reduce(merged, object))
    .map(object => withImages(object, spec.images ?? []))
    .map(object => withReplicas(object, spec.replicas ?? []));
}

async function resourcesAt(name, reader) {
  return /\.ya?ml$/.test(name)
    ? objectsOf({ path: name, text: await reader.file(name) })
    : kustomized(name, reader);
}

function placed(object, namespace) {
  if (!namespace) return object;
  return { ...object, metadata: { ...object.metadata, namespace } };
}

function isAbout({ kind, metadata }) {
  return patch => patch.kind === kind && patch.metadata.name === metadata.name;
}

function merged(live, target) {
  return threeWayMerge({ target, live });
}

function withImages(object, images) {
  const spec = object.spec?.template?.spec;
  if (!spec?.containers) return object;
  const containers = spec.containers.map(container => {
    const [, name] = /^(.*?)(?::[^/:]*)?$/.exec(container.image);
    const found = images.find(image => image.name === name);
    if (!found) return container;
    const tag = found.newTag === undefined ? '' : `:${found.newTag}`;
    return { ...container, image: `${found.newName ?? name}${tag}` };
  });
  const target = { spec: { template: { spec: { containers } } } };
  return threeWayMerge({ target, live: object });
}

function withReplicas(object, replicas) {
  const found = replicas.find(({ name }) => name === object.metadata.name);
  return found && object.spec?.replicas !== undefined
    ? { ...object, spec: { ...object.spec, replicas: found.count } }
    : object;
}
