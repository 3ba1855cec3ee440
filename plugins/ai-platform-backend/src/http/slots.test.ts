import { Slots } from './slots';

/** Work that a test ends. */
function aPieceOfWork() {
  let end = () => {};
  const begun = jest.fn(
    () =>
      new Promise<void>(resolve => {
        end = resolve;
      }),
  );
  return { begun, end: () => end() };
}

const settle = () => new Promise(resolve => setImmediate(resolve));

it('runs so many at once, and the others in their order', async () => {
  const slots = new Slots(2);
  const { signal } = new AbortController();
  const works = [1, 2, 3, 4].map(aPieceOfWork);
  const all = works.map(({ begun }) => slots.run(signal, begun));
  const running = () => works.map(({ begun }) => begun.mock.calls.length);
  await settle();
  expect(running()).toEqual([1, 1, 0, 0]);
  works[1].end();
  await settle();
  expect(running()).toEqual([1, 1, 1, 0]);
  works[0].end();
  works[2].end();
  await settle();
  works[3].end();
  await Promise.all(all);
});

it('gives the slot on when the work fails, and forgets who does not want it any more', async () => {
  const slots = new Slots(1);
  const { signal } = new AbortController();
  const leaving = new AbortController();
  const first = aPieceOfWork();
  const failing = slots.run(signal, async () => {
    await first.begun();
    throw new Error('no');
  });
  const second = slots.run(leaving.signal, async () => 'second');
  const third = slots.run(signal, async () => 'third');
  await settle();
  leaving.abort(new Error('left'));
  await expect(second).rejects.toThrow('left');
  first.end();
  await expect(failing).rejects.toThrow('no');
  await expect(third).resolves.toBe('third');
  await expect(slots.run(leaving.signal, async () => 1)).rejects.toThrow(
    'left',
  );
  await expect(slots.run(signal, async () => 'free')).resolves.toBe('free');
});
