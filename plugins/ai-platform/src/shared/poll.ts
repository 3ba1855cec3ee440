const REFRESH_MS = 10_000;
const STARTING_MS = 1_000;

/** When to ask again: soon while the backend takes its first look, not at all where asking is of no use. */
export type Next = 'soon' | 'later' | 'never';

/**
 * Asks at once, then again and again, but only while the page is visible; what fell due meanwhile is asked when it
 * shows again.
 *
 * @param ask - never rejects; its signal aborts when polling ends
 * @returns ends it
 */
export function poll(ask: (signal: AbortSignal) => Promise<Next>): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = true;
  const run = async () => {
    if (signal.aborted || !due || document.visibilityState !== 'visible') {
      return;
    }
    due = false;
    const next = await ask(signal);
    if (signal.aborted || next === 'never') return;
    timer = setTimeout(
      () => {
        due = true;
        void run();
      },
      next === 'soon' ? STARTING_MS : REFRESH_MS,
    );
  };
  document.addEventListener('visibilitychange', run);
  void run();
  return () => {
    controller.abort();
    document.removeEventListener('visibilitychange', run);
    clearTimeout(timer);
  };
}
