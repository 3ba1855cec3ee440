import { Readable } from 'node:stream';
import { ConfigReader } from '@backstage/config';
import { NotModifiedError } from '@backstage/errors';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { openDatabase } from '../database';
import { RecordingLogger } from '../kubernetes/__testUtils__/recordingLogger';
import { changedPlan, inPieces, plan } from './__testUtils__/plans';
import { createTerraformReports } from './createTerraformReports';

const DAY = 24 * 60 * 60_000;
const NOW = Date.parse('2026-11-22T06:00:00Z');
const FRAUD = { workspace: 'fraud-dev' };

// The first plan starts the thread, which compiles its sources.
jest.setTimeout(60_000);

// Databases that the environment names are used too; none is fetched.
const databases = TestDatabases.create({ disableDocker: true });

describe.each(databases.eachSupportedId())('reports on %p', id => {
  let knex: Knex;
  let now: number;
  const logger = new RecordingLogger();

  beforeEach(async () => {
    now = NOW;
    logger.lines.length = 0;
    knex = await openDatabase(
      mockServices.database({ knex: await databases.init(id) }),
    );
  });

  function reportsWith(
    config: object = {},
    urlReader = mockServices.urlReader.mock(),
  ) {
    return createTerraformReports({
      config: new ConfigReader(config as never),
      database: knex,
      logger,
      urlReader,
      clock: { now: () => now, after: () => () => {} },
    });
  }

  const post = (
    reports: ReturnType<typeof reportsWith>,
    bytes: Buffer,
    meta: { workspace: string; commit?: string } = FRAUD,
  ) => reports.ingest(inPieces(bytes, 20_000), meta);

  it('keeps what a pipeline posts, and shows the latest plan', async () => {
    const reports = reportsWith();
    await post(reports, plan('in-sync'), { ...FRAUD, commit: 'abcdef1' });
    expect(await post(reports, plan('drift-and-changes'))).toEqual({
      workspace: 'fraud-dev',
      drift: 9,
      changes: 17,
    });
    // An older plan that comes later is no news.
    await post(reports, plan('refresh-only'));
    expect(await reports.latest(FRAUD)).toMatchObject({
      status: 'ok',
      stale: false,
      observedAt: Date.parse('2026-11-21T20:31:45Z'),
      value: { plannedAt: '2026-11-21T20:31:45Z', refreshOnly: false },
    });
  });

  it('says that there is no report, and mixes up no workspaces', async () => {
    const reports = reportsWith();
    await post(reports, plan('in-sync'));
    for (const other of [
      { workspace: 'fraud-prod' },
      { organization: 'acme', workspace: 'fraud-dev' },
    ]) {
      expect(await reports.latest(other)).toMatchObject({
        status: 'unavailable',
        problem: { code: 'notFound' },
      });
    }
  });

  it('refuses what is no plan, says why, and keeps the last good report', async () => {
    const reports = reportsWith();
    await post(reports, plan('in-sync'));
    now += 1000;
    await expect(post(reports, plan('not-a-plan-state'))).rejects.toThrow(
      'It is a state, not a plan',
    );
    const inputs = await reports.inputs(FRAUD);
    expect(inputs).toMatchObject({
      id: 'terraform::fraud-dev',
      refused: { at: now, message: expect.stringMatching(/^It is a state/) },
      report: { status: 'ok', value: { drift: [] } },
    });
    now += 1000;
    await post(reports, plan('refresh-only'));
    expect((await reports.inputs(FRAUD)).refused).toBeUndefined();
  });

  it('refuses the plan of another workspace', async () => {
    const reports = reportsWith();
    await post(reports, plan('in-sync'));
    await post(reports, plan('deposed'), { workspace: 'gpu' });
    await expect(post(reports, plan('deposed'))).rejects.toThrow(
      'those of another workspace',
    );
    expect(await reports.latest(FRAUD)).toMatchObject({
      value: { resources: 16 },
    });
  });

  it('takes a workspace that was destroyed and made anew', async () => {
    const reports = reportsWith();
    await post(reports, plan('in-sync'));
    await post(reports, plan('deposed'));
    expect(await reports.latest(FRAUD)).toMatchObject({
      value: { drift: [{ type: 'aws_launch_template' }] },
    });
  });

  it('keeps the latest twenty reports of a workspace, and none for more than 90 days', async () => {
    const reports = reportsWith();
    const planAt = (minute: number) =>
      changedPlan('empty', [
        /"timestamp":"[^"]*"/,
        `"timestamp":"2026-11-22T05:${String(minute).padStart(2, '0')}:00Z"`,
      ]);
    for (let minute = 0; minute < 23; minute += 1) {
      await post(reports, planAt(minute));
    }
    // The same plan again is the same report.
    await post(reports, planAt(22));
    const count = async () =>
      (await knex('drift_terraform_reports').select('id')).length;
    expect(await count()).toBe(20);
    now += 91 * DAY;
    await post(reports, plan('empty'), { workspace: 'other' });
    expect(await count()).toBe(1);
  });

  it('writes no secret of a plan into the database or the log', async () => {
    const reports = reportsWith();
    await post(reports, plan('drift-and-changes'));
    await post(reports, plan('refresh-only'));
    await expect(post(reports, plan('not-a-plan-state'))).rejects.toThrow();
    const rows = [
      ...(await knex('drift_terraform_reports').select()),
      ...(await knex('drift_terraform_refusals').select()),
    ];
    expect(rows).toHaveLength(3);
    expect(JSON.stringify([rows, logger.lines])).not.toContain('canary');
  });

  it('takes a plan without a time that comes again for the latest one', async () => {
    const reports = reportsWith();
    const timeless = (name: 'in-sync' | 'refresh-only') =>
      changedPlan(name, [/"timestamp":"[^"]*",?/, '']);
    for (const name of ['refresh-only', 'in-sync', 'refresh-only'] as const) {
      await post(reports, timeless(name));
      await reports.latest(FRAUD);
      now += 60_000;
    }
    const latest = await reports.latest(FRAUD);
    expect(latest).toMatchObject({
      observedAt: now - 60_000,
      value: { refreshOnly: true },
    });
  });

  it('does not let a plan from the future be the latest for ever', async () => {
    const reports = reportsWith();
    await post(
      reports,
      changedPlan('in-sync', [
        /"timestamp":"[^"]*"/,
        '"timestamp":"2999-01-01T00:00:00Z"',
      ]),
    );
    expect(await reports.latest(FRAUD)).toMatchObject({
      observedAt: now,
    });
  });

  describe('that are read from an address', () => {
    const config = {
      aiPlatform: {
        terraform: {
          workspaces: [
            {
              name: 'fraud-dev',
              reportUrl: 'https://bucket.example.com/fraud-dev.json',
              applyUrl: 'https://ci.example.com/apply',
            },
          ],
        },
      },
    };

    function answering(read: (etag?: string) => Buffer) {
      const urlReader = mockServices.urlReader.mock();
      urlReader.readUrl.mockImplementation(async (_url, options) => {
        const bytes = read(options?.etag);
        return {
          buffer: async () => bytes,
          stream: () => Readable.from([bytes]),
          etag: 'one',
        };
      });
      return urlReader;
    }

    it('fetches when somebody looks, once for all and at most every five minutes', async () => {
      const urlReader = answering(etag => {
        if (etag === 'one') throw new NotModifiedError();
        return plan('drift-and-changes');
      });
      const reports = reportsWith(config, urlReader);
      const looks = await Promise.all([
        reports.inputs(FRAUD),
        reports.inputs(FRAUD),
      ]);
      for (const look of looks) {
        expect(look).toMatchObject({
          applyLink: 'https://ci.example.com/apply',
          report: { status: 'ok', stale: false },
        });
      }
      await reports.latest(FRAUD);
      expect(urlReader.readUrl).toHaveBeenCalledTimes(1);
      now += 6 * 60_000;
      await reports.latest(FRAUD);
      expect(urlReader.readUrl).toHaveBeenCalledTimes(2);
      expect(await reports.latest(FRAUD)).toMatchObject({ stale: false });
    });

    it('keeps the last good report while the address does not answer', async () => {
      let answer = () => plan('in-sync');
      const reports = reportsWith(
        config,
        answering(() => answer()),
      );
      await reports.latest(FRAUD);
      answer = () => {
        throw new Error('https://user:canary@bucket.example.com refused');
      };
      now += 6 * 60_000;
      await reports.latest(FRAUD);
      const reading = await reports.latest(FRAUD);
      expect(reading).toMatchObject({
        status: 'ok',
        stale: true,
        problem: { code: 'unreachable' },
      });
      expect(JSON.stringify([reading, logger.lines])).not.toContain('canary');
    });

    it('says what is wrong where there never was a report', async () => {
      const reports = reportsWith(
        config,
        answering(() => Buffer.from('<html>')),
      );
      expect(await reports.latest(FRAUD)).toMatchObject({
        status: 'unavailable',
        problem: { code: 'invalidAnswer' },
      });
    });
  });

  it.each([
    [{ name: 'a', applyUrl: 'data:text/html,x' }, /workspaces\[0\]\.applyUrl/],
    [{ name: 'a', reportUrl: 'bucket/a' }, /workspaces\[0\]\.reportUrl/],
    [{}, /name/],
  ])('fails at the start for %j and names the key', (workspace, message) => {
    const config = { aiPlatform: { terraform: { workspaces: [workspace] } } };
    expect(() => reportsWith(config)).toThrow(message);
  });
});
