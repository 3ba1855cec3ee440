import type {
  ObjectFacts,
  PendingWorkloadFacts,
  Reading,
  SourceProblem,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { resourceName } from '../kubernetesObject';
import { ObjectStore } from '../objectStore';
import type {
  ClusterDescription,
  ClusterReader,
  ResourceReader,
  WatchedResource,
} from '../resourceReader';

/** An object as the API would give it. */
export interface RawObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
}

interface InMemoryClusterOptions {
  name: string;
  title?: string;
  dashboardUrl?: string;
  unsupported?: SourceProblem;
  objects?: readonly RawObject[];
}

function pluralOf(kind: string): string {
  const singular = kind.toLowerCase();
  if (singular.endsWith('s')) return `${singular}es`;
  return singular.endsWith('y')
    ? `${singular.slice(0, -1)}ies`
    : `${singular}s`;
}

function belongsTo(
  { apiVersion, kind }: RawObject,
  resource: WatchedResource,
): boolean {
  const [group, version] = apiVersion.includes('/')
    ? apiVersion.split('/')
    : ['', apiVersion];
  return (
    group === resource.group &&
    resource.versions.includes(version) &&
    pluralOf(kind) === resource.plural
  );
}

const keyOf = ({ apiVersion, kind, metadata }: RawObject) =>
  [apiVersion, kind, metadata.namespace ?? '', metadata.name].join('\n');

/** A cluster that is no more than the objects that a test gives it. */
export class InMemoryCluster implements ClusterReader {
  readonly description: ClusterDescription;
  private readonly objects = new Map<string, RawObject>();
  private readonly stores = new Map<
    WatchedResource,
    ObjectStore<ObjectFacts>
  >();
  private readonly queues = new Map<
    string,
    Reading<readonly PendingWorkloadFacts[]>
  >();
  private readonly problems = new Map<string, SourceProblem>();
  private problem: SourceProblem | undefined;
  private staleSince: number | undefined;

  constructor(
    { name, title = name, objects = [], ...rest }: InMemoryClusterOptions,
    private readonly now: () => number,
  ) {
    this.description = { name, title, ...rest };
    this.put(...objects);
  }

  /** Adds objects, or replaces those of the same names. */
  put(...objects: readonly RawObject[]): void {
    for (const object of objects) {
      this.objects.set(keyOf(object), object);
      for (const [resource, store] of this.stores) {
        if (!belongsTo(object, resource)) continue;
        const facts = resource.project(object);
        if (facts) store.put(facts);
        else
          store.remove(object.metadata.namespace ?? '', object.metadata.name);
      }
    }
  }

  remove(object: RawObject): void {
    this.objects.delete(keyOf(object));
    for (const [resource, store] of this.stores) {
      if (!belongsTo(object, resource)) continue;
      store.remove(object.metadata.namespace ?? '', object.metadata.name);
    }
  }

  /** Nothing of the cluster can be read, or nothing of the kinds; undefined mends it. */
  fail(
    problem: SourceProblem | undefined,
    ...resources: readonly Pick<WatchedResource, 'group' | 'plural'>[]
  ): void {
    if (resources.length === 0) this.problem = problem;
    for (const resource of resources) {
      if (problem) this.problems.set(resourceName(resource), problem);
      else this.problems.delete(resourceName(resource));
    }
  }

  /** The connection has been down since then (milliseconds since 1970); undefined mends it. */
  goStale(since: number | undefined): void {
    this.staleSince = since;
  }

  /** What Kueue's visibility API says of a ClusterQueue. */
  setPendingWorkloads(
    clusterQueue: string,
    answer: readonly PendingWorkloadFacts[] | SourceProblem,
  ): void {
    this.queues.set(
      clusterQueue,
      'code' in answer
        ? { status: 'unavailable', problem: answer }
        : { status: 'ok', value: answer, observedAt: this.now(), stale: false },
    );
  }

  get<Facts extends ObjectFacts>(
    resource: WatchedResource<Facts>,
    { namespace, name }: { namespace: string; name: string },
  ): Reading<Facts | undefined> {
    return this.read(resource, store => store.get(namespace, name));
  }

  list<Facts extends ObjectFacts>(
    resource: WatchedResource<Facts>,
    { namespace }: { namespace?: string } = {},
  ): Reading<readonly Facts[]> {
    return this.read(resource, store => store.list(namespace));
  }

  listBy<Facts extends ObjectFacts>(
    resource: WatchedResource<Facts>,
    index: string,
    value: string,
  ): Reading<readonly Facts[]> {
    return this.read(resource, store => store.listBy(index, value));
  }

  pendingWorkloads(
    clusterQueue: string,
  ): Reading<readonly PendingWorkloadFacts[]> {
    const problem = this.problem ?? this.description.unsupported;
    if (problem) return { status: 'unavailable', problem };
    return (
      this.queues.get(clusterQueue) ?? {
        status: 'ok',
        value: [],
        observedAt: this.now(),
        stale: false,
      }
    );
  }

  private read<Facts extends ObjectFacts, Value>(
    resource: WatchedResource<Facts>,
    look: (store: ObjectStore<Facts>) => Value,
  ): Reading<Value> {
    const problem =
      this.description.unsupported ??
      this.problem ??
      this.problems.get(resourceName(resource));
    if (problem) return { status: 'unavailable', problem };
    return {
      status: 'ok',
      value: look(this.storeOf(resource)),
      observedAt: this.staleSince ?? this.now(),
      stale: this.staleSince !== undefined,
    };
  }

  private storeOf<Facts extends ObjectFacts>(
    resource: WatchedResource<Facts>,
  ): ObjectStore<Facts> {
    const store =
      this.stores.get(resource) ?? new ObjectStore<ObjectFacts>(resource);
    if (!this.stores.has(resource)) {
      this.stores.set(resource, store);
      for (const object of this.objects.values()) {
        const facts = belongsTo(object, resource)
          ? resource.project(object)
          : undefined;
        if (facts) store.put(facts);
      }
    }
    // What is kept under a resource is what that resource projects.
    return store as ObjectStore<Facts>;
  }
}

/**
 * A reader of clusters that are held in memory.
 *
 * @example
 * const reader = new InMemoryReader({ clusters: [{ name: 'dev', objects: [aPod()] }] });
 * reader.cluster('dev').fail({ code: 'unreachable', message: '…' });
 */
export class InMemoryReader implements ResourceReader {
  private readonly all: readonly InMemoryCluster[];

  constructor({
    clusters = [],
    now = () => 0,
  }: {
    clusters?: readonly InMemoryClusterOptions[];
    /** Milliseconds since 1970. */
    now?: () => number;
  } = {}) {
    this.all = clusters.map(cluster => new InMemoryCluster(cluster, now));
  }

  clusters(): readonly ClusterReader[] {
    return this.all;
  }

  /** @throws Error where there is no such cluster */
  cluster(name: string): InMemoryCluster {
    const found = this.all.find(({ description }) => description.name === name);
    if (!found) throw new Error(`There is no cluster '${name}'`);
    return found;
  }

  async ready(): Promise<void> {}
}
