import { remember } from './remember';

describe('remember', () => {
  it('asks once for a name, whatever the answer is', () => {
    const ask = jest.fn(() => undefined);
    const answerOf = remember(ask);
    expect([answerOf('a'), answerOf('a')]).toEqual([undefined, undefined]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('does not remember ever more names', () => {
    const ask = jest.fn((name: string) => name);
    const answerOf = remember(ask);
    for (let index = 0; index < 10_000; index++) answerOf(`${index}`);
    answerOf('0');
    expect(ask).toHaveBeenCalledTimes(10_000);

    answerOf('one too many');
    answerOf('0');
    expect(ask).toHaveBeenCalledTimes(10_002);
  });
});
