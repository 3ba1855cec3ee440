/** What helm-controller says of one resource of a release. */
export interface DriftLine {
  kind: string;
  /** Empty for cluster-scoped objects. */
  namespace: string;
  name: string;
  verdict: 'changed' | 'removed' | 'excluded' | 'unchanged';
  /** Of a changed one: how many fields of each sort, in its own words. */
  summary?: string;
}

const LINE =
  /(?:^|\s)([A-Za-z0-9]+)\/(?:([^\s/]+)\/)?([^\s/]+) (?:(removed|excluded|unchanged)(?=\s|$)|changed \((\d+ additions, \d+ changes, \d+ removals)\))/g;

/**
 * The resources in a summary of helm-controller, which names kind, namespace and name, and of the fields their number
 * alone:
 *
 * ```
 * Cluster state of release fraud/detector.v3 has drifted from the desired state:
 * Deployment/fraud/detector changed (0 additions, 1 changes, 0 removals)
 * ConfigMap/fraud/settings removed
 * ```
 * @see https://github.com/fluxcd/helm-controller/blob/main/internal/diff/summarize.go
 */
export function driftLines(message: string): DriftLine[] {
  return [...message.matchAll(LINE)].map(
    ([, kind, namespace = '', name, other, summary]) => ({
      kind,
      namespace,
      name,
      ...(other === 'removed' || other === 'excluded' || other === 'unchanged'
        ? { verdict: other }
        : { verdict: 'changed' as const, summary }),
    }),
  );
}

/** True where the end of the summary was cut off, and with it resources. */
export function isCut(message: string): boolean {
  return message.endsWith('…');
}
