import type { Environment } from '../model/environment';
import type { EnvironmentInput } from '../model/environmentSchema';
import { formatIssue } from '../model/issue';
import { parseEnvironment } from '../model/parseEnvironment';
import type { Cloud } from '../model/vocabulary';

type Metadata = Partial<EnvironmentInput['metadata']>;
type Spec = Partial<EnvironmentInput['spec']>;

const ACCOUNTS: Record<
  Cloud,
  Pick<EnvironmentInput['spec'], 'account' | 'region'>
> = {
  aws: { account: '123456789012', region: 'eu-central-1' },
  gcp: { account: 'fraud-ml-dev', region: 'europe-west4' },
  azure: {
    account: '0b1f6471-1bf0-4dda-aec3-cb9272f09590',
    region: 'westeurope',
  },
};

/** The least that a person has to write for an environment, with changes laid over it. */
export function anEnvironmentInput(
  spec: Spec = {},
  metadata: Metadata = {},
): EnvironmentInput {
  const cloud = spec.cloud ?? 'aws';
  return {
    apiVersion: 'flagstone/v1',
    kind: 'Environment',
    metadata: {
      name: 'fraud-dev',
      project: 'fraud',
      owner: 'group:default/fraud-ml',
      department: 'risk',
      costCenter: '4711',
      ...metadata,
    },
    spec: {
      stage: 'dev',
      cloud,
      ...ACCOUNTS[cloud],
      profile: 'balanced',
      network: { cidr: '10.40.0.0/16' },
      gitops: {
        repoUrl: 'https://github.com/acme/platform-gitops-config.git',
      },
      ...spec,
    },
  };
}

/** A parsed environment; throws with every issue where the changes make it a faulty one. */
export function anEnvironment(
  spec: Spec = {},
  metadata: Metadata = {},
): Environment {
  const { environment, issues } = parseEnvironment(
    anEnvironmentInput(spec, metadata),
  );
  if (!environment) throw new Error(issues.map(formatIssue).join('\n'));
  return environment;
}
