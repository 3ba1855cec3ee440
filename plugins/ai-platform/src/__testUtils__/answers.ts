/** The answers of the first page. */
export const METADATA = {
  name: 'fraud-dev',
  project: 'fraud',
  owner: 'group:default/fraud-ml',
  department: 'risk',
  costCenter: '4711',
};

/** The answers that the second page cannot do without. */
export const SPEC = {
  stage: 'dev',
  cloud: 'aws',
  account: '123456789012',
  region: 'eu-central-1',
  profile: 'balanced',
  network: { cidr: '10.40.0.0/16' },
};
