import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KIT, startCluster, type Cluster } from '../acceptance/support/cluster';
import { ClusterClient } from '../acceptance/support/clusterClient';
import { eventually } from '../acceptance/support/eventually';
import { clusterFolder } from './clusterCacheControllers';

const NAMESPACE = 'argocd';
const ACCOUNT = 'bench';
/** Of Argo CD's parts, beside that of its API. */
const PORTS = { metrics: 5, redis: -2 };

const settings = (kind: 'ConfigMap' | 'Secret', name: string) => ({
  apiVersion: 'v1',
  kind,
  metadata: { namespace: NAMESPACE, name },
});

/** A real Argo CD of the benchmark alone, with an account that logs in with a password and may read. */
export class BenchArgocd {
  /** Name and password of the account. */
  readonly login = {
    username: ACCOUNT,
    password: randomBytes(12).toString('hex'),
  };

  private constructor(
    private readonly folder: string,
    readonly cluster: Cluster,
  ) {}

  /** About fifteen seconds. It stops with the process at the latest. */
  static async start(): Promise<BenchArgocd> {
    const folder = mkdtempSync(join(tmpdir(), 'flagstone-bench-argocd-'));
    const cluster = await startCluster(folder, ['--gpu-nodes', '1']);
    const argocd = new BenchArgocd(folder, cluster);
    await argocd.createAccount();
    return argocd;
  }

  /** Address of the API. */
  get url(): string {
    return this.cluster.env.ARGOCD_URL!;
  }

  /** Address of what it tells of itself. */
  get metrics(): string {
    return `http://127.0.0.1:${this.port(PORTS.metrics)}/metrics`;
  }

  /** Port of the cache that its parts share. */
  get redisPort(): number {
    return this.port(PORTS.redis);
  }

  /** Ends parts of Argo CD and of the cluster, which then do not disturb. */
  end(parts: readonly string[]): void {
    for (const part of parts) {
      const file = join(clusterFolder(this.cluster), 'pid', part);
      process.kill(Number(readFileSync(file, 'utf8')), 'SIGKILL');
    }
  }

  stop(): void {
    const directory = join(this.folder, 'cluster');
    execFileSync(join(KIT, 'cluster.sh'), ['down', directory]);
  }

  private port(offset: number): number {
    return Number(new URL(this.url).port) + offset;
  }

  private async createAccount(): Promise<void> {
    const hash = execFileSync(
      'argocd',
      ['account', 'bcrypt', '--password', this.login.password],
      { env: this.cluster.env, encoding: 'utf8' },
    ).trim();
    const client = new ClusterClient(this.cluster);
    await client.patch(settings('ConfigMap', 'argocd-cm'), {
      data: { [`accounts.${ACCOUNT}`]: 'login' },
    });
    await client.patch(settings('Secret', 'argocd-secret'), {
      stringData: { [`accounts.${ACCOUNT}.password`]: hash },
    });
    client.close();
    await eventually(() => this.mayLogIn(), Boolean);
  }

  private async mayLogIn(): Promise<boolean> {
    const { ok } = await fetch(`${this.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(this.login),
    });
    return ok;
  }
}
