import type { ChartRef } from '../services/platformService';

/**
 * URL of a chart's repository as Argo CD writes it: for a Helm registry without `oci://`, which
 * would stand for an OCI artifact that is no chart.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/
 */
export function chartUrl(chart: Pick<ChartRef, 'repoUrl'>): string {
  return chart.repoUrl.replace(/^oci:\/\//, '');
}
