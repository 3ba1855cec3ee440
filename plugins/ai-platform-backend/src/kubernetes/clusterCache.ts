import type {
  ObjectFacts,
  PendingWorkloadFacts,
  Reading,
  SourceProblem,
  StatusView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { KeptObjects } from './keptObjects';
import { PendingWorkloads } from './pendingWorkloads';
import { Reflector, type ReflectorContext } from './reflector';
import type {
  ClusterDescription,
  ClusterReader,
  WatchedResource,
} from './resourceReader';

type ClusterStatus = StatusView['clusters'][number];

interface Following {
  kept: KeptObjects<ObjectFacts>;
  begunAt: number;
  ended: Promise<void>;
}

function stateOf(
  resources: ClusterStatus['resources'],
): ClusterStatus['state'] {
  const needed = resources.filter(({ state }) => state !== 'absent');
  const broken = needed.filter(
    ({ state }) => state === 'failed' || state === 'stale',
  );
  if (resources.length === 0) return 'idle';
  if (broken.length === 0) return 'ok';
  return broken.length === needed.length ? 'down' : 'degraded';
}

/** A cluster that is watched: each kind from the moment at which it is first asked for. */
export class ClusterCache implements ClusterReader {
  private readonly following = new Map<WatchedResource, Following>();
  private readonly queues: PendingWorkloads;

  constructor(
    readonly description: ClusterDescription,
    private readonly context: ReflectorContext,
  ) {
    this.queues = new PendingWorkloads(context);
  }

  get<Facts extends ObjectFacts>(
    resource: WatchedResource<Facts>,
    { namespace, name }: { namespace: string; name: string },
  ): Reading<Facts | undefined> {
    return this.kept(resource).read(store => store.get(namespace, name));
  }

  list<Facts extends ObjectFacts>(
    resource: WatchedResource<Facts>,
    { namespace }: { namespace?: string } = {},
  ): Reading<readonly Facts[]> {
    return this.kept(resource).read(store => store.list(namespace));
  }

  listBy<Facts extends ObjectFacts>(
    resource: WatchedResource<Facts>,
    index: string,
    value: string,
  ): Reading<readonly Facts[]> {
    return this.kept(resource).read(store => store.listBy(index, value));
  }

  pendingWorkloads(
    clusterQueue: string,
  ): Reading<readonly PendingWorkloadFacts[]> {
    return this.queues.read(clusterQueue);
  }

  /**
   * What has yet to be heard for the first time, of kinds that were asked for less than the time ago: who was waited for
   * once, and is silent, is not waited for again.
   */
  awaited(
    resources: readonly WatchedResource[],
    withinMs: number,
  ): Promise<void>[] {
    const now = this.context.api.clock.now();
    return resources
      .map(resource => this.follow(resource))
      .filter(
        ({ kept, begunAt }) => !kept.hasAnswered && now - begunAt < withinMs,
      )
      .map(({ kept }) => kept.answered);
  }

  status(): ClusterStatus {
    const { name, title } = this.description;
    const resources = [...this.following.values()].map(({ kept }) =>
      kept.status(),
    );
    return { name, title, state: stateOf(resources), resources };
  }

  /** Resolves when nothing runs any more; the signal of the context ends it. */
  async ended(): Promise<void> {
    const followed = [...this.following.values()].map(({ ended }) => ended);
    await Promise.all([...followed, this.queues.ended()]);
    this.context.api.close();
  }

  private kept<Facts extends ObjectFacts>(
    resource: WatchedResource<Facts>,
  ): KeptObjects<Facts> {
    // What is kept under a resource is what that resource projects.
    return this.follow(resource).kept as KeptObjects<Facts>;
  }

  private follow<Facts extends ObjectFacts>(
    resource: WatchedResource<Facts>,
  ): Following {
    const known = this.following.get(resource);
    if (known) return known;
    const reflector = new Reflector<ObjectFacts>(resource, this.context);
    const begun = {
      kept: reflector.kept,
      begunAt: this.context.api.clock.now(),
      ended: reflector.run(),
    };
    this.following.set(resource, begun);
    return begun;
  }
}

/** A cluster that cannot be read: every answer is the reason. */
export class UnsupportedCluster implements ClusterReader {
  private readonly nothing: { status: 'unavailable'; problem: SourceProblem };

  constructor(
    readonly description: ClusterDescription,
    problem: SourceProblem,
  ) {
    this.nothing = { status: 'unavailable', problem };
  }

  get(): Reading<undefined> {
    return this.nothing;
  }

  list(): Reading<never[]> {
    return this.nothing;
  }

  listBy(): Reading<never[]> {
    return this.nothing;
  }

  pendingWorkloads(): Reading<never[]> {
    return this.nothing;
  }
}
