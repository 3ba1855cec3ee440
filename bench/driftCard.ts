import { missingForCluster } from '../acceptance/support/cluster';
import { ClusterClient } from '../acceptance/support/clusterClient';
import { createReader, requestToken } from '../acceptance/support/readerAccess';
import { BenchArgocd } from './driftArgocd';
import { DriftFill } from './driftFill';
import { measureList } from './driftList';
import { measurePeers } from './driftPeers';
import type { DriftSize } from './driftScale';
import { measureDriftViews } from './driftViews';
import { printGoals } from './goals';
import { timed } from './timing';

const ACCOUNT = 'bench-drift';

const say = (text: string) => process.stdout.write(`${text}\n`);

async function measure(argocd: BenchArgocd, size: DriftSize): Promise<void> {
  const client = new ClusterClient(argocd.cluster);
  const fill = new DriftFill(argocd, client, size);
  try {
    const { ms } = await timed(() => fill.run());
    say(
      `\nAn Argo CD with ${size.applications} applications, ${
        size.reconciled
      } of them its own work, made in ${Math.round(ms / 1_000)} s`,
    );
    await createReader(client, ACCOUNT);
    for (const way of ['watched', 'listed'] as const) {
      const token = await requestToken(client, ACCOUNT);
      const setting = { argocd, token, size };
      printGoals(`The drift card, applications ${way}`, [
        ...(await measureList(setting, way)),
        ...(await measureDriftViews(setting, way)),
      ]);
    }
    printGoals('Backends of the ecosystem', await measurePeers(argocd, size));
  } finally {
    fill.remove();
    client.close();
  }
}

/**
 * The route of the drift card in a real backend with a real Argo CD: with accounts, catalog, and a permission policy that
 * asks who owns the component; and the ecosystem's backends for the same applications.
 */
export async function measureDriftCard(size: DriftSize): Promise<void> {
  const missing = missingForCluster();
  if (missing.length > 0) {
    say(`drift: no card, for want of ${missing.join(', ')}`);
    return;
  }
  const argocd = await BenchArgocd.start();
  try {
    await measure(argocd, size);
  } finally {
    argocd.stop();
  }
}
