import { RunningSandbox } from '../__testUtils__/runningSandbox';

jest.setTimeout(60_000);

const VALUES = 'applications/product-ranker/values.yaml';

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

describe('the Argo CD of the sandbox, told to', () => {
  let sandbox: RunningSandbox;

  beforeEach(async () => {
    sandbox = await RunningSandbox.start();
  });

  afterEach(() => sandbox.close());

  it('syncs the resources that it is told to, and the cluster follows', async () => {
    const { name, status } = await (
      await sandbox.post('applications/fraud-detector/sync', {
        resources: [
          { group: 'apps', kind: 'Deployment', name: 'fraud-detector' },
        ],
      })
    )
      .json()
      .then(({ metadata, ...rest }) => ({ ...metadata, ...rest }));
    expect(name).toBe('fraud-detector');
    expect(status.operationState.phase).toBe('Running');
    const done = await sandbox.eventually(
      'fraud-detector',
      found =>
        found.status.operationState.phase === 'Succeeded' &&
        found.status.health.status === 'Healthy' &&
        verdictOf(found)['Deployment/fraud-detector'] === 'Synced',
    );
    expect(verdictOf(done)).toMatchObject({
      'ConfigMap/fraud-detector-thresholds': 'OutOfSync',
      'Service/fraud-detector-canary': 'OutOfSync, to prune',
    });
    expect(done.status.history).toHaveLength(3);
    const { items } = await sandbox.inCluster(
      '/api/v1/namespaces/fraud/pods?labelSelector=app=fraud-detector',
    );
    expect(items).toHaveLength(2);
    const { liveState } = await deploymentOf(sandbox, 'fraud-detector');
    expect(
      liveState.metadata.managedFields.map(({ manager }: any) => manager),
    ).toEqual(['argocd-controller']);
  });

  it('removes what Git no longer has when it is told to, not before', async () => {
    const sync = (prune: boolean) =>
      sandbox.post('applications/fraud-detector/sync', { prune });
    const isDone = ({ operation, status }: any) =>
      !operation && status.history.length > 3;
    await sync(false);
    const first = await sandbox.eventually('fraud-detector', isDone);
    expect(first.status.sync.status).toBe('OutOfSync');
    expect(first.status.operationState.syncResult.resources).toContainEqual(
      expect.objectContaining({
        name: 'fraud-detector-canary',
        status: 'PruneSkipped',
      }),
    );
    await sync(true);
    const second = await sandbox.eventually(
      'fraud-detector',
      ({ status }) => status.sync.status === 'Synced',
    );
    expect(Object.keys(verdictOf(second))).not.toContain(
      'Service/fraud-detector-canary',
    );
    expect(second.status.history.at(-1)).toMatchObject({
      id: 4,
      initiatedBy: { username: 'admin' },
    });
  });

  it('ends the drift of what was codified within seconds', async () => {
    const revision = sandbox.commit(VALUES, text =>
      text.replace(/(limits:\s+memory:) 512Mi/, '$1 1Gi'),
    );
    const { status } = await sandbox.eventually(
      'product-ranker',
      found => found.status.sync.status === 'Synced',
    );
    expect(status.sync.revision).toBe(revision);
  });

  it('knows a commit at once when it is asked to look', async () => {
    const file = 'applications/fraud-detector/deployment.yaml';
    sandbox.commit(file, text => text.replace('replicas: 2', 'replicas: 5'));
    await sandbox.read('applications/fraud-detector?refresh=normal');
    const { predictedLiveState } = await deploymentOf(
      sandbox,
      'fraud-detector',
    );
    expect(predictedLiveState.spec.replicas).toBe(5);
  });

  it('rolls out a commit by itself where it may', async () => {
    const file = 'applications/defect-detector/deployment.yaml';
    sandbox.commit(file, text => text.replace('2026.1.2', '2026.1.3'));
    const { status } = await sandbox.eventually(
      'defect-detector',
      found => found.status.history.length === 3,
    );
    expect(status.history.at(-1).initiatedBy).toEqual({ automated: true });
  });

  it('compares again once the application says another branch', async () => {
    sandbox.commit('applications/fraud/payment-features.yaml', text =>
      text.replace('release-2025.12', 'main'),
    );
    const { status } = await sandbox.eventually(
      'payment-features?appNamespace=fraud-apps',
      found => found.status.sync.status === 'OutOfSync',
    );
    expect(status.conditions).toEqual([]);
  });

  it('says why it cannot compare after a commit that cannot be read', async () => {
    sandbox.commit(VALUES, () => 'a: [');
    const { status } = await sandbox.eventually(
      'product-ranker',
      found => found.status.sync.status === 'Unknown',
    );
    expect(status.conditions[0].type).toBe('ComparisonError');
    expect(verdictOf({ status })['Deployment/product-ranker']).toMatch(
      'Unknown',
    );
  });

  it('syncs nothing against a window, and nothing twice at once', async () => {
    const refused = await sandbox.post('applications/product-ranker/sync', {});
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      code: 7,
      message: 'cannot sync: blocked by sync window',
    });
    expect(
      await sandbox.read('applications/product-ranker/syncwindows'),
    ).toMatchObject({ canSync: false, activeWindows: [{ kind: 'deny' }] });

    const url = 'applications/fraud-detector/sync';
    const answers = await Promise.all([
      sandbox.post(url, {}),
      sandbox.post(url, {}),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('streams what there is, and then what changes', async () => {
    const { body } = await sandbox.request(
      'stream/applications?name=fraud-detector',
    );
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const next = async () => {
      while (!text.includes('\n')) text += (await reader.read()).value ?? '';
      const [line, ...rest] = text.split('\n');
      text = rest.join('\n');
      return JSON.parse(line).result;
    };
    expect(await next()).toMatchObject({
      type: 'ADDED',
      application: { metadata: { name: 'fraud-detector' } },
    });
    await sandbox.post('applications/fraud-detector/sync', {});
    expect(await next()).toMatchObject({
      type: 'MODIFIED',
      application: { status: { operationState: { phase: 'Running' } } },
    });
    await reader.cancel();
  });
});
