import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import {
  CLUSTER_RBAC,
  INGRESS_CLASS,
  VALIDATING_WEBHOOK,
} from './clusterKinds';
import { defineService } from './defineService';
import { WEBHOOK_CA } from './drift';
import { internalLoadBalancer } from './loadBalancer';
import { isMonitored } from './monitors';
import { systemPoolAffinity } from './placement';
import type { PlatformService, Values } from './platformService';
import { podSecurity } from './podSecurity';
import { INGRESS_CLASS_NAME, usesIngress } from './routes';
import { systemReplicas } from './stages';
import { SERVICE_IDS } from './serviceIds';

function values(environment: Environment): Values {
  const monitored = isMonitored(environment);
  return {
    controller: {
      ingressClassResource: { name: INGRESS_CLASS_NAME, default: true },
      affinity: systemPoolAffinity(),
      resources: { requests: { cpu: '200m', memory: '256Mi' } },
      config: { 'ssl-redirect': 'true', hsts: 'true' },
      service: { annotations: internalLoadBalancer(environment.spec.cloud) },
      admissionWebhooks: { certManager: { enabled: true } },
      metrics: {
        enabled: monitored,
        serviceMonitor: { enabled: monitored },
      },
    },
  };
}

/** ingress-nginx. The chart makes a disruption budget as soon as there is more than one replica. */
export function nginx(environment: Environment): PlatformService[] {
  if (!usesIngress(environment)) return [];
  return [
    defineService({
      id: SERVICE_IDS.ingressController,
      title: 'ingress-nginx',
      namespace: 'ingress-nginx',
      wave: -1,
      dependsOn: [SERVICE_IDS.certificateIssuers, SERVICE_IDS.monitorKinds],
      chart: CHARTS.ingressNginx,
      values: values(environment),
      overlay: { controller: { replicaCount: systemReplicas(environment) } },
      clusterKinds: [...CLUSTER_RBAC, INGRESS_CLASS, VALIDATING_WEBHOOK],
      ignoreDifferences: WEBHOOK_CA,
      namespaceLabels: podSecurity('baseline'),
    }),
  ];
}
