import {
  CLUSTER_QUEUES,
  COHORTS,
  GPU_QUOTA_RESOURCES,
  LOCAL_QUEUES,
  PODS,
  RESOURCE_FLAVORS,
  WORKLOADS,
} from '../plugins/ai-platform-backend/src/features/gpuQuota/resources';
import type { WatchedResource } from '../plugins/ai-platform-backend/src/kubernetes/resourceReader';
import { missingForCluster } from './support/cluster';
import { aPod, aResourceQuota } from './support/clusterObjects';
import { describeWith } from './support/describeWith';
import { eventually, eventuallyHolds } from './support/eventually';
import { expectFresh, sorted, valueOf } from './support/freshFacts';
import {
  installKueue,
  uninstallKueue,
  type KueueVersion,
} from './support/kueueObjects';
import { revokeTokens } from './support/readerAccess';
import { teamObjects, teamQueue } from './support/teamObjects';
import { ViewGuard } from './support/viewGuard';
import { WatchedCluster } from './support/watchedCluster';

jest.setTimeout(180_000);

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const queues = (version?: KueueVersion) => [
  ...teamQueue('amber', version),
  ...teamQueue('basalt', version),
];
const QUEUES: readonly WatchedResource[] = [
  ...[CLUSTER_QUEUES, COHORTS, LOCAL_QUEUES],
  ...[RESOURCE_FLAVORS, WORKLOADS],
];

