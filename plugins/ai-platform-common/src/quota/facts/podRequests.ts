import { lastOf, largestOf, sumOf, totalsAt, type Totals } from './amounts';
import { listAt, textAt } from './fields';

/** What a container asks for: a limit without a request is the request. */
function containerRequests(container: unknown): Totals {
  return lastOf(
    totalsAt(container, 'resources', 'limits'),
    totalsAt(container, 'resources', 'requests'),
  );
}

/** The containers together, and the most that runs while the pod is initialised, where that is more. */
function requestsOfContainers(spec: unknown): Totals {
  const containers = listAt(spec, 'containers').map(containerRequests);
  let sidecars: Totals = new Map();
  let peak: Totals = new Map();
  for (const container of listAt(spec, 'initContainers')) {
    const requests = containerRequests(container);
    const together = sumOf(sidecars, requests);
    // A sidecar keeps running, beside the init containers that follow and beside the containers.
    if (textAt(container, 'restartPolicy') === 'Always') sidecars = together;
    peak = largestOf(peak, together);
  }
  return largestOf(sumOf(sidecars, ...containers), peak);
}

/**
 * What the scheduler and the quota count for a pod with this spec.
 * @see https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/753-sidecar-containers
 */
export function podRequests(spec: unknown): Totals {
  const ofPod = lastOf(
    totalsAt(spec, 'resources', 'limits'),
    requestsOfContainers(spec),
    totalsAt(spec, 'resources', 'requests'),
  );
  return sumOf(ofPod, totalsAt(spec, 'overhead'));
}
