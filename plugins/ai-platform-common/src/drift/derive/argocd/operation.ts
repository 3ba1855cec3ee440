import type { ApplicationFacts } from '../../facts';
import { resourceId } from '../../ids';
import type { DriftApplication } from '../../../view/driftView';
import { plainText } from '../../plainText';
import { timeOf } from '../times';

const MOST_RESOURCES = 500;

/** The running or last operation, as it may be shown. */
export function operationOf({
  operation,
}: ApplicationFacts): DriftApplication['operation'] {
  if (!operation) return undefined;
  const startedAt = timeOf(operation.startedAt);
  const finishedAt = timeOf(operation.finishedAt);
  return {
    phase: operation.phase,
    ...(operation.message && { message: plainText(operation.message) }),
    ...(startedAt && { startedAt }),
    ...(finishedAt && { finishedAt }),
    ...(operation.by && { by: plainText(operation.by) }),
    ...(operation.resources && {
      resources: operation.resources.slice(0, MOST_RESOURCES).map(resourceId),
    }),
  };
}
