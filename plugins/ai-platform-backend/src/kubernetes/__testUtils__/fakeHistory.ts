import type { RawObject } from './inMemoryReader';

export type StoredObject = RawObject & {
  metadata: RawObject['metadata'] & { resourceVersion: string };
};

export interface StoredEvent {
  revision: number;
  path: string;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: StoredObject;
}

const keyOf = ({ metadata }: RawObject) =>
  `${metadata.namespace ?? ''}/${metadata.name}`;

/** Collections of objects, and what became of them since the last compaction. */
export class FakeHistory {
  private readonly collections = new Map<string, Map<string, StoredObject>>();
  private events: StoredEvent[] = [];
  /** The version of the newest change. */
  revision = 100;
  /** What was before is forgotten. */
  compacted = 0;

  constructor(private readonly onEvent: (event: StoredEvent) => void) {}

  get paths(): string[] {
    return [...this.collections.keys()];
  }

  has(path: string): boolean {
    return this.collections.has(path);
  }

  add(path: string): void {
    if (!this.has(path)) this.collections.set(path, new Map());
  }

  drop(path: string): void {
    this.collections.delete(path);
  }

  put(path: string, object: RawObject): void {
    const collection = this.collectionOf(path);
    const type = collection.has(keyOf(object)) ? 'MODIFIED' : 'ADDED';
    const stored = this.stamp(object);
    collection.set(keyOf(object), stored);
    this.emit(path, type, stored);
  }

  remove(path: string, namespace: string, name: string): void {
    const collection = this.collectionOf(path);
    const object = collection.get(`${namespace}/${name}`);
    if (!object) return;
    collection.delete(keyOf(object));
    this.emit(path, 'DELETED', this.stamp(object));
  }

  objects(path: string): StoredObject[] {
    return [...this.collectionOf(path).values()];
  }

  /** The objects at a version: the later events undone. */
  asOf(path: string, revision: number): StoredObject[] {
    const before = new Map(this.collectionOf(path));
    for (const { type, object } of this.since(path, revision).reverse()) {
      if (type === 'ADDED') before.delete(keyOf(object));
      else before.set(keyOf(object), object);
    }
    return [...before.values()];
  }

  since(path: string, revision: number): StoredEvent[] {
    return this.events.filter(
      event => event.path === path && event.revision > revision,
    );
  }

  compact(): void {
    this.revision += 1;
    this.compacted = this.revision;
    this.events = [];
  }

  private stamp(object: RawObject): StoredObject {
    this.revision += 1;
    const resourceVersion = String(this.revision);
    return { ...object, metadata: { ...object.metadata, resourceVersion } };
  }

  private emit(
    path: string,
    type: StoredEvent['type'],
    object: StoredObject,
  ): void {
    const event = { revision: this.revision, path, type, object };
    this.events.push(event);
    this.onEvent(event);
  }

  private collectionOf(path: string): Map<string, StoredObject> {
    const collection = this.collections.get(path);
    if (!collection) throw new Error(`${path} is not served`);
    return collection;
  }
}
