import type {
  ClusterQuotaView,
  SourceProblem,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** What one cluster did not say for one reason. */
export interface ProblemRow {
  cluster: ClusterQuotaView;
  code: SourceProblem['code'];
  verb: SourceProblem['verb'];
  /** Empty where it is nothing or everything. */
  resources: string[];
  message: string;
}

/** The problems of all clusters, with those together that have the same reason. */
export function problemRows(
  clusters: readonly ClusterQuotaView[],
): ProblemRow[] {
  const rows = new Map<string, ProblemRow>();
  for (const cluster of clusters) {
    for (const { code, verb, resource, message } of cluster.problems) {
      const key = JSON.stringify([cluster.name, code, verb]);
      const row = rows.get(key) ?? {
        ...{ cluster, code, verb, message },
        resources: [],
      };
      if (resource !== undefined && !row.resources.includes(resource)) {
        row.resources.push(resource);
      }
      rows.set(key, row);
    }
  }
  return [...rows.values()];
}
