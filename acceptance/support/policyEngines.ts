import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const KIT =
  process.env.FLAGSTONE_CLUSTER_KIT ??
  path.resolve(__dirname, '../../../shared/cluster');
const ENGINES = ['gator', 'kyverno'] as const;

/** The command line of a policy engine. */
export type PolicyEngine = (typeof ENGINES)[number];

function onPath(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}

function packed(engine: PolicyEngine): string {
  return path.join(KIT, 'bin', `${engine}.zst`);
}

/** What is missing to ask the policy engines, in words. */
export function missingPolicyEngines(): string[] {
  return ENGINES.filter(
    engine =>
      !onPath(engine) && !(existsSync(packed(engine)) && onPath('zstd')),
  ).map(
    engine => `${engine} (on the PATH, or in the kit of FLAGSTONE_CLUSTER_KIT)`,
  );
}

/** A folder for one suite, with the engines that are not on the PATH unpacked into it. */
export class PolicyEngines {
  private readonly folder = mkdtempSync(
    path.join(tmpdir(), 'flagstone-policies-'),
  );

  /** The objects that break the policies, as `<policy> <object>`, sorted. */
  violations(
    engine: PolicyEngine,
    policies: string,
    objects: string,
  ): string[] {
    const [policyFile, objectFile] = [
      this.write('policies', policies),
      this.write('objects', objects),
    ];
    const found =
      engine === 'gator'
        ? this.gator(policyFile, objectFile)
        : this.kyverno(policyFile, objectFile);
    return [...new Set(found)].sort();
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }

  private gator(policies: string, objects: string): string[] {
    const output = this.run('gator', [
      'test',
      '-f',
      policies,
      '-f',
      objects,
      '-o',
      'json',
    ]);
    const results: Array<{
      constraint: { metadata: { name: string } };
      violatingObject: { metadata: { name: string } };
    }> = JSON.parse(output) ?? [];
    return results.map(
      ({ constraint, violatingObject }) =>
        `${constraint.metadata.name} ${violatingObject.metadata.name}`,
    );
  }

  private kyverno(policies: string, objects: string): string[] {
    const report = ['--policy-report', '--output-format', 'json'];
    const output = this.run('kyverno', [
      'apply',
      policies,
      '--resource',
      objects,
      ...report,
    ]);
    const results: Array<{
      policy: string;
      result: string;
      resources: Array<{ name: string }>;
    }> = JSON.parse(output.slice(output.indexOf('{'))).results;
    return results
      .filter(({ result }) => result === 'fail')
      .flatMap(({ policy, resources }) =>
        resources.map(({ name }) => `${policy} ${name}`),
      );
  }

  private write(name: string, content: string): string {
    const file = path.join(this.folder, `${name}.yaml`);
    writeFileSync(file, content);
    return file;
  }

  // Both end with a fault where something is violated: that is no failure here, silence is.
  private run(engine: PolicyEngine, args: string[]): string {
    const { stdout, stderr } = spawnSync(this.command(engine), args, {
      encoding: 'utf8',
    });
    if (!stdout.trim()) throw new Error(`${engine}: ${stderr}`);
    return stdout;
  }

  private command(engine: PolicyEngine): string {
    if (onPath(engine)) return engine;
    const file = path.join(this.folder, engine);
    if (!existsSync(file)) {
      execFileSync('zstd', ['-dqo', file, packed(engine)]);
      chmodSync(file, 0o755);
    }
    return file;
  }
}