function cacheAgainstRealServer() {
  let watched: WatchedCluster;
  let token: string;
  let changes = 0;

  const guardView = () => ViewGuard.over(watched.reader, GPU_QUOTA_RESOURCES);

  /** Something comes, something goes and something changes. */
  async function change(): Promise<void> {
    const { client } = watched;
    changes += 1;
    const at = (name: string) => ({ namespace: 'amber', name });
    await client.create(aPod(at(`new-${changes}`), { unscheduled: true }));
    await client.create(aPod(at(`gone-${changes}`), { unscheduled: true }));
    await client.delete(aPod(at(`gone-${changes}`)));
    await client.apply(
      aResourceQuota(at('changing'), { pods: String(50 + changes) }, 'amber'),
    );
  }

  /** Nobody waits long to try again, and soon the view is what there is. */
  const isFresh = () =>
    eventuallyHolds(async () => {
      const { cache, client, clock, reader } = watched;
      clock.skip(SECOND);
      await expectFresh(reader, client, GPU_QUOTA_RESOURCES);
      expect(cache.troubled()).toEqual([]);
    });

  async function isTroubledAndStale(): Promise<void> {
    const { cache, clock, reader } = watched;
    await eventually(
      () => cache.troubled().length,
      count => count > 0,
    );
    clock.skip(15 * SECOND);
    await eventually(
      () => reader.list(PODS),
      reading => reading.status === 'ok' && reading.stale,
    );
  }

  /** Ends the token; resolves when the API server takes it no more. */
  async function revoke(lease: string): Promise<void> {
    await revokeTokens(watched.client, lease);
    await eventually(() => watched.refuses(token), Boolean);
  }

  async function rotate(lease: string): Promise<void> {
    token = await watched.requestToken(lease);
    watched.useToken(token);
  }

  beforeAll(async () => {
    watched = await WatchedCluster.start({
      async prepare(client) {
        const objects = [...teamObjects('amber'), ...teamObjects('basalt')];
        for (const object of objects) await client.apply(object);
      },
    });
    await rotate('first');
  });

  afterAll(() => watched?.close());

  it('begins with what a LIST says, and follows what happens then', async () => {
    const { reader } = watched;
    await isFresh();
    expect(valueOf(reader.list(PODS)).length).toBeGreaterThan(10);
    await change();
    await isFresh();
  });

  it('gives the very same answer until something in it changes', async () => {
    const { client, reader } = watched;
    const pods = (namespace: string) =>
      valueOf(reader.list(PODS, { namespace }));
    const amber = pods('amber');
    const basalt = pods('basalt');
    const all = valueOf(reader.list(PODS));
    const stuck = aPod({ namespace: 'amber', name: 'stuck' });
    // Nothing of this is kept.
    await client.patch(stuck, { metadata: { annotations: { seen: 'yes' } } });
    await client.create(
      aPod({ namespace: 'basalt', name: 'other' }, { unscheduled: true }),
    );
    await eventually(
      () => pods('basalt'),
      ({ length }) => length > basalt.length,
    );
    expect(pods('amber')).toBe(amber);
    expect(valueOf(reader.list(PODS))).not.toBe(all);
  });

  it('keeps its view while the API server is dead, says how old it is, and catches up', async () => {
    const guard = guardView();
    const start = await watched.cluster.killApiServer();
    await isTroubledAndStale();
    await start();
    await change();
    await isFresh();
    expect(guard.stop()).toEqual([]);
  });

  it('notices that the API server hangs, and catches up when it goes on', async () => {
    const guard = guardView();
    const { clock, cluster } = watched;
    cluster.signal('kube-apiserver', 'SIGSTOP');
    clock.skip(2 * MINUTE);
    await isTroubledAndStale();
    cluster.signal('kube-apiserver', 'SIGCONT');
    await change();
    await isFresh();
    expect(guard.stop()).toEqual([]);
  });

  it.each(['reset', 'end'] as const)(
    'goes on where it was when its connections are lost (%s)',
    async how => {
      const guard = guardView();
      const before = watched.lists().length;
      watched.wire[how]();
      await change();
      await isFresh();
      expect(guard.stop()).toEqual([]);
      expect(watched.lists()).toHaveLength(before);
    },
  );

  it('lists again, once a kind, where the server has forgotten the history, and never shows less meanwhile', async () => {
    const guard = guardView();
    const { client, cluster, wire } = watched;
    const pods = await client.request('GET', '/api/v1/pods?limit=1');
    const { resourceVersion } = pods.body.metadata;
    wire.refuse();
    await change();
    await cluster.compact();
    await cluster.restartApiServer();
    const watch = await client.request(
      'GET',
      `/api/v1/pods?watch=1&timeoutSeconds=1&resourceVersion=${resourceVersion}`,
    );
    expect(JSON.stringify(watch.body)).toContain('"code":410');
    const before = watched.lists().length;
    wire.open();
    await isFresh();
    expect(guard.stop()).toEqual([]);
    const lists = watched
      .lists()
      .slice(before)
      .map(({ objectRef }) => objectRef?.resource);
    expect(lists).toContain('pods');
    expect(lists).toEqual([...new Set(lists)]);
  });

  it('takes the new token when the old one is revoked, at once and without a loop', async () => {
    const guard = guardView();
    const { cache, clock, wire } = watched;
    // It has just read the token, and knows no reason to read it again.
    clock.skip(MINUTE);
    wire.reset();
    await isFresh();
    const loads = cache.loads;
    const refused = watched.refusals().length;
    await revoke('first');
    await rotate('second');
    wire.reset();
    await change();
    await isFresh();
    expect(guard.stop()).toEqual([]);
    expect(cache.loads - loads).toBe(1);
    const kinds = watched.refusals().length - refused;
    expect(kinds).toBeGreaterThan(0);
    expect(kinds).toBeLessThanOrEqual(GPU_QUOTA_RESOURCES.length);
  });

  it('waits for a token that is good, without a storm, and says so without the token', async () => {
    const guard = guardView();
    const { cache, clock, wire } = watched;
    const old = token;
    await revoke('second');
    const refused = watched.refusals().length;
    const loads = cache.loads;
    wire.reset();
    await eventuallyHolds(() => {
      const read = cache.status().filter(({ version }) => version);
      expect(read.map(({ problem }) => problem?.code)).toEqual(
        read.map(() => 'unauthenticated'),
      );
    });
    // A minute and a half of attempts.
    for (let seconds = 0; seconds < 90; seconds += 5) {
      clock.skip(5 * SECOND);
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    expect(cache.loads - loads).toBeLessThanOrEqual(2 * 3);
    // Of all kinds together, at most two a second.
    expect(watched.refusals().length - refused).toBeLessThanOrEqual(2 * 90);
    expect(JSON.stringify([cache.status(), cache.log])).not.toContain(old);
    await rotate('third');
    clock.skip(MINUTE);
    await change();
    await isFresh();
    expect(guard.stop()).toEqual([]);
  });

  it('finds kinds that are installed later', async () => {
    const { client, clock, reader } = watched;
    for (const resource of QUEUES) {
      expect(reader.list(resource)).toMatchObject({ status: 'ok', value: [] });
    }
    await installKueue(client);
    for (const object of queues()) await client.apply(object);
    clock.skip(6 * MINUTE);
    await isFresh();
    expect(valueOf(reader.list(WORKLOADS))).toHaveLength(4);
  });

  it('forgets kinds that are taken away, and reads the older version of an older Kueue to the same facts', async () => {
    const { cache, client, clock, reader } = watched;
    const facts = () =>
      QUEUES.map(resource => sorted(valueOf(reader.list(resource))));
    const before = facts();
    await uninstallKueue(client);
    await eventuallyHolds(() => {
      clock.skip(MINUTE);
      expect(facts().flat()).toEqual([]);
    });
    await installKueue(client, 'v1beta1');
    for (const object of queues('v1beta1')) await client.apply(object);
    clock.skip(6 * MINUTE);
    await isFresh();
    const versions = cache
      .status()
      .filter(({ resource }) => resource.endsWith('kueue.x-k8s.io'))
      .map(({ version }) => version);
    expect(versions).toEqual(QUEUES.map(() => 'v1beta1'));
    const ages = { createdAt: expect.any(Number) };
    expect(facts()).toEqual(
      before.map(kind =>
        kind.map(fact => ('createdAt' in fact ? { ...fact, ...ages } : fact)),
      ),
    );
  });
}

describeWith(
  missingForCluster(),
  'the cluster cache beside a real API server',
  cacheAgainstRealServer,
);
