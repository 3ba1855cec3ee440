import {
  emitEnvironment,
  type EmittedFile,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { parse } from 'yaml';
import { anEnvironment } from '../plugins/ai-platform-common/src/testUtils/anEnvironment';
import { ApiServer, type KubernetesObject } from './support/apiServer';
import { ArgoCd, eventually, type Application } from './support/argoCd';
import { missingForCluster, sharedCluster } from './support/cluster';
import { describeWith } from './support/describeWith';
import { emittedObjects } from './support/emittedObjects';
import { GitHost } from './support/gitHost';
import { kustomizeFolders } from './support/kustomize';

jest.setTimeout(180_000);

const WAVE = 'argocd.argoproj.io/sync-wave';

// Few services, so that the test is quick; some with charts, some of plain objects. No database: its
// operator does not run here, and Argo CD cannot tell the health of one that no operator has seen.
const OFF = { enabled: false };
const PLATFORM = {
  ...{ kubeflow: OFF, modelRegistry: OFF, kserve: OFF, feast: OFF },
  ...{ mlflow: OFF, airflow: OFF, argoWorkflows: OFF, logging: OFF },
  kueue: { enabled: true },
  mesh: 'none' as const,
};

function fileAt(files: readonly EmittedFile[], end: string): string {
  return files.find(({ path }) => path.endsWith(end))!.content;
}

function emittedApplications(files: readonly EmittedFile[]): Application[] {
  return files
    .filter(({ path }) => path.includes('/applications/'))
    .map(({ content }) => parse(content));
}

/** Ids of the services that need nothing from the network: plain objects, no chart, no remote base. */
function plainServices(files: readonly EmittedFile[]): string[] {
  const folders = kustomizeFolders(files).map(({ path }) => path.split('/'));
  return folders
    .filter(parts => parts.at(-1) === 'manifests')
    .map(parts => parts.at(-2)!)
    .filter(
      id => !files.some(({ path }) => path.endsWith(`/${id}/values.yaml`)),
    );
}

function objectsOf(
  files: readonly EmittedFile[],
  id: string,
): KubernetesObject[] {
  return emittedObjects(
    files.filter(({ path }) => path.includes(`/${id}/manifests/`)),
  );
}

function loop() {
  let git: GitHost;
  let argoCd: ArgoCd;
  let server: ApiServer;
  let one: EmittedFile[];
  let two: EmittedFile[];
  let plain: string[];

  function emitted(
    name: string,
    stage: 'dev' | 'prod',
    change: { labels?: Record<string, string> } = {},
  ): EmittedFile[] {
    const gitops = { repoUrl: git.url, cluster: 'in-cluster' };
    return emitEnvironment(
      anEnvironment({ stage, gitops, platform: PLATFORM }, { name, ...change }),
    );
  }

  async function bring(
    name: string,
    files: readonly EmittedFile[],
  ): Promise<Application[]> {
    argoCd.apply(fileAt(files, '/project.yaml'));
    argoCd.apply(fileAt(files, '/root.yaml'));
    const { length } = emittedApplications(files);
    return eventually(
      () => argoCd.children(name),
      children => children.length === length,
    );
  }

  beforeAll(async () => {
    git = new GitHost();
    one = emitted('loop-one', 'dev');
    two = emitted('loop-two', 'prod');
    plain = plainServices(one);
    const cluster = await sharedCluster();
    argoCd = new ArgoCd(cluster);
    server = new ApiServer(cluster);
    await server.install(emittedObjects([...one, ...two]));
    git.commit([...one, ...two], 'Two environments');
  });

  afterAll(() => {
    server?.close();
    git?.remove();
  });

  it('begins with the root, which brings one Application a service', async () => {
    const children = await bring('loop-one', one);
    for (const { metadata, spec } of emittedApplications(one)) {
      const child = children.find(
        other => other.metadata.name === metadata.name,
      );
      expect(child?.spec).toMatchObject(spec);
    }
    await eventually(
      () => argoCd.application('loop-one')?.status?.sync?.status,
      status => status === 'Synced',
    );
  });

  it('brings them wave by wave', () => {
    const waves = new Map<number, string[]>();
    for (const { metadata } of argoCd.children('loop-one')) {
      const wave = Number(metadata.annotations[WAVE]);
      const times = [...(waves.get(wave) ?? []), metadata.creationTimestamp];
      waves.set(wave, times.sort());
    }
    const created = [...waves]
      .sort(([a], [b]) => a - b)
      .flatMap(([, times]) => times);
    expect(waves.size).toBeGreaterThan(2);
    expect(created).toEqual([...created].sort());
    expect(created.at(-1)! > created[0]).toBe(true);
  });

  it('deploys every service that consists of plain objects, with the labels that the cards select by', async () => {
    expect(plain.length).toBeGreaterThan(1);
    await eventually(
      () =>
        plain.filter(
          id =>
            argoCd.application(`loop-one-${id}`)?.status?.sync?.status !==
            'Synced',
        ),
      waiting => waiting.length === 0,
    );
    for (const id of plain) {
      for (const object of objectsOf(one, id)) {
        expect(argoCd.labels(object)).toMatchObject({
          'flagstone.dev/environment': 'loop-one',
          'flagstone.dev/service': id,
        });
      }
    }
  });

  it('does not let a second environment take over the objects of the first', async () => {
    await bring('loop-two', two);
    const [id] = plain;
    const message = await eventually(
      () =>
        argoCd.application(`loop-two-${id}`)?.status?.operationState?.message,
      text => Boolean(text?.includes('hared')),
    );
    expect(message).toContain(`loop-one-${id}`);
    const [object] = objectsOf(one, id);
    expect(argoCd.labels(object)['flagstone.dev/environment']).toBe('loop-one');
  });

  it('follows a commit, and leaves the other environment as it was', async () => {
    const wanted = () =>
      argoCd
        .children('loop-two')
        .map(({ metadata, spec }) => [metadata.uid, metadata.labels, spec]);
    const before = wanted();
    const changed = emitted('loop-one', 'dev', { labels: { team: 'blue' } });
    const heads = git.commit(changed, 'Another label');
    await argoCd.synced('loop-one', heads['platform-gitops-config']);
    await argoCd.synced(`loop-one-${plain[0]}`, heads['platform-ai-services']);
    for (const { metadata } of argoCd.children('loop-one')) {
      expect(metadata.labels).toMatchObject({ team: 'blue' });
    }
    const [object] = objectsOf(one, plain[0]);
    expect(argoCd.labels(object)).toMatchObject({ team: 'blue' });
    expect(wanted()).toEqual(before);
  });

  it.each([
    [
      'place',
      () => ({
        destination: { name: 'in-cluster', namespace: 'kube-public' },
      }),
    ],
    [
      'source',
      () => ({
        sources: [
          { repoURL: git.url, targetRevision: 'main', path: 'environments' },
        ],
      }),
    ],
  ])('refuses a %s that the project does not admit', async (what, change) => {
    const { spec } = argoCd.application(`loop-one-${plain[0]}`)!;
    const name = `intruder-${what}`;
    argoCd.apply(
      JSON.stringify({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name, namespace: 'argocd' },
        spec: { ...spec, ...change() },
      }),
    );
    const conditions = await eventually(
      () => argoCd.application(name)?.status?.conditions ?? [],
      found => found.length > 0,
    );
    argoCd.delete(name);
    expect(conditions[0].type).toBe('InvalidSpecError');
    expect(conditions[0].message).toMatch(
      /not permitted in project|do not match any of the allowed destinations/,
    );
  });

  it('takes its services along when the root is deleted, but no other environment', async () => {
    argoCd.delete('loop-one');
    await eventually(
      () => argoCd.children('loop-one').length,
      count => count === 0,
    );
    expect(argoCd.children('loop-two')).toHaveLength(
      emittedApplications(two).length,
    );
  });

  it('asks before a prod environment is deleted', async () => {
    const deleting = () =>
      argoCd
        .children('loop-two')
        .filter(({ metadata }) => metadata.deletionTimestamp).length;
    argoCd.delete('loop-two');
    await new Promise(resolve => setTimeout(resolve, 5_000));
    expect(deleting()).toBe(0);
    argoCd.annotate(
      'loop-two',
      `argocd.argoproj.io/deletion-approved=${new Date().toISOString()}`,
    );
    expect(await eventually(deleting, count => count > 0)).toBeGreaterThan(0);
  });
}

describeWith(
  missingForCluster(),
  'the loop from a document to a real Argo CD',
  loop,
);
