import { NOW } from '../../testUtils/quota/facts';
import { derived } from '../../testUtils/quota/derived';
import { unreadable } from '../../testUtils/quota/inputs';

const old = (seconds: number) => ({
  status: 'ok' as const,
  value: [],
  observedAt: (NOW - seconds) * 1_000,
  stale: true,
});

describe('the age of a cluster', () => {
  const cluster = (changes: Parameters<typeof derived>[1]) =>
    derived({}, changes).clusters[0];

  it('is that of the oldest of what is watched', () => {
    expect(cluster({ nodes: old(90), deviceClasses: old(30) })).toMatchObject({
      observedAt: '2026-10-01T11:58:30Z',
      stale: true,
    });
  });

  it('has nothing to do with the places in the queues, which are polled', () => {
    expect(cluster({ pendingWorkloads: old(15) })).toMatchObject({
      observedAt: '2026-10-01T11:59:59Z',
      stale: false,
    });
  });

  it('leaves the problem of the poll to be told', () => {
    const failed = unreadable({ resource: 'pendingworkloads' });
    expect(cluster({ pendingWorkloads: failed }).problems).toEqual([
      failed.problem,
    ]);
  });
});
