import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  emitTerraform,
  type Environment,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { keepTypes, terraformTexts, typesIn } from './providerSchemas';

const REPOSITORY = 'platform-k8s-clusters';

/** The modules, as the template hands them out. */
const MODULES = path.resolve(
  __dirname,
  `../../templates/platform-repositories/skeleton/${REPOSITORY}/modules`,
);

/** Where the modules lie, seen from an environment's folder. */
const MODULES_SOURCE = '../../../modules';

const kit =
  process.env.FLAGSTONE_TERRAFORM_KIT ??
  path.resolve(__dirname, '../../../shared/terraform');

function hasTerraform(): boolean {
  try {
    execFileSync('terraform', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What is missing to run Terraform without a registry, in words. */
export function missingTerraform(): string[] {
  return [
    ...(hasTerraform() ? [] : ['terraform']),
    ...(fs.existsSync(path.join(kit, 'setup.sh'))
      ? []
      : [`the provider kit in ${kit} (FLAGSTONE_TERRAFORM_KIT)`]),
  ];
}

/** The environment with its modules in a folder, as `flagstone render --modules` makes it. */
export function withLocalModules(environment: Environment): Environment {
  const { spec } = environment;
  const modules = { ...spec.iac.modules, source: MODULES_SOURCE };
  return { ...environment, spec: { ...spec, iac: { ...spec.iac, modules } } };
}

/** Terraform with the kit's providers, in a temporary folder of its own. */
export class TerraformWorkshop {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'flagstone-tf-'));
  private readonly env: NodeJS.ProcessEnv;
  private trees = 0;

  /** The environments are those whose types of resources it has to know, beside the modules'. */
  constructor(environments: readonly Environment[]) {
    const offline = path.join(this.folder, 'offline');
    execFileSync('sh', [path.join(kit, 'setup.sh'), offline]);
    const emitted = environments.flatMap(emitTerraform);
    const texts = [
      ...terraformTexts(MODULES),
      ...emitted.map(file => file.content),
    ];
    keepTypes(path.join(offline, 'mirror'), typesIn(texts));
    this.env = {
      ...process.env,
      TF_CLI_CONFIG_FILE: path.join(offline, 'terraformrc'),
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      TF_CLI_ARGS_init: '-no-color',
      TF_CLI_ARGS_validate: '-no-color',
      TF_CLI_ARGS_plan: '-no-color',
      TF_CLI_ARGS_apply: '-no-color',
      TF_CLI_ARGS_test: '-no-color',
      CHECKPOINT_DISABLE: '1',
      // So that a backend asks nobody for credentials.
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: os.devNull,
      AWS_SHARED_CREDENTIALS_FILE: os.devNull,
      GOOGLE_CREDENTIALS: 'none',
      ARM_USE_CLI: 'false',
    };
  }

  /** Output of a Terraform command; throws with all that it said if it fails. */
  async run(cwd: string, ...args: string[]): Promise<string> {
    try {
      const { stdout } = await promisify(execFile)('terraform', args, {
        cwd,
        env: this.env,
        maxBuffer: 64 * 1024 * 1024,
      });
      return stdout;
    } catch (error) {
      const { stdout = '', stderr = '' } = error as {
        stdout?: string;
        stderr?: string;
      };
      throw new Error(
        `terraform ${args.join(' ')} in ${cwd}\n${stdout.slice(
          -3000,
        )}\n${stderr}`,
        { cause: error },
      );
    }
  }

  /** Writes the environment's root module beside the modules; gives its folder. */
  write(environment: Environment): string {
    this.trees += 1;
    const root = path.join(this.folder, `tree-${this.trees}`, REPOSITORY);
    const files = emitTerraform(withLocalModules(environment));
    for (const { path: name, content } of files) {
      const file = path.join(root, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, content);
    }
    fs.symlinkSync(MODULES, path.join(root, 'modules'));
    return path.dirname(path.join(root, files[0].path));
  }

  /** Replaces the backend by a file, so that plan and apply need no cloud. */
  async useLocalState(folder: string): Promise<void> {
    fs.writeFileSync(
      path.join(folder, 'backend_override.tf'),
      'terraform {\n  backend "local" {}\n}\n',
    );
    await this.run(folder, 'init');
  }

  /** Initialises, validates and plans the environment's root module; throws at the first refusal. */
  async check(environment: Environment): Promise<void> {
    const folder = this.write(environment);
    await this.run(folder, 'init', '-backend=false');
    await this.run(folder, 'validate');
    await this.useLocalState(folder);
    await this.run(folder, 'plan', '-lock=false');
  }

  /** A copy of a module in which tests can run. */
  copyModule(name: string): string {
    const copy = path.join(this.folder, 'modules', name);
    fs.cpSync(path.join(MODULES, name), copy, {
      recursive: true,
      filter: source => !source.includes('.terraform'),
    });
    return copy;
  }

  close(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
