import path from 'node:path';
import { objectsOf } from '../../objectsOf.mjs';
import { chartObjects } from './helmChart.mjs';
import { kustomized } from './kustomization.mjs';

/** On what came from Git: the application that it belongs to. */
export const TRACKING = 'argocd.argoproj.io/tracking-id';

const YAML = /\.ya?ml$/;

/**
 * The objects that a source of an application describes: a chart, a kustomization, or a folder of YAML.
 *
 * @param {object} application
 * @param {object} source one of its sources
 * @param {{ under(folder: string): Promise<{ path: string, text: string }[]>, file(path: string): Promise<string> }} reader
 *   reads the repository at the revision
 * @returns {Promise<{ type: 'Helm' | 'Kustomize' | 'Directory', objects: object[] }>}
 * @throws Error in the words of Argo CD
 */
export async function rendered(application, source, reader) {
  const files = await reader.under(source.path);
  if (files.length === 0) {
    throw new Error(`${source.path}: app path does not exist`);
  }
  const has = name =>
    files.some(file => file.path === `${source.path}/${name}`);
  if (has('Chart.yaml')) {
    const options = { application, source, files, reader };
    return { type: 'Helm', objects: await chartObjects(options) };
  }
  if (has('kustomization.yaml')) {
    return {
      type: 'Kustomize',
      objects: await kustomized(source.path, reader),
    };
  }
  const own = files.filter(
    file =>
      YAML.test(file.path) &&
      (source.directory?.recurse || path.dirname(file.path) === source.path),
  );
  return { type: 'Directory', objects: own.flatMap(objectsOf) };
}

/** The same objects as the application owns them: with its name on them, and in its namespace where they name none. */
export function tracked(application, objects, isNamespaced) {
  const { namespace: home } = application.spec.destination;
  return objects.map(object => {
    const { metadata } = object;
    const namespace = isNamespaced(object)
      ? metadata.namespace ?? home
      : undefined;
    const id = `${trackingName(application)}:${groupOf(object)}/${
      object.kind
    }:${namespace ?? ''}/${metadata.name}`;
    return {
      ...object,
      metadata: {
        ...metadata,
        ...(namespace && { namespace }),
        annotations: { ...metadata.annotations, [TRACKING]: id },
      },
    };
  });
}

/** `name`, or `namespace_name` outside the namespace of Argo CD itself. */
export function trackingName({ metadata }) {
  return metadata.namespace === 'argocd'
    ? metadata.name
    : `${metadata.namespace}_${metadata.name}`;
}

/** The API group of an object; empty for the core group. */
export function groupOf({ apiVersion }) {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}
