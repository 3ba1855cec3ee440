import http from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { Clock } from '../clock/clock';
import { UpstreamError } from './upstreamError';

const CONNECT_MS = 10_000;

/** Where a question goes, and as whom. */
export interface Access {
  server: URL;
  headers: http.OutgoingHttpHeaders;
  /** User and password of HTTP itself. */
  auth?: string;
  agent: http.Agent;
}

/** A question over HTTP. */
export interface HttpQuestion {
  /** GET without it. */
  method?: 'GET' | 'PATCH' | 'POST';
  /** With its query, below the address of the server; every part from outside is encoded. */
  path: string;
  accept: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Which kind of JSON it is; application/json without it. */
  contentType?: string;
  signal: AbortSignal;
}

/** The head of an answer, and its body as it comes. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: AsyncIterable<Uint8Array>;
  /** Closes the connection of an answer whose body nobody reads. */
  discard(): void;
}

function optionsOf(
  {
    method = 'GET',
    path,
    accept,
    contentType = 'application/json',
  }: HttpQuestion,
  { server, headers, auth, agent }: Access,
  body: string | undefined,
): https.RequestOptions {
  return {
    ...urlToHttpOptions(server),
    path: `${server.pathname.replace(/\/+$/, '')}${path}`,
    method,
    headers: {
      ...headers,
      accept,
      // Compressed, a small answer may unpack to a large one.
      'accept-encoding': 'identity',
      ...(body !== undefined && {
        'content-type': contentType,
        'content-length': Buffer.byteLength(body),
      }),
    },
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

function answerOf(message: http.IncomingMessage): HttpAnswer {
  return {
    status: message.statusCode ?? 0,
    headers: message.headers,
    body: message,
    discard: () => message.destroy(),
  };
}

/**
 * Sends the question and resolves with the head of the answer, whatever its status; redirects are not followed.
 *
 * @throws UpstreamError, the error of the connection, or the signal's reason
 */
export function exchange(
  question: HttpQuestion,
  access: Access,
  clock: Clock,
): Promise<HttpAnswer> {
  const { signal } = question;
  const body =
    question.body === undefined ? undefined : JSON.stringify(question.body);
  const { request } = access.server.protocol === 'http:' ? http : https;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const sent = request({ ...optionsOf(question, access, body), signal });
    limitConnecting(sent, clock);
    sent.once('response', message => resolve(answerOf(message)));
    // It stays: a connection that breaks later must not become an error that nobody hears.
    sent.on('error', reject);
    sent.end(body);
  });
}
