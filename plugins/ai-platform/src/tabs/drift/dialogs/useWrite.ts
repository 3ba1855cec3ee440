import { useState } from 'react';
import { viewFault, type ViewFault } from '../../../shared/viewFault';
import type { DriftAction } from '../actionRequest';
import { useActions } from '../ActionsProvider';

/** How far something that was asked for has come. */
export interface Write<Result> {
  isPending: boolean;
  result?: Result;
  fault?: ViewFault;
  run(write: () => Promise<Result>): Promise<void>;
  reset(): void;
}

interface State<Result> {
  isPending: boolean;
  result?: Result;
  fault?: ViewFault;
}

/** Asks the backend to do something once, and remembers where it is not allowed. */
export function useWrite<Result>(action: DriftAction): Write<Result> {
  const { deny } = useActions();
  const [state, setState] = useState<State<Result>>({ isPending: false });
  const run = async (write: () => Promise<Result>) => {
    setState({ isPending: true });
    try {
      setState({ isPending: false, result: await write() });
    } catch (error) {
      const fault = viewFault(error);
      if (fault.code === 'denied') deny(action);
      setState({ isPending: false, fault });
    }
  };
  return { ...state, run, reset: () => setState({ isPending: false }) };
}
