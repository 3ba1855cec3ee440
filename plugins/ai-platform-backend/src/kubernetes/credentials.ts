import http from 'node:http';
import https from 'node:https';
import { isDeepStrictEqual } from 'node:util';
import type { KubeConfig } from '@kubernetes/client-node';
import type { Clock } from '../clock/clock';
import type { Access } from '../http/exchange';
import { Renewable } from '../http/renewable';
import { UpstreamError } from '../http/upstreamError';

const MINUTE = 60_000;

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

function loaded(access: Access | undefined): Access {
  if (access) return access;
  throw new UpstreamError('unauthenticated', {
    hint: 'They could not be loaded.',
  });
}

/**
 * The credentials of one cluster. They are loaded again after a minute, for files rotate, and when the cluster refuses
 * them; never more than three times a minute, whatever happens.
 */
export class CredentialSource {
  private readonly access: Renewable<Access>;
  private footing: Footing | undefined;
  private agent: http.Agent | undefined;

  constructor(private readonly loadKubeConfig: () => KubeConfig, clock: Clock) {
    this.access = new Renewable(() => this.read(), clock);
  }

  /** @throws UpstreamError `unauthenticated` where they cannot be loaded */
  async get(): Promise<Access> {
    return loaded(await this.access.get(MINUTE));
  }

  /**
   * Other credentials than those that were refused, or the same ones where it is too early to load again.
   *
   * @throws UpstreamError `unauthenticated` where they cannot be loaded
   */
  async renew(refused: Access): Promise<Access> {
    return loaded(await this.access.renew(refused));
  }

  /** Closes every connection. */
  close(): void {
    this.agent?.destroy();
  }

  private async read(): Promise<Access | undefined> {
    try {
      const fresh = await load(this.loadKubeConfig);
      const { options, footing } = fresh;
      return {
        server: footing.server,
        headers: Object.fromEntries(Object.entries(options.headers ?? {})),
        ...(options.auth && { auth: options.auth }),
        agent: this.agentFor(fresh),
      };
    } catch {
      // The cause may quote a file or the output of a helper program, which hold credentials.
      return undefined;
    }
  }

  /** Connections that rest on what holds no longer are closed; watches are begun again on new ones. */
  private agentFor(fresh: Loaded): http.Agent {
    if (this.agent && isDeepStrictEqual(fresh.footing, this.footing)) {
      return this.agent;
    }
    this.agent?.destroy();
    this.agent = createAgent(fresh);
    this.footing = fresh.footing;
    return this.agent;
  }
}
