import type { Entity } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  GpuQuotaView,
  StatusView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { deriveGpuQuota } from '../../plugins/ai-platform-common/src/quota/deriveGpuQuota';
import { collectGpuQuota } from '../../plugins/ai-platform-backend/src/features/gpuQuota/collect';
import { quotaTarget } from '../../plugins/ai-platform-backend/src/features/gpuQuota/quotaTarget';
import { GPU_QUOTA_RESOURCES } from '../../plugins/ai-platform-backend/src/features/gpuQuota/resources';
import {
  systemClock,
  type Clock,
} from '../../plugins/ai-platform-backend/src/clock/clock';
import { readClusters } from '../../plugins/ai-platform-backend/src/kubernetes/readClusters';
import type {
  ClusterReader,
  WatchedResource,
} from '../../plugins/ai-platform-backend/src/kubernetes/resourceReader';
import { WatchCache } from '../../plugins/ai-platform-backend/src/kubernetes/watchCache';
import type { Cluster } from './cluster';
import { eventually } from './eventually';

type ResourceStatus = StatusView['clusters'][number]['resources'][number];

/** Name of the one cluster that the cache reads. */
export const CLUSTER_NAME = 'real';

/** Configuration that names the cluster as Backstage's Kubernetes plugin does. */
export function clusterConfig(
  { apiUrl, ca }: Pick<Cluster, 'apiUrl' | 'ca'>,
  serviceAccountToken: string,
) {
  const cluster = {
    ...{ name: CLUSTER_NAME, url: apiUrl, authProvider: 'serviceAccount' },
    ...{ serviceAccountToken, caData: Buffer.from(ca).toString('base64') },
  };
  return {
    kubernetes: {
      clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
    },
  };
}

/** The cache as the backend makes it, and what it writes to the log. */
export class RealCache {
  readonly reader: ClusterReader;
  /** How often address and credentials were loaded. */
  loads = 0;
  /** All that was logged. */
  readonly log: string[] = [];
  private readonly cache: WatchCache;
  private readonly clock: Clock;

  constructor(options: {
    config: object;
    clock?: Clock;
    resources?: readonly WatchedResource[];
  }) {
    const { config, clock = systemClock, resources } = options;
    const data = JSON.parse(JSON.stringify(config));
    const write = (...parts: unknown[]) =>
      void this.log.push(JSON.stringify(parts));
    this.clock = clock;
    this.cache = new WatchCache({
      clusters: readClusters(mockServices.rootConfig({ data })).map(
        ({ description, loadKubeConfig }) => ({
          description,
          loadKubeConfig: () => {
            this.loads += 1;
            return loadKubeConfig!();
          },
        }),
      ),
      logger: mockServices.logger.mock({
        ...{ error: write, warn: write, info: write, debug: write },
      }),
      clock,
    });
    [this.reader] = this.cache.clusters();
    for (const resource of resources ?? GPU_QUOTA_RESOURCES) {
      this.reader.list(resource);
    }
  }

  /** What the card of the entity would show. */
  async view(entity: Entity): Promise<GpuQuotaView> {
    const now = this.clock.now();
    const target = quotaTarget(entity);
    return deriveGpuQuota(await collectGpuQuota(target, this.cache, now), now);
  }

  /** The state of every kind that is read. */
  status(): ResourceStatus[] {
    return this.cache.status().clusters[0].resources;
  }

  /** The kinds that are not as they should be. */
  troubled(): ResourceStatus[] {
    return this.status().filter(
      ({ state, problem }) =>
        problem !== undefined || !['live', 'absent'].includes(state),
    );
  }

  /** Resolves when the cluster has answered for every kind, or failed to. */
  async settled(): Promise<void> {
    await eventually(
      () => this.status(),
      resources => resources.every(({ state }) => state !== 'starting'),
    );
  }

  close(): Promise<void> {
    return this.cache.close();
  }
}
