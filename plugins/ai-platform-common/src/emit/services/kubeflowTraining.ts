import type { Environment } from '../../model/environment';
import {
  CLUSTER_RBAC,
  CRD,
  customKind,
  MUTATING_WEBHOOK,
  VALIDATING_WEBHOOK,
} from './clusterKinds';
import { defineService } from './defineService';
import { AGGREGATED_ROLES, CONVERSION_CA, WEBHOOK_CA } from './drift';
import { foundationId, foundationOf } from './foundation';
import {
  KUBEFLOW_NAMESPACE_LABELS,
  kubeflowBase,
  pinnedToSystemPool,
  sizedVolume,
  withoutSecret,
} from './kubeflowBases';
import type { PlatformService, SecretNeed } from './platformService';
import { SERVICE_IDS } from './serviceIds';
import { isLateStage } from './stages';
import { NAMESPACES } from './teamNamespaces';

const KATIB = 'kubeflow-katib';
const KATIB_SECRET = 'katib-mysql-secrets';

const KATIB_NEED: SecretNeed = {
  service: KATIB,
  namespace: NAMESPACES.kubeflow,
  name: KATIB_SECRET,
  keys: { MYSQL_ROOT_PASSWORD: 'databasePassword' },
};

/** Kubeflow Trainer with JobSet: distributed training jobs. */
export function kubeflowTrainer(environment: Environment): PlatformService[] {
  if (!environment.spec.platform.kubeflow.enabled) return [];
  return [
    defineService({
      id: 'kubeflow-trainer',
      title: 'Kubeflow Trainer',
      namespace: 'kubeflow-system',
      wave: 1,
      dependsOn: [SERVICE_IDS.kubeflow],
      kustomizeBases: [kubeflowBase('applications/trainer/overlays')],
      kustomizePatches: [pinnedToSystemPool()],
      clusterKinds: [
        CRD,
        ...CLUSTER_RBAC,
        MUTATING_WEBHOOK,
        VALIDATING_WEBHOOK,
        customKind('trainer.kubeflow.org', 'ClusterTrainingRuntime'),
      ],
      ignoreDifferences: [...WEBHOOK_CA, CONVERSION_CA, AGGREGATED_ROLES],
      namespaceLabels: KUBEFLOW_NAMESPACE_LABELS,
    }),
  ];
}

/** Katib: search for hyperparameters. */
export function kubeflowKatib(environment: Environment): PlatformService[] {
  const { enabled, katib } = environment.spec.platform.kubeflow;
  if (!enabled || !katib) return [];
  const service = defineService({
    id: KATIB,
    title: 'Katib',
    namespace: NAMESPACES.kubeflow,
    wave: 1,
    dependsOn: [SERVICE_IDS.kubeflow, foundationId(KATIB)],
    kustomizeBases: [
      kubeflowBase('applications/katib/upstream/installs/katib-with-kubeflow'),
    ],
    kustomizePatches: [
      withoutSecret(KATIB_SECRET),
      sizedVolume('katib-mysql', isLateStage(environment) ? 50 : 10),
      pinnedToSystemPool(),
    ],
    secrets: [KATIB_NEED],
    clusterKinds: [CRD, ...CLUSTER_RBAC, MUTATING_WEBHOOK, VALIDATING_WEBHOOK],
    ignoreDifferences: [...WEBHOOK_CA, AGGREGATED_ROLES],
    namespaceLabels: KUBEFLOW_NAMESPACE_LABELS,
  });
  return [
    ...foundationOf(environment, {
      service,
      dependsOn: [SERVICE_IDS.mesh],
    }),
    service,
  ];
}
