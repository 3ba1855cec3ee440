import { refOf } from '../controller/comparison.mjs';
import { healthOf } from '../controller/health.mjs';

/** What is made from what. */
const CHILD_OF = { Deployment: 'ReplicaSet', ReplicaSet: 'Pod' };

/**
 * The resources of an application and what was made from them, as `resource-tree` has them.
 * @param {readonly import('../controller/comparison.mjs').Compared[]} compared
 * @param {import('../../kubernetes/world/world.mjs').World} world
 * @param {(live: object) => object} stored gives an object as the cluster serves it
 */
export function resourceTree(compared, world, stored) {
  const missing = compared
    .filter(({ live }) => !live)
    .map(({ target }) => ({ ...named(target), health: { status: 'Missing' } }));
  const roots = compared.flatMap(({ live }) => live ?? []);
  const nodes = roots.flatMap(live => family(live, { world, stored }));
  return { nodes: [...missing, ...nodes] };
}

function family(object, { world, stored, parent }) {
  const { metadata } = stored(object);
  const health = healthOf(object);
  const images = (object.spec?.containers ?? []).map(({ image }) => image);
  const node = {
    ...named(object),
    uid: metadata.uid,
    ...(parent && { parentRefs: [withUid(parent)] }),
    resourceVersion: metadata.resourceVersion,
    ...(images.length > 0 && { images }),
    ...(health && { health }),
    createdAt: metadata.creationTimestamp,
  };
  const children = world
    .list(CHILD_OF[object.kind] ?? '', metadata.namespace)
    .filter(({ metadata: { ownerReferences = [] } }) =>
      ownerReferences.some(({ uid }) => uid === metadata.uid),
    );
  return [
    node,
    ...children.flatMap(child =>
      family(child, { world, stored, parent: object }),
    ),
  ];
}

function named(object) {
  const { group, namespace, ...ref } = refOf(object);
  return { ...(group && { group }), ...(namespace && { namespace }), ...ref };
}

function withUid(object) {
  return { ...named(object), uid: object.metadata.uid };
}
