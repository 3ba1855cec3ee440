import { isDeepStrictEqual } from 'node:util';

/**
 * A Kubernetes object, as its YAML says it.
 * @typedef {{ apiVersion: string, kind: string, metadata: { name: string, namespace?: string, uid?: string, labels?: Record<string, string>, annotations?: Record<string, string>, creationTimestamp?: string }, [field: string]: any }} KubernetesObject
 * @typedef {{ put: KubernetesObject } | { remove: KubernetesObject }} Change
 */

/**
 * All objects of the cluster at a moment. A world never changes: `with` gives the next one. Objects that stay equal stay
 * the same objects, so that what changed between two worlds is found by identity.
 */
export class World {
  #kinds;

  /** @param {Map<string, Map<string, KubernetesObject>>} [kinds] */
  constructor(kinds = new Map()) {
    this.#kinds = kinds;
  }

  /** @returns {KubernetesObject[]} in the order in which they came */
  list(kind, namespace) {
    const objects = [...(this.#kinds.get(kind)?.values() ?? [])];
    return namespace === undefined
      ? objects
      : objects.filter(({ metadata }) => metadata.namespace === namespace);
  }

  /** @returns {KubernetesObject | undefined} */
  get(kind, namespace, name) {
    return this.#kinds.get(kind)?.get(keyOf({ metadata: { namespace, name } }));
  }

  /** @returns {KubernetesObject[]} */
  all() {
    return [...this.#kinds.values()].flatMap(objects => [...objects.values()]);
  }

  /**
   * @param {readonly Change[]} changes
   * @returns {World}
   */
  with(changes) {
    const kinds = new Map(this.#kinds);
    const fresh = new Set();
    const writable = kind => {
      if (!fresh.has(kind)) kinds.set(kind, new Map(kinds.get(kind)));
      fresh.add(kind);
      return kinds.get(kind);
    };
    for (const { put, remove } of changes) {
      const { kind } = put ?? remove;
      const key = keyOf(put ?? remove);
      const known = kinds.get(kind)?.get(key);
      if (remove && known) writable(kind).delete(key);
      if (put && !isDeepStrictEqual(put, known)) writable(kind).set(key, put);
    }
    return fresh.size === 0 ? this : new World(kinds);
  }
}

function keyOf({ metadata }) {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}
