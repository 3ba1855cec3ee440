import { ManualClock } from '../clock/__testUtils__/clocks';
import { LONGEST_SILENCE_MS, withoutStall } from './withoutStall';

const HALF = LONGEST_SILENCE_MS / 2;

/** A sender whose pieces take their time. */
async function* sender(
  clock: ManualClock,
  pieces: ReadonlyArray<{ after: number; bytes: number }>,
) {
  for (const { after, bytes } of pieces) {
    await Promise.resolve();
    clock.advance(after);
    yield new Uint8Array(bytes);
  }
}

async function read(
  clock: ManualClock,
  pieces: ReadonlyArray<{ after: number; bytes: number }>,
  reading: () => void = () => {},
): Promise<number> {
  let bytes = 0;
  for await (const piece of withoutStall(sender(clock, pieces), clock)) {
    bytes += piece.length;
    reading();
  }
  return bytes;
}

const times = (count: number, piece: { after: number; bytes: number }) =>
  Array.from({ length: count }, () => piece);

describe('withoutStall', () => {
  it('takes its time with a sender that goes on', async () => {
    const clock = new ManualClock();
    expect(await read(clock, times(10, { after: HALF, bytes: 100_000 }))).toBe(
      1_000_000,
    );
    expect(clock.waits).toEqual([]);
  });

  it('ends with a fault where nothing comes any more', async () => {
    const clock = new ManualClock();
    async function* silent() {
      yield new Uint8Array(1);
      await new Promise(() => {});
    }
    const pieces = withoutStall(silent(), clock);
    await pieces.next();
    const next = pieces.next();
    clock.advance(LONGEST_SILENCE_MS);
    await expect(next).rejects.toMatchObject({
      statusCode: 408,
      message: expect.stringContaining('30 seconds'),
    });
  });

  it('takes a byte now and then for silence', async () => {
    await expect(
      read(new ManualClock(), times(10, { after: HALF, bytes: 1 })),
    ).rejects.toMatchObject({ statusCode: 408 });
  });

  it('counts no time that the reader takes', async () => {
    const clock = new ManualClock();
    const slowly = () => clock.advance(10 * LONGEST_SILENCE_MS);
    expect(await read(clock, times(10, { after: 1, bytes: 1 }), slowly)).toBe(
      10,
    );
  });

  it('passes on the fault of the stream, and lets go of it when its reader does', async () => {
    const clock = new ManualClock();
    async function* broken() {
      yield new Uint8Array(1);
      throw new Error('aborted');
    }
    const pieces = withoutStall(broken(), clock);
    await pieces.next();
    await expect(pieces.next()).rejects.toThrow('aborted');

    const released = jest.fn();
    async function* endless() {
      try {
        for (;;) yield new Uint8Array(1);
      } finally {
        released();
      }
    }
    for await (const piece of withoutStall(endless(), clock)) {
      if (piece.length > 0) break;
    }
    expect(released).toHaveBeenCalled();
  });
});
