import type { Environment } from '../../model/environment';
import {
  CLUSTER_RBAC,
  CRD,
  customKind,
  MUTATING_WEBHOOK,
  PRIORITY_CLASS,
} from './clusterKinds';
import { defineService } from './defineService';
import { AGGREGATED_ROLES, CONVERSION_CA, WEBHOOK_CA } from './drift';
import { foundationId, foundationOf } from './foundation';
import {
  KUBEFLOW_NAMESPACE_LABELS,
  kubeflowBase,
  pinnedToSystemPool,
  replicated,
  sizedVolume,
  withoutSecret,
} from './kubeflowBases';
import type {
  KustomizePatch,
  PlatformService,
  SecretNeed,
} from './platformService';
import { SERVICE_IDS } from './serviceIds';
import { isLateStage } from './stages';
import { NAMESPACES } from './teamNamespaces';

const ID = SERVICE_IDS.pipelines;
const NAMESPACE = NAMESPACES.kubeflow;
const DATABASE_SECRET = 'mysql-secret';
const STORE_SECRET = 'mlpipeline-minio-artifact';

const NEEDS: SecretNeed[] = [
  {
    service: ID,
    namespace: NAMESPACE,
    name: DATABASE_SECRET,
    keys: { username: 'databaseUser', password: 'databasePassword' },
  },
  {
    service: ID,
    namespace: NAMESPACE,
    name: STORE_SECRET,
    keys: { accesskey: 'storeAccessKey', secretkey: 'storeSecretKey' },
  },
];

// The distribution's database lets root in without a password.
const DATABASE_PASSWORD: KustomizePatch = {
  target: { kind: 'Deployment', name: 'mysql' },
  patch: [
    {
      op: 'replace',
      path: '/spec/template/spec/containers/0/env',
      value: [
        {
          name: 'MYSQL_ROOT_PASSWORD',
          valueFrom: {
            secretKeyRef: { name: DATABASE_SECRET, key: 'password' },
          },
        },
      ],
    },
  ],
};

function patches(environment: Environment): KustomizePatch[] {
  const late = isLateStage(environment);
  return [
    withoutSecret(DATABASE_SECRET),
    withoutSecret(STORE_SECRET),
    DATABASE_PASSWORD,
    sizedVolume('mysql-pv-claim', late ? 50 : 20),
    sizedVolume('seaweedfs-pvc', late ? 200 : 50),
    pinnedToSystemPool(),
    ...replicated(environment, ['ml-pipeline', 'ml-pipeline-ui']),
  ];
}

/** Kubeflow Pipelines for several users, with its own database and object store. */
export function kubeflowPipelines(environment: Environment): PlatformService[] {
  const { enabled, pipelines } = environment.spec.platform.kubeflow;
  if (!enabled || !pipelines) return [];
  const service = defineService({
    id: ID,
    title: 'Kubeflow Pipelines',
    namespace: NAMESPACE,
    wave: 1,
    dependsOn: [SERVICE_IDS.kubeflow, foundationId(ID)],
    kustomizeBases: [kubeflowBase('applications/pipeline/overlays')],
    kustomizePatches: patches(environment),
    secrets: NEEDS,
    clusterKinds: [
      CRD,
      ...CLUSTER_RBAC,
      MUTATING_WEBHOOK,
      PRIORITY_CLASS,
      customKind('metacontroller.k8s.io', 'DecoratorController'),
    ],
    ignoreDifferences: [...WEBHOOK_CA, CONVERSION_CA, AGGREGATED_ROLES],
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
