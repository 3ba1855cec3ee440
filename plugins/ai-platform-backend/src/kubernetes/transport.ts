import type { Clock } from '../clock/clock';
import { exchange, type HttpAnswer } from '../http/exchange';
import type { ConfiguredCluster } from './configuredCluster';
import { CredentialSource } from './credentials';

/** Asks one API server. It only ever reads. */
export interface Transport {
  /**
   * @param path - with its query, below the address of the server
   * @throws UpstreamError, or the signal's reason
   */
  get(
    path: string,
    options: { accept: string; signal: AbortSignal },
  ): Promise<HttpAnswer>;
  /** Closes every connection. */
  close(): void;
}

/** Speaks HTTP to the cluster with its credentials; a 401 makes it load them again and ask once more. */
export class HttpTransport implements Transport {
  private readonly credentials: CredentialSource;

  constructor(
    loadKubeConfig: NonNullable<ConfiguredCluster['loadKubeConfig']>,
    private readonly clock: Clock,
  ) {
    this.credentials = new CredentialSource(loadKubeConfig, clock);
  }

  async get(
    path: string,
    options: { accept: string; signal: AbortSignal },
  ): Promise<HttpAnswer> {
    const question = { path, ...options };
    const credentials = await this.credentials.get();
    const answer = await exchange(question, credentials, this.clock);
    if (answer.status !== 401) return answer;
    answer.discard();
    const renewed = await this.credentials.renew(credentials);
    return renewed === credentials
      ? answer
      : exchange(question, renewed, this.clock);
  }

  close(): void {
    this.credentials.close();
  }
}
