import { valueAt } from '../../model/valueAt';
import { writtenAmounts } from './amounts';
import type { PodFacts } from './facts';
import { listAt, secondsAt, textAt } from './fields';
import { kept } from './kept';
import {
  componentOf,
  createdAtOf,
  labelOf,
  ownerOf,
  placeOf,
} from './metadata';
import { podRequests } from './podRequests';
import { podTrouble } from './podTrouble';

const INFERENCE_SERVICE = 'serving.kserve.io/inferenceservice';

/** Pods that have ended hold nothing, and no quota counts them. */
const ENDED = new Set(['Succeeded', 'Failed']);

/** Claims that the pod names, and those that were made for it. */
function claimsOf(pod: unknown): string[] | undefined {
  const names = [
    ...listAt(pod, 'spec', 'resourceClaims'),
    ...listAt(pod, 'status', 'resourceClaimStatuses'),
  ].flatMap(claim => textAt(claim, 'resourceClaimName') ?? []);
  return names.length > 0 ? [...new Set(names)] : undefined;
}

/**
 * What is kept of a pod; undefined where it has ended, or is no pod.
 * @public
 */
export function podFacts(object: unknown): PodFacts | undefined {
  const place = placeOf(object);
  const phase = textAt(object, 'status', 'phase') ?? 'Unknown';
  if (!place || ENDED.has(phase)) return undefined;
  const trouble = podTrouble(object);
  return kept({
    ...place,
    phase,
    node: textAt(object, 'spec', 'nodeName'),
    createdAt: createdAtOf(object),
    startedAt: secondsAt(object, 'status', 'startTime'),
    requests: writtenAmounts(podRequests(valueAt(object, ['spec']))),
    claims: claimsOf(object),
    owner: ownerOf(object),
    component: componentOf(object),
    inferenceService: labelOf(object, INFERENCE_SERVICE),
    trouble: trouble?.code,
    troubleSince: trouble?.since,
  });
}
