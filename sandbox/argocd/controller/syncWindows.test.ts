import { syncWindowsOf } from './syncWindows.mjs';

const NOON = Date.parse('2026-03-04T12:00:00Z'); // a Wednesday

const application = {
  metadata: { name: 'product-ranker' },
  spec: { destination: { namespace: 'recommendations' } },
};

function windows(...syncWindows: object[]) {
  return syncWindowsOf({ spec: { syncWindows } }, application, NOON);
}

describe('sync windows', () => {
  it('let everybody sync where there are none', () => {
    expect(syncWindowsOf(undefined, application, NOON).canSync).toBe(true);
    expect(windows().canSync).toBe(true);
  });

  it.each([
    ['0 0 * * *', '24h', false],
    ['30 11 * * *', '1h', false],
    ['0 11 * * *', '1h', true],
    ['0 8 * * 1-5', '8h', false],
    ['0 8 * * 6,0', '8h', true],
    ['0 8 5 3 *', '8h', true],
  ])('deny from %s for %s: may sync is %s', (schedule, duration, canSync) => {
    const window = { kind: 'deny', schedule, duration, applications: ['*'] };
    expect(windows(window).canSync).toBe(canSync);
  });

  it('are about the applications and namespaces that they name', () => {
    const deny = { kind: 'deny', schedule: '0 0 * * *', duration: '24h' };
    expect(windows({ ...deny, applications: ['fraud-*'] }).canSync).toBe(true);
    expect(windows({ ...deny, applications: ['product-*'] }).canSync).toBe(
      false,
    );
    expect(windows({ ...deny, namespaces: ['recommendations'] }).canSync).toBe(
      false,
    );
  });

  it('let a person sync where they say so, and nothing by itself', () => {
    const found = windows({
      ...{ kind: 'deny', schedule: '0 0 * * *', duration: '24h' },
      ...{ applications: ['*'], manualSync: true },
    });
    expect(found).toMatchObject({ canSync: true, canSyncAutomatically: false });
  });

  it('allow at their times, and at no other', () => {
    const allow = { kind: 'allow', duration: '1h', applications: ['*'] };
    expect(windows({ ...allow, schedule: '0 12 * * *' }).canSync).toBe(true);
    expect(windows({ ...allow, schedule: '0 13 * * *' }).canSync).toBe(false);
  });
});
