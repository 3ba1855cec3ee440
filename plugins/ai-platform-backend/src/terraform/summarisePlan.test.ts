import { inPieces, plan } from './__testUtils__/plans';
import { summarisePlan } from './summarisePlan';

const ORIGIN = {
  workspace: 'fraud-dev',
  receivedAt: '2027-01-01T06:00:00.000Z',
};

// The first plan starts the thread, which compiles its sources.
jest.setTimeout(60_000);

describe('summarisePlan', () => {
  it('summarises a plan in a thread of its own', async () => {
    const summary = await summarisePlan(
      inPieces(plan('drift-and-changes')),
      ORIGIN,
    );
    expect(summary).toMatchObject({
      drift: 9,
      changes: 17,
      plannedAt: '2026-11-21T20:31:45Z',
    });
    expect(JSON.parse(summary.facts)).toMatchObject({
      workspace: 'fraud-dev',
      engine: 'terraform',
      resources: 19,
    });
  });

  it('lets nothing out of the thread that the plan calls secret', async () => {
    for (const name of ['drift-and-changes', 'refresh-only', 'in-sync']) {
      expect(plan(name).toString()).toContain('canary');
      const summary = await summarisePlan(inPieces(plan(name)), ORIGIN);
      expect(JSON.stringify(summary)).not.toContain('canary');
    }
  });

  it('reads a plan that is refused to its end, so that the sender hears why', async () => {
    let sent = 0;
    async function* log() {
      for await (const piece of inPieces(plan('not-a-plan-log'))) {
        sent += piece.length;
        yield piece;
      }
    }
    await expect(summarisePlan(log(), ORIGIN)).rejects.toMatchObject({
      reason: 'planLog',
    });
    expect(sent).toBe(plan('not-a-plan-log').length);
  });

  it('ends with the fault of a stream that breaks off', async () => {
    async function* broken() {
      yield plan('in-sync').subarray(0, 100);
      throw new Error('aborted');
    }
    await expect(summarisePlan(broken(), ORIGIN)).rejects.toThrow('aborted');
  });
});
