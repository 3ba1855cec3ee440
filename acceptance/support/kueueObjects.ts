import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { CRDS } from './cluster';
import {
  objectPath,
  type ClusterClient,
  type ClusterObject,
} from './clusterClient';
import { GPU, podSpec } from './clusterObjects';
import { eventually } from './eventually';

/** Versions of Kueue's API that clusters serve. */
export type KueueVersion = 'v1beta1' | 'v1beta2';

const PLURALS = [
  ...['clusterqueues', 'cohorts', 'localqueues'],
  ...['resourceflavors', 'workloads'],
];

interface Definition extends ClusterObject {
  spec: { versions: { name: string; served: boolean; storage: boolean }[] };
}

function definitions(): Definition[] {
  return PLURALS.map(plural => {
    const file = path.join(CRDS, 'kueue', `${plural}.kueue.x-k8s.io.yaml`);
    const { status, ...definition } = parse(readFileSync(file, 'utf8'));
    return definition;
  });
}

/** Installs the CRDs that the suites need; with `only`, as an older Kueue has them that knows just that version. */
export async function installKueue(
  client: ClusterClient,
  only?: KueueVersion,
): Promise<void> {
  for (const definition of definitions()) {
    if (only) {
      for (const version of definition.spec.versions) {
        version.served = version.name === only;
        version.storage = version.name === only;
      }
    }
    await client.apply(definition);
  }
  await eventually(
    () => servedKinds(client, only ?? 'v1beta2'),
    served => PLURALS.every(plural => served.includes(plural)),
  );
}

// The server names a new group some moments after it has taken the definition.
async function servedKinds(
  client: ClusterClient,
  version: KueueVersion,
): Promise<string[]> {
  const group = await client.request('GET', '/apis/kueue.x-k8s.io');
  const kinds = await client.request('GET', `/apis/kueue.x-k8s.io/${version}`);
  if (group.status !== 200 || kinds.status !== 200) return [];
  return kinds.body.resources.map(({ name }: { name: string }) => name);
}

/** Removes the CRDs, and with them every object of Kueue. */
export async function uninstallKueue(client: ClusterClient): Promise<void> {
  for (const definition of definitions()) {
    await client.delete(definition);
    await eventually(
      () => client.request('GET', objectPath(definition)),
      ({ status }) => status === 404,
    );
  }
}

const SINCE = '2026-03-02T09:00:00Z';

function aCondition(type: string, status: 'True' | 'False', reason: string) {
  const message = `${type} is ${status}`;
  return { type, status, reason, message, lastTransitionTime: SINCE };
}

function kueueObject(
  version: KueueVersion,
  kind: string,
  metadata: ClusterObject['metadata'],
): ClusterObject {
  return { apiVersion: `kueue.x-k8s.io/${version}`, kind, metadata };
}

/** The objects of Kueue as both versions of its API write them: the same in other words. */
export class KueueObjects {
  constructor(private readonly version: KueueVersion = 'v1beta2') {}

  resourceFlavor(name: string): ClusterObject {
    const nodeLabels = { 'nvidia.com/gpu.product': 'NVIDIA-H100-80GB-HBM3' };
    return {
      ...kueueObject(this.version, 'ResourceFlavor', { name }),
      spec: { nodeLabels },
    };
  }

  cohort(name: string): ClusterObject {
    return { ...kueueObject(this.version, 'Cohort', { name }), spec: {} };
  }

  clusterQueue(
    name: string,
    options: {
      cohort: string;
      flavor: string;
      nominal: string;
      used: string;
      borrowed?: string;
      pending?: number;
      admitted?: number;
      message?: string;
    },
  ): ClusterObject {
    const { cohort, flavor, nominal, used, borrowed = '0' } = options;
    const limits = { nominalQuota: nominal, borrowingLimit: '8' };
    const usage = [
      { name: flavor, resources: [{ name: GPU, total: used, borrowed }] },
    ];
    const active = aCondition('Active', 'True', 'Ready');
    return {
      ...kueueObject(this.version, 'ClusterQueue', { name }),
      spec: {
        [this.version === 'v1beta1' ? 'cohort' : 'cohortName']: cohort,
        namespaceSelector: {},
        resourceGroups: [
          {
            coveredResources: [GPU],
            flavors: [{ name: flavor, resources: [{ name: GPU, ...limits }] }],
          },
        ],
      },
      status: {
        conditions: [{ ...active, message: options.message ?? active.message }],
        flavorsReservation: usage,
        flavorsUsage: usage,
        pendingWorkloads: options.pending ?? 0,
        reservingWorkloads: options.admitted ?? 0,
        admittedWorkloads: options.admitted ?? 0,
      },
    };
  }

  localQueue(
    namespace: string,
    name: string,
    options: {
      clusterQueue: string;
      flavor: string;
      used: string;
      pending?: number;
      admitted?: number;
      message?: string;
    },
  ): ClusterObject {
    const { clusterQueue, flavor, used } = options;
    const active = aCondition('Active', 'True', 'Ready');
    const usage = [{ name: flavor, resources: [{ name: GPU, total: used }] }];
    return {
      ...kueueObject(this.version, 'LocalQueue', { namespace, name }),
      spec: { clusterQueue },
      status: {
        conditions: [{ ...active, message: options.message ?? active.message }],
        flavorsReservation: usage,
        [this.version === 'v1beta1' ? 'flavorUsage' : 'flavorsUsage']: usage,
        pendingWorkloads: options.pending ?? 0,
        reservingWorkloads: options.admitted ?? 0,
        admittedWorkloads: options.admitted ?? 0,
      },
    };
  }

  /** A workload that waits, or one that its ClusterQueue has admitted. */
  workload(
    namespace: string,
    name: string,
    options: {
      queue: string;
      gpus: number;
      admitted?: { clusterQueue: string; flavor: string };
      reason?: string;
      message?: string;
      job?: string;
    },
  ): ClusterObject {
    const { queue, gpus, admitted, reason = 'WaitingForQuota', job } = options;
    const template = {
      spec: { ...podSpec({ [GPU]: String(gpus) }), restartPolicy: 'Never' },
    };
    const owner = {
      ...{ apiVersion: 'batch/v1', kind: 'Job', name: job, controller: true },
      uid: '00000000-0000-4000-8000-000000000000',
    };
    const waits = aCondition('QuotaReserved', 'False', reason);
    return {
      ...kueueObject(this.version, 'Workload', {
        namespace,
        name,
        ...(job && { ownerReferences: [owner] }),
      }),
      spec: {
        queueName: queue,
        priority: 0,
        podSets: [{ name: 'main', count: 1, template }],
      },
      status: admitted
        ? {
            admission: {
              clusterQueue: admitted.clusterQueue,
              podSetAssignments: [
                {
                  name: 'main',
                  count: 1,
                  flavors: { [GPU]: admitted.flavor },
                  resourceUsage: { [GPU]: String(gpus) },
                },
              ],
            },
            conditions: [
              aCondition('QuotaReserved', 'True', 'QuotaReserved'),
              aCondition('Admitted', 'True', 'Admitted'),
            ],
          }
        : {
            conditions: [
              { ...waits, message: options.message ?? waits.message },
            ],
          },
    };
  }
}
