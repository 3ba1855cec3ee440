import { expired, tooLargeVersion } from './statusError.mjs';

/**
 * @typedef {import('../world/world.mjs').KubernetesObject} KubernetesObject
 * @typedef {{ version: number, type: 'ADDED'|'MODIFIED'|'DELETED', kind: string, object: KubernetesObject, previous?: KubernetesObject }} StoreEvent
 */

/** As many events as are kept to go on from; who comes later has to list again. */
const HISTORY = 2000;

/**
 * What the API serves: every object at its resourceVersion, and the latest changes. It does for the sandbox what etcd
 * and the watch cache do for a cluster.
 */
export class ObjectStore {
  #objects = new Map();
  #events = [];
  #listeners = new Set();
  #version;
  #oldest;
  #limit;

  /**
   * @param {{ firstVersion: number, history?: number }} options the first should grow from start to start of the
   *   sandbox, so that nobody takes an old resourceVersion for a new one
   */
  constructor({ firstVersion, history = HISTORY }) {
    this.#version = firstVersion;
    this.#oldest = firstVersion;
    this.#limit = history;
  }

  /** The resourceVersion of the latest change. */
  get version() {
    return this.#version;
  }

  /**
   * Takes over what differs between the world as it was and as it is.
   * @param {import('../world/world.mjs').World} world
   */
  publish(world) {
    const seen = new Set();
    for (const object of world.all()) {
      const key = keyOf(object);
      seen.add(key);
      const stored = this.#objects.get(key);
      if (stored?.source !== object) {
        this.#record(stored ? 'MODIFIED' : 'ADDED', key, object);
      }
    }
    for (const [key, { source }] of this.#objects) {
      if (!seen.has(key)) this.#record('DELETED', key, source);
    }
  }

  #record(type, key, source) {
    this.#version += 1;
    const object = {
      ...source,
      metadata: {
        ...source.metadata,
        resourceVersion: String(this.#version),
      },
    };
    const previous = this.#objects.get(key)?.object;
    if (type === 'DELETED') this.#objects.delete(key);
    else this.#objects.set(key, { source, object });
    const event = {
      version: this.#version,
      type,
      kind: source.kind,
      object,
      previous,
    };
    this.#events.push(event);
    if (this.#events.length > this.#limit) {
      this.#oldest = this.#events.shift().version;
    }
    for (const listener of this.#listeners) listener(event);
  }

  /**
   * The objects of a kind, in the order of their keys, as they were at a version (now, without one).
   * @throws StatusError 410 for a version that is no longer known, 504 for one that is not known yet
   * @returns {Array<[string, KubernetesObject]>}
   */
  list(kind, version = this.#version) {
    this.#check(version, 'The provided resource version is too old to list');
    const found = new Map();
    for (const [key, { object }] of this.#objects) {
      if (object.kind === kind) found.set(key, object);
    }
    for (const event of this.eventsSince(version, kind).reverse()) {
      const key = keyOf(event.object);
      if (event.previous) found.set(key, event.previous);
      else found.delete(key);
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** @returns {KubernetesObject | undefined} */
  get(kind, namespace, name) {
    return this.#objects.get(keyOf({ kind, metadata: { namespace, name } }))
      ?.object;
  }

  /**
   * What happened to a kind after a version.
   * @throws StatusError 410 for a version that is no longer known, 504 for one that is not known yet
   * @returns {StoreEvent[]}
   */
  eventsSince(version, kind) {
    this.#check(
      version,
      `too old resource version: ${version} (${this.#oldest})`,
    );
    return this.#events.filter(
      event => event.version > version && event.kind === kind,
    );
  }

  /** Calls the listener with each change to come, until the function that is returned is called. */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #check(version, message) {
    if (version > this.#version) throw tooLargeVersion(version, this.#version);
    if (version < this.#oldest) throw expired(message);
  }
}

function keyOf({ kind, metadata }) {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}
