import type { Cloud } from '../../model/vocabulary';

const INTERNAL: Record<Cloud, Record<string, string>> = {
  aws: {
    'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb',
    'service.beta.kubernetes.io/aws-load-balancer-internal': 'true',
  },
  gcp: { 'networking.gke.io/load-balancer-type': 'Internal' },
  azure: {
    'service.beta.kubernetes.io/azure-load-balancer-internal': 'true',
  },
};

/** Annotations of a Service whose load balancer only the network, and what is peered with it, can reach. */
export function internalLoadBalancer(cloud: Cloud): Record<string, string> {
  return { ...INTERNAL[cloud] };
}
