import { Backoff } from './backoff';

const waits = (random: () => number, count: number) => {
  const backoff = new Backoff(random);
  return Array.from({ length: count }, () => backoff.next());
};

it('waits between one second and a bound that doubles, up to half a minute', () => {
  expect(waits(() => 0, 7)).toEqual(Array(7).fill(1000));
  expect(waits(() => 1, 7)).toEqual([
    2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
  ]);
  expect(waits(() => 0.5, 3)).toEqual([1500, 2500, 4500]);
});

it('begins anew after a success', () => {
  const backoff = new Backoff(() => 1);
  expect(backoff.isRested).toBe(true);
  backoff.next();
  backoff.next();
  expect(backoff.isRested).toBe(false);
  backoff.reset();
  expect(backoff.next()).toBe(2000);
});

it('does not overflow, however long the cluster is down', () => {
  expect(waits(() => 1, 5000).at(-1)).toBe(30_000);
});
