import {
  ECOSYSTEM_ANNOTATIONS,
  LABELS,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { ClusterObject } from '../acceptance/support/clusterClient';
import { hasGpus, nodeName } from './clusterCacheNodes';
import { teamName, type ClusterSize } from './clusterCacheScale';

const SINCE = '2026-03-02T09:00:00Z';
const PODS_A_WORKLOAD = 8;

/** What makes pods: every fifth is a Job, every eighth pod was made by hand. */
export type OwnerKind = 'ReplicaSet' | 'Job' | 'none';

/** A few pods that belong together. */
export interface Work {
  namespace: string;
  name: string;
  kind: OwnerKind;
  /** On GPUs, one a pod: a quarter of the work. */
  gpu: boolean;
  /** The first pod's number in the cluster. */
  first: number;
  pods: number;
}

function kindOf(turn: number): OwnerKind {
  if (turn % 8 === 7) return 'none';
  return turn % 5 === 4 ? 'Job' : 'ReplicaSet';
}

/** The work of all teams, in turn. */
export function allWork({ namespaces, pods }: ClusterSize): Work[] {
  const count = Math.ceil(pods / PODS_A_WORKLOAD);
  return Array.from({ length: count }, (_, index) => {
    // Each round begins one further, so that every team has some of every kind.
    const team = index % namespaces;
    const turn = team + Math.floor(index / namespaces);
    const first = index * PODS_A_WORKLOAD;
    return {
      namespace: teamName(team),
      name: `work-${index}`,
      kind: kindOf(turn),
      gpu: turn % 4 === 0,
      first,
      pods: Math.min(PODS_A_WORKLOAD, pods - first),
    };
  });
}

/** A node with GPUs for the pods that want them. */
function nodeFor({ gpu }: Work, pod: number, nodes: number): string {
  const start = (pod * 7) % nodes;
  if (!gpu) return nodeName(start);
  const at = Array.from({ length: 5 }, (_, step) => (start + step) % nodes);
  return nodeName(at.find(hasGpus) ?? 0);
}

const labelsOf = ({ namespace, name }: Work) => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/instance': `${namespace}-${name}`,
  'app.kubernetes.io/part-of': namespace,
  'app.kubernetes.io/managed-by': 'argocd',
  'app.kubernetes.io/version': '2026.3.1',
  'pod-template-hash': '6c9f5d8b47',
  [LABELS.workspace]: namespace,
  [ECOSYSTEM_ANNOTATIONS.kubernetesId]: namespace,
});

const env = [
  ...Array.from({ length: 3 }, (_, index) => ({
    name: `MODEL_SETTING_${index}`,
    value: `s3://models-eu-central-1/experiments/run-${index}/checkpoint`,
  })),
  {
    name: 'POD_NAME',
    valueFrom: { fieldRef: { fieldPath: 'metadata.name' } },
  },
];

function containersOf(work: Work) {
  const requests = { cpu: '500m', memory: '2Gi' };
  const gpu = work.gpu && { 'nvidia.com/gpu': '1' };
  return [
    {
      name: 'main',
      image: `registry.example.com/models/serving:${work.first % 40}`,
      args: ['--port=8080', '--model-dir=/models', '--batch-size=32'],
      env,
      ports: [{ name: 'http', containerPort: 8080 }],
      resources: {
        requests: { ...requests, ...gpu },
        limits: { memory: '4Gi', ...gpu },
      },
      volumeMounts: [
        { name: 'models', mountPath: '/models' },
        { name: 'shm', mountPath: '/dev/shm' },
      ],
    },
  ];
}

function specOf(work: Work) {
  return {
    containers: containersOf(work),
    restartPolicy: 'Always',
    tolerations: [{ operator: 'Exists' }],
    volumes: [
      { name: 'models', persistentVolumeClaim: { claimName: 'models' } },
      { name: 'shm', emptyDir: { medium: 'Memory', sizeLimit: '8Gi' } },
    ],
  };
}

/** The work's pods, with the owner's uid where it has one. */
export function podsOf(
  work: Work,
  { nodes }: ClusterSize,
  uid?: string,
): ClusterObject[] {
  const apiVersion = work.kind === 'Job' ? 'batch/v1' : 'apps/v1';
  const owner = { apiVersion, kind: work.kind, name: work.name, uid };
  return Array.from({ length: work.pods }, (_, index) => {
    const pod = work.first + index;
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        namespace: work.namespace,
        name: `${work.name}-6c9f5d8b47-${pod.toString(36).padStart(5, '0')}`,
        labels: labelsOf(work),
        annotations: { 'prometheus.io/scrape': 'true' },
        ...(uid && { ownerReferences: [{ ...owner, controller: true }] }),
      },
      spec: { ...specOf(work), nodeName: nodeFor(work, pod, nodes) },
    };
  });
}

/** What a kubelet says of a pod that runs. */
export function runningStatus(pod: ClusterObject): object {
  const { containers } = pod.spec as ReturnType<typeof specOf>;
  const { image } = containers[0];
  const conditions = ['Initialized', 'Ready', 'ContainersReady'].map(type => ({
    ...{ type, status: 'True', lastTransitionTime: SINCE },
  }));
  return {
    phase: 'Running',
    startTime: SINCE,
    hostIP: '10.0.0.1',
    podIP: '10.1.0.1',
    conditions,
    containerStatuses: [
      {
        name: 'main',
        image,
        imageID: `${image}@sha256:${'0123456789abcdef'.repeat(4)}`,
        containerID: `containerd://${'fedcba9876543210'.repeat(4)}`,
        ready: true,
        started: true,
        restartCount: 0,
        state: { running: { startedAt: SINCE } },
      },
    ],
  };
}

/** What makes the work's pods, with the status that its controller would write; nothing for pods made by hand. */
export function ownerOf(work: Work): ClusterObject | undefined {
  const { namespace, name, kind, pods } = work;
  const metadata = { namespace, name, labels: labelsOf(work) };
  const template = {
    metadata: { labels: labelsOf(work) },
    spec: specOf(work),
  };
  if (kind === 'none') return undefined;
  if (kind === 'ReplicaSet') {
    const selector = { matchLabels: { 'app.kubernetes.io/name': name } };
    return {
      ...{ apiVersion: 'apps/v1', kind, metadata },
      spec: { replicas: pods, selector, template },
      status: { replicas: pods, readyReplicas: pods, availableReplicas: pods },
    };
  }
  const spec = { ...template.spec, restartPolicy: 'Never' };
  return {
    ...{ apiVersion: 'batch/v1', kind, metadata },
    spec: {
      ...{ parallelism: pods, completions: pods },
      template: { ...template, spec },
    },
    status: { active: pods, ready: pods, startTime: SINCE },
  };
}
