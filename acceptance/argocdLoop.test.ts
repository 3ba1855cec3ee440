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

interface LiveObject {
  metadata: { labels: Record<string, string> };
}

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

// Few services, so that the test is quick; some with charts, some of plain objects. No database: its
// operator does not run here, and Argo CD cannot tell the health of one that no operator has seen.
const OFF = { enabled: false };
const PLATFORM = {
  ...{
    kubeflow: OFF,
    modelRegistry: OFF,
    kserve: OFF,
    feast: OFF,
    mlflow: OFF,
  },
  ...{
    airflow: OFF,
    argoWorkflows: OFF,
    logging: OFF,
    kueue: { enabled: true },
  },
  mesh: 'none' as const,
};

describeWith(
  missingForCluster(),
  'the loop from a document to a real Argo CD',
  () => {
    const git = new GitHost();
    const gitops = { repoUrl: git.url, cluster: 'in-cluster' };
    const one = emitEnvironment(
      anEnvironment(
        { stage: 'dev', gitops, platform: PLATFORM },
        { name: 'loop-one' },
      ),
    );
    const two = emitEnvironment(
      anEnvironment(
        { stage: 'prod', gitops, platform: PLATFORM },
        { name: 'loop-two' },
      ),
    );
    const plain = plainServices(one);
    let argoCd: ArgoCd;
    let server: ApiServer;

    function childrenOf(name: string): Application[] {
      return argoCd
        .applications(`flagstone.dev/environment=${name}`)
        .filter(({ metadata }) => metadata.name !== name);
    }

    async function brought(
      name: string,
      files: readonly EmittedFile[],
    ): Promise<void> {
      argoCd.apply(fileAt(files, '/project.yaml'));
      argoCd.apply(fileAt(files, '/root.yaml'));
      const emitted = emittedApplications(files);
      await eventually(
        () => childrenOf(name).length,
        count => count === emitted.length,
      );
      const children = childrenOf(name);
      for (const { metadata, spec } of emitted) {
        const child = children.find(
          other => other.metadata.name === metadata.name,
        );
        expect(child?.spec).toMatchObject(spec);
      }
    }

    function synced(
      name: string,
      revision: string,
    ): Promise<Application | undefined> {
      argoCd.refresh(name);
      return eventually(
        () => argoCd.application(name),
        application => {
          const sync = application?.status?.sync;
          const revisions = sync?.revisions ?? [sync?.revision];
          return sync?.status === 'Synced' && revisions.includes(revision);
        },
      );
    }

    function live({
      kind,
      apiVersion,
      name,
      namespace,
    }: KubernetesObject): LiveObject {
      const group = apiVersion.includes('/')
        ? `.${apiVersion.split('/')[0]}`
        : '';
      return JSON.parse(
        argoCd.kubectl([
          ...['get', `${kind}${group}`, name, '--output', 'json'],
          ...(namespace ? ['--namespace', namespace] : []),
        ]),
      );
    }

    beforeAll(async () => {
      const cluster = await sharedCluster();
      argoCd = new ArgoCd(cluster);
      server = new ApiServer(cluster);
      await server.install(emittedObjects([...one, ...two]));
      git.commit([...one, ...two], 'Two environments');
    });

    afterAll(() => {
      server?.close();
      git.remove();
    });

    it('begins with the root, which brings one Application a service', async () => {
      await brought('loop-one', one);
      await eventually(
        () => argoCd.application('loop-one')?.status?.sync?.status,
        status => status === 'Synced',
      );
    });

    it('brings them wave by wave', () => {
      const waves = new Map<number, string[]>();
      for (const { metadata } of childrenOf('loop-one')) {
        const wave = Number(metadata.annotations[WAVE]);
        waves.set(
          wave,
          [...(waves.get(wave) ?? []), metadata.creationTimestamp].sort(),
        );
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
      for (const id of plain) {
        await eventually(
          () => argoCd.application(`loop-one-${id}`),
          application => application?.status?.sync?.status === 'Synced',
        );
        const objects = emittedObjects(
          one.filter(({ path }) => path.includes(`/${id}/manifests/`)),
        );
        for (const object of objects) {
          expect(live(object).metadata.labels).toMatchObject({
            'flagstone.dev/environment': 'loop-one',
            'flagstone.dev/service': id,
          });
        }
      }
    });

    it('does not let a second environment take over the objects of the first', async () => {
      await brought('loop-two', two);
      const [id] = plain;
      const refused = await eventually(
        () => argoCd.application(`loop-two-${id}`),
        application =>
          Boolean(
            application?.status?.operationState?.message?.includes('hared'),
          ),
      );
      expect(refused?.status?.operationState?.message).toContain(
        `loop-one-${id}`,
      );
      const [object] = emittedObjects(
        one.filter(({ path }) => path.includes(`/${id}/manifests/`)),
      );
      expect(live(object).metadata.labels['flagstone.dev/environment']).toBe(
        'loop-one',
      );
    });

    it('follows a commit, and leaves the other environment as it was', async () => {
      const wanted = () =>
        childrenOf('loop-two').map(({ metadata, spec }) => [
          metadata.uid,
          metadata.labels,
          spec,
        ]);
      const before = wanted();
      const changed = anEnvironment(
        {
          stage: 'dev',
          gitops,
          platform: {
            ...PLATFORM,
            monitoring: { enabled: true, retentionDays: 41 },
          },
        },
        { name: 'loop-one', labels: { team: 'blue' } },
      );
      const heads = git.commit(
        emitEnvironment(changed),
        'Another size, another label',
      );
      await synced('loop-one', heads['platform-gitops-config']);
      await synced(`loop-one-${plain[0]}`, heads['platform-ai-services']);
      for (const { metadata } of childrenOf('loop-one')) {
        expect(metadata.labels).toMatchObject({ team: 'blue' });
      }
      expect(wanted()).toEqual(before);
    });

    it('refuses what the project does not admit', async () => {
      const { spec } = argoCd.application(`loop-one-${plain[0]}`)!;
      const intrude = (name: string, change: object) =>
        argoCd.apply(
          JSON.stringify({
            apiVersion: 'argoproj.io/v1alpha1',
            kind: 'Application',
            metadata: { name, namespace: 'argocd' },
            spec: { ...spec, ...change },
          }),
        );
      const sources = [
        { repoURL: git.url, targetRevision: 'main', path: 'environments' },
      ];
      intrude('intruder-place', {
        destination: { name: 'in-cluster', namespace: 'kube-public' },
      });
      intrude('intruder-source', { sources });
      for (const name of ['intruder-place', 'intruder-source']) {
        const application = await eventually(
          () => argoCd.application(name),
          found => Boolean(found?.status?.conditions?.length),
        );
        const [condition] = application!.status!.conditions!;
        expect(condition.type).toBe('InvalidSpecError');
        expect(condition.message).toMatch(
          /not permitted in project|do not match any of the allowed destinations/,
        );
        argoCd.delete(name);
      }
    });

    it('takes its services along when the root is deleted, but no other environment', async () => {
      argoCd.delete('loop-one');
      await eventually(
        () => argoCd.applications('flagstone.dev/environment=loop-one').length,
        count => count === 0,
        120,
      );
      expect(childrenOf('loop-two')).toHaveLength(
        emittedApplications(two).length,
      );
    });

    it('asks before a prod environment is deleted', async () => {
      argoCd.delete('loop-two');
      await new Promise(resolve => setTimeout(resolve, 10_000));
      const children = childrenOf('loop-two');
      expect(children).toHaveLength(emittedApplications(two).length);
      expect(
        children.every(({ metadata }) => !metadata.deletionTimestamp),
      ).toBe(true);
      argoCd.kubectl([
        ...[
          'annotate',
          'applications.argoproj.io',
          '--namespace',
          'argocd',
          'loop-two',
        ],
        `argocd.argoproj.io/deletion-approved=${new Date().toISOString()}`,
      ]);
      await eventually(
        () =>
          childrenOf('loop-two').some(
            ({ metadata }) => metadata.deletionTimestamp,
          ),
        deleting => deleting,
      );
    });
  },
);
