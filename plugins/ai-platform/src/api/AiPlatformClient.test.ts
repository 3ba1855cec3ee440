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
});
