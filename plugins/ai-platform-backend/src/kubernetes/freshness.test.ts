import { Freshness } from './freshness';

const problem = () => ({ code: 'unreachable', message: 'No.' } as const);

it('has nothing but a problem before the first proof', () => {
  const freshness = new Freshness(() => 5);
  expect(freshness.reading(() => 'value', problem)).toEqual({
    status: 'unavailable',
    problem: problem(),
  });
  expect(freshness.isStale).toBe(false);
});

it('is current while the watch is open, and grows old from its last word', () => {
  let now = 1_000;
  const freshness = new Freshness(() => now);
  const reading = () => freshness.reading(() => 'value', problem);
  freshness.prove();
  expect(reading()).toMatchObject({ observedAt: 1_000, stale: false });
  freshness.open();
  now = 50_000;
  expect(reading()).toMatchObject({ observedAt: 50_000, stale: false });
  freshness.prove();
  now = 60_000;
  freshness.close();
  now = 70_000;
  expect(reading()).toMatchObject({ observedAt: 50_000, stale: false });
  now = 70_001;
  expect(reading()).toMatchObject({ observedAt: 50_000, stale: true });
  freshness.close();
  expect(reading()).toMatchObject({ stale: true });
  freshness.open();
  expect(reading()).toMatchObject({ observedAt: 70_001, stale: false });
});
