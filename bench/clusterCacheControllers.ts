import { spawn } from 'node:child_process';
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Cluster } from '../acceptance/support/cluster';

const KEPT = [
  'resourcequota-controller',
  'namespace-controller',
  'serviceaccount-controller',
];

/** The folder with the logs and process ids of the cluster's parts. */
export const clusterFolder = ({ env }: Pick<Cluster, 'env'>) =>
  dirname(env.KUBECONFIG!);

const pidFileOf = (folder: string, part: string) => join(folder, 'pid', part);

/** Ends a part of the cluster, and says with which command it had been started. */
function end(folder: string, part: string): string[] {
  const pid = Number(readFileSync(pidFileOf(folder, part), 'utf8'));
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  process.kill(pid, 'SIGKILL');
  return command.split('\0').slice(0, -1);
}

/**
 * Leaves no controllers but those of quotas and namespaces: the others would take nodes without a kubelet for dead, and
 * make, place and delete pods as they think right.
 */
export function keepQuotaControllers(cluster: Pick<Cluster, 'env'>): void {
  const folder = clusterFolder(cluster);
  for (const part of ['kube-scheduler', 'kwok']) end(folder, part);
  const part = 'kube-controller-manager';
  const [program, ...args] = end(folder, part);
  const log = openSync(join(folder, `log/${part}.log`), 'a');
  const child = spawn(
    program,
    [
      ...args,
      `--controllers=${KEPT.join(',')}`,
      ...['--kube-api-qps=500', '--kube-api-burst=1000'],
    ],
    { env: cluster.env, detached: true, stdio: ['ignore', log, log] },
  );
  child.unref();
  writeFileSync(pidFileOf(folder, part), String(child.pid));
}
