import type { Cloud } from './vocabulary';

/** Range of Kubernetes Services in every environment. */
export const SERVICE_CIDR = '172.20.0.0/16';

/** Range of pods where they do not take addresses of the network (Google Cloud, Azure). */
export const POD_CIDR = '100.64.0.0/14';

/** Ranges inside the cluster that the network may not overlap, with what they are for. */
export function clusterRanges(
  cloud: Cloud,
): Array<{ cidr: string; purpose: string }> {
  const services = { cidr: SERVICE_CIDR, purpose: 'the Services' };
  const pods = { cidr: POD_CIDR, purpose: 'the pods' };
  const bridge = {
    cidr: '172.17.0.0/16',
    purpose: "the nodes' container bridge",
  };
  return cloud === 'aws' ? [services, bridge] : [services, pods, bridge];
}
