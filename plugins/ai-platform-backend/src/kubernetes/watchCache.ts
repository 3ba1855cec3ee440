import type { LoggerService } from '@backstage/backend-plugin-api';
import type { StatusView } from '@flagstone/backstage-plugin-ai-platform-common';
import { ApiClient } from './apiClient';
import { ApiDiscovery } from './apiDiscovery';
import { sleep, systemClock, type Clock } from '../clock/clock';
import { Turns } from '../clock/turns';
import { ClusterCache, UnsupportedCluster } from './clusterCache';
import type { ConfiguredCluster } from './configuredCluster';
import type { ReflectorContext } from './reflector';
import type {
  ClusterReader,
  ResourceReader,
  WatchedResource,
} from './resourceReader';
import { HttpTransport, type Transport } from './transport';

/** Lists of one cluster that are read at the same time. */
const LISTS = 3;

/** What the cache needs; all but clusters and logger is for tests. */
export interface WatchCacheOptions {
  clusters: readonly ConfiguredCluster[];
  logger: LoggerService;
  clock?: Clock;
  /** From 0 up to but not including 1. */
  random?: () => number;
  createTransport?: (
    loadKubeConfig: NonNullable<ConfiguredCluster['loadKubeConfig']>,
    clock: Clock,
  ) => Transport;
}

/**
 * Reads clusters by watching them. A kind is listed and watched in a cluster from the moment at which it is first asked
 * for until the cache is closed; every answer comes out of memory, with its age.
 *
 * @example
 * const cache = new WatchCache({ clusters: readClusters(config), logger });
 */
export class WatchCache implements ResourceReader {
  private readonly readers: readonly (ClusterCache | UnsupportedCluster)[];
  private readonly clock: Clock;
  private readonly closing = new AbortController();

  constructor(options: WatchCacheOptions) {
    this.clock = options.clock ?? systemClock;
    // One for all clusters: together they hold up the event loop no longer than one of them does.
    const turns = new Turns();
    this.readers = options.clusters.map(cluster =>
      this.createReader(cluster, turns, options),
    );
  }

  clusters(): readonly ClusterReader[] {
    return this.readers;
  }

  async ready(
    resources: readonly WatchedResource[],
    { clusters, withinMs }: { clusters: readonly string[]; withinMs: number },
  ): Promise<void> {
    const awaited = this.watched()
      .filter(({ description }) => clusters.includes(description.name))
      .flatMap(cluster => cluster.awaited(resources, withinMs));
    const { signal } = this.closing;
    if (awaited.length === 0 || signal.aborted) return;
    const enough = new AbortController();
    const stop = () => enough.abort();
    signal.addEventListener('abort', stop);
    const moment = sleep(this.clock, withinMs, enough.signal).catch(() => {});
    await Promise.race([Promise.all(awaited), moment]);
    enough.abort();
    signal.removeEventListener('abort', stop);
  }

  /** How the watching goes, for those who run the platform and for metrics. It costs no request. */
  status(): StatusView {
    return {
      clusters: this.readers.map(reader => {
        if (reader instanceof ClusterCache) return reader.status();
        const { name, title } = reader.description;
        return { name, title, state: 'notSupported', resources: [] };
      }),
    };
  }

  /** Ends every watch and every connection; nothing is opened afterwards. */
  async close(): Promise<void> {
    this.closing.abort();
    await Promise.all(this.watched().map(cluster => cluster.ended()));
  }

  private watched(): ClusterCache[] {
    return this.readers.filter(reader => reader instanceof ClusterCache);
  }

  private createReader(
    { description, loadKubeConfig }: ConfiguredCluster,
    turns: Turns,
    { logger, random = Math.random, createTransport }: WatchCacheOptions,
  ): ClusterCache | UnsupportedCluster {
    if (!loadKubeConfig) {
      const problem = description.unsupported ?? {
        code: 'notSupported',
        message: 'The cluster cannot be read.',
      };
      return new UnsupportedCluster(description, problem);
    }
    const transport = createTransport
      ? createTransport(loadKubeConfig, this.clock)
      : new HttpTransport(loadKubeConfig, this.clock);
    const api = new ApiClient(transport, this.clock, { lists: LISTS });
    const context: ReflectorContext = {
      cluster: description.name,
      api,
      discovery: new ApiDiscovery(api),
      turns,
      random,
      logger,
      signal: this.closing.signal,
    };
    return new ClusterCache(description, context);
  }
}
