import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { FakeHistory, type StoredObject } from './fakeHistory';
import type { RawObject } from './inMemoryReader';

interface OpenWatch {
  path: string;
  response: ServerResponse;
}

interface Question {
  path: string;
  query: URLSearchParams;
  response: ServerResponse;
}

/** What a request is about. */
export type Phase = 'discovery' | 'list' | 'watch' | 'get';

/** Answers in place of the server. */
export type Fault = (
  request: IncomingMessage,
  response: ServerResponse,
) => void;

/** A request as the server saw it. */
export interface SeenRequest {
  phase: Phase;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function failure(code: number, reason: string) {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: 'CANARY-upstream-text',
    reason,
    code,
  };
}

/**
 * A small API server with what a watch cache meets: lists by page, watches with versions and bookmarks, compaction,
 * discovery, tokens, and faults on demand.
 */
export class FakeApiServer {
  readonly requests: SeenRequest[] = [];
  /** Tokens that are let in; undefined lets everybody in. */
  tokens: string[] | undefined;
  private readonly history = new FakeHistory(({ path, type, object }) => {
    for (const watch of this.watches) {
      if (watch.path === path) this.send(watch.response, type, object);
    }
  });
  private readonly groups = new Map<string, string[]>();
  private readonly watches = new Set<OpenWatch>();
  private readonly sockets = new Set<Socket>();
  private faults: { phase: Phase; fault: Fault; times: number }[] = [];
  private port = 0;
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) =>
      this.handle(request, response),
    );
    this.server.on('connection', socket => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      socket.on('error', () => {});
    });
  }

  /** Listens, on the port that it had before where it was stopped. */
  async start(): Promise<void> {
    const port = this.port;
    await new Promise<void>(resolve => {
      this.server.listen(port, '127.0.0.1', resolve);
    });
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Breaks every connection and stops listening. */
  async stop(): Promise<void> {
    const closed = new Promise(resolve => {
      this.server.close(resolve);
    });
    this.disconnect();
    await closed;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Connections that clients hold. */
  get connections(): number {
    return this.sockets.size;
  }

  get openWatches(): number {
    return this.watches.size;
  }

  /** Serves the collection, for example `/apis/apps/v1/deployments`. */
  serve(path: string): void {
    this.history.add(path);
    const [, root, group, version] = path.split('/');
    if (root !== 'apis') return;
    const versions = this.groups.get(group) ?? [];
    this.groups.set(group, [...new Set([...versions, version])]);
  }

  /** The collection is there no longer, nor its group where it was the last one. */
  unserve(path: string): void {
    this.history.drop(path);
    const [, , group] = path.split('/');
    const isLast = !this.history.paths.some(other =>
      other.startsWith(`/apis/${group}/`),
    );
    if (isLast) this.groups.delete(group);
    this.disconnect();
  }

  /** Adds or replaces an object. */
  put(path: string, object: RawObject): void {
    this.history.put(path, object);
  }

  remove(path: string, namespace: string, name: string): void {
    this.history.remove(path, namespace, name);
  }

  /** The objects that there are. */
  objects(path: string): StoredObject[] {
    return this.history.objects(path);
  }

  /** Tells every watch the version up to which it has seen everything. */
  bookmark(): void {
    for (const { response } of this.watches) {
      this.send(response, 'BOOKMARK', {
        kind: 'Bookmark',
        metadata: { resourceVersion: String(this.history.revision) },
      });
    }
  }

  /** Forgets the past: watches and pages from before get 410. */
  compact(): void {
    this.history.compact();
  }

  /** Sends a line to every watch. */
  write(text: string): void {
    for (const { response } of this.watches) response.write(text);
  }

  /** Ends every watch as a server does that was asked to. */
  endWatches(): void {
    for (const { response } of this.watches) response.end();
  }

  /** Resets every connection. */
  disconnect(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  /** The next requests of the phase meet the fault. */
  inject(phase: Phase, fault: Fault, times = Infinity): void {
    this.faults.push({ phase, fault, times });
  }

  mend(): void {
    this.faults = [];
  }

  /** Requests of the phase so far. */
  count(phase: Phase): number {
    return this.requests.filter(request => request.phase === phase).length;
  }

  private send(response: ServerResponse, type: string, object: unknown): void {
    response.write(`${JSON.stringify({ type, object })}\n`);
  }

  /** What a fault calls that lets the request pass. */
  answerAnyway(request: IncomingMessage, response: ServerResponse): void {
    const { pathname: path, searchParams: query } = this.urlOf(request);
    this.answer(this.phaseOf(path, query), { path, query, response });
  }

  private urlOf(request: IncomingMessage): URL {
    return new URL(request.url ?? '/', this.url);
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    const { pathname: path, searchParams: query } = this.urlOf(request);
    const phase = this.phaseOf(path, query);
    this.requests.push({ phase, path, query, headers: request.headers });
    response.on('error', () => {});
    const meets = this.faults.find(
      fault => fault.phase === phase && fault.times > 0,
    );
    if (meets) {
      meets.times -= 1;
      meets.fault(request, response);
      return;
    }
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (this.tokens && !this.tokens.includes(token)) {
      json(response, 401, failure(401, 'Unauthorized'));
      return;
    }
    this.answer(phase, { path, query, response });
  }

  private phaseOf(path: string, query: URLSearchParams): Phase {
    if (query.get('watch') === 'true') return 'watch';
    if (/^\/apis\/[^/]+$/.test(path)) return 'discovery';
    return path.endsWith('/pendingworkloads') ? 'get' : 'list';
  }

  private answer(phase: Phase, question: Question): void {
    const { path, response } = question;
    const versions = this.groups.get(path.split('/')[2]);
    if (phase === 'discovery' && versions) {
      json(response, 200, {
        kind: 'APIGroup',
        versions: versions.map(version => ({ version })),
      });
    } else if (phase === 'discovery' || !this.history.has(path)) {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.end('404 page not found');
    } else if (phase === 'watch') this.watch(question);
    else this.list(question);
  }

  private list({ path, query, response }: Question): void {
    const limit = Number(query.get('limit') ?? Infinity);
    const [revision, start] = (
      query.get('continue') ?? `${this.history.revision}:0`
    )
      .split(':')
      .map(Number);
    if (revision < this.history.compacted) {
      json(response, 410, failure(410, 'Expired'));
      return;
    }
    const all = this.history.asOf(path, revision);
    const end = start + limit;
    json(response, 200, {
      kind: 'List',
      apiVersion: 'v1',
      metadata: {
        resourceVersion: String(revision),
        ...(end < all.length && { continue: `${revision}:${end}` }),
      },
      items: all.slice(start, end),
    });
  }

  private watch({ path, query, response }: Question): void {
    const from = Number(query.get('resourceVersion'));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    if (from < this.history.compacted) {
      this.send(response, 'ERROR', failure(410, 'Expired'));
      response.end();
      return;
    }
    for (const { type, object } of this.history.since(path, from)) {
      this.send(response, type, object);
    }
    const open = { path, response };
    this.watches.add(open);
    response.on('close', () => this.watches.delete(open));
  }
}
