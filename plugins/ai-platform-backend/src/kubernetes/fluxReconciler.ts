import { ConflictError } from '@backstage/errors';
import type { FluxObjectFacts } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Clock } from '../clock/clock';
import { exchange } from '../http/exchange';
import { connectionFault } from '../http/upstreamError';
import type { ConfiguredCluster } from './configuredCluster';
import { CredentialSource } from './credentials';

const PATIENCE_MS = 10_000;

const PLACES = {
  Kustomization: 'kustomize.toolkit.fluxcd.io/v1/namespaces/*/kustomizations',
  HelmRelease: 'helm.toolkit.fluxcd.io/v2/namespaces/*/helmreleases',
} as const;

/** Which object is to be reconciled. */
export interface ReconcileOrder {
  /** Name of the cluster. */
  cluster: string;
  object: Pick<FluxObjectFacts, 'kind' | 'namespace' | 'name'>;
  /** ISO 8601; Flux repeats it in its status once it has heard. */
  at: string;
}

const REFUSALS: Record<number, string> = {
  401: 'The cluster does not accept the credentials.',
  403: 'The service account may not patch this object; the ClusterRole flagstone-flux-writer gives this right.',
  404: 'The cluster has no such object any more.',
};

function pathOf({ kind, namespace, name }: ReconcileOrder['object']): string {
  const place = PLACES[kind].replace('*', encodeURIComponent(namespace));
  return `/apis/${place}/${encodeURIComponent(name)}`;
}

/**
 * Asks Flux to reconcile an object at once, as `flux reconcile` does: by an annotation. It is the only thing that is ever
 * written to a cluster.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#triggering-a-reconcile
 */
export class FluxReconciler {
  private readonly sources: Map<string, CredentialSource>;

  constructor(
    clusters: readonly ConfiguredCluster[],
    private readonly clock: Clock,
  ) {
    this.sources = new Map(
      clusters.flatMap(({ description, loadKubeConfig }) =>
        loadKubeConfig
          ? [[description.name, new CredentialSource(loadKubeConfig, clock)]]
          : [],
      ),
    );
  }

  /** @throws ConflictError with the reason where the cluster does not take it */
  async reconcile({ cluster, object, at }: ReconcileOrder): Promise<void> {
    const source = this.sources.get(cluster);
    if (!source) throw new ConflictError('The cluster cannot be written to.');
    const status = await this.annotate(source, object, at);
    if (status < 200 || status >= 300) {
      throw new ConflictError(
        REFUSALS[status] ?? 'The cluster answered with an error.',
      );
    }
  }

  close(): void {
    for (const source of this.sources.values()) source.close();
  }

  private async annotate(
    source: CredentialSource,
    object: ReconcileOrder['object'],
    at: string,
  ): Promise<number> {
    const annotations = { 'reconcile.fluxcd.io/requestedAt': at };
    try {
      const answer = await exchange(
        {
          method: 'PATCH',
          path: pathOf(object),
          accept: 'application/json',
          contentType: 'application/merge-patch+json',
          body: { metadata: { annotations } },
          signal: AbortSignal.timeout(PATIENCE_MS),
        },
        await source.get(),
        this.clock,
      );
      answer.discard();
      return answer.status;
    } catch (error) {
      const { fault } = connectionFault(error);
      throw new ConflictError(`The cluster cannot be reached (${fault}).`);
    }
  }
}
