import {
  CLOUDS,
  PROFILES,
  STAGES,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Cloud } from '@flagstone/backstage-plugin-ai-platform-common';

const ACCOUNTS: Record<Cloud, { account: string; region: string }> = {
  aws: { account: '123456789012', region: 'eu-central-1' },
  gcp: { account: 'fraud-ml-dev', region: 'europe-west4' },
  azure: {
    account: '0b1f6471-1bf0-4dda-aec3-cb9272f09590',
    region: 'westeurope',
  },
};

// The smallest environment: the cluster, its gateway, policies and secrets.
const OFF = { enabled: false };
const LEAN = {
  kubeflow: OFF,
  kserve: OFF,
  mlflow: OFF,
  feast: OFF,
  modelRegistry: OFF,
  argoWorkflows: OFF,
  airflow: OFF,
  kueue: OFF,
  monitoring: OFF,
  logging: OFF,
  mesh: 'none',
  ingress: 'nginx',
  secrets: 'sealed-secrets',
};

/**
 * The document of the environment with that number: clouds, stages and profiles take turns.
 * All of them go to one repository, so that one commit can hold any number of them.
 */
export function documentNumber(
  index: number,
  options: { lean?: boolean } = {},
): object {
  const cloud = CLOUDS[index % CLOUDS.length];
  return {
    apiVersion: 'flagstone/v1',
    kind: 'Environment',
    metadata: {
      name: `env-${index}`,
      project: `project-${index % 50}`,
      owner: 'group:default/fraud-ml',
      department: 'risk',
      costCenter: '4711',
    },
    spec: {
      stage: STAGES[index % STAGES.length],
      cloud,
      ...ACCOUNTS[cloud],
      profile: PROFILES[index % PROFILES.length],
      network: { cidr: '10.40.0.0/16' },
      ...(options.lean && { platform: LEAN }),
      gitops: { repoUrl: 'https://github.com/acme/platform.git' },
    },
  };
}
