import http from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { Clock } from '../clock/clock';
import type { ConfiguredCluster } from './configuredCluster';
import { CredentialSource, type Credentials } from './credentials';
import { UpstreamError } from './upstreamError';

const CONNECT_MS = 10_000;

/** The head of an answer, and its body as it comes. */
export interface TransportAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: AsyncIterable<Uint8Array>;
  /** Closes the connection of an answer whose body nobody reads. */
  discard(): void;
}

/** Asks one API server. It only ever reads. */
export interface Transport {
  /**
   * @param path - with its query, below the address of the server
   * @throws UpstreamError, or the signal's reason
   */
  get(
    path: string,
    options: { accept: string; signal: AbortSignal },
  ): Promise<TransportAnswer>;
  /** Closes every connection. */
  close(): void;
}

function optionsOf(
  path: string,
  accept: string,
  { server, headers, auth, agent }: Credentials,
): https.RequestOptions {
  return {
    ...urlToHttpOptions(server),
    path: `${server.pathname.replace(/\/+$/, '')}${path}`,
    method: 'GET',
    // Compressed, a small answer may unpack to a large one.
    headers: { ...headers, accept, 'accept-encoding': 'identity' },
    ...(auth && { auth }),
    agent,
  };
}

/** Gives up on an address that does not answer at all sooner than on a server that is slow. */
function limitConnecting(request: http.ClientRequest, clock: Clock): void {
  request.once('socket', socket => {
    if (!socket.connecting) return;
    const cancel = clock.after(CONNECT_MS, () =>
      request.destroy(new UpstreamError('timedOut')),
    );
    const ready = 'encrypted' in socket ? 'secureConnect' : 'connect';
    socket.once(ready, cancel);
    socket.once('close', cancel);
  });
}

function answerOf(message: http.IncomingMessage): TransportAnswer {
  return {
    status: message.statusCode ?? 0,
    headers: message.headers,
    body: message,
    discard: () => message.destroy(),
  };
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
  ): Promise<TransportAnswer> {
    const credentials = await this.credentials.get();
    const answer = await this.send(path, options, credentials);
    if (answer.status !== 401) return answer;
    answer.discard();
    const renewed = await this.credentials.renew(credentials);
    return renewed === credentials ? answer : this.send(path, options, renewed);
  }

  close(): void {
    this.credentials.close();
  }

  private send(
    path: string,
    { accept, signal }: { accept: string; signal: AbortSignal },
    credentials: Credentials,
  ): Promise<TransportAnswer> {
    const { request } = credentials.server.protocol === 'http:' ? http : https;
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const sent = request({
        ...optionsOf(path, accept, credentials),
        signal,
      });
      limitConnecting(sent, this.clock);
      sent.once('response', message => resolve(answerOf(message)));
      // It stays: a connection that breaks later must not become an error that nobody hears.
      sent.on('error', reject);
      sent.end();
    });
  }
}
