import { aCodified, aDriftRow, aDriftView } from '../__testUtils__/aDriftView';
import { aGpuQuotaView } from '../__testUtils__/aGpuQuotaView';
import { AiPlatformClient } from './AiPlatformClient';

function clientFor(response: Response) {
  const fetch = jest.fn<Promise<Response>, Parameters<typeof window.fetch>>(
    async () => response,
  );
  const client = new AiPlatformClient({
    discoveryApi: { getBaseUrl: async id => `http://backend/api/${id}` },
    fetchApi: { fetch },
  });
  return { client, fetch };
}

const answer = (status: number, body: unknown) =>
  ({
    ok: status < 400,
    status,
    statusText: 'status text',
    headers: new Headers({ 'content-type': 'application/json' }),
    json: async () => body,
    text: async () => JSON.stringify(body),
  } as Response);

describe('the client of the backend', () => {
  it('asks for the GPU quota of an entity, with the signal that ends the question', async () => {
    const view = aGpuQuotaView();
    const { client, fetch } = clientFor(answer(200, view));
    const { signal } = new AbortController();
    await expect(
      client.getGpuQuota('component:default/a b', { signal }),
    ).resolves.toEqual(view);
    expect(fetch).toHaveBeenCalledWith(
      'http://backend/api/ai-platform/v1/entities/default/component/a%20b/gpu-quota',
      { signal },
    );
  });

  it('takes no answer of another shape', async () => {
    const { client } = clientFor(answer(200, { clusters: 'none' }));
    await expect(
      client.getGpuQuota('component:default/a'),
    ).rejects.toMatchObject({ name: 'ZodError' });
  });

  it('passes on why the backend refused', async () => {
    const { client } = clientFor(
      answer(403, {
        error: { name: 'NotAllowedError', message: 'not yours' },
        response: { statusCode: 403 },
      }),
    );
    await expect(
      client.getGpuQuota('component:default/a'),
    ).rejects.toMatchObject({ name: 'ResponseError', statusCode: 403 });
  });

  const ENTITIES = 'http://backend/api/ai-platform/v1/entities/default';

  it('asks for the drift of one entity and of all', async () => {
    const view = aDriftView();
    const one = clientFor(answer(200, view));
    await expect(one.client.getDrift('component:default/a')).resolves.toEqual(
      view,
    );
    expect(one.fetch.mock.lastCall?.[0]).toBe(`${ENTITIES}/component/a/drift`);
    const rows = { rows: [aDriftRow()], problems: [] };
    const all = clientFor(answer(200, rows));
    await expect(all.client.getDriftRows()).resolves.toEqual(rows);
    expect(all.fetch.mock.lastCall?.[0]).toBe(
      'http://backend/api/ai-platform/v1/drift',
    );
  });

  it('sends what is to be done as JSON', async () => {
    const { client, fetch } = clientFor(answer(200, aCodified()));
    const codify = {
      ...{ application: 'argocd:main:argocd:a', resource: 'apps/Deployment' },
      ...{ paths: ['spec.replicas'], reason: 'load', preview: true },
    };
    await expect(
      client.codifyDrift('component:default/a', codify),
    ).resolves.toMatchObject({ preview: true });
    expect(fetch).toHaveBeenCalledWith(`${ENTITIES}/component/a/drift/codify`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(codify),
    });
  });

  it('reverts, ignores and stops ignoring', async () => {
    const { client, fetch } = clientFor(answer(200, {}));
    const told = { application: 'a', resource: 'r' };
    await client.revertDrift('component:default/a', {
      ...{ application: 'a', prune: false },
    });
    await client.ignoreDrift('component:default/a', {
      ...told,
      ...{ reason: 'why', until: '2026-10-01T00:00:00Z' },
    });
    await client.endDriftIgnore('component:default/a', 'x/../y');
    expect(
      fetch.mock.calls.map(([url, options]) => [options?.method, url]),
    ).toEqual([
      ['POST', `${ENTITIES}/component/a/drift/revert`],
      ['POST', `${ENTITIES}/component/a/drift/ignore`],
      ['DELETE', `${ENTITIES}/component/a/drift/ignore/x%2F..%2Fy`],
    ]);
  });

  it('is content with no content', async () => {
    const { client } = clientFor(answer(204, undefined));
    await expect(
      client.endDriftIgnore('component:default/a', '1'),
    ).resolves.toBeUndefined();
  });
});
