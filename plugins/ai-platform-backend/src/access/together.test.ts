import { ManualClock } from '../clock/__testUtils__/clocks';
import { together } from './together';

/** Lets everything happen that waits for nothing but its turn. */
const settled = () => new Promise(resolve => setImmediate(resolve));

function setUp() {
  const clock = new ManualClock();
  const requests: { asked: readonly number[]; end: () => void }[] = [];
  const ask = together<number, string>(async asked => {
    await new Promise<void>(resolve => {
      requests.push({ asked, end: resolve });
    });
    if (asked.includes(13)) throw new Error('down');
    return asked.map(number => `answer ${number}`);
  }, clock);
  return { ask, clock, requests };
}

describe('together', () => {
  it('asks at once who asks alone', async () => {
    const { ask, clock, requests } = setUp();
    const answer = ask(1);
    await settled();
    requests[0].end();
    expect(await answer).toBe('answer 1');
    expect(clock.waits).toEqual([]);
  });

  it('asks in one what came while a request was under way', async () => {
    const { ask, requests } = setUp();
    const first = ask(1);
    await settled();
    const later = [ask(2)];
    await settled();
    later.push(ask(3));
    await settled();
    expect(requests).toHaveLength(1);
    requests[0].end();
    expect(await first).toBe('answer 1');
    await settled();
    expect(requests[1].asked).toEqual([2, 3]);
    requests[1].end();
    expect(await Promise.all(later)).toEqual(['answer 2', 'answer 3']);
  });

  it('waits no longer than 20 ms for a request that hangs', async () => {
    const { ask, clock, requests } = setUp();
    ask(1);
    await settled();
    const second = ask(2);
    await settled();
    clock.advance(20);
    await settled();
    requests[1].end();
    expect(await second).toBe('answer 2');
  });

  it('fails for those who asked together alone', async () => {
    const { ask, requests } = setUp();
    const first = Promise.all([ask(12), ask(13)]);
    await settled();
    const second = ask(14);
    requests[0].end();
    await expect(first).rejects.toThrow('down');
    await settled();
    requests[1].end();
    expect(await second).toBe('answer 14');
  });
});
