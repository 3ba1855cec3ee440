import { acceleratorOf } from '../accelerators';
import type { NodePool, Platform } from '../environment';
import type { Profile, Stage } from '../vocabulary';

interface PlatformContext {
  profile: Profile;
  stage: Stage;
  project: string;
  nodePools: readonly Pick<NodePool, 'accelerator'>[];
}

/** True if one of the pools has NVIDIA devices, which the GPU Operator serves. */
export function hasNvidia(
  pools: readonly Pick<NodePool, 'accelerator'>[],
): boolean {
  return pools.some(
    pool =>
      pool.accelerator &&
      acceleratorOf(pool.accelerator.type).vendor === 'nvidia',
  );
}

const RETENTION_DAYS: Record<Stage, number> = {
  dev: 7,
  test: 7,
  staging: 15,
  prod: 30,
};

/** The services of a canonical template and their sizes. */
export function defaultPlatform(context: PlatformContext): Platform {
  const { profile, stage, project, nodePools } = context;
  const balanced = profile === 'balanced';
  const late = stage === 'staging' || stage === 'prod';
  const replicas = late ? 2 : 1;
  const retentionDays = RETENTION_DAYS[stage];
  return {
    kubeflow: {
      enabled: true,
      profiles: [project],
      notebooks: true,
      pipelines: true,
      katib: !balanced,
    },
    kserve: { enabled: balanced, replicas },
    mlflow: { enabled: true, replicas, storageGb: late ? 50 : 20 },
    feast: { enabled: balanced, replicas },
    modelRegistry: { enabled: true, storageGb: 20 },
    argoWorkflows: { enabled: balanced, replicas, retentionDays },
    airflow: { enabled: false, workers: late ? 3 : 1, storageGb: 20 },
    kueue: { enabled: true, replicas },
    gpuOperator: { enabled: hasNvidia(nodePools) },
    monitoring: {
      enabled: true,
      replicas,
      retentionDays,
      storageGb: late ? 200 : 50,
    },
    logging: { enabled: true, retentionDays, storageGb: late ? 200 : 50 },
    policy: 'kyverno',
    secrets: 'external-secrets',
    ingress: 'envoy-gateway',
    mesh: 'istio',
  };
}
