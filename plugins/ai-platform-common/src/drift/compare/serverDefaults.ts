import type { JsonValue } from '../json';
import { canonicalText } from './plainJson';

/** Values that the API server fills in, by the name of the field; `any` where it chooses the value. */
const DEFAULTS: Record<string, 'any' | readonly JsonValue[]> = {
  terminationMessagePath: ['/dev/termination-log'],
  terminationMessagePolicy: ['File'],
  imagePullPolicy: ['IfNotPresent', 'Always'],
  dnsPolicy: ['ClusterFirst'],
  restartPolicy: ['Always'],
  schedulerName: ['default-scheduler'],
  securityContext: [{}],
  terminationGracePeriodSeconds: [30],
  serviceAccount: 'any',
  enableServiceLinks: [true],
  preemptionPolicy: ['PreemptLowerPriority'],
  revisionHistoryLimit: [10],
  progressDeadlineSeconds: [600],
  strategy: 'any',
  updateStrategy: 'any',
  podManagementPolicy: ['OrderedReady'],
  persistentVolumeClaimRetentionPolicy: 'any',
  replicas: [1],
  minReadySeconds: [0],
  protocol: ['TCP'],
  scheme: ['HTTP'],
  successThreshold: [1],
  failureThreshold: [3],
  periodSeconds: [10],
  timeoutSeconds: [1, 10],
  defaultMode: [420],
  hostPID: [false],
  sessionAffinity: ['None'],
  type: ['ClusterIP', 'Opaque'],
  clusterIP: 'any',
  clusterIPs: 'any',
  ipFamilies: 'any',
  ipFamilyPolicy: ['SingleStack'],
  internalTrafficPolicy: ['Cluster'],
  externalTrafficPolicy: ['Cluster'],
  nodePort: 'any',
  allocateLoadBalancerNodePorts: [true],
  volumeMode: ['Filesystem'],
  volumeName: 'any',
  storageClassName: 'any',
  completionMode: ['NonIndexed'],
  backoffLimit: [6],
  parallelism: [1],
  completions: [1],
  suspend: [false],
  podReplacementPolicy: 'any',
  concurrencyPolicy: ['Allow'],
  successfulJobsHistoryLimit: [3],
  failedJobsHistoryLimit: [1],
};

const TEXTS = new Map(
  Object.entries(DEFAULTS).map(([name, values]) => [
    name,
    values === 'any' ? values : new Set(values.map(canonicalText)),
  ]),
);

/** True for a value that the API server gives to a field of that name where nobody says anything. */
export function isServerDefault(name: string, value: JsonValue): boolean {
  const texts = TEXTS.get(name);
  return texts === 'any' || (texts?.has(canonicalText(value)) ?? false);
}
