import { useEffect, useState } from 'react';
import {
  isRunningPhase,
  type DriftApplication,
  type DriftReverted,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { useActions } from '../ActionsProvider';

/** An operation of the GitOps engine. */
export type Operation = NonNullable<DriftApplication['operation']>;

/** Whether an operation will not change any more. */
export function isEnded(operation: Operation | undefined): boolean {
  return operation !== undefined && !isRunningPhase(operation.phase);
}

/**
 * The operation that was asked for, as the page sees it go on. What was there when the dialog opened is another one: it
 * is told apart by its start, not by the clock of the browser.
 */
export function useOperation(
  application: string,
  answer: DriftReverted | undefined,
): Operation | undefined {
  const { view, hurry } = useActions().live;
  const now = view.applications.find(({ id }) => id === application);
  const seen = now?.operation;
  const [before] = useState(seen);
  const isNew = seen !== undefined && seen.startedAt !== before?.startedAt;
  const operation = isNew ? seen : answer?.operation;
  const isAwaited = now && answer !== undefined && !isEnded(operation);
  useEffect(() => {
    if (!isAwaited) return undefined;
    hurry(true);
    return () => hurry(false);
  }, [isAwaited, hurry]);
  return answer ? operation : undefined;
}
