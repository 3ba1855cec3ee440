import { timeOf, timestamp } from '../world/identity.mjs';

const LAST_ACTIVITY = 'notebooks.kubeflow.org/last-activity';
const NODE_MS = 5 * 60_000;
const NOTEBOOK_MS = 60_000;
/** Somebody works in a notebook that was used this recently; in the others nobody ever will. */
const IN_USE_MS = 30 * 60_000;

/**
 * What changes in a cluster where nothing happens: kubelets report every five minutes, and notebooks that somebody works
 * in say so every minute.
 * @param {import('../world/world.mjs').World} world
 * @param {number} now
 */
export function heartbeats(world, now) {
  return [
    ...world.list('Node').map(node => reported(node, now)),
    ...world.list('Notebook').map(notebook => used(notebook, now)),
  ].map(put => ({ put }));
}

function reported(node, now) {
  const conditions = node.status.conditions.map(condition =>
    now >= timeOf(condition.lastHeartbeatTime) + NODE_MS
      ? { ...condition, lastHeartbeatTime: timestamp(now) }
      : condition,
  );
  return { ...node, status: { ...node.status, conditions } };
}

function used(notebook, now) {
  const { annotations } = notebook.metadata;
  const silence = now - timeOf(annotations?.[LAST_ACTIVITY]);
  if (!(silence >= NOTEBOOK_MS && silence < IN_USE_MS)) return notebook;
  return {
    ...notebook,
    metadata: {
      ...notebook.metadata,
      annotations: { ...annotations, [LAST_ACTIVITY]: timestamp(now) },
    },
  };
}
