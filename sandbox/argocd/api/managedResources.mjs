import { refOf } from '../controller/comparison.mjs';

/**
 * The resources of an application as `managed-resources` has them: four states each, as JSON texts, `null` for one that is
 * not there.
 *
 * @param {readonly import('../controller/comparison.mjs').Compared[]} compared
 * @param {(live: object) => object} stored gives an object as the cluster serves it
 */
export function managedResources(compared, stored) {
  const items = compared.map(({ target, live, want, have, modified }) => {
    const { version: _version, group, ...ref } = refOf(target ?? live);
    const kept = live && stored(live);
    const resourceVersion = kept?.metadata.resourceVersion;
    const versioned = object =>
      object && {
        ...object,
        metadata: { ...object.metadata, resourceVersion },
      };
    return {
      ...(group && { group }),
      ...ref,
      targetState: text(target),
      liveState: text(kept),
      normalizedLiveState: text(versioned(have)),
      predictedLiveState: text(live ? versioned(want) : want),
      ...(resourceVersion && { resourceVersion }),
      ...(modified && { modified }),
    };
  });
  return items.length > 0 ? { items } : {};
}

function text(object) {
  return JSON.stringify(object ?? null);
}
