import fc from 'fast-check';
import { acceleratorOf } from '../model/accelerators';
import type { EnvironmentInput } from '../model/environmentSchema';
import { MACHINES, type Machine } from '../model/machines';
import { migProfilesOn } from '../model/migProfiles';
import { parseEnvironment } from '../model/parseEnvironment';
import { CAPACITIES, CLOUDS, PROFILES, STAGES } from '../model/vocabulary';
import type { Cloud } from '../model/vocabulary';
import { anEnvironmentInput } from './anEnvironment';
import {
  arbitraryLabels,
  arbitraryMetadata,
  arbitraryName,
} from './arbitraryMetadata';

type Spec = EnvironmentInput['spec'];
type Pool = NonNullable<Spec['nodePools']>[number];

function sharingOf(
  cloud: Cloud,
  type: NonNullable<Machine['accelerator']>['type'],
): fc.Arbitrary<Partial<NonNullable<Pool['accelerator']>>> {
  const profiles = migProfilesOn(cloud, type);
  const options: Array<
    fc.Arbitrary<Partial<NonNullable<Pool['accelerator']>>>
  > = [fc.constant({})];
  if (profiles.length > 0) {
    options.push(
      fc
        .constantFrom(...profiles)
        .map(migProfile => ({ sharing: 'mig', migProfile })),
    );
  }
  if (acceleratorOf(type).vendor === 'nvidia') {
    options.push(
      fc
        .integer({ min: 2, max: 10 })
        .map(replicas => ({ sharing: 'time-slicing', replicas })),
    );
  }
  return fc.oneof(...options);
}

function pool(cloud: Cloud): fc.Arbitrary<Pool> {
  return fc.constantFrom(...MACHINES[cloud]).chain(machine =>
    fc.record(
      {
        name: arbitraryName(20),
        machine: fc.constant(machine.name),
        min: fc.integer({ min: 0, max: 3 }),
        max: fc.integer({ min: 3, max: 12 }),
        capacity: fc.constantFrom(...CAPACITIES),
        diskGb: fc.integer({ min: 30, max: 2000 }),
        labels: arbitraryLabels,
        ...(machine.accelerator && {
          accelerator: sharingOf(cloud, machine.accelerator.type).map(
            sharing => ({ ...machine.accelerator!, ...sharing }),
          ),
        }),
      },
      {
        requiredKeys: machine.accelerator
          ? ['name', 'machine', 'accelerator']
          : ['name', 'machine'],
      },
    ),
  );
}

function nodePools(cloud: Cloud): fc.Arbitrary<Pool[]> {
  const [, machine] = MACHINES[cloud];
  const system: Pool = {
    name: 'system',
    machine: machine.name,
    min: 2,
    max: 4,
  };
  return fc
    .uniqueArray(pool(cloud), { maxLength: 4, selector: p => p.name })
    .map(pools => [system, ...pools.filter(p => p.name !== system.name)]);
}

const enabled = fc.record({ enabled: fc.boolean() });

const platform = fc.record(
  {
    kserve: enabled,
    mlflow: enabled,
    feast: enabled,
    argoWorkflows: enabled,
    airflow: enabled,
    kueue: enabled,
    monitoring: enabled,
    logging: enabled,
    policy: fc.constantFrom('gatekeeper', 'kyverno'),
    secrets: fc.constantFrom('external-secrets', 'sealed-secrets', 'sops'),
    ingress: fc.constantFrom('nginx', 'envoy-gateway'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Spec['platform']>;

const gitops = fc.record(
  {
    engine: fc.constantFrom('argocd', 'flux'),
    repoUrl: fc.constantFrom(
      'https://github.com/acme/platform-gitops-config.git',
      'git@gitlab.example.com:ml/platform.git',
      'file:///srv/git/platform-gitops-config.git',
    ),
  },
  { requiredKeys: ['repoUrl'] },
) as fc.Arbitrary<Spec['gitops']>;

function spec(cloud: Cloud): fc.Arbitrary<Partial<Spec>> {
  return fc.record(
    {
      cloud: fc.constant(cloud),
      stage: fc.constantFrom(...STAGES),
      profile: fc.constantFrom(...PROFILES),
      nodePools: nodePools(cloud),
      platform,
      gitops,
      iac: fc.record({ engine: fc.constantFrom('terraform', 'opentofu') }),
      budget: fc.record(
        { monthly: fc.integer({ min: 0, max: 500000 }) },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['cloud', 'stage', 'profile', 'gitops'] },
  ) as fc.Arbitrary<Partial<Spec>>;
}

/** Documents that are accepted, with text and sizes of all kinds. */
export function arbitraryEnvironmentInput(): fc.Arbitrary<EnvironmentInput> {
  return fc
    .tuple(fc.constantFrom(...CLOUDS).chain(spec), arbitraryMetadata)
    .map(([s, m]) => anEnvironmentInput(s, m))
    .filter(input => parseEnvironment(input).environment !== undefined);
}
