import type { Entity } from '@backstage/catalog-model';
import {
  ECOSYSTEM_ANNOTATIONS,
  type NamespaceQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { missingForCluster } from './support/cluster';
import {
  ClusterClient,
  objectPath,
  type ClusterObject,
} from './support/clusterClient';
import {
  GPU,
  aController,
  aDeviceClass,
  aJob,
  aNamespace,
  aPod,
  aResourceClaim,
  aResourceQuota,
} from './support/clusterObjects';
import { describeWith } from './support/describeWith';
import { eventually, eventuallyHolds } from './support/eventually';
import { installKueue } from './support/kueueObjects';
import { OwnCluster } from './support/ownCluster';
import { createReader, requestToken } from './support/readerAccess';
import { RealCache, clusterConfig } from './support/realCache';
import { researchQueue } from './support/teamObjects';
import { VisibilityApi } from './support/visibilityApi';

jest.setTimeout(180_000);

const QUOTA_KEY = `requests.${GPU}`;
const TWO_GPUS = { cpu: '1', [GPU]: '2' };

function anEntity(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'detector', namespace: 'default', annotations },
  };
}

const hardOf = ({ spec }: ClusterObject) =>
  (spec as { hard: Record<string, string> }).hard;

const inNamespace = (namespace: string) =>
  anEntity({ [ECOSYSTEM_ANNOTATIONS.kubernetesNamespace]: namespace });

