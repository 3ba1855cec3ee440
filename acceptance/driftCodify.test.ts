import { TestDatabases, type TestBackend } from '@backstage/backend-test-utils';
import {
  driftCodifiedSchema,
  type DriftCodified,
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
import {
  CHART_FILES,
  CODIFY,
  CODIFY_STORIES,
  DEPLOY_FILES,
  type CodifyStory,
} from './support/drift/codifyStories';
import { startDriftBackend } from './support/drift/driftBackend';
import { DriftPage, closedIn, resourceIn } from './support/drift/driftPage';
import { NamespaceShell } from './support/drift/namespaceShell';
import { SourceRepository } from './support/drift/sourceRepository';
import { eventuallyHolds } from './support/eventually';

jest.setTimeout(180_000);

const ACCOUNT = 'flagstone-drift-codify';
const PERSON = 'user:default/mock';

// Not automated: Argo CD would bring out the commit of another story, and with it set back what is to be codified.
function application(name: string, source: object): string {
  return JSON.stringify({
    ...{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' },
    metadata: { namespace: 'argocd', name },
    spec: {
      project: 'default',
      destination: {
        ...{ server: 'https://kubernetes.default.svc', namespace: CODIFY },
      },
      ...source,
    },
  });
}

function codifying() {
  let cluster: Cluster;
  let client: ClusterClient;
  let deploy: SourceRepository;
  let charts: SourceRepository;
  let shell: NamespaceShell;
  let argocd: ArgocdApi;
  let backend: TestBackend;
  let page: DriftPage;

  afterAll(async () => {
    await backend?.stop();
    if (cluster) {
      const kubectl = new ArgoCd(cluster);
      CODIFY_STORIES.forEach(({ name }) => kubectl.delete(name));
    }
    client?.close();
    shell?.remove();
    deploy?.remove();
  });

  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  beforeAll(async () => {
    const database = databases.init('SQLITE_3');
    cluster = await sharedCluster();
    client = new ClusterClient(cluster);
    shell = new NamespaceShell(cluster);
    deploy = new SourceRepository('deploy');
    charts = new SourceRepository('charts', deploy);
    deploy.commit(DEPLOY_FILES, 'First');
    charts.commit(CHART_FILES, 'First');
    await client.apply(aNamespace(CODIFY));
    const urls = { deploy: deploy.url, charts: charts.url };
    argocd = new ArgocdApi(cluster);
    for (const { name, source } of CODIFY_STORIES) {
      new ArgoCd(cluster).apply(application(name, source(urls)));
      await argocd.sync(name);
    }
    backend = await startDriftBackend({
      ...{ cluster, client, account: ACCOUNT, git: deploy, database },
      component: CODIFY,
      applications: CODIFY_STORIES.map(({ name }) => name),
    });
    page = new DriftPage(backend, CODIFY);
  });

  const found = async (name: string) =>
    (await page.view()).applications.find(each => each.name === name);

  const inSync = (name: string) =>
    eventuallyHolds(async () => {
      const { headline } = await page.view();
      const { sync, state, resources = [] } = (await found(name)) ?? {};
      expect({ headline, sync, state }).toMatchObject({
        ...{ sync: 'synced', state: 'inSync' },
      });
      expect(resources).not.toHaveLength(0);
    });

  async function codify(
    { name, resource, paths }: CodifyStory,
    preview: boolean,
  ): Promise<DriftCodified> {
    const { status, body } = await page.ask('codify', {
      application: (await found(name))!.id,
      ...{ resource, paths, reason: 'It stays', preview },
    });
    expect({ status, body }).toEqual({ status: 200, body: expect.anything() });
    return driftCodifiedSchema.parse(body);
  }

  describe.each(CODIFY_STORIES)('$what', story => {
    const { name, script, resource, paths, files } = story;
    let before: string;

    it('is what the cluster has, until somebody changes that', async () => {
      await inSync(name);
      before = deploy.head();
      await shell.run(CODIFY, script);
      const { state } = await page.soon(resource, ({ differences }) =>
        paths.every(path => differences.some(one => one.path === path)),
      );
      expect(state).toBe('drifted');
    });

    it('is named before anything is written', async () => {
      const codified = await codify(story, true);
      expect(codified).toMatchObject({ preview: true, refused: [] });
      expect(codified.files).toEqual(files);
      expect(deploy.head()).toBe(before);
    });

    it('gets the live values, a commit a field, and the drift has ended', async () => {
      expect(await codify(story, false)).toMatchObject({ refused: [] });
      for (const { path, after } of files)
        expect(deploy.read(path)).toBe(after);
      expect(deploy.messagesSince(before)).toHaveLength(paths.length);
      await argocd.refresh(name);
      await inSync(name);
      const view = await page.view();
      expect(resourceIn(view, resource)?.state).toBe('inSync');
      expect(closedIn(view)).toEqual(
        expect.arrayContaining(
          paths.map(path => [resource, path, 'codified', PERSON]),
        ),
      );
    });
  });
}

describeWith(
  missingForCluster(),
  'codifying what a real Argo CD makes of values and overlays',
  codifying,
);
