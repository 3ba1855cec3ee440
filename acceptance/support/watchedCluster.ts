import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import type {
  ClusterReader,
  WatchedResource,
} from '../../plugins/ai-platform-backend/src/kubernetes/resourceReader';
import { ClusterClient } from './clusterClient';
import { OwnCluster, type AuditEntry } from './ownCluster';
import { createReader, requestToken, usernameOf } from './readerAccess';
import { RealCache } from './realCache';
import { SkippingClock } from './skippingClock';
import { TcpProxy } from './tcpProxy';

const ACCOUNT = 'flagstone';

/**
 * A cluster of one suite alone and a cache that watches it, with the rights that the documentation gives, over a wire that
 * can be cut. The cache finds its token in a kubeconfig.
 */
export class WatchedCluster {
  readonly clock = new SkippingClock();
  readonly reader: ClusterReader;
  readonly cache: RealCache;
  private readonly folder = mkdtempSync(
    path.join(tmpdir(), 'flagstone-watched-'),
  );
  private readonly kubeconfig = path.join(this.folder, 'kubeconfig');

  private constructor(
    readonly cluster: OwnCluster,
    readonly client: ClusterClient,
    readonly wire: TcpProxy,
    options: { token: string; resources?: readonly WatchedResource[] },
  ) {
    const { token, resources } = options;
    const { clock, kubeconfig } = this;
    this.useToken(token);
    const config = { aiPlatform: { kubernetes: { kubeconfig } } };
    this.cache = new RealCache({ config, clock, resources });
    this.reader = this.cache.reader;
  }

  /**
   * @param options - `flags` for the API server beside its own; `prepare` runs before the cache is there; `lease` is what
   * the first token is bound to
   */
  static async start(options: {
    prepare: (client: ClusterClient) => Promise<void>;
    flags?: readonly string[];
    lease?: string;
    resources?: readonly WatchedResource[];
  }): Promise<WatchedCluster> {
    const { prepare, flags, lease, resources } = options;
    const cluster = await OwnCluster.start({ gpuNodes: 2 });
    if (flags) await cluster.restartApiServer(flags);
    const client = new ClusterClient(cluster);
    await prepare(client);
    await createReader(client, ACCOUNT);
    const token = await requestToken(client, ACCOUNT, lease);
    const wire = await TcpProxy.to(Number(new URL(cluster.apiUrl).port));
    return new WatchedCluster(cluster, client, wire, { token, resources });
  }

  async close(): Promise<void> {
    await this.cache.close();
    await this.wire.close();
    this.client.close();
    this.cluster.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** A new token of the cache's service account, bound to the lease. */
  requestToken(lease: string): Promise<string> {
    return requestToken(this.client, ACCOUNT, lease);
  }

  /** Writes the token to where the cache finds it. */
  useToken(token: string): void {
    const server = `https://${this.wire.address}`;
    const ca = Buffer.from(this.cluster.ca).toString('base64');
    const content = stringify({
      ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'real' },
      clusters: [
        { name: 'real', cluster: { server, 'certificate-authority-data': ca } },
      ],
      users: [{ name: 'reader', user: { token } }],
      contexts: [
        { name: 'real', context: { cluster: 'real', user: 'reader' } },
      ],
    });
    writeFileSync(this.kubeconfig, content);
  }

  /** True when the API server does not take the token any more. */
  async refuses(token: string): Promise<boolean> {
    const asked = new ClusterClient(this.cluster, { token });
    const { status } = await asked.request('GET', '/api/v1/pods?limit=1');
    asked.close();
    return status === 401;
  }

  /** The LIST requests of the cache, the oldest first; those of further pages left out. */
  lists(): AuditEntry[] {
    return this.cluster
      .audit(usernameOf(ACCOUNT))
      .filter(
        ({ verb, requestURI }) =>
          verb === 'list' && !requestURI.includes('continue='),
      );
  }

  /** The requests of anybody whose token was not taken. */
  refusals(): AuditEntry[] {
    return this.cluster
      .audit()
      .filter(({ responseStatus }) => responseStatus?.code === 401);
  }
}
