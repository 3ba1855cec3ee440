import { valueAt } from '../../model/valueAt';
import { falseCondition } from './conditions';
import type { PodFacts } from './facts';
import { integerAt, listAt, secondsAt, textAt } from './fields';

/** Why a pod does not run, or runs and does nothing; `since` where the cluster says it. */
export interface PodTrouble {
  code: NonNullable<PodFacts['trouble']>;
  since?: number;
}

const IMAGE_REASONS = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
]);

const CRASH_REASONS = new Set([
  'CrashLoopBackOff',
  'RunContainerError',
  'CreateContainerError',
  'CreateContainerConfigError',
  'StartError',
  'ContainerCannotRun',
  'OOMKilled',
  'Error',
]);

/** Why the containers of a pod wait or have ended. */
function containerReasons(pod: unknown): (string | undefined)[] {
  return ['initContainerStatuses', 'containerStatuses']
    .flatMap(list => listAt(pod, 'status', list))
    .flatMap(status => [
      textAt(status, 'state', 'waiting', 'reason'),
      textAt(status, 'state', 'terminated', 'reason'),
    ]);
}

function containerTrouble(pod: unknown): PodTrouble['code'] | undefined {
  const reasons = containerReasons(pod);
  const oneOf = (known: Set<string>) =>
    reasons.some(reason => reason !== undefined && known.has(reason));
  if (oneOf(IMAGE_REASONS)) return 'imagePull';
  return oneOf(CRASH_REASONS) ? 'crashing' : undefined;
}

/** A pod is told to go its grace period before the deadline that it carries. */
function toldToGoAt(pod: unknown): number | undefined {
  const deadline = secondsAt(pod, 'metadata', 'deletionTimestamp');
  const grace = integerAt(pod, 'metadata', 'deletionGracePeriodSeconds') ?? 0;
  return deadline === undefined ? undefined : deadline - grace;
}

function placementTrouble(pod: unknown): PodTrouble | undefined {
  const scheduled = falseCondition(pod, 'PodScheduled');
  switch (scheduled?.reason) {
    case 'Unschedulable':
      return { code: 'unschedulable', since: scheduled.since };
    case 'SchedulingGated':
      return { code: 'gated', since: scheduled.since };
    default:
      return undefined;
  }
}

/** What is the matter with a pod, or undefined where nothing is: what keeps it from running for longest comes first. */
export function podTrouble(pod: unknown): PodTrouble | undefined {
  if (valueAt(pod, ['metadata', 'deletionTimestamp'])) {
    return { code: 'terminating', since: toldToGoAt(pod) };
  }
  const placement = placementTrouble(pod);
  if (placement) return placement;
  const notReady = falseCondition(pod, 'Ready');
  const ofContainer = containerTrouble(pod);
  if (ofContainer) return { code: ofContainer, since: notReady?.since };
  return notReady && textAt(pod, 'status', 'phase') === 'Running'
    ? { code: 'notReady', since: notReady.since }
    : undefined;
}
