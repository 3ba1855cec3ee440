import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse, stringify } from 'yaml';
import type { Cluster } from '../cluster';

const run = promisify(execFile);
const MOST_OUTPUT = 64 * 1024 * 1024;

/** A shell as a person has it: kubectl looks at the cluster, and at one namespace of it. */
export class NamespaceShell {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'flagstone-kube-'));

  constructor(private readonly cluster: Pick<Cluster, 'env'>) {}

  /** Runs the script to its end, and gives what it wrote. @throws Error with what it complained of */
  async run(namespace: string, script: string): Promise<string> {
    const env = { ...this.cluster.env, KUBECONFIG: this.config(namespace) };
    const options = { env, maxBuffer: MOST_OUTPUT };
    const { stdout } = await run('sh', ['-ec', script], options).catch(
      error => {
        throw new Error(`${namespace}: ${error.stderr}`);
      },
    );
    return stdout;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private config(namespace: string): string {
    const config = parse(readFileSync(this.cluster.env.KUBECONFIG!, 'utf8'));
    for (const { context } of config.contexts) context.namespace = namespace;
    const file = path.join(this.folder, namespace);
    writeFileSync(file, stringify(config));
    return file;
  }
}
