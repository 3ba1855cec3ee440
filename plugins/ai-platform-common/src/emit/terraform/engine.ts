import type { Environment, Iac } from '../../model/environment';
import type { Cloud } from '../../model/vocabulary';
import { ENGINE_VERSIONS, PROVIDERS } from '../../versions';
import type { EmittedFile } from '../emittedFile';
import { attributes, block, comment } from '../print/hclTree';
import { terraformPath, type TerraformFile } from './terraformFile';

const REQUIRED_PROVIDERS: Readonly<
  Record<Cloud, ReadonlyArray<keyof typeof PROVIDERS>>
> = {
  aws: ['aws', 'kubernetes'],
  gcp: ['google', 'kubernetes'],
  azure: ['azurerm', 'kubernetes', 'time'],
};

const ENGINES: Readonly<
  Record<Iac['engine'], { title: string; command: string; versionFile: string }>
> = {
  terraform: {
    title: 'Terraform',
    command: 'terraform',
    versionFile: '.terraform-version',
  },
  opentofu: {
    title: 'OpenTofu',
    command: 'tofu',
    versionFile: '.opentofu-version',
  },
};

/** versions.tf: the engine and the providers, pinned. */
export function versionsFile({ spec }: Environment): TerraformFile {
  const { engine } = spec.iac;
  const { title, command } = ENGINES[engine];
  const providers = REQUIRED_PROVIDERS[spec.cloud].map(name => [
    name,
    { ...PROVIDERS[name] },
  ]);
  return {
    name: 'versions.tf',
    body: [
      block(
        'terraform',
        [],
        [
          comment(
            `For ${title}: ${command} init, ${command} plan, ${command} apply.`,
          ),
          ...attributes({ required_version: ENGINE_VERSIONS[engine] }),
          block(
            'required_providers',
            [],
            attributes(Object.fromEntries(providers)),
          ),
        ],
      ),
    ],
  };
}

/**
 * The file by which tenv, tfenv and tofuenv choose the engine, and CI the command. `latest-allowed` is the newest
 * version that versions.tf admits. Most of these tools take no comment in it.
 */
export function versionPin(environment: Environment): EmittedFile {
  const { versionFile } = ENGINES[environment.spec.iac.engine];
  return {
    repository: 'platform-k8s-clusters',
    path: terraformPath(environment, versionFile),
    content: 'latest-allowed\n',
  };
}
