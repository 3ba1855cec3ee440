import { acceleratorOf } from '../../model/accelerators';
import { entityName } from '../../model/entityRef';
import type { Environment, NodePool } from '../../model/environment';
import { LABELS } from '../../model/labels';
import {
  acceleratorsPerNode,
  poolResource,
  poolTaints,
} from '../../model/pools';
import { customKind } from './clusterKinds';
import { defineService } from './defineService';
import { KUBEFLOW_NAMESPACE_LABELS } from './kubeflowBases';
import type { Manifest, PlatformService, Values } from './platformService';
import { SERVICE_IDS } from './serviceIds';
import { NAMESPACES, teamNamespaces } from './teamNamespaces';

/** All devices, or parts of devices, of the environment, as keys of a ResourceQuota. */
function acceleratorQuota(environment: Environment): Record<string, string> {
  const totals = new Map<string, number>();
  for (const pool of environment.spec.nodePools) {
    const resource = poolResource(environment, pool);
    if (resource) {
      const sum = totals.get(resource) ?? 0;
      totals.set(resource, sum + pool.max * acceleratorsPerNode(pool));
    }
  }
  return Object.fromEntries(
    [...totals.keys()]
      .sort()
      .map(resource => [
        `requests.${resource}`,
        String(totals.get(resource) ?? 0),
      ]),
  );
}

function profile(environment: Environment, name: string): Manifest {
  const { owner } = environment.metadata;
  const hard = acceleratorQuota(environment);
  return {
    apiVersion: 'kubeflow.org/v1',
    kind: 'Profile',
    metadata: { name },
    spec: {
      owner: {
        kind: owner.startsWith('user:') ? 'User' : 'Group',
        name: entityName(owner),
      },
      ...(Object.keys(hard).length > 0 && { resourceQuotaSpec: { hard } }),
    },
  };
}

function describe(pool: NodePool): string {
  const { accelerator, capacity } = pool;
  const device = accelerator
    ? acceleratorOf(accelerator.type).title
    : pool.machine;
  return `May run on ${pool.name} (${device}${
    capacity === 'spot' ? ', spot' : ''
  })`;
}

/** A choice in the form for notebooks, for every pool that not every pod may run on. */
function podDefaults(environment: Environment, namespace: string): Manifest[] {
  return environment.spec.nodePools.flatMap(pool => {
    const taints = poolTaints(pool);
    if (taints.length === 0) return [];
    const tolerations: Values[] = taints.map(({ key, effect }) => ({
      key,
      operator: 'Exists',
      effect,
    }));
    return [
      {
        apiVersion: 'kubeflow.org/v1alpha1',
        kind: 'PodDefault',
        metadata: { name: pool.name, namespace },
        spec: {
          desc: describe(pool),
          selector: { matchLabels: { [LABELS.pool]: pool.name } },
          tolerations,
        },
      },
    ];
  });
}

// Profiles let in nobody but their own namespace and signed-in users; predictions are asked for by
// programs, through the entry of the cluster.
function inferenceAccess(
  environment: Environment,
  namespace: string,
): Manifest[] {
  if (!environment.spec.platform.kserve.enabled) return [];
  return [
    {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'predictions', namespace },
      spec: {
        action: 'ALLOW',
        selector: { matchLabels: { component: 'predictor' } },
        rules: [
          {
            to: [{ operation: { paths: ['/v1/*', '/v2/*', '/openai/*'] } }],
          },
        ],
      },
    },
  ];
}

/** The Kubeflow profiles, each with its namespace, owner, quota and choices for notebooks. */
export function kubeflowProfiles(environment: Environment): PlatformService[] {
  if (!environment.spec.platform.kubeflow.enabled) return [];
  const namespaces = teamNamespaces(environment);
  return [
    defineService({
      id: SERVICE_IDS.teamSpaces,
      title: 'Kubeflow profiles',
      namespace: NAMESPACES.kubeflow,
      wave: 1,
      dependsOn: [SERVICE_IDS.kubeflow],
      manifests: [
        ...namespaces.map(name => profile(environment, name)),
        ...namespaces.flatMap(name => podDefaults(environment, name)),
        ...namespaces.flatMap(name => inferenceAccess(environment, name)),
      ],
      clusterKinds: [customKind('kubeflow.org', 'Profile')],
      extraNamespaces: namespaces,
      namespaceLabels: KUBEFLOW_NAMESPACE_LABELS,
    }),
  ];
}
