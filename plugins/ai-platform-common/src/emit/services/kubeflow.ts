import type { Environment } from '../../model/environment';
import {
  CLUSTER_RBAC,
  CRD,
  MUTATING_WEBHOOK,
  VALIDATING_WEBHOOK,
} from './clusterKinds';
import { defineService } from './defineService';
import { AGGREGATED_ROLES, WEBHOOK_CA } from './drift';
import {
  KUBEFLOW_NAMESPACE_LABELS,
  kubeflowBase,
  pinnedToSystemPool,
  replicated,
} from './kubeflowBases';
import type { PlatformService } from './platformService';
import { SERVICE_IDS } from './serviceIds';
import { NAMESPACES } from './teamNamespaces';

// Paths of release 26.03; later ones are arranged differently.
const CORE = [
  'common/kubeflow-namespace/base',
  'common/kubeflow-roles/base',
  'common/istio/kubeflow-istio-resources/base',
  'applications/centraldashboard/overlays/oauth2-proxy',
  'applications/admission-webhook/upstream/overlays/cert-manager',
  'applications/profiles/pss',
];

const NOTEBOOKS = [
  'applications/jupyter/jupyter-web-app/upstream/overlays/istio',
  'applications/jupyter/notebook-controller/upstream/overlays/kubeflow',
  'applications/pvcviewer-controller/upstream/base',
  'applications/volumes-web-app/upstream/overlays/istio',
  'applications/tensorboard/tensorboard-controller/upstream/overlays/kubeflow',
  'applications/tensorboard/tensorboards-web-app/upstream/overlays/istio',
];

const MODELS_PAGE = 'applications/kserve/models-web-app/overlays/kubeflow';

const PAGES = ['centraldashboard'];
const NOTEBOOK_PAGES = [
  'jupyter-web-app-deployment',
  'volumes-web-app-deployment',
  'tensorboards-web-app-deployment',
];

function bases({ spec: { platform } }: Environment): string[] {
  return [
    ...CORE,
    ...(platform.kubeflow.notebooks ? NOTEBOOKS : []),
    ...(platform.kserve.enabled ? [MODELS_PAGE] : []),
  ];
}

function pages({ spec: { platform } }: Environment): string[] {
  return [
    ...PAGES,
    ...(platform.kubeflow.notebooks ? NOTEBOOK_PAGES : []),
    ...(platform.kserve.enabled ? ['kserve-models-web-app'] : []),
  ];
}

/** Kubeflow's dashboard, profiles and, where wanted, notebooks; each larger part is a service of its own. */
export function kubeflow(environment: Environment): PlatformService[] {
  if (!environment.spec.platform.kubeflow.enabled) return [];
  return [
    defineService({
      id: SERVICE_IDS.kubeflow,
      title: 'Kubeflow',
      namespace: NAMESPACES.kubeflow,
      wave: 0,
      dependsOn: [
        SERVICE_IDS.certificateIssuers,
        SERVICE_IDS.mesh,
        SERVICE_IDS.meshGateway,
      ],
      kustomizeBases: bases(environment).map(kubeflowBase),
      kustomizePatches: [
        pinnedToSystemPool(),
        ...replicated(environment, pages(environment)),
      ],
      clusterKinds: [
        CRD,
        ...CLUSTER_RBAC,
        MUTATING_WEBHOOK,
        VALIDATING_WEBHOOK,
      ],
      extraNamespaces: ['kubeflow-system'],
      ignoreDifferences: [...WEBHOOK_CA, AGGREGATED_ROLES],
      namespaceLabels: KUBEFLOW_NAMESPACE_LABELS,
    }),
  ];
}
