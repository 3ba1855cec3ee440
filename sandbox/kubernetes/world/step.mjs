import { deployments } from '../controllers/deployments.mjs';
import { heartbeats } from '../controllers/heartbeats.mjs';
import { jobs } from '../controllers/jobs.mjs';
import { kubelet } from '../controllers/kubelet.mjs';
import { admission } from '../controllers/kueue/admission.mjs';
import { queueStatuses } from '../controllers/kueue/queueStatuses.mjs';
import { workloads } from '../controllers/kueue/workloads.mjs';
import { resourceQuotas } from '../controllers/resourceQuotas.mjs';
import { scheduler } from '../controllers/scheduler.mjs';
import { submit } from '../controllers/submissions.mjs';

/** In this order within a step; those that count come last. */
const CONTROLLERS = [
  workloads,
  admission,
  jobs,
  deployments,
  scheduler,
  kubelet,
  heartbeats,
  queueStatuses,
  resourceQuotas,
];

/**
 * A moment of the story: all there is to know to tell how it goes on.
 * @typedef {object} Moment
 * @property {import('./world.mjs').World} world
 * @property {import('../controllers/submissions.mjs').Submissions} submissions
 * @property {readonly object[]} templates the Jobs that are submitted over and over
 * @property {string} seed
 */

/**
 * The next moment of the story. Nothing but its arguments decides what happens.
 * @param {Moment} moment
 * @param {number} now milliseconds since 1970
 * @returns {Moment}
 */
export function step(moment, now) {
  const { changes, submissions } = submit(moment.world, moment, now);
  let world = moment.world.with(changes);
  for (const control of CONTROLLERS) world = world.with(control(world, now));
  return { ...moment, world, submissions };
}
