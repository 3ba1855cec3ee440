import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { postPlan } from './postPlan.mjs';

const PLAN = path.join(__dirname, 'terraform/fraud-prod/plan.json');

interface Seen {
  url?: string;
  authorization?: string;
  body: string;
}

describe('posting the plan of the story', () => {
  let server: Server;
  let seen: Seen[];
  let status: number;

  beforeEach(async () => {
    seen = [];
    status = 202;
    server = createServer(async (request, response) => {
      const { url, headers } = request;
      let body = '';
      for await (const chunk of request) body += chunk;
      seen.push({ url, authorization: headers.authorization, body });
      response.writeHead(url?.startsWith('/api/') ? status : 200).end();
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });

  afterEach(async () => {
    await new Promise(resolve => server.close(resolve));
  });

  function post(signal = new AbortController().signal): Promise<void> {
    const { port } = server.address() as AddressInfo;
    return postPlan({
      api: `http://127.0.0.1:${port}`,
      token: 'a-token',
      plan: PLAN,
      meta: { workspace: 'fraud-prod', engine: 'terraform' },
      signal,
    });
  }

  it('brings what Terraform printed, less than an hour old', async () => {
    await post();
    const { url, authorization, body } = seen.at(-1)!;
    expect(url).toBe(
      '/api/ai-platform/v1/terraform/reports?workspace=fraud-prod&engine=terraform',
    );
    expect(authorization).toBe('Bearer a-token');
    const plan = JSON.parse(body);
    expect(plan.resource_drift).toHaveLength(3);
    const age = Date.now() - Date.parse(plan.timestamp);
    expect(age).toBeLessThan(3600_000);
  });

  it('says with what it was answered', async () => {
    status = 403;
    await expect(post()).rejects.toThrow('fraud-prod was answered with 403');
  });

  it('posts nothing any more once it is over', async () => {
    await post(AbortSignal.abort());
    expect(seen).toEqual([]);
  });
});
