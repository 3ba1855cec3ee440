import { ECOSYSTEM_ANNOTATIONS } from '@flagstone/backstage-plugin-ai-platform-common';
import { APPLICATIONS } from '../plugins/ai-platform-backend/src/argocd/applications';
import {
  EVENTS,
  HELM_RELEASES,
  KUSTOMIZATIONS,
} from '../plugins/ai-platform-backend/src/features/drift/fluxResources';
import { GPU_QUOTA_RESOURCES } from '../plugins/ai-platform-backend/src/features/gpuQuota/resources';
import { ApiServer } from './support/apiServer';
import { missingForCluster } from './support/cluster';
import { ClusterClient } from './support/clusterClient';
import { describeWith } from './support/describeWith';
import { eventually, eventuallyHolds } from './support/eventually';
import { pathOf, titleOf } from './support/freshFacts';
import { inParallel } from './support/inParallel';
import { installKueue } from './support/kueueObjects';
import { OwnCluster } from './support/ownCluster';
import {
  createReader,
  readerManifests,
  requestToken,
  usernameOf,
  type Rule,
} from './support/readerAccess';
import { RealCache, clusterConfig } from './support/realCache';
import { SkippingClock } from './support/skippingClock';
import { teamObjects, teamQueue } from './support/teamObjects';
import { VisibilityApi } from './support/visibilityApi';

jest.setTimeout(180_000);

const NAMESPACE = 'rights';
const DRIFT_RESOURCES = [APPLICATIONS, KUSTOMIZATIONS, HELM_RELEASES, EVENTS];
const [ROLE, BINDING] = readerManifests();
const VISIBILITY = 'visibility.kueue.x-k8s.io';

const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'detector',
    annotations: { [ECOSYSTEM_ANNOTATIONS.kubernetesNamespace]: NAMESPACE },
  },
};

interface Right {
  group: string;
  resource: string;
  verb: string;
}

const RIGHTS: Right[] = ROLE.rules.flatMap(({ apiGroups, resources, verbs }) =>
  apiGroups.flatMap(group =>
    resources.flatMap(resource =>
      verbs.map(verb => ({ group, resource, verb })),
    ),
  ),
);

const ruleOf = ({ group, resource, verb }: Right): Rule => ({
  apiGroups: [group],
  resources: [resource],
  verbs: [verb],
});

const nameOf = ({ group, resource }: Right) =>
  group ? `${resource.split('/')[0]}.${group}` : resource;

const accountOf = (right: Right) =>
  `without-${right.verb}-${nameOf(right).replaceAll('.', '-')}`;

/** What the quota card reads; the rest is for drift. */
const QUOTA_RIGHTS = RIGHTS.filter(
  right =>
    right.group === VISIBILITY ||
    GPU_QUOTA_RESOURCES.some(resource => titleOf(resource) === nameOf(right)),
);

const rightsTo = (...verbs: string[]): Array<[string, Right]> =>
  QUOTA_RIGHTS.filter(({ verb }) => verbs.includes(verb)).map(right => [
    `${right.verb} ${nameOf(right)}`,
    right,
  ]);

const problemOf = (right: Right) => ({
  code: 'forbidden',
  verb: right.verb,
  resource: nameOf(right),
  message: expect.stringContaining(`ClusterRole ${ROLE.metadata.name}`),
});

