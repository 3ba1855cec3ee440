import type { GpuQuotaView } from '../view/gpuQuotaView';
import type { QuotaSeverity } from '../view/quotaVocabulary';
import { clusterQuota, type ClusterQuota } from './derive/clusterQuota';
import { headlineOf } from './derive/headline';
import { worstSeverity } from './derive/severity';
import type { ClusterInputs } from './inputs';

function existingNamespaces(
  clusters: readonly ClusterInputs[],
): ReadonlySet<string> {
  return new Set(
    clusters
      .flatMap(cluster => (cluster.problem ? [] : cluster.namespaces))
      .filter(({ namespace }) => namespace.status === 'ok' && namespace.value)
      .map(({ name }) => name),
  );
}

const hasAnswered = ({ view }: ClusterQuota) =>
  view.namespaces.length > 0 || view.problems.length === 0;

function clusterSeverity({ view }: ClusterQuota): QuotaSeverity {
  // That nothing belongs to the entity here is no fault, but worth a word.
  if (view.namespaces.length === 0) return 'info';
  return worstSeverity(
    view.namespaces
      .flatMap(({ findings }) => findings)
      .map(({ severity }) => severity),
  );
}

// One cluster that does not answer greys its own row; it does not outweigh what the others say.
function severityOf(clusters: readonly ClusterQuota[]): QuotaSeverity {
  const answered = clusters.filter(hasAnswered);
  if (answered.length === 0) return 'unknown';
  const silent: QuotaSeverity =
    answered.length < clusters.length ? 'warning' : 'ok';
  return worstSeverity([silent, ...answered.map(clusterSeverity)]);
}

/**
 * From everything that is known of some namespaces to what a card shows of their accelerators: who may use how many, who
 * holds them, what waits, and what is the matter. Pure; nothing that names another team's objects comes out of it.
 *
 * Amounts are exact. What cannot be read is a finding, and never a number. `now` is milliseconds since 1970.
 *
 * @example
 * ```ts
 * const view = deriveGpuQuota(inputs, clock.now());
 * view.headline; // { code: 'free', params: { free: '2', hard: '8', title: 'H100', unit: 'gpu' } }
 * ```
 * @public
 */
export function deriveGpuQuota(
  inputs: readonly ClusterInputs[],
  now: number,
): GpuQuotaView {
  const existing = existingNamespaces(inputs);
  const clusters = inputs.map(cluster =>
    clusterQuota(cluster, now / 1_000, existing),
  );
  return {
    headline: headlineOf(clusters.flatMap(({ candidates }) => candidates)),
    severity: severityOf(clusters),
    clusters: clusters.map(({ view }) => view),
  };
}
