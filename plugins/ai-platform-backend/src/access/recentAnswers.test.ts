import { ManualClock } from '../clock/__testUtils__/clocks';
import { RecentAnswers } from './recentAnswers';

function setUp() {
  const clock = new ManualClock();
  const values = new Map<string, string | undefined>();
  const ask = jest.fn(async (questions: readonly string[]) =>
    questions.map(question => values.get(question)),
  );
  const answers = new RecentAnswers<string, string | undefined>({
    ask,
    keyOf: question => question,
    isKept: answer => answer !== undefined,
    most: 100,
    clock,
  });
  const asked = () => ask.mock.calls.map(([questions]) => questions);
  return { answers, ask, asked, clock, values };
}

describe('RecentAnswers', () => {
  it('asks anew, with the next question, what was used again', async () => {
    const { answers, asked, clock, values } = setUp();
    values.set('one', 'old');
    await answers.get('one');
    clock.advance(2_000);
    await answers.get('one');
    clock.advance(1_000);
    values.set('one', 'new');
    await answers.get('two');
    expect(asked()).toEqual([['one'], ['two', 'one']]);
    clock.advance(4_000);
    expect(await answers.get('one')).toBe('new');
    expect(asked()).toHaveLength(2);
  });

  it('lets go of what nobody asks for any more, and of what is young enough', async () => {
    const { answers, asked, clock, values } = setUp();
    values.set('unused', 'a').set('young', 'b');
    await answers.get('unused');
    clock.advance(3_000);
    await answers.get('young');
    await answers.get('young');
    await answers.get('another');
    expect(asked()).toEqual([['unused'], ['young'], ['another']]);
  });

  it('forgets what is not so any more', async () => {
    const { answers, clock, values } = setUp();
    values.set('one', 'a');
    await answers.get('one');
    await answers.get('one');
    clock.advance(3_000);
    values.delete('one');
    await answers.get('two');
    expect(await answers.get('one')).toBeUndefined();
  });

  it('keeps no answer for longer than five seconds, however often it is used', async () => {
    const { answers, clock, values } = setUp();
    values.set('one', 'old');
    await answers.get('one');
    values.set('one', 'new');
    clock.advance(4_999);
    expect(await answers.get('one')).toBe('old');
    clock.advance(2);
    expect(await answers.get('one')).toBe('new');
  });

  it('keeps what is known where asking fails', async () => {
    const { answers, ask, clock, values } = setUp();
    values.set('one', 'a');
    await answers.get('one');
    await answers.get('one');
    clock.advance(3_000);
    ask.mockRejectedValueOnce(new Error('down'));
    await expect(answers.get('two')).rejects.toThrow('down');
    expect(await answers.get('one')).toBe('a');
  });
});
