import { TestDatabases, type TestBackend } from '@backstage/backend-test-utils';
import {
  driftCodifiedSchema,
  driftRevertedSchema,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { ArgoCd } from './support/argoCd';
import {
  missingForCluster,
  sharedCluster,
  type Cluster,
} from './support/cluster';
import { ClusterClient } from './support/clusterClient';
import { aNamespace } from './support/clusterObjects';
import { describeWith } from './support/describeWith';
import { ArgocdApi } from './support/drift/argocdApi';
import { startDriftBackend } from './support/drift/driftBackend';
import { DriftPage, closedIn, resourceIn } from './support/drift/driftPage';
import { Listening } from './support/drift/listening';
import { NamespaceShell } from './support/drift/namespaceShell';
import { SourceRepository } from './support/drift/sourceRepository';
import { CHANGES, ENCODER, IDS, IMAGE } from './support/drift/storyChanges';
import {
  CANARIES,
  EXTRA,
  STORY,
  STORY_FILES,
  storyApplication,
} from './support/drift/storyFiles';
import { eventuallyHolds } from './support/eventually';

jest.setTimeout(180_000);

const ACCOUNT = 'flagstone-drift';
const PERSON = 'user:default/mock';
/** Whose token the cluster kit gives out. */
const ARGOCD_ACCOUNT = 'backstage';
const REASON = 'The release of Tuesday stays';

const REPLICAS = 'kubectl get deployment/detector -o jsonpath={.spec.replicas}';

/** Kubernetes writes whole seconds. */
const thisSecond = () => Math.floor(Date.now() / 1000) * 1000;

function driftStory() {
  let cluster: Cluster;
  let client: ClusterClient;
  let git: SourceRepository;
  let first: string;
  let shell: NamespaceShell;
  let backend: TestBackend;
  let page: DriftPage;
  const listening = new Listening();

  afterAll(async () => {
    await backend?.stop();
    if (cluster) new ArgoCd(cluster).delete(STORY);
    client?.close();
    shell?.remove();
    git?.remove();
  });

  // It closes its databases after the backend, which is stopped above.
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let database: ReturnType<typeof databases.init>;

  beforeAll(async () => {
    database = databases.init('SQLITE_3');
    cluster = await sharedCluster();
    client = new ClusterClient(cluster);
    shell = new NamespaceShell(cluster);
    git = new SourceRepository('deploy');
    first = git.commit(STORY_FILES, 'First');
    await client.apply(aNamespace(STORY));
    new ArgoCd(cluster).apply(storyApplication(git.url));
    backend = await startDriftBackend({
      ...{ cluster, client, account: ACCOUNT, git, database },
      ...{ component: STORY, applications: [STORY] },
      features: listening.features(),
    });
    page = new DriftPage(backend, STORY);
  });

  async function inSync(): Promise<void> {
    await eventuallyHolds(async () => {
      const { headline, applications } = await page.view();
      expect(applications).toHaveLength(1);
      expect(headline.code).toBe('inSync');
    });
  }

  it('finds nothing once Argo CD has brought out what Git says', async () => {
    await inSync();
    await eventuallyHolds(async () => {
      const [application] = (await page.view()).applications;
      expect(application).toMatchObject({
        ...{ name: STORY, sync: 'synced', stale: false, problems: [] },
        lastDeploy: {
          commits: [
            {
              ...{ revision: first, message: 'First' },
              author: expect.stringContaining('Robin'),
            },
          ],
        },
      });
      expect(application.resources.map(({ id }) => id).sort()).toEqual(
        [IDS.detector, IDS.encoder, IDS.thresholds, IDS.database].sort(),
      );
    });
  });

  it.each(CHANGES)(
    'shows $what, with path, both values, who and since when',
    async ({ id, script, path, sides, manager }) => {
      const began = thisSecond();
      await shell.run(STORY, script);
      const resource = await page.soon(id, ({ differences }) =>
        differences.some(one => one.path === path),
      );
      const found = resource.differences.find(one => one.path === path)!;
      expect(resource.state).toBe('drifted');
      expect(found).toMatchObject({ ...sides, who: { manager } });
      expect(found.ignored).toBeUndefined();
      expect(Date.parse(found.since!)).toBeGreaterThanOrEqual(began);
      expect(Date.parse(found.since!)).toBeLessThanOrEqual(Date.now());
    },
  );

  it('shows a ConfigMap that is deleted, and an object that Git does not have', async () => {
    const began = thisSecond();
    await shell.run(STORY, 'kubectl delete configmap/thresholds');
    await shell.run(STORY, `kubectl apply --filename - <<'EOF'\n${EXTRA}EOF`);
    const missing = await page.soon(
      IDS.thresholds,
      ({ state }) => state === 'missing',
    );
    const extra = await page.soon(IDS.byHand, ({ state }) => state === 'extra');
    expect(extra.who).toMatchObject({ manager: 'kubectl-client-side-apply' });
    for (const { since } of [missing, extra]) {
      expect(Date.parse(since!)).toBeGreaterThanOrEqual(began);
    }
  });

  it('sums up in one sentence what differs', async () => {
    const { headline, counts } = await page.view();
    expect(headline).toMatchObject({
      code: 'drifted',
      // One is missing, and one is not in Git.
      params: { fields: 3, resources: 5, whole: 2 },
    });
    expect(headline.managers).toContain('kubectl-edit');
    expect(counts).toMatchObject({ fields: 5, resources: 5, ignored: 0 });
  });

  it('does not delete what is not in Git unless it is asked to', async () => {
    const { status } = await page.ask('revert', {
      application: await page.application(),
      ...{ resources: [IDS.byHand], prune: false },
    });
    expect(status).toBe(400);
    expect(await shell.run(STORY, 'kubectl get configmap/by-hand')).toContain(
      'by-hand',
    );
  });

  it('brings just the chosen resources back to what Git says', async () => {
    const chosen = [IDS.detector, IDS.thresholds, IDS.byHand, IDS.database];
    const { status, body } = await page.ask('revert', {
      application: await page.application(),
      ...{ resources: chosen, prune: true },
    });
    expect(status).toBe(200);
    driftRevertedSchema.parse(body);
    await eventuallyHolds(async () => {
      const view = await page.view();
      const states = chosen.map(id => resourceIn(view, id)?.state);
      expect(states).toEqual(['inSync', 'inSync', undefined, 'inSync']);
      expect(closedIn(view)).toEqual(
        expect.arrayContaining([
          [IDS.detector, 'spec.replicas', 'reverted', PERSON],
          [IDS.thresholds, '', 'reverted', PERSON],
          [IDS.byHand, '', 'reverted', PERSON],
          [IDS.database, 'data.password', 'reverted', PERSON],
        ]),
      );
      expect(resourceIn(view, IDS.encoder)?.state).toBe('drifted');
    });
    expect(await shell.run(STORY, REPLICAS)).toBe('2');
  });

  it('tells who had Argo CD remove a resource, and when', async () => {
    const began = thisSecond();
    await new ArgocdApi(cluster).remove(STORY, {
      ...{ kind: 'ConfigMap', namespace: STORY, name: 'thresholds' },
    });
    const { since, who } = await page.soon(
      IDS.thresholds,
      resource => resource.state === 'missing' && resource.who !== undefined,
    );
    expect(who).toMatchObject({
      ...{ manager: ARGOCD_ACCOUNT, operation: 'ResourceDeleted' },
    });
    expect(Date.parse(since!)).toBeGreaterThanOrEqual(began);
    const { status } = await page.ask('revert', {
      application: await page.application(),
      resources: [IDS.thresholds],
    });
    expect(status).toBe(200);
    await eventuallyHolds(async () => {
      const resource = resourceIn(await page.view(), IDS.thresholds);
      expect(resource?.state).toBe('inSync');
    });
  });

  const before = STORY_FILES.get(ENCODER)!;
  const after = before.replace('encoder:2.0.0', 'encoder:2.0.1');

  const codify = async (preview: boolean) => {
    const { status, body } = await page.ask('codify', {
      application: await page.application(),
      ...{ resource: IDS.encoder, paths: [IMAGE], reason: REASON, preview },
    });
    expect(status).toBe(200);
    return driftCodifiedSchema.parse(body);
  };

  it('shows what codifying would write and set back, and writes nothing', async () => {
    await shell.run(STORY, 'kubectl scale deployment/detector --replicas=6');
    await page.soon(IDS.detector, ({ state }) => state === 'drifted');
    expect(await codify(true)).toMatchObject({
      ...{ preview: true, refused: [], setBack: [IDS.detector] },
      files: [{ path: ENCODER, before, after }],
    });
    expect(git.head()).toBe(first);
  });

  it('codifies: the commit is in Git, Argo CD follows it, and the drift has ended', async () => {
    expect(await codify(false)).toMatchObject({ preview: false });
    expect(git.read(ENCODER)).toBe(after);
    const messages = git.messagesSince(first);
    expect(messages).toHaveLength(1);
    for (const part of [IMAGE, '2.0.0', '2.0.1', 'kubectl-edit', REASON]) {
      expect(messages[0]).toContain(part);
    }
    const argocd = new ArgocdApi(cluster);
    await argocd.refresh(STORY);
    await inSync();
    expect(closedIn(await page.view())).toContainEqual([
      ...[IDS.encoder, IMAGE, 'codified', PERSON],
    ]);
    expect(await shell.run(STORY, REPLICAS)).toBe('2');
    const { status } = await argocd.application(STORY);
    expect(status.sync).toMatchObject({
      ...{ status: 'Synced', revision: git.head() },
    });
  });

  it('has told no secret to anybody', async () => {
    const knex = await database;
    const tables = await knex('sqlite_master').where({ type: 'table' });
    const rows = await Promise.all(
      tables.map(async ({ name }) => JSON.stringify(await knex(name))),
    );
    const commits = git.messagesSince(first);
    const { log, audit } = listening;
    const secrets = Object.values(CANARIES).flatMap(canary => [
      canary,
      Buffer.from(canary).toString('base64'),
    ]);
    for (const texts of [page.answers, log, audit, rows, commits]) {
      expect(texts.length).toBeGreaterThan(0);
      for (const secret of secrets) {
        expect(texts.join('\n')).not.toContain(secret);
      }
    }
    expect(git.read(`${STORY}/secret.yaml`)).toContain(CANARIES.before);
  });
}

describeWith(
  missingForCluster(),
  'drift of a real Argo CD over HTTP: seen, reverted, codified',
  driftStory,
);
