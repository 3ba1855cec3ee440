import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Fault } from '../../kubernetes/__testUtils__/fakeApiServer';

/** A request as the server saw it. */
export interface SeenRequest {
  method: string;
  /** As it stood in the request line. */
  line: string;
  authorization: string | undefined;
  body: string;
}

type Application = { metadata: { name: string; namespace: string } };

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function failure(code: number, message: string) {
  return { error: message, code, message };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** A token with the claims of a session, as Argo CD issues it. */
function aSession(number: number, lifeSeconds: number): string {
  const claims = { iat: 1_000, exp: 1_000 + lifeSeconds, jti: number };
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `CANARY-head.${payload}.CANARY-sign${number}`;
}

/** A small Argo CD: applications, their resources, sessions, and faults on demand. */
export class FakeArgocd {
  readonly requests: SeenRequest[] = [];
  /** Tokens that are let in; undefined lets everybody in. */
  tokens: string[] | undefined;
  password = 'CANARY-password';
  /** Seconds that a session lives. */
  sessionLife = 86_400;
  logins = 0;
  applications: Application[] = [];
  /** By name of the application. */
  readonly resources = new Map<string, object[]>();
  readonly commits = new Map<string, object>();
  /** Of every application. */
  events: object[] = [];
  canSync = true;
  private readonly sockets = new Set<Socket>();
  private faults: { path: RegExp; fault: Fault; times: number }[] = [];
  private port = 0;
  private readonly server: Server;

  constructor(private readonly tls?: { key: string; cert: string }) {
    const listener: RequestListener = (request, response) =>
      void this.handle(request, response);
    this.server = tls ? createTlsServer(tls, listener) : createServer(listener);
    this.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      socket.on('error', () => {});
    });
  }

  async start(): Promise<void> {
    await new Promise<void>(resolve => {
      this.server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => {
      this.server.close(resolve);
    });
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  get url(): string {
    return `${this.tls ? 'https' : 'http'}://127.0.0.1:${this.port}`;
  }

  /** The next requests whose line matches meet the fault. */
  inject(path: RegExp, fault: Fault, times = Infinity): void {
    this.faults.push({ path, fault, times });
  }

  mend(): void {
    this.faults = [];
  }

  /** Lines of the requests so far that match. */
  lines(path: RegExp = /./): string[] {
    return this.requests
      .map(({ line }) => line)
      .filter(line => path.test(line));
  }

  private async handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { method = '', url: line = '', headers } = request;
    response.on('error', () => {});
    const body = await bodyOf(request).catch(() => '');
    const { authorization } = headers;
    this.requests.push({ method, line, authorization, body });
    const meets = this.faults.find(
      fault => fault.times > 0 && fault.path.test(line),
    );
    if (meets) {
      meets.times -= 1;
      meets.fault(request, response);
    } else if (line === '/api/v1/session') this.login(body, response);
    else if (!this.isLetIn(authorization)) {
      json(response, 401, failure(16, 'CANARY invalid session'));
    } else this.answer(method, new URL(line, this.url), body, response);
  }

  private isLetIn(authorization = ''): boolean {
    return this.tokens?.includes(authorization.replace('Bearer ', '')) ?? true;
  }

  private login(body: string, response: ServerResponse): void {
    this.logins += 1;
    if (JSON.parse(body).password !== this.password) {
      json(response, 401, failure(16, 'CANARY Invalid username or password'));
      return;
    }
    const token = aSession(this.logins, this.sessionLife);
    this.tokens = [...(this.tokens ?? []), token];
    json(response, 200, { token });
  }

  private answer(
    method: string,
    url: URL,
    body: string,
    response: ServerResponse,
  ): void {
    const [, , , , name, ...rest] = url.pathname
      .split('/')
      .map(decodeURIComponent);
    if (!name) {
      const metadata = { resourceVersion: '500' };
      json(response, 200, { items: this.applications, metadata });
      return;
    }
    const namespace =
      method === 'POST'
        ? JSON.parse(body).appNamespace
        : url.searchParams.get('appNamespace');
    const app = this.applications.find(
      ({ metadata }) =>
        metadata.name === name && metadata.namespace === namespace,
    );
    if (!app) json(response, 404, failure(5, `CANARY ${name} not found`));
    else this.answerOf(app, rest, response);
  }

  private answerOf(
    app: Application,
    [what, revision]: string[],
    response: ServerResponse,
  ): void {
    if (what === 'managed-resources') {
      const items = this.resources.get(app.metadata.name);
      json(response, 200, items ? { items } : {});
    } else if (what === 'syncwindows') {
      json(response, 200, { canSync: this.canSync });
    } else if (what === 'events') {
      // As Argo CD has it where there are none.
      json(response, 200, { items: this.events.length ? this.events : null });
    } else if (what === 'revisions') {
      json(response, 200, this.commits.get(revision) ?? {});
    } else json(response, 200, app);
  }
}
