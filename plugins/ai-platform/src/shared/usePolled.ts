import { useCallback, useEffect, useState } from 'react';
import { poll } from './poll';
import { isFinal, viewFault, type ViewFault } from './viewFault';

/** What is known of a view that is kept up to date. */
export interface Polled<View> {
  /** The last view that was read; it stays while asking again, and when that fails. */
  view?: View;
  /** Why the last question got no answer. */
  fault?: ViewFault;
  /** Asks again at once. */
  retry(): void;
}

interface Question<View> {
  read(signal: AbortSignal): Promise<View>;
  /** Whether something is under way, so that asking soon again is of use. */
  isMoving(view: View): boolean;
}

/**
 * A view, kept up to date while it is looked at. The component is mounted anew for another entity, so that none shows
 * another's view; `read` and `isMoving` stay the same as long as the question does.
 */
export function usePolled<View>({
  read,
  isMoving,
}: Question<View>): Polled<View> {
  const [state, setState] = useState<Omit<Polled<View>, 'retry'>>({});
  const [attempt, setAttempt] = useState(0);
  useEffect(
    () =>
      poll(async signal => {
        try {
          const view = await read(signal);
          if (!signal.aborted) setState({ view });
          return isMoving(view) ? 'soon' : 'later';
        } catch (error) {
          if (signal.aborted) return 'never';
          const fault = viewFault(error);
          const final = isFinal(fault);
          setState(before => ({
            view: final ? undefined : before.view,
            fault,
          }));
          return final ? 'never' : 'later';
        }
      }),
    [read, isMoving, attempt],
  );
  const retry = useCallback(() => setAttempt(number => number + 1), []);
  return { ...state, retry };
}
