import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { plan } from './__testUtils__/plans';
import { hcpSource } from './hcpSource';

type Answer = (
  request: http.IncomingMessage,
  response: http.ServerResponse,
) => void;

const json =
  (value: unknown, status = 200): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/vnd.api+json' });
    response.end(JSON.stringify(value));
  };

const WORKSPACE = '/api/v2/organizations/acme/workspaces/fraud-dev';
const RESULT = '/api/v2/assessment-results/asmtres-1';
const PLAN = `${RESULT}/json-output`;
const workspaceWith = (id: string | null) =>
  json({
    data: {
      id: 'ws-1',
      relationships: {
        'current-assessment-result': { data: id === null ? null : { id } },
      },
    },
  });
const result = (succeeded: boolean) =>
  json({ data: { id: 'asmtres-1', attributes: { succeeded, drifted: true } } });

describe('hcpSource', () => {
  let server: http.Server;
  let asked: { url: string; token?: string }[];
  let answers: Record<string, Answer>;
  const selection = { organization: 'acme', workspace: 'fraud-dev' };

  beforeEach(async () => {
    asked = [];
    answers = {};
    server = http.createServer((request, response) => {
      const url = request.url ?? '';
      asked.push({ url, token: request.headers.authorization });
      (answers[url] ?? json({}, 404))(request, response);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  function source(named = selection) {
    const { port } = server.address() as AddressInfo;
    const baseUrl = `http://127.0.0.1:${port}`;
    return hcpSource({ baseUrl, token: 'canary-token' }, named);
  }

  const fetched = (known?: string) =>
    source().fetch(known, AbortSignal.timeout(5000));

  it('reads the plan of the last assessment', async () => {
    answers = {
      [WORKSPACE]: workspaceWith('asmtres-1'),
      [RESULT]: result(true),
      [PLAN]: (_request, response) => {
        response.end(plan('refresh-only'));
      },
    };
    const found = await fetched();
    const pieces: Uint8Array[] = [];
    for await (const piece of found?.stream ?? []) pieces.push(piece);
    expect(Buffer.concat(pieces)).toEqual(plan('refresh-only'));
    expect(found).toMatchObject({ version: 'asmtres-1', meta: selection });
  });

  it('shows its token to no file store', async () => {
    answers = {
      [WORKSPACE]: workspaceWith('asmtres-1'),
      [RESULT]: result(true),
      [PLAN]: (_request, response) => {
        response.writeHead(307, { location: '/files/1?signed=yes' }).end();
      },
      '/files/1?signed=yes': (_request, response) => {
        response.end('{}');
      },
    };
    await fetched();
    expect(asked.slice(-2)).toEqual([
      { url: PLAN, token: 'Bearer canary-token' },
      { url: '/files/1?signed=yes', token: undefined },
    ]);
  });

  it('reads no assessment twice', async () => {
    answers = { [WORKSPACE]: workspaceWith('asmtres-1') };
    expect(await fetched('asmtres-1')).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it.each<[string, string, Record<string, Answer>]>([
    [
      'unauthenticated',
      'a refused token',
      { [WORKSPACE]: json({ errors: ['canary'] }, 401) },
    ],
    ['notFound', 'an unknown workspace', {}],
    ['notFound', 'no assessment', { [WORKSPACE]: workspaceWith(null) }],
    ['throttled', 'too many requests', { [WORKSPACE]: json({}, 429) }],
    ['serverError', 'an outage', { [WORKSPACE]: json({}, 503) }],
    [
      'serverError',
      'a failed assessment',
      { [WORKSPACE]: workspaceWith('asmtres-1'), [RESULT]: result(false) },
    ],
    [
      'forbidden',
      'a token without the right to the plan',
      {
        [WORKSPACE]: workspaceWith('asmtres-1'),
        [RESULT]: result(true),
        [PLAN]: json({}, 403),
      },
    ],
    [
      'invalidAnswer',
      'a page',
      {
        [WORKSPACE]: (_request, response) => {
          response.end('<html>canary</html>');
        },
      },
    ],
    [
      'invalidAnswer',
      'a redirect to where nothing is encrypted',
      {
        [WORKSPACE]: (_request, response) => {
          response.writeHead(302, { location: 'http://example.com/x' }).end();
        },
      },
    ],
    [
      'invalidAnswer',
      'an id that is a path',
      { [WORKSPACE]: json({ data: [] }) },
    ],
  ])('says %s for %s', async (code, _name, given) => {
    answers = given;
    const fault = await fetched().catch(error => error);
    expect(fault).toMatchObject({ code });
    expect(String(fault.message)).not.toContain('canary');
  });

  it('encodes names, and asks nothing for those that are paths', async () => {
    const ask = (workspace: string) =>
      source({ organization: 'a/b', workspace })
        .fetch(undefined, AbortSignal.timeout(5000))
        .catch(error => error.code);
    expect(await ask('x?y')).toBe('notFound');
    expect(await ask('..')).toBe('notFound');
    expect(asked.map(({ url }) => url)).toEqual([
      '/api/v2/organizations/a%2Fb/workspaces/x%3Fy',
    ]);
  });

  it('says that it cannot be reached', async () => {
    const { port } = server.address() as AddressInfo;
    server.close();
    const gone = hcpSource(
      { baseUrl: `http://127.0.0.1:${port}`, token: 't' },
      selection,
    );
    await expect(
      gone.fetch(undefined, AbortSignal.timeout(5000)),
    ).rejects.toMatchObject({ code: 'unreachable' });
  });
});
