import fc from 'fast-check';
import {
  LOCAL_QUEUES,
  PODS,
  RESOURCE_CLAIMS,
  RESOURCE_QUOTAS,
  WORKLOADS,
} from '../../plugins/ai-platform-backend/src/features/gpuQuota/resources';
import type { WatchedResource } from '../../plugins/ai-platform-backend/src/kubernetes/resourceReader';
import {
  collectionPath,
  type ClusterClient,
  type ClusterObject,
} from './clusterClient';
import { GPU, aPod, aResourceClaim, aResourceQuota } from './clusterObjects';
import { KueueObjects } from './kueueObjects';

const NAMESPACES = ['model-a', 'model-b', 'model-c'];
const NAMES = Array.from({ length: 12 }, (_, index) => `object-${index}`);

interface Actor {
  resource: WatchedResource;
  object(
    place: { namespace: string; name: string },
    value: number,
  ): ClusterObject;
}

const kueue = new KueueObjects();
const flavor = 'h100';

/** Each kind, with objects that differ by the value in what is kept of them and in what they are indexed by. */
const ACTORS: readonly Actor[] = [
  {
    resource: PODS,
    object: (place, value) => {
      const node = value % 3 === 0 ? 'gpu-0' : undefined;
      return aPod(place, {
        component: `component-${value % 4}`,
        requests: { cpu: `${value}m`, ...(node && { [GPU]: '1' }) },
        ...(node ? { node } : { unscheduled: true }),
      });
    },
  },
  {
    resource: RESOURCE_QUOTAS,
    object: (place, value) =>
      aResourceQuota(
        place,
        { [`requests.${GPU}`]: String(100 + value) },
        `workspace-${value % 3}`,
      ),
  },
  {
    resource: WORKLOADS,
    object: ({ namespace, name }, value) =>
      kueue.workload(namespace, name, {
        queue: 'queue',
        gpus: 1 + (value % 8),
        ...(value % 2 && { admitted: { clusterQueue: 'queue', flavor } }),
      }),
  },
  {
    resource: LOCAL_QUEUES,
    object: ({ namespace, name }, value) =>
      kueue.localQueue(namespace, name, {
        ...{ clusterQueue: 'queue', flavor, used: String(value) },
        ...{ pending: value % 5, admitted: value % 7 },
      }),
  },
  {
    resource: RESOURCE_CLAIMS,
    object: (place, value) =>
      aResourceClaim(place, 'gpu.example.com', 1 + (value % 4)),
  },
];

/** What the model is about. */
export const MODEL_RESOURCES = ACTORS.map(({ resource }) => resource);

interface Target {
  actor: Actor;
  namespace: string;
  name: string;
  value: number;
}

/** One step: something happens in the cluster, or to the wire between it and the cache. */
export type Step =
  | { what: 'put' | 'status' | 'label' | 'delete'; target: Target }
  | { what: 'deleteAll'; target: Target }
  | { what: 'reset' | 'end' | 'stall' | 'refuse' | 'open' | 'compact' };

const target: fc.Arbitrary<Target> = fc.record({
  actor: fc.constantFrom(...ACTORS),
  namespace: fc.constantFrom(...NAMESPACES),
  name: fc.constantFrom(...NAMES),
  value: fc.integer({ min: 0, max: 99 }),
});

const change = fc.record({
  what: fc.constantFrom(
    ...(['put', 'put', 'put', 'status', 'label', 'delete'] as const),
  ),
  target,
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 85, arbitrary: change },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('deleteAll' as const), target }),
  },
  {
    weight: 13,
    arbitrary: fc.record({
      what: fc.constantFrom(
        ...(['reset', 'end', 'stall', 'refuse'] as const),
        ...(['open', 'open', 'compact', 'compact'] as const),
      ),
    }),
  },
);

/** The steps of a run; the same for the same seed. */
export function randomSteps(seed: number, count: number): Step[] {
  return fc.sample(step, { seed, numRuns: count });
}

/** What there is in the cluster, because the model has put it there and not taken it away. */
export class ClusterModel {
  private readonly objects = new Map<
    WatchedResource,
    Map<string, ClusterObject>
  >(MODEL_RESOURCES.map(resource => [resource, new Map()]));

  /** By resource, the keys that a view had when `remember` was called and that were not deleted since. */
  readonly kept = new Map<WatchedResource, Set<string>>(
    MODEL_RESOURCES.map(resource => [resource, new Set()]),
  );

  constructor(private readonly client: ClusterClient) {}

  static get namespaces(): readonly string[] {
    return NAMESPACES;
  }

  /** From now on a view must have all that there is. */
  remember(): void {
    for (const [resource, objects] of this.objects) {
      this.kept.set(resource, new Set(objects.keys()));
    }
  }

  count(resource: WatchedResource): number {
    return this.objects.get(resource)!.size;
  }

  async put({ actor, namespace, name, value }: Target): Promise<void> {
    const place = { namespace, name };
    const objects = this.objects.get(actor.resource)!;
    const key = `${namespace}/${name}`;
    const object = actor.object(place, value);
    const known = objects.get(key);
    if (!known) {
      await this.client.create(withoutStatus(object));
      if (object.status) await this.client.setStatus(object);
      objects.set(key, object);
    } else if (actor.resource === PODS || actor.resource === RESOURCE_CLAIMS) {
      // What they ask for cannot be changed; their labels can.
      await this.relabel(known, value);
    } else {
      await this.client.patch(known, { spec: object.spec });
    }
  }

  async setStatus({ actor, namespace, name, value }: Target): Promise<void> {
    const known = this.objects.get(actor.resource)!.get(`${namespace}/${name}`);
    if (!known) return;
    const { status } = actor.object({ namespace, name }, value);
    if (status) await this.client.setStatus({ ...known, status });
  }

  async label({ actor, namespace, name, value }: Target): Promise<void> {
    const known = this.objects.get(actor.resource)!.get(`${namespace}/${name}`);
    if (known) await this.relabel(known, value);
  }

  async delete({ actor, namespace, name }: Target): Promise<void> {
    const key = `${namespace}/${name}`;
    const known = this.objects.get(actor.resource)!.get(key);
    this.forget(actor.resource, key);
    if (known) await this.client.delete(known);
  }

  /** Deletes all of a kind in a namespace by one request. */
  async deleteAll({ actor, namespace }: Target): Promise<void> {
    const objects = this.objects.get(actor.resource)!;
    const found = [...objects].filter(([key]) =>
      key.startsWith(`${namespace}/`),
    );
    for (const [key] of found) this.forget(actor.resource, key);
    if (found.length === 0) return;
    const path = collectionPath(found[0][1], namespace);
    await this.client.request('DELETE', `${path}?gracePeriodSeconds=0`);
  }

  private forget(resource: WatchedResource, key: string): void {
    this.objects.get(resource)!.delete(key);
    this.kept.get(resource)!.delete(key);
  }

  private relabel(object: ClusterObject, value: number): Promise<void> {
    const labels = {
      'backstage.io/kubernetes-id': `component-${value % 4}`,
      'flagstone.dev/workspace': `workspace-${value % 3}`,
    };
    return this.client.patch(object, { metadata: { labels } });
  }
}

function withoutStatus({ status, ...object }: ClusterObject): ClusterObject {
  return object as ClusterObject;
}
