import { describeWith } from '../../../acceptance/support/describeWith';
import { ArgocdSchema, missingForSchema } from '../__testUtils__/argocdSchema';
import { RunningSandbox } from '../__testUtils__/runningSandbox';

jest.setTimeout(60_000);

const HOTFIX = 'registry.example.com/fraud/detector:4.2.1-hotfix';

function container(deployment: any) {
  return deployment.spec.template.spec.containers[0];
}

function verdictOf({ status }: any) {
  return Object.fromEntries(
    status.resources.map((found: any) => [
      `${found.kind}/${found.name}`,
      found.requiresPruning ? `${found.status}, to prune` : found.status,
    ]),
  );
}

async function deploymentOf(sandbox: RunningSandbox, application: string) {
  const resources = await sandbox.managedResources(application);
  return resources.find(({ kind }) => kind === 'Deployment')!;
}

describe('the Argo CD of the sandbox, asked', () => {
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await RunningSandbox.start();
  });

  afterAll(() => sandbox.close());

  it('tells the story: drifted, missing, extra, in sync, ignored, and unknown', async () => {
    const { items } = await sandbox.read('applications');
    expect(
      Object.fromEntries(
        items.map(({ metadata, status }: any) => [
          `${metadata.namespace}/${metadata.name}`,
          `${status.sync.status} ${status.health.status}`,
        ]),
      ),
    ).toEqual({
      'argocd/defect-detector': 'Synced Healthy',
      'argocd/fraud': 'Synced Healthy',
      'argocd/fraud-detector': 'OutOfSync Healthy',
      'argocd/fraud-scorer': 'OutOfSync Healthy',
      'argocd/product-ranker': 'OutOfSync Healthy',
      'fraud-apps/payment-features': 'Unknown Healthy',
    });
    expect(
      verdictOf(await sandbox.read('applications/fraud-detector')),
    ).toEqual({
      'ConfigMap/fraud-detector-thresholds': 'OutOfSync',
      'Service/fraud-detector': 'Synced',
      'Service/fraud-detector-canary': 'OutOfSync, to prune',
      'Deployment/fraud-detector': 'OutOfSync',
      'PodDisruptionBudget/fraud-detector': 'Synced',
    });
  });

  it('shows what Git says, what there is, and who changed it when', async () => {
    const { predictedLiveState, normalizedLiveState, liveState } =
      await deploymentOf(sandbox, 'fraud-detector');
    expect(predictedLiveState.spec.replicas).toBe(2);
    expect(normalizedLiveState.spec.replicas).toBe(5);
    expect(container(predictedLiveState)).toMatchObject({
      image: 'registry.example.com/fraud/detector:4.2.0',
      env: [{ name: 'LOG_LEVEL', value: 'info' }, { name: 'FEATURE_STORE' }],
    });
    expect(container(normalizedLiveState)).toMatchObject({
      image: HOTFIX,
      env: [{ name: 'LOG_LEVEL', value: 'debug' }, { name: 'FEATURE_STORE' }],
    });
    const { managedFields } = liveState.metadata;
    expect(
      managedFields.map(({ manager, subresource, time }: any) => [
        manager,
        subresource,
        typeof time,
      ]),
    ).toEqual([
      ['argocd-controller', undefined, 'string'],
      ['kubectl-edit', undefined, 'string'],
      ['kubectl-set', undefined, 'string'],
      // The API server notes no time for it.
      ['kubectl', 'scale', 'undefined'],
    ]);
    expect(managedFields[1].fieldsV1).toEqual({
      'f:spec': {
        'f:template': {
          'f:spec': {
            'f:containers': { 'k:{"name":"detector"}': { 'f:image': {} } },
          },
        },
      },
    });
  });

  it('has an application that deploys the others of its team', async () => {
    const { status } = await sandbox.read('applications/fraud');
    expect(
      status.resources.map(({ group, kind, namespace, name }: any) =>
        [group, kind, namespace, name].join('/'),
      ),
    ).toEqual([
      'argoproj.io/Application/argocd/fraud-detector',
      'argoproj.io/Application/argocd/fraud-scorer',
      'argoproj.io/Application/fraud-apps/payment-features',
    ]);
  });

  it('hides what the application does not want to be compared', async () => {
    const resources = await sandbox.managedResources('product-ranker');
    const { liveState, normalizedLiveState, predictedLiveState } =
      resources.find(({ kind }) => kind === 'Deployment')!;
    expect(liveState.spec.replicas).toBe(4);
    expect(normalizedLiveState.spec.replicas).toBe(1);
    expect(predictedLiveState.spec.replicas).toBe(1);
    expect(container(normalizedLiveState).resources.limits.memory).toBe('1Gi');
    expect(container(predictedLiveState).resources.limits.memory).toBe('512Mi');
  });

  it('tells of a commit who made it, when and why', async () => {
    const { status } = await sandbox.read('applications/fraud-detector');
    const { revision } = status.history[1];
    expect(
      await sandbox.read(
        `applications/fraud-detector/revisions/${revision}/metadata`,
      ),
    ).toEqual({
      author: 'Mei Tanaka <mei.tanaka@example.com>',
      date: expect.stringMatching(/Z$/),
      message: expect.stringMatching(/^Roll out detector 4\.2\.0\n\nReads/),
    });
  });

  it('lets nobody in without a token, and somebody in with the password', async () => {
    const authorization = 'Bearer wrong';
    const { status } = await sandbox.request('applications', {
      headers: { authorization },
    });
    expect(status).toBe(401);
    const login = (password: string) =>
      sandbox.post('session', { username: 'admin', password });
    expect((await login('wrong')).status).toBe(401);
    expect(await (await login('a-token')).json()).toEqual({ token: 'a-token' });
  });

  it.each([
    ['applications/none', 403],
    ['applications/none?project=fraud', 404],
    ['applications/fraud-detector?project=shop', 404],
    ['applications/payment-features', 403],
    ['applications/payment-features?appNamespace=fraud-apps', 200],
    ['applications/fraud-detector/nothing', 404],
    ['applications/fraud-detector/constructor', 404],
    ['applications/%2e%2e%2ffraud-detector', 403],
    ['applications/fraud-detector/revisions/--output=x/metadata', 500],
    ['applications?selector=a%20b', 400],
  ])('answers %s with %d', async (url, status) => {
    expect((await sandbox.request(url)).status).toBe(status);
  });

  it('wants JSON to be called JSON, as the real one does', async () => {
    const { status } = await sandbox.request(
      'applications/fraud-detector/sync',
      { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } },
    );
    expect(status).toBe(415);
  });

  it('has its applications in the cluster, too', async () => {
    const { items } = await sandbox.inCluster(
      '/apis/argoproj.io/v1alpha1/applications',
    );
    expect(items).toHaveLength(6);
  });

  describeWith(missingForSchema(), 'in its answers', () => {
    it('keeps to the published description of the API', async () => {
      const schema = new ArgocdSchema();
      const { status } = await sandbox.read('applications/fraud-detector');
      const { revision } = status.history[0];
      const sync = await sandbox.post('applications/fraud-detector/sync', {});
      await sandbox.eventually('fraud-detector', found => !found.operation);
      const answers: Array<[string, unknown]> = [
        ['v1alpha1Application', await sync.json()],
        ['v1alpha1ApplicationList', await sandbox.read('applications')],
      ];
      for (const [part, definition] of [
        ['', 'v1alpha1Application'],
        ['/managed-resources', 'applicationManagedResourcesResponse'],
        ['/resource-tree', 'v1alpha1ApplicationTree'],
        ['/syncwindows', 'applicationApplicationSyncWindowsResponse'],
        [`/revisions/${revision}/metadata`, 'v1alpha1RevisionMetadata'],
      ]) {
        const url = `applications/fraud-detector${part}`;
        answers.push([definition, await sandbox.read(url)]);
      }
      expect(
        answers.map(([definition, answer]) => [
          definition,
          schema.faults(definition, answer),
        ]),
      ).toEqual(answers.map(([definition]) => [definition, []]));
    });
  });
});
