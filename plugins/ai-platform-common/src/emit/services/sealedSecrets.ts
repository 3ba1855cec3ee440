import type { Environment } from '../../model/environment';
import { CHARTS } from '../../versions';
import { CLUSTER_RBAC, CRD } from './clusterKinds';
import { defineService } from './defineService';
import { isMonitored } from './monitors';
import { onSystemPool } from './placement';
import type { PlatformService, Values } from './platformService';
import { podSecurity } from './podSecurity';
import { SMALL } from './resources';
import { SERVICE_IDS } from './serviceIds';

function values(environment: Environment): Values {
  return {
    // The name that kubeseal looks for.
    fullnameOverride: 'sealed-secrets-controller',
    nodeSelector: onSystemPool(),
    resources: { ...SMALL },
    // A key of its own for every month; old ones stay, to open what was sealed with them.
    keyrenewperiod: '720h',
    metrics: { serviceMonitor: { enabled: isMonitored(environment) } },
  };
}

/** Sealed Secrets. The controller has one replica: two would each have keys of their own. */
export function sealedSecrets(environment: Environment): PlatformService[] {
  if (environment.spec.platform.secrets !== 'sealed-secrets') return [];
  return [
    defineService({
      id: 'sealed-secrets',
      title: 'Sealed Secrets',
      namespace: 'sealed-secrets',
      wave: -2,
      dependsOn: [SERVICE_IDS.monitorKinds],
      chart: CHARTS.sealedSecrets,
      values: values(environment),
      clusterKinds: [CRD, ...CLUSTER_RBAC],
      namespaceLabels: podSecurity('restricted'),
    }),
  ];
}
