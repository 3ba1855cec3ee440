import type { Environment } from '../../model/environment';
import { CLUSTER_RBAC } from './clusterKinds';
import { databaseHost, databaseOf, databaseSecret } from './databases';
import { defineService } from './defineService';
import { foundationId, foundationOf } from './foundation';
import {
  KUBEFLOW_NAMESPACE_LABELS,
  kubeflowBase,
  pinnedToSystemPool,
  replicated,
} from './kubeflowBases';
import type {
  Data,
  KustomizePatch,
  Manifest,
  PlatformService,
} from './platformService';
import { SERVICE_IDS } from './serviceIds';
import { NAMESPACES } from './teamNamespaces';

const ID = 'model-registry';
const NAMESPACE = NAMESPACES.kubeflow;
const DATABASE = 'model-registry-db';
const SERVER = 'model-registry-deployment';
const PAGE = 'model-registry-ui';
const REGISTRY = 'applications/model-registry/upstream';

// The base has no namespace of its own.
const IN_NAMESPACE: KustomizePatch = {
  target: { kind: '.*', name: 'model-registry.*' },
  patch: [{ op: 'add', path: '/metadata/namespace', value: NAMESPACE }],
};

function fromSecret(name: string, key: string): Data {
  return {
    name,
    valueFrom: { secretKeyRef: { name: databaseSecret(DATABASE), key } },
  };
}

// The base speaks to the database of Kubeflow Pipelines, this one to PostgreSQL of its own.
const OWN_DATABASE: KustomizePatch = {
  target: { kind: 'Deployment', name: SERVER },
  patch: [
    {
      op: 'replace',
      path: '/spec/template/spec/containers/0/env',
      value: [
        fromSecret('DATABASE_USER', 'username'),
        fromSecret('DATABASE_PASSWORD', 'password'),
      ],
    },
    {
      op: 'replace',
      path: '/spec/template/spec/containers/0/args',
      value: [
        '--hostname=0.0.0.0',
        '--port=8080',
        '--datastore-type=embedmd',
        '--embedmd-database-type=postgres',
        `--embedmd-database-dsn=postgresql://$(DATABASE_USER):$(DATABASE_PASSWORD)@${databaseHost(
          DATABASE,
        )}:5432/registry?sslmode=require`,
      ],
    },
  ],
};

// Kubeflow's namespace lets in only itself; the operator watches its databases from another one.
function databaseAccess(): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: DATABASE, namespace: NAMESPACE },
    spec: {
      podSelector: { matchLabels: { 'cnpg.io/cluster': DATABASE } },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: ['cnpg-system', NAMESPACES.monitoring].map(name => ({
            namespaceSelector: {
              matchLabels: { 'kubernetes.io/metadata.name': name },
            },
          })),
        },
      ],
    },
  };
}

/** Kubeflow's model registry with its page in the dashboard and its data in PostgreSQL. */
export function modelRegistry(environment: Environment): PlatformService[] {
  const { enabled, storageGb } = environment.spec.platform.modelRegistry;
  if (!enabled) return [];
  const service = defineService({
    id: ID,
    title: 'Model registry',
    namespace: NAMESPACE,
    wave: 1,
    dependsOn: [foundationId(ID), SERVICE_IDS.kubeflow],
    kustomizeBases: [
      kubeflowBase(`${REGISTRY}/base`),
      kubeflowBase(`${REGISTRY}/options/istio`),
      kubeflowBase(`${REGISTRY}/options/ui/overlays/istio`),
    ],
    kustomizePatches: [
      IN_NAMESPACE,
      OWN_DATABASE,
      pinnedToSystemPool(),
      ...replicated(environment, [SERVER, PAGE]),
    ],
    clusterKinds: CLUSTER_RBAC,
    namespaceLabels: KUBEFLOW_NAMESPACE_LABELS,
  });
  return [
    ...foundationOf(environment, {
      service,
      manifests: [
        ...databaseOf(environment, {
          name: DATABASE,
          namespace: NAMESPACE,
          database: 'registry',
          storageGb,
        }),
        databaseAccess(),
      ],
      dependsOn: [
        SERVICE_IDS.databaseOperator,
        SERVICE_IDS.mesh,
        SERVICE_IDS.monitorKinds,
      ],
    }),
    service,
  ];
}
