import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import express from 'express';
import Router from 'express-promise-router';
import { ManualClock } from '../../clock/__testUtils__/clocks';
import { openDatabase } from '../../database';
import { eventually } from '../../kubernetes/__testUtils__/fakeCluster';
import { plan } from '../../terraform/__testUtils__/plans';
import { createTerraformReports } from '../../terraform/createTerraformReports';
import type { TerraformReports } from '../../terraform/terraformReports';
import { mountTerraformReportRoutes } from './routes';

const LARGEST = 1_000_000;
const FRAUD = { workspace: 'fraud-dev' };
const PIPELINE = {
  credentials: mockCredentials.service('external:pipelines'),
  name: 'external:pipelines',
};
const PIECE = Buffer.alloc(64 * 1024, ' ');

// The first plan starts the thread, which compiles its sources.
jest.setTimeout(60_000);

describe('the route to which pipelines post their plans', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let clock: ManualClock;
  let reports: TerraformReports;
  let server: http.Server;

  beforeEach(async () => {
    clock = new ManualClock();
    const knex = await databases.init('SQLITE_3');
    reports = createTerraformReports({
      config: new ConfigReader({}),
      database: await openDatabase(mockServices.database({ knex })),
      logger: mockServices.logger.mock(),
      urlReader: mockServices.urlReader.mock(),
      largestPlan: LARGEST,
      clock,
    });
    const router = Router();
    mountTerraformReportRoutes(router, {
      withPermission: (_request, _access, act) => act(PIPELINE),
      terraform: reports,
    });
    server = express().use(router).use(mockErrorHandler()).listen(0);
    await once(server, 'listening');
  });

  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  /** Begins a post; what is sent is up to the test. */
  function post(headers: http.OutgoingHttpHeaders = {}, agent?: http.Agent) {
    const request = http.request({
      agent,
      ...{ method: 'POST', port: (server.address() as AddressInfo).port },
      path: '/v1/terraform/reports?workspace=fraud-dev',
      headers: { 'content-type': 'application/json', ...headers },
    });
    const answer = new Promise<{ status?: number; text: string }>(
      (resolve, reject) => {
        request.on('error', reject);
        request.on('response', async response => {
          const pieces = await response.toArray();
          const text = Buffer.concat(pieces).toString();
          resolve({ status: response.statusCode, text });
        });
      },
    );
    // Of no interest any more to tests that have their answer.
    answer.catch(() => {});
    return { request, answer };
  }

  async function postWhole(body: Buffer, agent?: http.Agent) {
    const { request, answer } = post({}, agent);
    request.end(body);
    return answer;
  }

  const latest = async () => (await reports.latest(FRAUD)).status;

  it('takes a plan', async () => {
    expect(await postWhole(plan('in-sync'))).toMatchObject({ status: 202 });
    expect(await latest()).toBe('ok');
  });

  it('tells a sender of too much why it is refused, while it still sends', async () => {
    await postWhole(plan('in-sync'));
    const { request, answer } = post({ 'content-length': 1e12 });
    Readable.from(
      (function* endless() {
        for (;;) yield PIECE;
      })(),
    ).pipe(request);
    const { status, text } = await answer;
    expect(status).toBe(413);
    expect(text).toContain('It is larger than 256 MiB');
    expect(await latest()).toBe('ok');
  });

  it('tells one that sends all before it reads, and takes its next plan', async () => {
    const connected = jest.fn();
    server.on('connection', connected);
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const body = Buffer.alloc(20 * LARGEST, ' ');
    expect(await postWhole(body, agent)).toMatchObject({ status: 413 });
    expect(await postWhole(plan('in-sync'), agent)).toMatchObject({
      status: 202,
    });
    expect(connected).toHaveBeenCalledTimes(1);
    agent.destroy();
  });

  it('waits for nobody who has fallen silent', async () => {
    await postWhole(plan('in-sync'));
    const silent = [1, 2].map(() => {
      const { request, answer } = post();
      request.write('{');
      return answer;
    });
    await eventually(() => expect(clock.waits).toHaveLength(2));
    const patient = postWhole(plan('refresh-only'));
    clock.advance(30_000);
    for (const answer of silent) {
      const { status, text } = await answer;
      expect(status).toBe(408);
      expect(text).toContain('next to nothing of it came');
    }
    expect(await patient).toMatchObject({ status: 202 });
    expect(await latest()).toBe('ok');
  });
});
