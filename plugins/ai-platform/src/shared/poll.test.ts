import { poll, type Next } from './poll';

let visibility: DocumentVisibilityState = 'visible';

function show(state: DocumentVisibilityState) {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('polling', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    visibility = 'visible';
    jest
      .spyOn(document, 'visibilityState', 'get')
      .mockImplementation(() => visibility);
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const asking = (next: Next) => jest.fn(async () => next);

  it('asks at once, and again ten seconds after each answer', async () => {
    const ask = asking('later');
    const end = poll(ask);
    expect(ask).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(9_999);
    expect(ask).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(ask).toHaveBeenCalledTimes(2);
    end();
  });

  it('asks every second while the backend takes its first look', async () => {
    const ask = asking('soon');
    const end = poll(ask);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(ask).toHaveBeenCalledTimes(4);
    end();
  });

  it('does not ask where that is of no use', async () => {
    const ask = asking('never');
    const end = poll(ask);
    await jest.advanceTimersByTimeAsync(60_000);
    show('visible');
    expect(ask).toHaveBeenCalledTimes(1);
    end();
  });

  it('rests while nobody looks, and asks at once when somebody does again', async () => {
    const ask = asking('later');
    const end = poll(ask);
    show('hidden');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
    show('visible');
    expect(ask).toHaveBeenCalledTimes(2);
    end();
  });

  it('does not ask early when somebody looks away for a moment', async () => {
    const ask = asking('later');
    const end = poll(ask);
    await jest.advanceTimersByTimeAsync(2_000);
    show('hidden');
    show('visible');
    expect(ask).toHaveBeenCalledTimes(1);
    end();
  });

  it('waits for a slow answer instead of asking on top of it', async () => {
    const ask = jest.fn(() => new Promise<Next>(() => {}));
    const end = poll(ask);
    await jest.advanceTimersByTimeAsync(60_000);
    show('visible');
    expect(ask).toHaveBeenCalledTimes(1);
    end();
  });

  it('aborts the question and stops when it is ended', async () => {
    const signals: AbortSignal[] = [];
    const end = poll(async signal => {
      signals.push(signal);
      return 'later';
    });
    end();
    await jest.advanceTimersByTimeAsync(60_000);
    show('visible');
    expect(signals).toHaveLength(1);
    expect(signals[0].aborted).toBe(true);
  });
});
