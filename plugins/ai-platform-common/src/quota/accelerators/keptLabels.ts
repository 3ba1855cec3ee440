import { RESERVED_LABEL_PREFIX } from '../../model/labels';

const KEPT = new Set([
  'nvidia.com/gpu.product',
  'nvidia.com/gpu.count',
  'nvidia.com/gpu.memory',
  'nvidia.com/gpu.family',
  'nvidia.com/gpu.replicas',
  'nvidia.com/gpu.sharing-strategy',
  'amd.com/gpu.product-name',
  'amd.com/gpu.vram',
  'cloud.google.com/gke-accelerator',
  'cloud.google.com/gke-gpu-partition-size',
  'cloud.google.com/gke-gpu-sharing-strategy',
  'cloud.google.com/gke-tpu-accelerator',
  'cloud.google.com/gke-tpu-topology',
  'cloud.google.com/gke-spot',
  'k8s.amazonaws.com/accelerator',
  'karpenter.k8s.aws/instance-gpu-name',
  'karpenter.k8s.aws/instance-gpu-memory',
  'karpenter.k8s.aws/instance-accelerator-name',
  'karpenter.sh/capacity-type',
  'eks.amazonaws.com/capacityType',
  'kubernetes.azure.com/accelerator',
  'kubernetes.azure.com/scalesetpriority',
  'node.kubernetes.io/instance-type',
]);

const KEPT_PREFIXES = ['nvidia.com/mig', RESERVED_LABEL_PREFIX];

/** True for the node labels that say what the accelerators are and what the node is bought as. */
export function isKeptLabel(label: string): boolean {
  return (
    KEPT.has(label) || KEPT_PREFIXES.some(prefix => label.startsWith(prefix))
  );
}
