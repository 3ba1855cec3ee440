import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

const GUEST = 'user:default/guest';
const HOUR_S = 3_600;

/** The app, where it is, and how to end it. */
export interface ServedApp {
  url: string;
  close(): Promise<void>;
}

/** What the page reads of a token is when it ends. */
function guestSession(): string {
  const part = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1_000) + HOUR_S;
  const token = [part({ alg: 'none' }), part({ sub: GUEST, exp }), ''].join(
    '.',
  );
  const identity = {
    ...{ type: 'user', userEntityRef: GUEST, ownershipEntityRefs: [GUEST] },
  };
  return JSON.stringify({
    profile: {},
    backstageIdentity: { token, identity, expiresInSeconds: HOUR_S },
  });
}

/** The page of the app with its own address in its configuration, as the app's backend writes it there. */
function indexOf(dist: string, url: string): string {
  const data = { app: { baseUrl: url }, backend: { baseUrl: url } };
  const config = JSON.stringify([{ context: 'bench', data }]);
  return readFileSync(join(dist, 'index.html'), 'utf8').replace(
    '</head>',
    `<script type="backstage.io/config">${config}</script></head>`,
  );
}

function send(response: ServerResponse, type: string, body: Buffer | string) {
  response.writeHead(200, { 'Content-Type': type }).end(body);
}

/**
 * Serves the built app, and beside it what the page asks the backend for: a session of the guest, and the rows, packed as
 * a backend packs them. All else is not found.
 */
export async function serveApp(dist: string, rows: string): Promise<ServedApp> {
  const packed = gzipSync(rows);
  let index = '';
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/api/ai-platform/v1/drift') {
      response.setHeader('Content-Encoding', 'gzip');
      send(response, 'application/json', packed);
    } else if (pathname === '/api/auth/guest/refresh') {
      send(response, 'application/json', guestSession());
    } else if (pathname.startsWith('/api/')) {
      response.writeHead(404, { 'Content-Type': 'application/json' }).end('{}');
    } else if (extname(pathname)) {
      const file = join(dist, normalize(pathname));
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      send(response, type, await readFile(file));
    } else {
      send(response, 'text/html', index);
    }
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  index = indexOf(dist, url);
  return {
    url,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
