import type { Environment, NodePool } from '../../model/environment';
import { LABELS } from '../../model/labels';
import { findMachine } from '../../model/machines';
import {
  acceleratorsPerNode,
  poolResource,
  poolRole,
  poolTaints,
} from '../../model/pools';
import type { Data, Manifest } from './platformService';
import { podSecurity } from './podSecurity';
import { teamNamespaces } from './teamNamespaces';

const API = 'kueue.x-k8s.io/v1beta2';

/** Name of the one queue that all teams of the environment share, and of each team's way into it. */
const TEAM_QUEUE = 'default';

// What a node keeps for itself and for the DaemonSets: about a tenth.
const FOR_WORK = 0.9;

// The system pool carries the platform first; jobs get half of it where there is no other CPU pool.
const OF_SYSTEM_POOL = 0.5;

// A machine that the catalogue does not know counts as a small one.
const UNKNOWN_MACHINE = { cpu: 8, memoryGib: 32 };

/** Pools that jobs run on: all but the system pool, unless it is the only one without accelerators. */
function jobPools(environment: Environment): NodePool[] {
  const { nodePools } = environment.spec;
  const isSystem = (pool: NodePool) => poolRole(environment, pool) === 'system';
  const others = nodePools.filter(pool => !isSystem(pool));
  const hasPlain = others.some(pool => !pool.accelerator);
  const system = hasPlain ? [] : nodePools.filter(isSystem);
  // CPU pools first: a job without accelerators is tried there before anywhere else.
  return [
    ...others.filter(pool => !pool.accelerator),
    ...system,
    ...others.filter(pool => pool.accelerator),
  ];
}

function flavor(pool: NodePool): Manifest {
  const taints = poolTaints(pool);
  return {
    apiVersion: API,
    kind: 'ResourceFlavor',
    metadata: { name: pool.name },
    spec: {
      nodeLabels: { [LABELS.pool]: pool.name },
      // A job gets nodes with these taints only if it tolerates them itself.
      ...(taints.length > 0 && {
        nodeTaints: taints.map(({ key, value, effect }) => ({
          key,
          value,
          effect,
        })),
      }),
    },
  };
}

function coveredAccelerators(
  environment: Environment,
  pools: readonly NodePool[],
): string[] {
  const names = pools.flatMap(pool => poolResource(environment, pool) ?? []);
  return [...new Set(names)].sort();
}

function quota(
  environment: Environment,
  pool: NodePool,
  accelerators: readonly string[],
): Data {
  const { cpu, memoryGib } =
    findMachine(environment.spec.cloud, pool.machine) ?? UNKNOWN_MACHINE;
  const share =
    poolRole(environment, pool) === 'system' ? OF_SYSTEM_POOL : FOR_WORK;
  const amount = (perNode: number) => Math.floor(perNode * pool.max * share);
  const own = poolResource(environment, pool);
  return {
    name: pool.name,
    resources: [
      { name: 'cpu', nominalQuota: String(amount(cpu)) },
      { name: 'memory', nominalQuota: `${amount(memoryGib)}Gi` },
      ...accelerators.map(name => ({
        name,
        nominalQuota: String(
          name === own ? pool.max * acceleratorsPerNode(pool) : 0,
        ),
      })),
    ],
  };
}

function clusterQueue(
  environment: Environment,
  pools: readonly NodePool[],
): Manifest {
  const accelerators = coveredAccelerators(environment, pools);
  return {
    apiVersion: API,
    kind: 'ClusterQueue',
    metadata: { name: environment.metadata.name },
    spec: {
      namespaceSelector: {
        matchExpressions: [
          {
            key: 'kubernetes.io/metadata.name',
            operator: 'In',
            values: teamNamespaces(environment),
          },
        ],
      },
      queueingStrategy: 'BestEffortFIFO',
      preemption: { withinClusterQueue: 'LowerPriority' },
      resourceGroups: [
        {
          coveredResources: ['cpu', 'memory', ...accelerators],
          flavors: pools.map(pool => quota(environment, pool, accelerators)),
        },
      ],
    },
  };
}

// Kubeflow makes the namespaces of its profiles itself.
function namespaces(environment: Environment): Manifest[] {
  if (environment.spec.platform.kubeflow.enabled) return [];
  return teamNamespaces(environment).map(name => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: podSecurity('baseline') },
  }));
}

/**
 * The node pools as Kueue sees them: a flavor a pool, one ClusterQueue whose quota is the largest size of
 * the pools, and a LocalQueue a team.
 * @see https://kueue.sigs.k8s.io/docs/concepts/cluster_queue/
 */
export function queueManifests(environment: Environment): Manifest[] {
  const pools = jobPools(environment);
  return [
    ...namespaces(environment),
    ...pools.map(flavor),
    clusterQueue(environment, pools),
    ...teamNamespaces(environment).map(namespace => ({
      apiVersion: API,
      kind: 'LocalQueue',
      metadata: { name: TEAM_QUEUE, namespace },
      spec: { clusterQueue: environment.metadata.name },
    })),
  ];
}
