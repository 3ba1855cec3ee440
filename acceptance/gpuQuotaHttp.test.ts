import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ANNOTATIONS,
  ECOSYSTEM_ANNOTATIONS,
  LABELS,
  emitWorkspace,
  gpuQuotaViewSchema,
  statusViewSchema,
} from '@flagstone/backstage-plugin-ai-platform-common';
import request from 'supertest';
import { parse } from 'yaml';
import aiPlatformPlugin from '../plugins/ai-platform-backend/src/index';
import { aWorkspace } from '../plugins/ai-platform-common/src/testUtils/aWorkspace';
import { missingForCluster } from './support/cluster';
import { ClusterClient, type ClusterObject } from './support/clusterClient';
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
import { KueueObjects, installKueue } from './support/kueueObjects';
import { OwnCluster } from './support/ownCluster';
import { createReader, requestToken, usernameOf } from './support/readerAccess';
import { CLUSTER_NAME, clusterConfig } from './support/realCache';
import { VisibilityApi } from './support/visibilityApi';

jest.setTimeout(180_000);

const ACCOUNT = 'flagstone';
const TEAMS = ['amber', 'basalt'] as const;
const FLAVOR = 'h100';
const SHARED_QUEUE = 'shared-queue';
const COHORT = 'shared-cohort';
const VIEWS = 200;

type Team = (typeof TEAMS)[number];

/** Everything that a team has bears its name, and so would any byte of it. */
function canaries(team: Team): ClusterObject[] {
  const kueue = new KueueObjects();
  const namespace = `${team}-namespace`;
  const at = (name: string) => ({ namespace, name: `${team}-${name}` });
  const two = { cpu: '1', [GPU]: '2' };
  const queue = `${team}-line`;
  const message = `${team}-message`;
  return [
    aNamespace(namespace, { [LABELS.workspace]: `${team}-workspace` }),
    aResourceQuota(at('quota'), { [`requests.${GPU}`]: '4', pods: '9' }),
    aController('Deployment', at('serving'), {
      ...{ replicas: 3, requests: two, component: `${team}-component` },
    }),
    aJob(at('training'), { parallelism: 1, requests: { [GPU]: '9' } }),
    aPod(at('pod'), { component: `${team}-component`, requests: {} }),
    aPod(at('stuck'), { unscheduled: true, requests: { cpu: '1' } }),
    aDeviceClass(`${team}.example.com`),
    aResourceClaim(at('claim'), `${team}.example.com`, 2),
    kueue.clusterQueue(`${team}-queue`, {
      ...{ cohort: COHORT, flavor: FLAVOR, nominal: '4', used: '2' },
      message,
    }),
    kueue.localQueue(namespace, queue, {
      ...{ clusterQueue: SHARED_QUEUE, flavor: FLAVOR, used: '2' },
      ...{ pending: 1, admitted: 1, message },
    }),
    kueue.localQueue(namespace, `${team}-own-line`, {
      ...{ clusterQueue: `${team}-queue`, flavor: FLAVOR, used: '2' },
      message,
    }),
    kueue.workload(namespace, `${team}-waits`, {
      ...{ queue, gpus: 4, job: `${team}-big`, message },
    }),
    kueue.workload(namespace, `${team}-runs`, {
      ...{ queue, gpus: 2, job: `${team}-small` },
      admitted: { clusterQueue: SHARED_QUEUE, flavor: FLAVOR },
    }),
  ];
}

function anEntity(name: string, annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service', owner: 'group:default/owners' },
  };
}

/** The ways in which an entity may name what is a team's. */
const entitiesOf = (team: Team): Entity[] => [
  anEntity(`${team}-by-namespace`, {
    [ECOSYSTEM_ANNOTATIONS.kubernetesNamespace]: `${team}-namespace`,
  }),
  anEntity(`${team}-by-component`, {
    [ECOSYSTEM_ANNOTATIONS.kubernetesId]: `${team}-component`,
  }),
  anEntity(`${team}-by-workspace`, {
    [ANNOTATIONS.workspace]: `${team}-workspace`,
    [ECOSYSTEM_ANNOTATIONS.kubernetesCluster]: CLUSTER_NAME,
  }),
];

const workspaceFiles = emitWorkspace(
  aWorkspace(
    { environment: CLUSTER_NAME, queue: { clusterQueue: SHARED_QUEUE } },
    { name: 'emitted' },
  ),
);

const contentOf = (end: string): string =>
  workspaceFiles.find(({ path }) => path.endsWith(end))!.content;

/** Only what says where to look in the cluster by label, as of an entity that names no namespace. */
function byLabelAlone({ metadata, ...entity }: Entity): Entity {
  const { [ANNOTATIONS.workspace]: workspace } = metadata.annotations!;
  return {
    ...entity,
    metadata: {
      ...{ namespace: 'default', name: `${metadata.name}-by-label` },
      annotations: { [ANNOTATIONS.workspace]: workspace },
    },
  };
}

