import type { Environment } from '../../model/environment';
import { KUBEFLOW_DISTRIBUTION } from '../../versions';
import type { KustomizePatch } from './platformService';
import { onSystemPool } from './placement';
import { isLateStage } from './stages';
import { STORAGE_CLASS, volumeSize } from './storage';

/**
 * Labels of Kubeflow's own namespaces, as its distribution writes them: two writers that disagree
 * would never come to rest.
 */
export const KUBEFLOW_NAMESPACE_LABELS = {
  'control-plane': 'kubeflow',
  'istio-injection': 'enabled',
  'pod-security.kubernetes.io/enforce': 'restricted',
} as const;

/** URL of a folder of the Kubeflow distribution at the pinned version. */
export function kubeflowBase(path: string): string {
  const { url, revision } = KUBEFLOW_DISTRIBUTION;
  return `${url}//${path}?ref=${revision}`;
}

/** Moves everything that the bases run to the system pool. */
export function pinnedToSystemPool(): KustomizePatch {
  return {
    target: { kind: 'Deployment|StatefulSet' },
    patch: [
      {
        op: 'add',
        path: '/spec/template/spec/nodeSelector',
        value: onSystemPool(),
      },
    ],
  };
}

/** A second replica for Deployments that keep no state, in late stages. */
export function replicated(
  environment: Environment,
  names: readonly string[],
): KustomizePatch[] {
  if (!isLateStage(environment) || names.length === 0) return [];
  return [
    {
      target: { kind: 'Deployment', name: names.join('|') },
      patch: [{ op: 'add', path: '/spec/replicas', value: 2 }],
    },
  ];
}

/** Takes a Secret with a known password out of the bases; the real one comes under the same name. */
export function withoutSecret(name: string): KustomizePatch {
  return {
    patch: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace: 'kubeflow' },
      $patch: 'delete',
    },
  };
}

/** Class and size of a volume of the bases. */
export function sizedVolume(name: string, gigabytes: number): KustomizePatch {
  return {
    target: { kind: 'PersistentVolumeClaim', name },
    patch: [
      { op: 'add', path: '/spec/storageClassName', value: STORAGE_CLASS },
      {
        op: 'add',
        path: '/spec/resources/requests/storage',
        value: volumeSize(gigabytes),
      },
    ],
  };
}
