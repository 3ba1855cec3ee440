import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KIT, startCluster, type Cluster } from './cluster';
import { ClusterClient } from './clusterClient';
import { eventually } from './eventually';

type Part = 'kube-apiserver' | 'etcd';

/** A request, as the API server's audit log has it. */
export interface AuditEntry {
  verb: string;
  requestURI: string;
  user: { username: string };
  userAgent?: string;
  objectRef?: { resource?: string; apiGroup?: string };
  responseStatus?: { code: number };
  stage: string;
}

function isOpen(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** A cluster of one suite alone: its parts may be killed, paused and restarted. Without Argo CD. */
export class OwnCluster implements Cluster {
  private constructor(
    private readonly folder: string,
    private readonly cluster: Cluster,
  ) {}

  /** About six seconds. It stops with the test run at the latest. */
  static async start(options: { gpuNodes: number }): Promise<OwnCluster> {
    const folder = mkdtempSync(path.join(tmpdir(), 'flagstone-own-cluster-'));
    const cluster = await startCluster(folder, [
      ...['--no-argocd', '--audit'],
      ...['--gpu-nodes', String(options.gpuNodes)],
    ]);
    return new OwnCluster(folder, cluster);
  }

  get apiUrl() {
    return this.cluster.apiUrl;
  }

  get ca() {
    return this.cluster.ca;
  }

  get token() {
    return this.cluster.token;
  }

  get env() {
    return this.cluster.env;
  }

  stop(): void {
    const directory = path.join(this.folder, 'cluster');
    execFileSync(path.join(KIT, 'cluster.sh'), ['down', directory]);
  }

  signal(part: Part, signal: NodeJS.Signals): void {
    process.kill(this.pid(part), signal);
  }

  /** Ends the API server at once and starts another, with flags beside those that it had. */
  async restartApiServer(flags: readonly string[] = []): Promise<void> {
    const start = await this.killApiServer(flags);
    await start();
  }

  /** Ends the API server at once. What comes back starts it again, and waits until it is ready. */
  async killApiServer(
    flags: readonly string[] = [],
  ): Promise<() => Promise<void>> {
    const command = readFileSync(
      `/proc/${this.pid('kube-apiserver')}/cmdline`,
      'utf8',
    )
      .split('\0')
      .slice(0, -1);
    const port = Number(new URL(this.apiUrl).port);
    this.signal('kube-apiserver', 'SIGKILL');
    await eventually(async () => !(await isOpen(port)), Boolean);
    return () => this.startApiServer([...command, ...flags]);
  }

  /** Forgets the history of everything that is stored: a watch that begins before gets a true 410. */
  async compact(): Promise<void> {
    const revision = await this.revision();
    const response = await fetch(`${this.env.ETCD_URL}/v3/kv/compaction`, {
      method: 'POST',
      body: JSON.stringify({ revision, physical: true }),
    });
    const text = await response.text();
    // Two compactions without a change between them.
    if (!response.ok && !text.includes('has been compacted')) {
      throw new Error(`etcd did not compact: ${text}`);
    }
  }

  /** The complete requests that the API server has answered, the oldest first; of a user, where one is named. */
  audit(username?: string): AuditEntry[] {
    const file = path.join(this.folder, 'cluster/log/audit.jsonl');
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    return lines
      .map((line): AuditEntry => JSON.parse(line))
      .filter(({ user }) => !username || user.username === username);
  }

  private async revision(): Promise<string> {
    const response = await fetch(`${this.env.ETCD_URL}/v3/kv/range`, {
      method: 'POST',
      body: JSON.stringify({ key: 'AA==', limit: '1' }),
    });
    const { header } = await response.json();
    return header.revision;
  }

  private pid(part: Part): number {
    return Number(readFileSync(this.pidFile(part), 'utf8'));
  }

  private pidFile(part: Part): string {
    return path.join(this.folder, 'cluster/pid', part);
  }

  private async startApiServer([program, ...args]: string[]): Promise<void> {
    const log = openSync(
      path.join(this.folder, 'cluster/log/kube-apiserver.log'),
      'a',
    );
    const child = spawn(program, args, {
      env: this.env,
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.unref();
    writeFileSync(this.pidFile('kube-apiserver'), String(child.pid));
    const client = new ClusterClient(this);
    await eventually(
      () =>
        client.request('GET', '/readyz').then(
          ({ status }) => status === 200,
          () => false,
        ),
      Boolean,
    );
    client.close();
  }
}
