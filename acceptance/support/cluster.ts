import { execFile, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.resolve(__dirname, '../..');

/** The kit that starts a real cluster: a folder with cluster.sh. */
export const KIT =
  process.env.FLAGSTONE_CLUSTER_KIT ?? path.join(root, '../shared/cluster');

/** Folder with the CustomResourceDefinitions, described by its index.json. */
export const CRDS =
  process.env.FLAGSTONE_CRDS ?? path.join(root, '../shared/crds');

/** A running cluster. */
export interface Cluster {
  /** URL of the API server. */
  apiUrl: string;
  /** Certificate that the API server proves itself with. */
  ca: string;
  /** Token of an administrator. */
  token: string;
  /** Variables with which kubectl and its companions find cluster and each other. */
  env: NodeJS.ProcessEnv;
}

function canRun(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What the cluster needs and this machine does not have. */
export function missingForCluster(): string[] {
  const tools = ['kubectl', 'openssl', 'curl', 'redis-server', 'zstd', 'git'];
  return [
    ...(existsSync(path.join(KIT, 'cluster.sh'))
      ? []
      : ['the cluster kit (FLAGSTONE_CLUSTER_KIT)']),
    ...(existsSync(path.join(CRDS, 'index.json'))
      ? []
      : ['the CRDs (FLAGSTONE_CRDS)']),
    ...tools.filter(tool => !canRun('sh', '-c', `command -v ${tool}`)),
  ];
}

// Suites may run in workers of one jest process. They share the cluster of that process.
function runId(): number {
  return process.argv[1]?.includes('jest-worker') ? process.ppid : process.pid;
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** The first of 14 free ports in a row, below those that the system hands out. */
async function freeBasePort(): Promise<number> {
  for (;;) {
    const base = 20_000 + 20 * Math.floor(Math.random() * 500);
    const ports = Array.from({ length: 14 }, (_, index) => base + index);
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return base;
  }
}

/**
 * Stops the cluster when the test run ends, however it ends: a process beside it watches. It cannot be
 * a hook of a suite, for another suite may still need the cluster.
 */
function stopAfterRun(folder: string): void {
  const script =
    'while kill -0 "$1" 2>/dev/null; do sleep 1; done; "$2" down "$3/cluster"; rm -rf "$3"';
  spawn(
    'sh',
    ['-c', script, 'sh', String(runId()), path.join(KIT, 'cluster.sh'), folder],
    { detached: true, stdio: 'ignore' },
  ).unref();
}

/** Argo CD looks for a kustomize on its PATH; kubectl has one inside. */
function provideKustomize(folder: string): string {
  const bin = path.join(folder, 'bin');
  const shim = path.join(bin, 'kustomize');
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    shim,
    '#!/bin/sh\ncase $1 in\n  build) shift; exec kubectl kustomize "$@" ;;\n  *) echo v5.5.0 ;;\nesac\n',
  );
  chmodSync(shim, 0o755);
  return `${bin}${path.delimiter}${process.env.PATH}`;
}

/**
 * Starts a cluster in `folder/cluster`; it is stopped, and the folder removed, when the test run ends.
 *
 * @param options - what cluster.sh understands
 */
export async function startCluster(
  folder: string,
  options: readonly string[],
): Promise<Cluster> {
  stopAfterRun(folder);
  const PATH = provideKustomize(folder);
  const script = path.join(KIT, 'cluster.sh');
  const directory = path.join(folder, 'cluster');
  const attempt = async () =>
    run(
      script,
      [
        ...['up', directory, ...options],
        ...['--port', String(await freeBasePort())],
      ],
      { env: { ...process.env, PATH }, timeout: 120_000 },
    );
  // Another process may take a port between the look and the start.
  await attempt().catch(async () => {
    await run(script, ['down', directory]);
    await attempt();
  });
  return clusterIn(folder);
}

function environmentOf(folder: string): NodeJS.ProcessEnv {
  const file = path.join(folder, 'cluster/env.sh');
  const output = execFileSync('bash', ['-c', `. "${file}" && env -0`], {
    encoding: 'utf8',
  });
  return Object.fromEntries(
    output
      .split('\0')
      .filter(Boolean)
      .map(line => {
        const at = line.indexOf('=');
        return [line.slice(0, at), line.slice(at + 1)];
      }),
  );
}

function clusterIn(folder: string): Cluster {
  const env = environmentOf(folder);
  return {
    apiUrl: env.KUBE_API_URL!,
    ca: readFileSync(path.join(folder, 'cluster/pki/apiserver.crt'), 'utf8'),
    token: env.KUBE_ADMIN_TOKEN!,
    env,
  };
}

async function outcome(folder: string): Promise<void> {
  const file = path.join(folder, 'outcome');
  for (let waited = 0; waited < 240; waited += 1) {
    if (existsSync(file)) {
      const text = readFileSync(file, 'utf8');
      if (text !== 'up') throw new Error(`The cluster did not start: ${text}`);
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  throw new Error('The cluster did not start in two minutes.');
}

/**
 * The cluster of this test run: started by the first suite that asks (about 12 seconds), shared by the
 * others, stopped when the run ends. Suites keep to namespaces and names of their own.
 */
export async function sharedCluster(): Promise<Cluster> {
  const folder = path.join(tmpdir(), `flagstone-cluster-${runId()}`);
  let first = true;
  try {
    mkdirSync(folder);
  } catch {
    first = false;
  }
  if (first) {
    const result = await startCluster(folder, ['--gpu-nodes', '1']).then(
      () => 'up',
      (error: Error) => error.message,
    );
    writeFileSync(path.join(folder, 'outcome'), result);
  }
  await outcome(folder);
  return clusterIn(folder);
}
