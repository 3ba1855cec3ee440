import { timestamp } from '../../kubernetes/world/identity.mjs';
import { synced } from './syncing.mjs';

const HISTORY = 10;

/** An application that was told to sync: the operation runs until the next look. */
export function begun(application, operation, now) {
  return {
    ...application,
    operation,
    status: {
      ...application.status,
      operationState: {
        operation,
        phase: 'Running',
        message: 'waiting for completion of the operation',
        startedAt: timestamp(now),
      },
    },
  };
}

/**
 * Does what an application was told to, and notes it as Argo CD does: a whole sync becomes part of the history, one of
 * some resources does not.
 *
 * @param {object} application with an operation
 * @param {{ targets: import('./targets.mjs').Targets, compared: object[], world: object, now: number }} observed
 * @returns {{ application: object, changes: import('../../kubernetes/world/world.mjs').Change[] }}
 */
export function finished({ operation, ...application }, observed) {
  const { targets, now } = observed;
  const { startedAt } = application.status.operationState;
  const state = { operation, startedAt, finishedAt: timestamp(now) };
  const end = operationState => ({
    ...application,
    status: { ...application.status, operationState },
  });
  if (targets.error !== undefined) {
    const message = `ComparisonError: ${targets.error}`;
    return {
      application: end({ ...state, phase: 'Error', message }),
      changes: [],
    };
  }
  const { sync } = operation;
  const { changes, resources } = synced({ ...observed, sync });
  const { revision } = targets;
  const { source } = application.spec;
  const done = end({
    ...state,
    phase: 'Succeeded',
    message: 'successfully synced (all tasks run)',
    syncResult: { resources, revision, source },
  });
  const isWhole = !sync.resources?.length && !sync.dryRun;
  return { application: isWhole ? withHistory(done) : done, changes };
}

function withHistory(application) {
  const { history = [], operationState, ...status } = application.status;
  const { operation, startedAt, finishedAt, syncResult } = operationState;
  const entry = {
    id: (history.at(-1)?.id ?? -1) + 1,
    revision: syncResult.revision,
    source: syncResult.source,
    deployStartedAt: startedAt,
    deployedAt: finishedAt,
    initiatedBy: operation.initiatedBy,
  };
  return {
    ...application,
    status: {
      ...status,
      operationState,
      history: [...history, entry].slice(-HISTORY),
    },
  };
}
