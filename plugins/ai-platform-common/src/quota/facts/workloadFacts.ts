import { valueAt } from '../../model/valueAt';
import {
  sumOf,
  timesOf,
  totalsAt,
  writtenAmounts,
  type Totals,
} from './amounts';
import type { WorkloadFacts } from './facts';
import { integerAt, listAt, textAt } from './fields';
import { kept } from './kept';
import { componentOf, createdAtOf, ownerOf, placeOf } from './metadata';
import { podRequests } from './podRequests';
import { workloadState } from './workloadState';

/** What the pods of a set ask for together; `count` defaults to 1 in Kueue. */
function requestsOfPodSet(podSet: unknown): Totals {
  const count = Math.max(integerAt(podSet, 'count') ?? 1, 0);
  return timesOf(count, podRequests(valueAt(podSet, ['template', 'spec'])));
}

/** What was assigned to each set of pods; Kueue's own arithmetic, resource transformations included. */
function assignedUsage(workload: unknown): ReadonlyMap<unknown, Totals> {
  const assignments = listAt(
    workload,
    'status',
    'admission',
    'podSetAssignments',
  ).map(one => [textAt(one, 'name'), totalsAt(one, 'resourceUsage')] as const);
  return new Map(assignments.filter(([, usage]) => usage.size > 0));
}

/** All pods together: as admitted, and as asked for where nothing is admitted. */
function requestsOf(workload: unknown): Totals {
  const assigned = assignedUsage(workload);
  return sumOf(
    ...listAt(workload, 'spec', 'podSets').map(
      podSet =>
        assigned.get(textAt(podSet, 'name')) ?? requestsOfPodSet(podSet),
    ),
  );
}

/** What is kept of a Kueue Workload, v1beta2 or v1beta1; undefined where it has no name. @public */
export function workloadFacts(object: unknown): WorkloadFacts | undefined {
  const place = placeOf(object);
  if (!place) return undefined;
  return kept({
    ...place,
    queue: textAt(object, 'spec', 'queueName') ?? '',
    clusterQueue: textAt(object, 'status', 'admission', 'clusterQueue'),
    owner: ownerOf(object),
    component: componentOf(object),
    priority: integerAt(object, 'spec', 'priority'),
    createdAt: createdAtOf(object),
    ...workloadState(object),
    requests: writtenAmounts(requestsOf(object)),
  });
}
