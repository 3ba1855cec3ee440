import { anEnvironment } from '../../plugins/ai-platform-common/src/testUtils/anEnvironment';
import type { Environment } from '@flagstone/backstage-plugin-ai-platform-common';

type Spec = NonNullable<Parameters<typeof anEnvironment>[0]>;

const CLOUDS = ['aws', 'gcp', 'azure'] as const;
const STAGES = ['dev', 'test', 'staging', 'prod'] as const;
const PROFILES = ['gpu-training', 'balanced'] as const;
const ENGINES = ['argocd', 'flux'] as const;

const REPO_URL = 'https://github.com/acme/platform-gitops-config.git';

const EVERYTHING: Spec['platform'] = {
  kubeflow: { enabled: true, notebooks: true, pipelines: true, katib: true },
  kserve: { enabled: true },
  mlflow: { enabled: true },
  feast: { enabled: true },
  modelRegistry: { enabled: true },
  argoWorkflows: { enabled: true },
  airflow: { enabled: true },
  kueue: { enabled: true },
  gpuOperator: { enabled: true },
  monitoring: { enabled: true },
  logging: { enabled: true },
  mesh: 'istio',
};

const NOTHING: Spec['platform'] = Object.fromEntries(
  Object.entries(EVERYTHING).map(([key, value]) => [
    key,
    typeof value === 'string' ? 'none' : { enabled: false },
  ]),
);

/** One choice for each service that has several. */
const CHOICES: Array<Spec['platform']> = [
  { policy: 'kyverno', secrets: 'external-secrets', ingress: 'nginx' },
  { policy: 'gatekeeper', secrets: 'sealed-secrets', ingress: 'envoy-gateway' },
  { policy: 'kyverno', secrets: 'sops', ingress: 'envoy-gateway' },
];

function product<A, B>(as: readonly A[], bs: readonly B[]): Array<[A, B]> {
  return as.flatMap(a => bs.map((b): [A, B] => [a, b]));
}

function environment(
  engine: (typeof ENGINES)[number],
  spec: Spec,
): Environment {
  return anEnvironment({ ...spec, gitops: { engine, repoUrl: REPO_URL } });
}

/** Cloud x stage x profile x engine as the profiles fill them. */
export function standardEnvironments(): Environment[] {
  return product(product(CLOUDS, STAGES), product(PROFILES, ENGINES)).map(
    ([[cloud, stage], [profile, engine]]) =>
      environment(engine, { cloud, stage, profile }),
  );
}

/** Every choice of services, with all of the others and with none, on every cloud with both engines. */
export function unusualEnvironments(): Environment[] {
  const platforms = product(CHOICES, [EVERYTHING, NOTHING]);
  return product(product(CLOUDS, ENGINES), platforms).map(
    ([[cloud, engine], [choice, others]]) =>
      environment(engine, {
        cloud,
        platform: { ...others, ...choice },
        ...(others === NOTHING && { nodePools: cpuPools(cloud) }),
      }),
  );
}

function cpuPools(cloud: (typeof CLOUDS)[number]): Spec['nodePools'] {
  const machine = {
    aws: 'm7i.xlarge',
    gcp: 'n2-standard-4',
    azure: 'Standard_D4s_v5',
  };
  return [{ name: 'system', machine: machine[cloud], min: 2, max: 4 }];
}
