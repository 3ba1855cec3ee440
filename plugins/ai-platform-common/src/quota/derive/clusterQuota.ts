import type { ClusterQuotaView } from '../../view/gpuQuotaView';
import type { SourceProblem } from '../../view/sourceProblem';
import type { ClusterInputs } from '../inputs';
import type { Reading } from '../../view/reading';
import { plain, type Candidate } from './headline';
import { isoTime } from './isoTime';
import { namespaceQuota } from './namespaceQuota';
import { compare } from './order';
import { scopeOf } from './scope';

/** What a card shows of a cluster, and the sentences that may stand above it. */
export interface ClusterQuota {
  readonly view: ClusterQuotaView;
  readonly candidates: readonly Candidate[];
}

/** What is watched: it is as old as the connection is silent. */
function watchedReadingsOf(cluster: ClusterInputs): Reading<unknown>[] {
  return [
    cluster.nodes,
    cluster.acceleratorPods,
    cluster.deviceClasses,
    cluster.clusterQueues,
    cluster.cohorts,
    cluster.resourceFlavors,
    ...cluster.namespaces.flatMap(namespace => [
      namespace.namespace,
      namespace.resourceQuotas,
      namespace.limitRanges,
      namespace.pods,
      namespace.controllers,
      namespace.notebooks,
      namespace.resourceClaims,
      namespace.localQueues,
      namespace.workloads,
    ]),
  ];
}

// Each once, by what could not be read.
function problemsOf(
  { problems }: ClusterInputs,
  readings: readonly Reading<unknown>[],
): SourceProblem[] {
  const all = readings.flatMap(reading =>
    reading.problem ? [reading.problem] : [],
  );
  const unique = new Map(
    [...problems, ...all].map(problem => {
      const { resource = '', verb = '', code, message } = problem;
      return [JSON.stringify([resource, verb, code, message]), problem];
    }),
  );
  return [...unique]
    .sort(([a], [b]) => compare(a, b))
    .map(([, problem]) => problem);
}

// The places in the queues are polled at intervals of their own, so that their age says nothing of the quotas'.
function ageOf(
  readings: readonly Reading<unknown>[],
): Pick<ClusterQuotaView, 'observedAt' | 'stale'> {
  const read = readings.flatMap(reading =>
    reading.status === 'ok' ? reading : [],
  );
  if (read.length === 0) return { stale: false };
  const oldest = read.reduce(
    (first, { observedAt }) => Math.min(first, observedAt),
    Infinity,
  );
  return {
    observedAt: isoTime(oldest / 1_000),
    stale: read.some(({ stale }) => stale),
  };
}

// Why there is no namespace: none was found, or the search for it failed or has not ended.
function emptiness(problems: readonly SourceProblem[]) {
  if (problems.length === 0) return 'namespaceMissing';
  return problems.every(({ code }) => code === 'starting')
    ? 'starting'
    : 'unknown';
}

/** The quotas in one cluster. `now` in seconds since 1970, `existing`: namespaces that some cluster has. */
export function clusterQuota(
  cluster: ClusterInputs,
  now: number,
  existing: ReadonlySet<string>,
): ClusterQuota {
  const { name, title, dashboardUrl, problem } = cluster;
  const described = {
    name,
    title,
    ...(dashboardUrl !== undefined && { dashboardUrl }),
  };
  if (problem) {
    const problems = [problem];
    return {
      view: { ...described, stale: false, problems, namespaces: [] },
      candidates: [plain(emptiness(problems))],
    };
  }
  const watched = watchedReadingsOf(cluster);
  const problems = problemsOf(cluster, [...watched, cluster.pendingWorkloads]);
  const namespaces = cluster.namespaces.map(inputs =>
    namespaceQuota(scopeOf(cluster, inputs, now), existing.has(inputs.name)),
  );
  return {
    view: {
      ...described,
      ...ageOf(watched),
      problems,
      namespaces: namespaces.map(({ view }) => view),
    },
    candidates:
      namespaces.length > 0
        ? namespaces.flatMap(({ candidates }) => candidates)
        : [plain(emptiness(problems))],
  };
}