function quotaOfARealCluster() {
  let cluster: OwnCluster;
  let client: ClusterClient;
  let cache: RealCache;
  let visibility: VisibilityApi;

  async function create(...objects: ClusterObject[]): Promise<void> {
    for (const object of objects) await client.apply(object);
  }

  async function namespaceView(name: string): Promise<NamespaceQuotaView> {
    const { clusters } = await cache.view(inNamespace(name));
    expect(clusters).toHaveLength(1);
    expect(clusters[0].namespaces).toHaveLength(1);
    return clusters[0].namespaces[0];
  }

  const shows = (name: string, expected: object) =>
    eventuallyHolds(async () => {
      expect(await namespaceView(name)).toMatchObject(expected);
    });

  beforeAll(async () => {
    cluster = await OwnCluster.start({ gpuNodes: 2 });
    client = new ClusterClient(cluster);
    await installKueue(client);
    visibility = await VisibilityApi.start(cluster, client);
    await createReader(client, 'flagstone');
    const token = await requestToken(client, 'flagstone');
    cache = new RealCache({ config: clusterConfig(cluster, token) });
  });

  afterAll(async () => {
    await cache?.close();
    client?.close();
    await visibility?.close();
    cluster?.stop();
  });

  it('says what the real quota controller counts, and who holds it', async () => {
    const at = (name: string) => ({ namespace: 'vision', name });
    await create(
      aNamespace('vision'),
      aResourceQuota(at('gpus'), { [QUOTA_KEY]: '8', 'requests.cpu': '10' }),
      aController('Deployment', at('detector'), {
        replicas: 2,
        requests: TWO_GPUS,
      }),
    );
    await shows('vision', {
      resourceQuotas: ['gpus'],
      accelerators: [
        {
          resource: GPU,
          quotaKeys: [QUOTA_KEY],
          vendor: 'nvidia',
          unit: 'gpu',
          title: 'NVIDIA H100',
          models: [{ name: 'H100', memoryMib: 81559, devices: '16' }],
          limitedBy: 'resourceQuota',
          ...{ hard: '8', used: '4', free: '4' },
          ...{ waiting: '0', waitingWorkloads: 0, severity: 'ok' },
          nodes: { allocatable: '16', count: 2, largest: '8' },
        },
      ],
      compute: expect.arrayContaining([
        { key: 'requests.cpu', hard: '10', used: '2', severity: 'ok' },
      ]),
      holders: [
        {
          kind: 'Deployment',
          name: 'detector',
          accelerators: [{ resource: GPU, amount: '4' }],
          pods: 2,
        },
      ],
      waiting: [],
      findings: [],
    });
  });

  it('shows the work whose pods the quota refuses', async () => {
    const at = (name: string) => ({ namespace: 'fraud', name });
    await create(
      aNamespace('fraud'),
      aResourceQuota(at('gpus'), { [QUOTA_KEY]: '4' }),
      aController('Deployment', at('scoring'), {
        replicas: 3,
        requests: TWO_GPUS,
      }),
      aJob(at('training'), {
        parallelism: 1,
        requests: { cpu: '1', [GPU]: '6' },
      }),
    );
    await shows('fraud', {
      accelerators: [
        {
          resource: GPU,
          ...{ hard: '4', used: '4', free: '0', waiting: '8' },
          waitingWorkloads: 2,
        },
      ],
      waiting: expect.arrayContaining([
        expect.objectContaining({
          ...{ kind: 'Deployment', name: 'scoring', reason: 'QuotaExceeded' },
          accelerators: [{ resource: GPU, amount: '2' }],
        }),
        expect.objectContaining({
          ...{ kind: 'Job', name: 'training', reason: 'QuotaExceeded' },
          accelerators: [{ resource: GPU, amount: '6' }],
        }),
      ]),
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'waiting' }),
        expect.objectContaining({ code: 'nearQuota' }),
      ]),
    });
    expect((await namespaceView('fraud')).waiting).toHaveLength(2);
  });

  it('sees a lowered quota, which throws nobody out', async () => {
    const gpus = { namespace: 'vision', name: 'gpus' };
    await create(aResourceQuota(gpus, { [QUOTA_KEY]: '2' }));
    await shows('vision', {
      accelerators: [{ hard: '2', used: '4', free: '0', severity: 'critical' }],
      findings: [{ code: 'overQuota', resource: GPU }],
    });
    expect((await namespaceView('vision')).holders[0].pods).toBe(2);
  });

  it('shows pods that no node can take, where nothing limits them', async () => {
    await create(
      aNamespace('dreams'),
      aPod(
        { namespace: 'dreams', name: 'huge' },
        { requests: { cpu: '1', [GPU]: '9' } },
      ),
    );
    await shows('dreams', {
      accelerators: [
        { resource: GPU, limitedBy: 'none', used: '0', waiting: '9' },
      ],
      waiting: [{ kind: 'Pod', name: 'huge', reason: 'Unschedulable' }],
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'noQuota' }),
        expect.objectContaining({ code: 'waiting' }),
      ]),
    });
    expect((await namespaceView('dreams')).holders).toEqual([]);
  });

  it('knows a key that no node serves from one that does', async () => {
    const key = 'requests.nvidia.com/mig-1g.5gb';
    await create(
      aNamespace('products'),
      aResourceQuota({ namespace: 'products', name: 'mig' }, { [key]: '4' }),
    );
    await shows('products', {
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'keyNotServed' }),
      ]),
    });
    expect((await namespaceView('products')).accelerators).toContainEqual(
      expect.objectContaining({ used: '0', hard: '4' }),
    );
    const { headline } = await cache.view(inNamespace('products'));
    expect(headline.code).toBe('keyNotServed');
  });

  it('shows devices that only a DeviceClass names, once, by whichever keys the quota counts them', async () => {
    const at = (name: string) => ({ namespace: 'claims', name });
    const quota = aResourceQuota(at('devices'), {
      'gpu.example.com.deviceclass.resource.k8s.io/devices': '4',
      'requests.deviceclass.resource.kubernetes.io/gpu.example.com': '4',
    });
    await create(aNamespace('claims'), aDeviceClass('gpu.example.com'), quota);
    // The quota counts only what comes after the controller has seen it.
    await eventually(
      () => client.request('GET', objectPath(quota)),
      ({ body }) => body.status?.used !== undefined,
    );
    await create(aResourceClaim(at('three'), 'gpu.example.com', 3));
    await shows('claims', {
      accelerators: [
        {
          resource: 'deviceclass/gpu.example.com',
          quotaKeys: expect.arrayContaining(Object.keys(hardOf(quota))),
          ...{ hard: '4', used: '3', free: '1' },
        },
      ],
    });
    expect((await namespaceView('claims')).accelerators).toHaveLength(1);
  });

  it('shows the queue, what is borrowed, and why and where in the line the work waits', async () => {
    const flavor = 'h100';
    const clusterQueue = 'research-queue';
    await create(...researchQueue(clusterQueue, flavor));
    visibility.setQueue(clusterQueue, [
      { namespace: 'research', name: 'job-next' },
      { namespace: 'elsewhere', name: 'other' },
      { namespace: 'research', name: 'job-big' },
    ]);
    const waiting = (job: string, gpus: string) => ({
      ...{ kind: 'Job', name: job, queue: 'line' },
      accelerators: [{ resource: GPU, amount: gpus }],
    });
    await shows('research', {
      accelerators: [
        {
          resource: GPU,
          limitedBy: 'clusterQueue',
          ...{ hard: '4', waiting: '13', waitingWorkloads: 2 },
        },
      ],
      queues: [
        {
          localQueue: 'line',
          ...{ clusterQueue, cohort: 'everybody', state: 'active' },
          ...{ pending: 2, admitted: 1, clusterQueuePending: 3 },
          flavors: [
            {
              ...{ flavor, resource: GPU, nominal: '4', used: '6' },
              ...{ borrowed: '2', borrowingLimit: '8', ownUsed: '2' },
            },
          ],
        },
      ],
      waiting: expect.arrayContaining([
        expect.objectContaining({
          ...waiting('big', '9'),
          ...{ reason: 'ExceedsMaxQuota', position: 2 },
        }),
        expect.objectContaining({
          ...waiting('next', '4'),
          ...{ reason: 'WaitingForQuota', position: 0 },
        }),
      ]),
    });
    expect((await namespaceView('research')).waiting).toHaveLength(2);
  });
}

describeWith(
  missingForCluster(),
  'the GPU quota of a real cluster',
  quotaOfARealCluster,
);