function quotaOverHttp() {
  const emitted: Entity = parse(contentOf('/catalog-info.yaml'));
  let cluster: OwnCluster;
  let client: ClusterClient;
  let visibility: VisibilityApi;
  let backend: TestBackend;

  async function answer({ kind, metadata }: Entity) {
    const path = `/api/ai-platform/v1/entities/default/${kind.toLowerCase()}/${
      metadata.name
    }/gpu-quota`;
    const response = await request(backend.server).get(path);
    expect(response.status).toBe(200);
    return {
      text: response.text,
      view: gpuQuotaViewSchema.parse(response.body),
    };
  }

  beforeAll(async () => {
    cluster = await OwnCluster.start({ gpuNodes: 2 });
    client = new ClusterClient(cluster);
    await installKueue(client);
    visibility = await VisibilityApi.start(cluster, client);
    const kueue = new KueueObjects();
    const shared = {
      ...{ cohort: COHORT, flavor: FLAVOR, nominal: '8', used: '4' },
      ...{ pending: 2, admitted: 2 },
    };
    await client.apply(kueue.resourceFlavor(FLAVOR));
    await client.apply(kueue.cohort(COHORT));
    await client.apply(kueue.clusterQueue(SHARED_QUEUE, shared));
    for (const object of TEAMS.flatMap(canaries)) await client.apply(object);
    visibility.setQueue(
      SHARED_QUEUE,
      TEAMS.map(team => ({
        ...{ namespace: `${team}-namespace`, name: `${team}-waits` },
      })),
    );
    await createReader(client, ACCOUNT);
    const token = await requestToken(client, ACCOUNT);
    backend = await startTestBackend({
      features: [
        aiPlatformPlugin,
        mockServices.rootConfig.factory({
          data: clusterConfig(cluster, token),
        }),
        catalogServiceMock.factory({
          entities: [
            ...TEAMS.flatMap(entitiesOf),
            emitted,
            byLabelAlone(emitted),
          ],
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend?.stop();
    client?.close();
    await visibility?.close();
    cluster?.stop();
  });

  const isByPods = ({ metadata }: Entity) =>
    metadata.name.endsWith('-by-component');

  it("finds all that is a team's", async () => {
    const entities = TEAMS.flatMap(entitiesOf);
    for (const entity of entities.filter(one => !isByPods(one))) {
      await eventuallyHolds(async () => {
        const { view } = await answer(entity);
        expect(view.clusters).toMatchObject([{ problems: [] }]);
        const [namespace] = view.clusters[0].namespaces;
        expect(namespace).toMatchObject({
          holders: [{ kind: 'Deployment', pods: 2 }],
          queues: [{}, {}],
        });
        expect(namespace.waiting.length).toBeGreaterThan(2);
        expect(
          namespace.waiting.some(({ position }) => position !== undefined),
        ).toBe(true);
      });
    }
  });

  it('names no other work where only the pods of a component lead to a namespace', async () => {
    for (const entity of TEAMS.flatMap(entitiesOf).filter(isByPods)) {
      const { view } = await answer(entity);
      const [{ holders, waiting }] = view.clusters[0].namespaces;
      expect(holders).toMatchObject([{ kind: 'Deployment', pods: 2 }]);
      const components = waiting.map(({ component }) => component);
      expect(components).not.toContain(undefined);
    }
  });

  it.each<[Team, Team]>([
    ['amber', 'basalt'],
    ['basalt', 'amber'],
  ])(
    'shows of %s, which shares a queue and a cohort, not one byte of %s',
    async (team, other) => {
      for (const entity of entitiesOf(team)) {
        const { text } = await answer(entity);
        expect(text).toContain(team);
        expect(text).not.toContain(other);
      }
    },
  );

  it('asks the API server nothing for a view', async () => {
    const entities = TEAMS.flatMap(entitiesOf);
    for (const entity of entities) await answer(entity);
    const asked = () =>
      cluster
        .audit(usernameOf(ACCOUNT))
        // Asked by the clock, and not by a view.
        .filter(({ requestURI }) => !requestURI.includes('/pendingworkloads'));
    const before = asked().length;
    expect(before).toBeGreaterThan(0);
    for (let count = 0; count < VIEWS; count += 1) {
      await answer(entities[count % entities.length]);
    }
    // Whatever was asked before this has reached the log when this has.
    await client.request('GET', '/version?marker');
    await eventually(
      () => cluster.audit(),
      entries =>
        entries.some(({ requestURI }) => requestURI === '/version?marker'),
    );
    expect(asked().slice(before)).toEqual([]);
  });

  it('finds the quota that the emitter wrote by the labels that it carries', async () => {
    await client.apply(parse(contentOf('/namespace.yaml')));
    for (const { path, content } of workspaceFiles) {
      if (path.includes('/manifests/')) await client.apply(parse(content));
    }
    const hard = parse(contentOf('/quota.yaml')).spec.hard;
    for (const entity of [emitted, byLabelAlone(emitted)]) {
      await eventuallyHolds(async () => {
        const { view } = await answer(entity);
        expect(view.clusters).toHaveLength(1);
        const [namespace] = view.clusters[0].namespaces;
        expect(namespace).toMatchObject({
          namespace:
            emitted.metadata.annotations![
              ECOSYSTEM_ANNOTATIONS.kubernetesNamespace
            ],
          resourceQuotas: [parse(contentOf('/quota.yaml')).metadata.name],
          queues: [{ clusterQueue: SHARED_QUEUE }],
        });
        expect(namespace.accelerators).toContainEqual(
          expect.objectContaining({
            ...{ resource: GPU, used: '0' },
            hard: hard[`requests.${GPU}`],
          }),
        );
      });
    }
  });

  it("says how the reading goes, without a word about anybody's objects", async () => {
    const response = await request(backend.server).get(
      '/api/ai-platform/v1/status',
    );
    const { clusters } = statusViewSchema.parse(response.body);
    expect(clusters).toMatchObject([{ name: CLUSTER_NAME, state: 'ok' }]);
    for (const team of TEAMS) expect(response.text).not.toContain(team);
  });
}

describeWith(
  missingForCluster(),
  'the GPU quota of a real cluster over HTTP',
  quotaOverHttp,
);
