import { createHash } from 'node:crypto';

/** As Kubernetes writes times: seconds, UTC. @param {number} now milliseconds since 1970 */
export function timestamp(now) {
  return new Date(Math.floor(now / 1000) * 1000)
    .toISOString()
    .replace('.000Z', 'Z');
}

/** Milliseconds since 1970. */
export function timeOf(text) {
  return Date.parse(text);
}

/** Gives an object what the API server gives it at birth. The same object at the same time gets the same uid. */
export function born(object, now) {
  const { kind, metadata } = object;
  const key = [kind, metadata.namespace, metadata.name, now].join('/');
  return {
    ...object,
    metadata: {
      ...metadata,
      uid: uuidOf(key),
      generation: 1,
      creationTimestamp: timestamp(now),
    },
  };
}

/** The reference that an object has to the controller which made it. */
export function controlledBy({ apiVersion, kind, metadata }) {
  return {
    apiVersion,
    kind,
    name: metadata.name,
    uid: metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** True if the owner is the object's controller. */
export function isControlledBy(object, owner) {
  return (object.metadata.ownerReferences ?? []).some(
    ({ controller, uid }) => controller && uid === owner.metadata.uid,
  );
}

/** A few letters and digits that stand for a text: the end of generated names. */
export function suffixOf(text, length = 5) {
  const alphabet = 'bcdfghjklmnpqrstvwxz2456789';
  const digest = createHash('sha256').update(text).digest();
  return [...digest.subarray(0, length)]
    .map(byte => alphabet[byte % alphabet.length])
    .join('');
}

function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
