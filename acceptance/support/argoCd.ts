import { execFileSync } from 'node:child_process';
import type { KubernetesObject } from './apiServer';
import type { Cluster } from './cluster';

const NAMESPACE = ['--namespace', 'argocd'];
const APPLICATIONS = 'applications.argoproj.io';

/** An Application, as far as the tests read it. */
export interface Application {
  metadata: {
    name: string;
    uid: string;
    creationTimestamp: string;
    deletionTimestamp?: string;
    annotations: Record<string, string>;
    labels?: Record<string, string>;
  };
  spec: Record<string, unknown>;
  status?: {
    sync?: { status: string; revision?: string; revisions?: string[] };
    operationState?: { phase: string; message?: string };
    conditions?: Array<{ type: string; message: string }>;
  };
}

/** The cluster's Argo CD, by way of kubectl: what a platform team has at hand. */
export class ArgoCd {
  constructor(private readonly cluster: Cluster) {}

  apply(text: string): void {
    this.kubectl(['apply', '--server-side', '--filename', '-'], text);
  }

  application(name: string): Application | undefined {
    const output = this.kubectl([
      ...['get', APPLICATIONS, ...NAMESPACE, name],
      ...['--ignore-not-found', '--output', 'json'],
    ]);
    return output ? JSON.parse(output) : undefined;
  }

  /** The Applications of an environment, without its root. */
  children(environment: string): Application[] {
    const output = this.kubectl([
      ...['get', APPLICATIONS, ...NAMESPACE, '--output', 'json'],
      ...['--selector', `flagstone.dev/environment=${environment}`],
    ]);
    const items: Application[] = JSON.parse(output).items;
    return items.filter(({ metadata }) => metadata.name !== environment);
  }

  /** Looks at Git now, as a webhook of the Git host would ask for. */
  refresh(name: string): void {
    this.annotate(name, 'argocd.argoproj.io/refresh=normal');
  }

  annotate(name: string, annotation: string): void {
    this.kubectl([
      ...['annotate', APPLICATIONS, ...NAMESPACE, name],
      ...[annotation, '--overwrite'],
    ]);
  }

  delete(name: string): void {
    this.kubectl(['delete', APPLICATIONS, ...NAMESPACE, name, '--wait=false']);
  }

  /** The labels of an object as it is in the cluster. */
  labels(object: KubernetesObject): Record<string, string> {
    const group = object.apiVersion.includes('/')
      ? `.${object.apiVersion.split('/')[0]}`
      : '';
    const output = this.kubectl([
      ...['get', `${object.kind}${group}`, object.name, '--output', 'json'],
      ...(object.namespace ? ['--namespace', object.namespace] : []),
    ]);
    return JSON.parse(output).metadata.labels;
  }

  /** Waits until the Application deploys what a commit says. */
  async synced(name: string, revision: string): Promise<void> {
    this.refresh(name);
    await eventually(
      () => this.application(name)?.status?.sync,
      sync =>
        sync?.status === 'Synced' &&
        (sync.revisions ?? [sync.revision]).includes(revision),
    );
  }

  private kubectl(args: string[], input?: string): string {
    return execFileSync('kubectl', args, {
      env: this.cluster.env,
      encoding: 'utf8',
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
  }
}

/** The first value that satisfies; throws with the last one after the seconds. */
export async function eventually<T>(
  read: () => T,
  satisfies: (value: T) => boolean,
  seconds = 120,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = read();
    if (satisfies(value)) return value;
    if (Date.now() > end) {
      throw new Error(
        `Not within ${seconds} s; at last: ${JSON.stringify(value, null, 1)}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}
