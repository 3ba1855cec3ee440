import http from 'node:http';
import https from 'node:https';
import { isDeepStrictEqual } from 'node:util';
import type { KubeConfig } from '@kubernetes/client-node';
import type { Clock } from '../clock/clock';
import { UpstreamError } from './upstreamError';

const MINUTE = 60_000;
const LOADS_A_MINUTE = 3;

/** What a request needs to reach the cluster and to be let in. */
export interface Credentials {
  server: URL;
  headers: http.OutgoingHttpHeaders;
  /** User and password, where the kubeconfig has them. */
  auth?: string;
  agent: http.Agent;
}

/** What the connections rest on: where it changes, they are made anew. */
interface Footing {
  server: URL;
  proxyUrl?: string;
  tls: https.AgentOptions;
}

interface Loaded {
  options: https.RequestOptions;
  footing: Footing;
}

async function load(loadKubeConfig: () => KubeConfig): Promise<Loaded> {
  const kubeConfig = loadKubeConfig();
  const options: https.RequestOptions = {};
  await kubeConfig.applyToHTTPSOptions(options);
  const cluster = kubeConfig.getCurrentCluster();
  const { ca, cert, key, servername } = options;
  // Said for each cluster, and not left to an environment variable that stands for the whole process.
  const rejectUnauthorized = options.rejectUnauthorized !== false;
  return {
    options,
    footing: {
      server: new URL(cluster?.server ?? ''),
      proxyUrl: cluster?.proxyUrl,
      tls: { ca, cert, key, rejectUnauthorized, servername },
    },
  };
}

function createAgent({ options, footing }: Loaded): http.Agent {
  const { server, proxyUrl, tls } = footing;
  if (proxyUrl) return options.agent as http.Agent;
  return server.protocol === 'http:'
    ? new http.Agent({ keepAlive: true })
    : new https.Agent({ ...tls, keepAlive: true });
}

/**
 * The credentials of one cluster. They are loaded again after a minute, for files rotate, and when the cluster refuses
 * them; never more than three times a minute, whatever happens.
 */
export class CredentialSource {
  private current: Credentials | undefined;
  private loading: Promise<Credentials> | undefined;
  private loads: number[] = [];
  private footing: Footing | undefined;
  private agent: http.Agent | undefined;

  constructor(
    private readonly loadKubeConfig: () => KubeConfig,
    private readonly clock: Clock,
  ) {}

  /** @throws UpstreamError `unauthenticated` where they cannot be loaded */
  async get(): Promise<Credentials> {
    const age = this.clock.now() - (this.loads.at(-1) ?? 0);
    return this.current && age < MINUTE ? this.current : this.reload();
  }

  /**
   * Other credentials than those that were refused, or the same ones where it is too early to load again.
   *
   * @throws UpstreamError `unauthenticated` where they cannot be loaded
   */
  async renew(refused: Credentials): Promise<Credentials> {
    if (this.current && this.current !== refused) return this.current;
    return this.reload();
  }

  /** Closes every connection. */
  close(): void {
    this.agent?.destroy();
  }

  private async reload(): Promise<Credentials> {
    this.loading ??= this.loadOnce().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async loadOnce(): Promise<Credentials> {
    const now = this.clock.now();
    this.loads = this.loads.filter(time => now - time < MINUTE);
    if (this.loads.length < LOADS_A_MINUTE) {
      this.loads.push(now);
      this.current = (await this.read()) ?? this.current;
    }
    if (this.current) return this.current;
    throw new UpstreamError('unauthenticated', {
      hint: 'They could not be loaded.',
    });
  }

  private async read(): Promise<Credentials | undefined> {
    try {
      const loaded = await load(this.loadKubeConfig);
      const { options, footing } = loaded;
      return {
        server: footing.server,
        headers: Object.fromEntries(Object.entries(options.headers ?? {})),
        ...(options.auth && { auth: options.auth }),
        agent: this.agentFor(loaded),
      };
    } catch {
      // The cause may quote a file or the output of a helper program, which hold credentials.
      return undefined;
    }
  }

  /** Connections that rest on what holds no longer are closed; watches are begun again on new ones. */
  private agentFor(loaded: Loaded): http.Agent {
    if (this.agent && isDeepStrictEqual(loaded.footing, this.footing)) {
      return this.agent;
    }
    this.agent?.destroy();
    this.agent = createAgent(loaded);
    this.footing = loaded.footing;
    return this.agent;
  }
}