function leastPrivilege() {
  let cluster: OwnCluster;
  let client: ClusterClient;
  let visibility: VisibilityApi;
  let cache: RealCache | undefined;
  let clock: SkippingClock;

  /** Reads with the token. */
  async function readWith(token: string): Promise<RealCache> {
    clock = new SkippingClock();
    cache = new RealCache({ config: clusterConfig(cluster, token), clock });
    await cache.settled();
    return cache;
  }

  /** What the card's row of the cluster says when the cluster has answered everything. */
  async function rowOf(reading: RealCache) {
    const { clusters } = await eventually(
      () => reading.view(ENTITY),
      view =>
        view.clusters[0].problems.every(({ code }) => code !== 'starting'),
    );
    return clusters[0];
  }

  const allWatchesHaveBegun = (account: string) =>
    eventually(
      () => {
        const watches = cluster
          .audit(usernameOf(account))
          .filter(({ verb }) => verb === 'watch')
          .map(({ objectRef }) => objectRef?.resource);
        return new Set(watches).size;
      },
      count => count === GPU_QUOTA_RESOURCES.length,
    );

  /** A server that has just learnt a kind answers its first watches with 429, until it has read what there is of it. */
  const watchesAreServed = () =>
    inParallel(
      GPU_QUOTA_RESOURCES,
      async resource => {
        const path = await pathOf(client, resource);
        const query =
          'watch=true&timeoutSeconds=1&fieldSelector=metadata.name=nobody';
        return eventually(
          () => client.request('GET', `${path}?${query}`),
          ({ status }) => status === 200,
        );
      },
      GPU_QUOTA_RESOURCES.length,
    );

  const problemsIn = (reading: RealCache) =>
    reading.status().flatMap(({ problem }) => problem ?? []);

  beforeAll(async () => {
    cluster = await OwnCluster.start({ gpuNodes: 1 });
    client = new ClusterClient(cluster);
    const server = new ApiServer(cluster);
    await server.install([
      { apiVersion: 'jobset.x-k8s.io/v1alpha2', kind: 'JobSet' },
      { apiVersion: 'kubeflow.org/v1', kind: 'Notebook' },
    ]);
    server.close();
    await installKueue(client);
    await watchesAreServed();
    for (const object of [...teamObjects(NAMESPACE), ...teamQueue(NAMESPACE)]) {
      await client.apply(object);
    }
    visibility = await VisibilityApi.start(cluster, client);
    visibility.setQueue(`${NAMESPACE}-queue`, [
      { namespace: 'elsewhere', name: 'first' },
      { namespace: NAMESPACE, name: 'waits' },
    ]);
    await createReader(client, 'flagstone');
    await inParallel(
      QUOTA_RIGHTS,
      right =>
        createReader(
          client,
          accountOf(right),
          RIGHTS.filter(other => other !== right).map(ruleOf),
        ),
      8,
    );
  });

  afterEach(async () => {
    await cache?.close();
    cache = undefined;
  });

  afterAll(async () => {
    client?.close();
    await visibility?.close();
    cluster?.stop();
  });

  it('lets nobody write, and nobody read a Secret, a ConfigMap or a log', () => {
    expect(RIGHTS.map(({ verb }) => verb)).toEqual(
      RIGHTS.map(() => expect.stringMatching(/^(get|list|watch)$/)),
    );
    expect(RIGHTS.map(({ resource }) => resource)).toEqual(
      RIGHTS.map(() => expect.not.stringMatching(/secret|configmap|log|\*/)),
    );
  });

  it('names every kind that is read, the places in the queue, and nothing else', () => {
    const watched = [...GPU_QUOTA_RESOURCES, ...DRIFT_RESOURCES].flatMap(
      resource => [`list ${titleOf(resource)}`, `watch ${titleOf(resource)}`],
    );
    const named = RIGHTS.map(right => `${right.verb} ${nameOf(right)}`);
    expect(named.sort()).toEqual(
      [...watched, `get clusterqueues.${VISIBILITY}`].sort(),
    );
    expect(BINDING).toMatchObject({
      roleRef: { kind: 'ClusterRole', name: ROLE.metadata.name },
      subjects: [{ kind: 'ServiceAccount' }],
    });
  });

  it('is enough for everything', async () => {
    const reading = await readWith(await requestToken(client, 'flagstone'));
    const row = await rowOf(reading);
    expect(row.problems).toEqual([]);
    expect(row.stale).toBe(false);
    expect(row.namespaces[0].waiting).toContainEqual(
      expect.objectContaining({ name: 'big', position: 1 }),
    );
    expect(reading.status()).toEqual(
      GPU_QUOTA_RESOURCES.map(() =>
        expect.objectContaining({ state: 'live', restarts: 0 }),
      ),
    );
    expect(reading.log).toEqual([]);
  });

  it.each(rightsTo('list', 'get'))(
    'says what is missing without the right to %s, and the rest is there',
    async (_name, right) => {
      const token = await requestToken(client, accountOf(right));
      const reading = await readWith(token);
      const row = await rowOf(reading);
      expect(row.problems).toEqual([problemOf(right)]);
      expect(row.namespaces).toHaveLength(1);
      // Places in the queue are asked for, not watched.
      const failed = { state: 'failed', problem: problemOf(right) };
      expect(reading.troubled()).toMatchObject(
        right.group === VISIBILITY ? [] : [failed],
      );
    },
  );

  it.each(rightsTo('watch'))(
    'calls the data stale without the right to %s, and says why',
    async (_name, right) => {
      const token = await requestToken(client, accountOf(right));
      const reading = await readWith(token);
      await eventuallyHolds(() => {
        expect(problemsIn(reading)).toEqual([problemOf(right)]);
      });
      await allWatchesHaveBegun(accountOf(right));
      clock.skip(15_000);
      // The answer to a watch may be on its way when the time is skipped.
      await eventuallyHolds(() => {
        const troubled = reading.troubled().map(({ resource }) => resource);
        expect(troubled).toEqual([nameOf(right)]);
      });
      const row = await rowOf(reading);
      expect(row.stale).toBe(true);
      expect(row.problems).toEqual([problemOf(right)]);
      expect(reading.log).toHaveLength(1);
    },
  );

  it.each([
    [
      'of a user without rights',
      () => cluster.env.KUBE_NOBODY_TOKEN!,
      'forbidden',
    ],
    ['that is wrong', () => 'a-token-that-nobody-gave', 'unauthenticated'],
  ])(
    'tells a token %s by its own state, and shows it to nobody',
    async (_name, token, code) => {
      const reading = await readWith(token());
      const row = await rowOf(reading);
      expect(new Set(problemsIn(reading).map(problem => problem.code))).toEqual(
        new Set([code]),
      );
      expect(problemsIn(reading)).toHaveLength(GPU_QUOTA_RESOURCES.length);
      expect(row.problems.map(problem => problem.code)).toContain(code);
      expect(reading.log.length).toBeGreaterThan(0);
      expect(
        JSON.stringify([row, reading.status(), reading.log]),
      ).not.toContain(token());
    },
  );
}

describeWith(
  missingForCluster(),
  'the ClusterRole of the documentation',
  leastPrivilege,
);
