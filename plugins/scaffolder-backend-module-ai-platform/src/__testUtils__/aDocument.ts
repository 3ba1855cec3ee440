import type { JsonObject } from '@backstage/types';

/** The least that a person writes for an environment, with changes laid over it. */
export function aDocument(spec: JsonObject = {}, metadata: JsonObject = {}) {
  return {
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
      cloud: 'aws',
      account: '123456789012',
      region: 'eu-central-1',
      profile: 'balanced',
      network: { cidr: '10.40.0.0/16' },
      ...spec,
    },
  };
}
