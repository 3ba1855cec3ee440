import { execFileSync } from 'node:child_process';
import type { Cluster } from './cluster';

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
    health?: { status: string };
    operationState?: { phase: string; message?: string };
    conditions?: Array<{ type: string; message: string }>;
  };
}

/** The cluster's Argo CD, by way of kubectl: what a platform team has at hand. */
export class ArgoCd {
  constructor(private readonly cluster: Cluster) {}

  kubectl(args: string[], input?: string): string {
    return execFileSync('kubectl', args, {
      env: this.cluster.env,
      encoding: 'utf8',
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  }

  apply(text: string): void {
    this.kubectl(['apply', '--server-side', '--filename', '-'], text);
  }

  application(name: string): Application | undefined {
    const output = this.kubectl([
      ...['get', 'applications.argoproj.io', '--namespace', 'argocd', name],
      ...['--ignore-not-found', '--output', 'json'],
    ]);
    return output ? JSON.parse(output) : undefined;
  }

  applications(selector: string): Application[] {
    const output = this.kubectl([
      ...['get', 'applications.argoproj.io', '--namespace', 'argocd'],
      ...['--selector', selector, '--output', 'json'],
    ]);
    return JSON.parse(output).items;
  }

  /** Looks at Git now, as a webhook of the Git host would ask for. */
  refresh(name: string): void {
    this.kubectl([
      ...[
        'annotate',
        'applications.argoproj.io',
        '--namespace',
        'argocd',
        name,
      ],
      ...['argocd.argoproj.io/refresh=normal', '--overwrite'],
    ]);
  }

  delete(name: string): void {
    this.kubectl([
      ...['delete', 'applications.argoproj.io', '--namespace', 'argocd', name],
      '--wait=false',
    ]);
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
