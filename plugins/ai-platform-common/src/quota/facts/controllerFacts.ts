import { valueAt } from '../../model/valueAt';
import { describeResource } from '../accelerators';
import { writtenAmounts } from './amounts';
import { trueCondition } from './conditions';
import type { Amounts, ControllerFacts } from './facts';
import { integerAt, isTrueAt } from './fields';
import { kept } from './kept';
import { componentOf, createdAtOf, ownerOf, placeOf } from './metadata';
import { podRequests } from './podRequests';

function missingReplicas(object: unknown): number {
  const wanted = integerAt(object, 'spec', 'replicas') ?? 1;
  return wanted - (integerAt(object, 'status', 'replicas') ?? 0);
}

function missingOfJob(job: unknown): number {
  const ended = trueCondition(job, 'Complete') ?? trueCondition(job, 'Failed');
  if (ended || isTrueAt(job, 'spec', 'suspend')) return 0;
  const parallelism = integerAt(job, 'spec', 'parallelism') ?? 1;
  const completions = integerAt(job, 'spec', 'completions');
  const left =
    completions === undefined
      ? parallelism
      : completions - (integerAt(job, 'status', 'succeeded') ?? 0);
  const there =
    (integerAt(job, 'status', 'active') ?? 0) +
    (integerAt(job, 'status', 'terminating') ?? 0);
  return Math.min(parallelism, left) - there;
}

/** Pods that the controller would make and that do not exist. */
function missingPodsOf(kind: string, object: unknown): number {
  switch (kind) {
    case 'ReplicaSet':
    case 'StatefulSet':
      return missingReplicas(object);
    case 'Job':
      return missingOfJob(object);
    default:
      return 0;
  }
}

/** What one pod of the template asks for, if accelerators are among it. */
function acceleratorRequests(object: unknown): Amounts | undefined {
  const spec = valueAt(object, ['spec', 'template', 'spec']);
  const requests = writtenAmounts(podRequests(spec));
  return Object.keys(requests).some(describeResource) ? requests : undefined;
}

/** A pod can be missing for a moment, or after a failure: only the condition says that the cluster refuses it. */
function refusedSinceOf(object: unknown): number | undefined {
  const failure = trueCondition(object, 'ReplicaFailure');
  return failure && (failure.since ?? createdAtOf(object));
}

/** A Deployment keeps ReplicaSets of its past: nothing belongs to them. */
function isRetired(kind: string, object: unknown): boolean {
  return (
    kind === 'ReplicaSet' &&
    integerAt(object, 'spec', 'replicas') === 0 &&
    !integerAt(object, 'status', 'replicas')
  );
}

/**
 * What is kept of a controller of that kind (ReplicaSet, StatefulSet, Deployment, Job, JobSet); lists carry no kind
 * in their items. Undefined where it has no name, or is a ReplicaSet without pods.
 * @public
 */
export function controllerFacts(
  kind: string,
): (object: unknown) => ControllerFacts | undefined {
  return object => {
    const place = placeOf(object);
    if (!place || isRetired(kind, object)) return undefined;
    const missing = missingPodsOf(kind, object);
    return kept({
      ...place,
      kind,
      createdAt: createdAtOf(object),
      owner: ownerOf(object),
      component: componentOf(object),
      missingPods: missing > 0 ? missing : undefined,
      podRequests: missing > 0 ? acceleratorRequests(object) : undefined,
      refusedSince: missing > 0 ? refusedSinceOf(object) : undefined,
    });
  };
}
