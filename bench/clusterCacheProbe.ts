import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader, type AppConfig } from '@backstage/config';
import {
  deriveGpuQuota,
  type GpuQuotaView,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { collectGpuQuota } from '../plugins/ai-platform-backend/src/features/gpuQuota/collect';
import { GPU_QUOTA_RESOURCES } from '../plugins/ai-platform-backend/src/features/gpuQuota/resources';
import { systemClock } from '../plugins/ai-platform-backend/src/clock/clock';
import { readClusters } from '../plugins/ai-platform-backend/src/kubernetes/readClusters';
import type { ClusterReader } from '../plugins/ai-platform-backend/src/kubernetes/resourceReader';
import { HttpTransport } from '../plugins/ai-platform-backend/src/kubernetes/transport';
import { WatchCache } from '../plugins/ai-platform-backend/src/kubernetes/watchCache';
import { MeasuringTransport } from './clusterCacheTransport';
import { heapUsed } from './heapUsed';

const LIMIT_MS = 120_000;
/** Milliseconds. A sample is the time between two calls: an idle loop shows a little more than this. */
const RESOLUTION = 1;
const IDLE_MS = 1_000;

/** How the cache began. */
export interface ColdSync {
  seconds: number;
  objects: number;
  requests: number;
  largestBody: number;
  /** Milliseconds between two turns that were to come every millisecond. */
  delay: { p50: number; p99: number; max: number };
  /** The same of a process that does nothing. */
  idle: { p50: number; p99: number; max: number };
  bytesAnObject: number;
}

const tell = (message: unknown) =>
  void process.stderr.write(`${String(message)}\n`);

const logger: LoggerService = {
  error: tell,
  warn: tell,
  info() {},
  debug() {},
  child: () => logger,
};

async function eventLoopDelay(work: () => Promise<unknown>) {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  await work();
  histogram.disable();
  return {
    p50: histogram.percentile(50) / 1e6,
    p99: histogram.percentile(99) / 1e6,
    max: histogram.max / 1e6,
  };
}

/** The cache alone, without a backend around it. */
export class CacheProbe {
  readonly reader: ClusterReader;
  private readonly cache: WatchCache;
  private readonly transports: MeasuringTransport[] = [];

  constructor(data: AppConfig['data']) {
    this.cache = new WatchCache({
      clusters: readClusters(new ConfigReader(data)),
      logger,
      createTransport: loadKubeConfig => {
        const inner = new HttpTransport(loadKubeConfig, systemClock);
        const transport = new MeasuringTransport(inner);
        this.transports.push(transport);
        return transport;
      },
    });
    [this.reader] = this.cache.clusters();
  }

  /** Starts to read, and measures until all kinds are live. */
  async sync(): Promise<ColdSync> {
    const idle = await eventLoopDelay(() => sleep(IDLE_MS));
    const before = heapUsed();
    const start = performance.now();
    const delay = await eventLoopDelay(async () => {
      for (const resource of GPU_QUOTA_RESOURCES) this.reader.list(resource);
      while (!this.isLive()) {
        if (performance.now() - start > LIMIT_MS) {
          throw new Error(JSON.stringify(this.cache.status(), null, 1));
        }
        await sleep(5);
      }
    });
    const seconds = (performance.now() - start) / 1_000;
    const objects = this.states().reduce((sum, one) => sum + one.objects, 0);
    const [{ largestBody, requests }] = this.transports;
    const bytesAnObject = (heapUsed() - before) / objects;
    return {
      ...{ seconds, objects, requests, largestBody },
      ...{ delay, idle, bytesAnObject },
    };
  }

  /** A view, without HTTP, authentication and catalog. */
  async view(namespace: string): Promise<GpuQuotaView> {
    const now = Date.now();
    const target = { namespaces: [namespace] };
    return deriveGpuQuota(await collectGpuQuota(target, this.cache, now), now);
  }

  close(): Promise<void> {
    return this.cache.close();
  }

  private states() {
    return this.cache.status().clusters[0].resources;
  }

  private isLive(): boolean {
    return this.states().every(({ state }) =>
      ['live', 'absent'].includes(state),
    );
  }
}
