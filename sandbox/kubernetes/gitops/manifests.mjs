import { objectsOf } from '../../objectsOf.mjs';
import { born } from '../world/identity.mjs';

/** On what came from Git, as Argo CD writes it. */
const TRACKING = 'argocd.argoproj.io/tracking-id';
/** The application that all workspaces belong to. */
const OWNER = 'workspaces';

const CLUSTER_SCOPED = ['ClusterQueue', 'Namespace'];
const KINDS = [...CLUSTER_SCOPED, 'ResourceQuota', 'LimitRange', 'LocalQueue'];

/**
 * The objects that the sandbox takes over from a workspace's manifests; whatever else a workspace holds is for a real
 * cluster. Objects with a namespace come into that of their folder and no other.
 *
 * @param {readonly { path: string, text: string }[]} files paths are `workspaces/<namespace>/manifests/<name>.yaml`
 * @returns {object[]}
 * @throws Error that names the file that is no YAML, or holds something that is no object
 */
export function parseManifests(files) {
  return files.flatMap(file => {
    const namespace = file.path.split('/')[1];
    return objectsOf(file)
      .filter(({ kind }) => KINDS.includes(kind))
      .map(object => placed(object, namespace));
  });
}

function placed({ apiVersion, kind, metadata, spec }, namespace) {
  const { name, annotations } = metadata;
  const labels =
    kind === 'Namespace'
      ? { ...metadata.labels, 'kubernetes.io/metadata.name': name }
      : metadata.labels;
  const scope = CLUSTER_SCOPED.includes(kind) ? {} : { namespace };
  const id = `${OWNER}:${kind}:${scope.namespace ?? ''}/${name}`;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...scope,
      ...(labels && { labels }),
      annotations: { ...annotations, [TRACKING]: id },
    },
    ...(spec && { spec }),
    ...(kind === 'Namespace' && { status: { phase: 'Active' } }),
  };
}

/**
 * Makes the cluster what Git says: creates, changes, and removes what Git no longer has.
 *
 * @param {import('../world/world.mjs').World} world
 * @param {readonly object[]} manifests
 * @param {number} now
 * @returns {import('../world/world.mjs').Change[]}
 */
export function synchronize(world, manifests, now) {
  const wanted = new Set(manifests.map(idOf));
  const gone = world
    .all()
    .filter(
      object =>
        idOf(object) &&
        object.kind !== 'Namespace' &&
        !wanted.has(idOf(object)),
    );
  return [
    ...gone.map(remove => ({ remove })),
    ...manifests.map(manifest => ({ put: applied(world, manifest, now) })),
  ];
}

/** Undefined for what other applications, or none, look after. */
function idOf({ metadata }) {
  const id = metadata.annotations?.[TRACKING];
  return id?.startsWith(`${OWNER}:`) ? id : undefined;
}

function applied(world, manifest, now) {
  const { kind, metadata } = manifest;
  const known = world.get(kind, metadata.namespace, metadata.name);
  if (!known) return born(manifest, now);
  const isNew = JSON.stringify(known.spec) !== JSON.stringify(manifest.spec);
  return {
    ...known,
    ...manifest,
    metadata: {
      ...known.metadata,
      ...metadata,
      generation: known.metadata.generation + (isNew ? 1 : 0),
    },
  };
}
