import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { systemClock } from '../clock/clock';
import { aCluster } from './__testUtils__/fakeCluster';
import { FluxReconciler } from './fluxReconciler';

const AT = '2026-03-02T10:00:00.000Z';

interface Seen {
  line: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}

let server: Server;
let status: number;
let seen: Seen[];
let reconciler: FluxReconciler;

beforeEach(async () => {
  status = 200;
  seen = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    seen.push({
      line: `${request.method} ${request.url}`,
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString()),
    });
    response.writeHead(status).end('{"message":"CANARY"}');
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  reconciler = new FluxReconciler(
    [aCluster(`http://127.0.0.1:${port}`)],
    systemClock,
  );
});

afterEach(async () => {
  reconciler.close();
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});

const order = (kind: 'Kustomization' | 'HelmRelease', name = 'fraud') => ({
  cluster: 'dev',
  object: { kind, namespace: 'flux-system', name },
  at: AT,
});

describe('FluxReconciler', () => {
  it.each([
    [
      'Kustomization',
      '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/fraud',
    ],
    [
      'HelmRelease',
      '/apis/helm.toolkit.fluxcd.io/v2/namespaces/flux-system/helmreleases/fraud',
    ],
  ] as const)(
    'asks for a %s by its annotation, and writes nothing else',
    async (kind, path) => {
      await reconciler.reconcile(order(kind));
      expect(seen).toHaveLength(1);
      expect(seen[0].line).toBe(`PATCH ${path}`);
      expect(seen[0].headers).toMatchObject({
        'content-type': 'application/merge-patch+json',
        authorization: 'Bearer token',
      });
      expect(seen[0].body).toEqual({
        metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': AT } },
      });
    },
  );

  it('leaves the path with no name', async () => {
    await reconciler.reconcile(order('Kustomization', '../../secrets?x#y'));
    expect(seen[0].line).toBe(
      'PATCH /apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/..%2F..%2Fsecrets%3Fx%23y',
    );
  });

  it.each([
    [401, /credentials/],
    [403, /may not patch.*flagstone-flux-writer/],
    [404, /no such object/],
    [500, /answered with an error/],
  ])('says why not: %i', async (code, message) => {
    status = code;
    const failed = reconciler.reconcile(order('HelmRelease'));
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.not.toThrow(/CANARY/);
  });

  it('says that the cluster is down, or not known', async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    await expect(reconciler.reconcile(order('HelmRelease'))).rejects.toThrow(
      /cannot be reached/,
    );
    await expect(
      reconciler.reconcile({ ...order('HelmRelease'), cluster: 'other' }),
    ).rejects.toThrow(/cannot be written to/);
  });
});
