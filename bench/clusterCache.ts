import { missingForCluster, type Cluster } from '../acceptance/support/cluster';
import { ClusterClient } from '../acceptance/support/clusterClient';
import { OwnCluster } from '../acceptance/support/ownCluster';
import { keepQuotaControllers } from './clusterCacheControllers';
import { ClusterFill } from './clusterCacheFill';
import { measureCache } from './clusterCacheMeasure';
import { clusterSize, type ClusterSize } from './clusterCacheScale';
import { printGoals } from './goals';
import { measureCard } from './gpuQuotaCard';
import { measureHeap } from './heap';
import { timed } from './timing';

const say = (text: string) => process.stdout.write(`${text}\n`);

async function fill(own: Cluster, size: ClusterSize): Promise<void> {
  keepQuotaControllers(own);
  const client = new ClusterClient(own);
  const { ms } = await timed(() => new ClusterFill(client, size).run());
  client.close();
  say(
    `A cluster with ${size.namespaces} namespaces, ${size.nodes} nodes and ${
      size.pods
    } pods, made in ${Math.round(ms / 1000)} s`,
  );
}

/**
 * The cluster cache and the GPU quota card on a real API server, side by side with Backstage's Kubernetes plugin; and the
 * heap that the cache takes.
 *
 * @param options - scale: 1 for 300 namespaces, 2,000 nodes and 20,000 pods
 */
export async function cluster({ scale }: { scale: number }): Promise<void> {
  const missing = missingForCluster();
  if (missing.length > 0) {
    say(`cluster: not run, for want of ${missing.join(', ')}`);
    return;
  }
  const size = clusterSize(scale);
  const own = await OwnCluster.start({ gpuNodes: 2 });
  try {
    await fill(own, size);
    printGoals('The cluster cache', await measureCache(own, size));
    printGoals('The GPU quota card', await measureCard(own, size));
  } finally {
    own.stop();
  }
  printGoals('The heap of the cache', await measureHeap());
}
