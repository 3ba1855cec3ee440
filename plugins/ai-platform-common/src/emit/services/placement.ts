import type { Environment } from '../../model/environment';
import { LABELS } from '../../model/labels';
import { poolTaints } from '../../model/pools';
import type { Data } from './platformService';

const SYSTEM_ROLE = 'system';

/** A toleration of a pod. */
interface Toleration {
  key: string;
  operator: 'Exists';
  effect: string;
  [key: string]: string;
}

// AKS taints its spot nodes with this key, beside the taint that the pool declares.
const AZURE_SPOT = 'kubernetes.azure.com/scalesetpriority';

/** Node selector of the pool that is always there: the platform's own services run on it. */
export function onSystemPool(): Record<string, string> {
  return { [LABELS.poolRole]: SYSTEM_ROLE };
}

/** The same as affinity, for charts whose node selector has a content of its own. */
export function systemPoolAffinity(): { [key: string]: Data } {
  const expression = {
    key: LABELS.poolRole,
    operator: 'In',
    values: [SYSTEM_ROLE],
  };
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [expression] }],
      },
    },
  };
}

/** Replicas on different nodes where there are enough of them. */
export function spreadOverNodes(labels: Record<string, string>): Data[] {
  return [
    {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: labels },
    },
  ];
}

/** What a DaemonSet tolerates to run on every node: accelerators, spot capacity and the document's own taints. */
export function everyNodeTolerations(environment: Environment): Toleration[] {
  const { cloud, nodePools } = environment.spec;
  const taints = nodePools.flatMap(poolTaints);
  const azureSpot =
    cloud === 'azure' && nodePools.some(pool => pool.capacity === 'spot');
  const wanted = [
    ...taints.map(({ key, effect }) => ({ key, effect })),
    ...(azureSpot ? [{ key: AZURE_SPOT, effect: 'NoSchedule' }] : []),
  ];
  const byName = new Map(
    wanted.map(({ key, effect }) => [
      `${key}:${effect}`,
      { key, operator: 'Exists' as const, effect },
    ]),
  );
  return [...byName.keys()].sort().flatMap(name => byName.get(name) ?? []);
}
