import { ClusterClient } from '../acceptance/support/clusterClient';
import type { OwnCluster } from '../acceptance/support/ownCluster';
import { createReader, requestToken } from '../acceptance/support/readerAccess';
import { clusterConfig } from './clusterCacheConfig';
import type { ColdSync } from './clusterCacheProbe';
import { teamNames, type ClusterSize } from './clusterCacheScale';
import type { ClusterCacheQuestion } from './clusterCacheWorker';
import type { Measurement } from './goals';
import { quantile } from './print';
import { Worker } from './worker';

const ACCOUNT = 'bench-cache';
const MEBIBYTE = 2 ** 20;

interface Found {
  sync: ColdSync;
  /** Milliseconds. */
  views: number[];
  changes: { visible: number; view: number }[];
}

/** `p50 / p99 ms` of the times. */
export function spread(times: readonly number[]): {
  p50: number;
  p99: number;
  text: string;
} {
  const sorted = [...times].sort((a, b) => a - b);
  const [p50, p99] = [quantile(sorted, 0.5), quantile(sorted, 0.99)];
  return { p50, p99, text: `${p50.toFixed(2)} / ${p99.toFixed(2)} ms` };
}

async function find(own: OwnCluster, size: ClusterSize): Promise<Found> {
  const client = new ClusterClient(own);
  await createReader(client, ACCOUNT);
  const token = await requestToken(client, ACCOUNT);
  client.close();
  const { apiUrl, ca, token: admin } = own;
  const question: ClusterCacheQuestion = {
    config: clusterConfig(own, token),
    cluster: { apiUrl, ca, token: admin },
    teams: teamNames(size),
  };
  const worker = Worker.start('clusterCacheWorker.ts', {
    flags: ['--expose-gc'],
  });
  try {
    return await worker.ask<Found>(question);
  } finally {
    worker.stop();
  }
}

function syncMeasurements(sync: ColdSync): Measurement[] {
  const { seconds, objects, requests, delay, idle, largestBody } = sync;
  const between = ({ p50, p99, max }: ColdSync['delay']) =>
    `${p50.toFixed(1)} / ${p99.toFixed(1)} / ${max.toFixed(1)} ms`;
  return [
    {
      what: `cold sync of ${objects} objects, ${requests} requests`,
      measured: `${seconds.toFixed(1)} s`,
    },
    {
      what: 'event-loop delay meanwhile, p50 / p99 / max',
      goal: 'p99 50 ms',
      measured: between(delay),
      met: delay.p99 <= 50,
    },
    {
      what: 'the same of an idle process (it is to be called every 1 ms)',
      measured: between(idle),
    },
    {
      what: 'largest body of a list',
      goal: '8 MiB',
      measured: `${(largestBody / MEBIBYTE).toFixed(2)} MiB`,
      met: largestBody <= 8 * MEBIBYTE,
    },
    {
      what: 'heap an object of this cluster',
      goal: '512 B',
      measured: `${Math.round(sync.bytesAnObject)} B`,
      met: sync.bytesAnObject <= 512,
    },
  ];
}

/** The cache alone: how it begins, what a view costs, and how soon it has a change. */
export async function measureCache(
  own: OwnCluster,
  size: ClusterSize,
): Promise<Measurement[]> {
  const { sync, views, changes } = await find(own, size);
  const visible = spread(changes.map(change => change.visible));
  return [
    ...syncMeasurements(sync),
    {
      what: 'view without HTTP, authentication and catalog, p50 / p99',
      measured: spread(views).text,
    },
    {
      what: 'the same right after a pod changed',
      measured: spread(changes.map(({ view }) => view)).text,
    },
    {
      what: `from a change being sent to the cache having it, ${changes.length} pods, p50 / p99`,
      goal: 'p99 1 s',
      measured: visible.text,
      met: visible.p99 <= 1_000,
    },
  ];
}
