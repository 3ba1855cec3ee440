import { isDeepStrictEqual } from 'node:util';
import type { ObjectFacts } from '@flagstone/backstage-plugin-ai-platform-common';
import type { WatchedResource } from './resourceReader';

/** Objects that belong together, and the array of them for as long as none changes. */
class Group<Key, Facts> {
  readonly members = new Map<Key, Facts>();
  private array: readonly Facts[] | undefined;

  put(key: Key, facts: Facts): void {
    this.members.set(key, facts);
    this.array = undefined;
  }

  remove(key: Key): void {
    this.members.delete(key);
    this.array = undefined;
  }

  list(): readonly Facts[] {
    this.array ??= [...this.members.values()];
    return this.array;
  }
}

type IndexOf<Facts extends ObjectFacts> = NonNullable<
  WatchedResource<Facts>['indexes']
>[string];

type Groups<Key, Facts> = Map<string, Group<Key, Facts>>;

const NOTHING: readonly never[] = [];

function put<Key, Facts>(
  groups: Groups<Key, Facts>,
  under: string,
  [key, facts]: [Key, Facts],
): void {
  const group = groups.get(under) ?? new Group<Key, Facts>();
  group.put(key, facts);
  groups.set(under, group);
}

function remove<Key, Facts>(
  groups: Groups<Key, Facts>,
  under: string,
  key: Key,
): void {
  const group = groups.get(under);
  group?.remove(key);
  if (group?.members.size === 0) groups.delete(under);
}

/** What is kept of the objects of one kind in one cluster, by namespace and name and by the resource's indexes. */
export class ObjectStore<Facts extends ObjectFacts> {
  private readonly namespaces: Groups<string, Facts> = new Map();
  private readonly indexes: readonly {
    name: string;
    valuesOf: IndexOf<Facts>;
    // By the facts themselves: a name would be one more string for every object.
    groups: Groups<Facts, Facts>;
  }[];
  private count = 0;
  private everything: readonly Facts[] | undefined;

  constructor(resource: Pick<WatchedResource<Facts>, 'indexes'>) {
    this.indexes = Object.entries(resource.indexes ?? {}).map(
      ([name, valuesOf]) => ({ name, valuesOf, groups: new Map() }),
    );
  }

  /** Number of objects. */
  get size(): number {
    return this.count;
  }

  get(namespace: string, name: string): Facts | undefined {
    return this.namespaces.get(namespace)?.members.get(name);
  }

  /** All objects, or those of a namespace; the same array until one of them changes. */
  list(namespace?: string): readonly Facts[] {
    if (namespace !== undefined) {
      return this.namespaces.get(namespace)?.list() ?? NOTHING;
    }
    this.everything ??= [...this.namespaces.values()].flatMap(group => [
      ...group.list(),
    ]);
    return this.everything;
  }

  /**
   * The objects that the index has under the value; the same array until one of them changes.
   *
   * @throws Error where the resource has no such index
   */
  listBy(index: string, value: string): readonly Facts[] {
    const found = this.indexes.find(({ name }) => name === index);
    if (!found) throw new Error(`There is no index '${index}'`);
    return found.groups.get(value)?.list() ?? NOTHING;
  }

  /** Keeps the object in place of the one of its name. Facts that are the same as before change nothing. */
  put(facts: Facts): void {
    const { namespace, name } = facts;
    const before = this.get(namespace, name);
    // Most updates touch what nobody looks at; arrays that stay the same spare the readers their work.
    if (before && isDeepStrictEqual(before, facts)) return;
    if (before) this.unindex(before);
    else this.count += 1;
    put(this.namespaces, namespace, [name, facts]);
    this.everything = undefined;
    for (const { valuesOf, groups } of this.indexes) {
      for (const value of valuesOf(facts)) put(groups, value, [facts, facts]);
    }
  }

  /** Forgets the object; nothing happens where there is none. */
  remove(namespace: string, name: string): void {
    const before = this.get(namespace, name);
    if (!before) return;
    this.unindex(before);
    remove(this.namespaces, namespace, name);
    this.count -= 1;
    this.everything = undefined;
  }

  private unindex(facts: Facts): void {
    for (const { valuesOf, groups } of this.indexes) {
      for (const value of valuesOf(facts)) remove(groups, value, facts);
    }
  }
}
