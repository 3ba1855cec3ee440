import {
  ECOSYSTEM_ANNOTATIONS,
  LABELS,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { ClusterObject } from '../acceptance/support/clusterClient';
import { KueueObjects } from '../acceptance/support/kueueObjects';
import { hasQueue, teamName } from './clusterCacheScale';

const FLAVOR = 'h100';
const COHORTS = 10;
const WORKLOADS = 6;
const kueue = new KueueObjects();

const labelsOf = (team: number) => ({
  [LABELS.workspace]: teamName(team),
  [ECOSYSTEM_ANNOTATIONS.kubernetesId]: teamName(team),
});

/** The team's namespace. */
export const teamNamespace = (team: number): ClusterObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: teamName(team), labels: labelsOf(team) },
});

/** The team's quota: the API server counts what the pods use of it. */
export const teamQuota = (team: number): ClusterObject => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: {
    namespace: teamName(team),
    name: 'team-quota',
    labels: labelsOf(team),
  },
  spec: {
    hard: {
      'requests.nvidia.com/gpu': '32',
      'requests.cpu': '128',
      'requests.memory': '512Gi',
      'limits.memory': '1Ti',
      pods: '250',
    },
  },
});

/** The ClusterQueue of a team that has one; `nominal` is what the benchmark changes. */
export const teamClusterQueue = (team: number, nominal: number) =>
  kueue.clusterQueue(teamName(team), {
    ...{ cohort: `cohort-${team % COHORTS}`, flavor: FLAVOR },
    ...{ nominal: String(nominal), used: '6', borrowed: '2' },
    ...{ pending: 3, admitted: 3 },
  });

/** What all queues share. */
export const sharedQueueObjects = (): ClusterObject[] => [
  kueue.resourceFlavor(FLAVOR),
  ...Array.from({ length: COHORTS }, (_, index) =>
    kueue.cohort(`cohort-${index}`),
  ),
];

/** The team's queue and what is in it: half of it runs, half waits. */
export function teamQueueObjects(team: number): ClusterObject[] {
  if (!hasQueue(team)) return [];
  const namespace = teamName(team);
  const clusterQueue = namespace;
  return [
    teamClusterQueue(team, 4),
    kueue.localQueue(namespace, 'queue', {
      ...{ clusterQueue, flavor: FLAVOR, used: '6', pending: 3, admitted: 3 },
    }),
    ...Array.from({ length: WORKLOADS }, (_, index) =>
      kueue.workload(namespace, `job-${index}`, {
        ...{ queue: 'queue', gpus: 2, job: `job-${index}` },
        ...(index % 2 === 0 && {
          admitted: { clusterQueue, flavor: FLAVOR },
        }),
      }),
    ),
  ];
}
