import {
  collectionPath,
  objectPath,
  type ClusterClient,
  type ClusterObject,
} from '../acceptance/support/clusterClient';
import { aNamespace } from '../acceptance/support/clusterObjects';
import { ArgocdApi } from '../acceptance/support/drift/argocdApi';
import { SourceRepository } from '../acceptance/support/drift/sourceRepository';
import { eventually } from '../acceptance/support/eventually';
import { inParallel } from '../acceptance/support/inParallel';
import type { BenchArgocd } from './driftArgocd';
import { copyComparisons } from './driftArgocdCache';
import { CHANGED, MANIFESTS } from './driftFiles';
import { appNames, isDrifted, type DriftSize } from './driftScale';

const AT_A_TIME = 32;
const FEW_AT_A_TIME = 4;
const FOLDER = 'detector';
/** What would write into the copies, or has nothing left to do. */
const QUIET = [
  ...['argocd-application-controller', 'argocd-applicationset-controller'],
  ...['kube-controller-manager', 'kube-scheduler', 'kwok'],
];

const application = (name: string, repoURL: string): ClusterObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { namespace: 'argocd', name, labels: { team: name } },
  spec: {
    project: 'default',
    destination: { server: 'https://kubernetes.default.svc', namespace: name },
    source: { repoURL, targetRevision: 'main', path: FOLDER },
    syncPolicy: { automated: {} },
  },
});

const deploymentIn = (namespace: string): ClusterObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { namespace, name: CHANGED },
});

/** Makes the applications: some by Argo CD itself, the others as copies of these, under names of their own. */
export class DriftFill {
  private readonly repository = new SourceRepository('deploy');
  private readonly api: ArgocdApi;

  constructor(
    private readonly argocd: BenchArgocd,
    private readonly client: ClusterClient,
    private readonly size: DriftSize,
  ) {
    this.api = new ArgocdApi(argocd.cluster);
  }

  async run(): Promise<void> {
    const { applications, reconciled } = this.size;
    const originals = appNames(0, reconciled);
    this.repository.commit(
      new Map([[`${FOLDER}/all.yaml`, MANIFESTS]]),
      'Release 1.4.2',
    );
    await this.bringOut(originals);
    await this.drift(originals.filter((_, index) => isDrifted(index)));
    this.argocd.end(QUIET);
    await this.copy(appNames(reconciled, applications));
  }

  remove(): void {
    this.repository.remove();
  }

  private async bringOut(names: readonly string[]): Promise<void> {
    await inParallel(
      names,
      async name => {
        await this.client.create(aNamespace(name));
        await this.client.create(application(name, this.repository.url));
      },
      FEW_AT_A_TIME,
    );
    await this.until(names, 'Synced');
  }

  /** By hand, as the page is to show it. */
  private async drift(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.client.patch(deploymentIn(name), { spec: { replicas: 5 } });
    }
    await this.until(names, 'OutOfSync');
  }

  private async until(names: readonly string[], sync: string): Promise<void> {
    for (const name of names) {
      await eventually(
        () => this.api.application(name),
        ({ status }) =>
          status?.sync?.status === sync &&
          status.operationState?.phase === 'Succeeded',
      );
    }
  }

  private async copy(names: readonly string[]): Promise<void> {
    const { reconciled } = this.size;
    const originals = await Promise.all(
      appNames(0, reconciled).map(name => this.read(name)),
    );
    const originalOf = (index: number) =>
      originals[(reconciled + index) % reconciled];
    await inParallel(
      [...names.entries()],
      ([index, name]) => this.create(originalOf(index), name),
      AT_A_TIME,
    );
    await copyComparisons(
      this.argocd.redisPort,
      new Map(
        names.map((name, index) => [name, originalOf(index).metadata.name]),
      ),
    );
  }

  private async read(name: string): Promise<ClusterObject> {
    const path = objectPath(application(name, ''));
    return (await this.client.request('GET', path)).body;
  }

  private async create(original: ClusterObject, name: string): Promise<void> {
    const { apiVersion, kind, spec, status } = original;
    const { namespace } = original.metadata;
    const metadata = { namespace, name, labels: { team: name } };
    const path = collectionPath(original, namespace);
    const copy = { apiVersion, kind, metadata, spec, status };
    const answer = await this.client.request('POST', path, copy);
    if (answer.status !== 201) {
      throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
    }
  }
}
