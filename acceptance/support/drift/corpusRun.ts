import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { ApiServer, type Kind } from '../apiServer';
import type { Cluster } from '../cluster';
import { eventually } from '../eventually';
import { inParallel } from '../inParallel';
import { ArgocdApi, type ManagedResource } from './argocdApi';
import type { CorpusCase } from './corpusCase';
import { NamespaceShell } from './namespaceShell';
import { Normaliser } from './normaliser';
import { SourceRepository } from './sourceRepository';

const run = promisify(execFile);
const AT_A_TIME = 4;
const SERVER = 'https://kubernetes.default.svc';
const STATES = [
  'liveState',
  'targetState',
  'normalizedLiveState',
  'predictedLiveState',
] as const;

/** What Argo CD answers for a case; the states of resources as objects and not as texts. */
export interface CorpusAnswer {
  application: unknown;
  managedResources: unknown;
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

function withStates(resource: ManagedResource): Record<string, unknown> {
  const { diff: _, ...rest } = resource;
  const states = STATES.filter(state => rest[state]).map(state => [
    state,
    JSON.parse(rest[state]!),
  ]);
  return { ...rest, ...Object.fromEntries(states) };
}

function kindsOf(cases: readonly CorpusCase[]): Kind[] {
  return cases
    .flatMap(({ git }) => Object.entries(git))
    .filter(([file]) => !file.includes('/templates/'))
    .flatMap(([, text]) => parseAllDocuments(text).map(one => one.toJS()))
    .filter(object => object?.apiVersion);
}

/** Brings every case out by a real Argo CD, does to the cluster what the cases say, and reads. */
export class CorpusRun {
  private readonly repository = new SourceRepository('deploy');
  private readonly api: ArgocdApi;
  private readonly commandLine: NamespaceShell;

  constructor(
    private readonly cluster: Cluster,
    private readonly cases: readonly CorpusCase[],
  ) {
    this.api = new ArgocdApi(cluster);
    this.commandLine = new NamespaceShell(cluster);
  }

  /** By name of the case. */
  async answers(): Promise<Map<string, CorpusAnswer>> {
    const startedAt = Date.now();
    await this.prepare();
    const first = this.commit('git', 'First');
    await this.bringOut();
    const second = this.commit('later', 'Later');
    const steps: number[] = [];
    const most = Math.max(...this.cases.map(one => one.steps.length));
    for (let step = 0; step < most; step += 1) {
      steps.push(await this.nextSecond());
      await this.each(one => this.shell(one, one.steps[step]));
    }
    const readAt = await this.nextSecond();
    // Controllers have seen the last step, and so has Argo CD.
    await pause(5_000);
    const texts = new Map([
      [this.repository.url, 'https://git.example.com/fraud/deploy.git'],
      [this.repository.root, '/repositories'],
      [first, '1'.repeat(40)],
      [second, '2'.repeat(40)],
    ]);
    return this.read(() => new Normaliser({ startedAt, steps, readAt, texts }));
  }

  remove(): void {
    this.repository.remove();
    this.commandLine.remove();
  }

  private async prepare(): Promise<void> {
    const server = new ApiServer(this.cluster);
    await server.install(kindsOf(this.cases));
    await inParallel(
      this.cases,
      ({ name }) => server.createNamespace(name),
      AT_A_TIME,
    );
    server.close();
    await this.each(one => this.shell(one, one.before));
  }

  private commit(which: 'git' | 'later', message: string): string {
    const files = this.cases.flatMap(({ name, [which]: texts }) =>
      Object.entries(texts).map(
        ([file, text]) => [`${name}/${file}`, text] as const,
      ),
    );
    return this.repository.commit(new Map(files), message);
  }

  private async bringOut(): Promise<void> {
    const kubectl = ['apply', '--server-side', '--filename', '-'];
    const items = this.cases.map(one => this.applicationOf(one));
    const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
    const child = run('kubectl', kubectl, { env: this.cluster.env });
    child.child.stdin!.end(text);
    await child;
    await this.each(async ({ name }) => {
      await eventually(
        () => this.api.application(name),
        ({ status }) => Boolean(status?.reconciledAt),
      );
      await this.api.sync(name);
      const { status } = await eventually(
        () => this.api.application(name),
        one =>
          ['Succeeded', 'Failed', 'Error'].includes(
            one.status.operationState?.phase ?? '',
          ),
      );
      const { phase, message } = status.operationState!;
      if (phase !== 'Succeeded') throw new Error(`${name}: ${message}`);
    });
    // What the server and its controllers fill in is there.
    await pause(3_000);
  }

  private applicationOf({ name, application }: CorpusCase) {
    const repository = { repoURL: this.repository.url, targetRevision: 'main' };
    const { source, sources, ...rest } = application as {
      source?: object;
      sources?: object[];
    };
    return {
      ...{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' },
      metadata: { namespace: 'argocd', name },
      spec: {
        project: 'default',
        destination: { server: SERVER, namespace: name },
        ...(sources
          ? { sources: sources.map(one => ({ ...repository, ...one })) }
          : { source: { ...repository, path: name, ...source } }),
        ...rest,
      },
    };
  }

  private async read(
    normaliser: () => Normaliser,
  ): Promise<Map<string, CorpusAnswer>> {
    const answers = new Map<string, CorpusAnswer>();
    await this.each(async ({ name }) => {
      const { metadata, spec, status } = await this.api.refresh(name);
      const { managedFields: _, generation: __, ...kept } = metadata;
      const { summary: ___, ...verdict } = status;
      const resources = await this.api.managedResources(name);
      const normal = normaliser();
      answers.set(name, {
        application: normal.apply({ metadata: kept, spec, status: verdict }),
        managedResources: normal.apply({ items: resources.map(withStates) }),
      });
    });
    return answers;
  }

  // Kubernetes writes whole seconds: what came before is in an earlier one.
  private async nextSecond(): Promise<number> {
    await pause(2_000);
    return Math.floor(Date.now() / 1000) * 1000;
  }

  private async shell({ name }: CorpusCase, script?: string): Promise<void> {
    if (script) await this.commandLine.run(name, script);
  }

  private each(work: (one: CorpusCase) => Promise<void>): Promise<void[]> {
    return inParallel(this.cases, work, AT_A_TIME);
  }
}
