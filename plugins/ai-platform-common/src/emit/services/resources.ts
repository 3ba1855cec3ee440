/** Requests and limits of a container, as Kubernetes writes quantities. */
export interface Resources {
  requests: { cpu: string; memory: string };
  limits: { cpu: string; memory: string };
  [key: string]: { cpu: string; memory: string };
}

/** What a container asks for, and the most that it gets. */
export function resources(
  requests: readonly [cpu: string, memory: string],
  limits: readonly [cpu: string, memory: string],
): Resources {
  return {
    requests: { cpu: requests[0], memory: requests[1] },
    limits: { cpu: limits[0], memory: limits[1] },
  };
}

/** A controller that mostly waits. */
export const SMALL = resources(['50m', '128Mi'], ['500m', '256Mi']);

/** A web server or a busy controller. */
export const MEDIUM = resources(['100m', '256Mi'], ['1', '512Mi']);

/** An API server of a service, or a large cache. */
export const LARGE = resources(['250m', '512Mi'], ['2', '2Gi']);
