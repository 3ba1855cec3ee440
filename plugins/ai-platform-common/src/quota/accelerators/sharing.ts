const SHARING_LABELS = [
  'nvidia.com/gpu.sharing-strategy',
  'cloud.google.com/gke-gpu-sharing-strategy',
];

const SHARED = new Set(['time-slicing', 'time-sharing', 'mps']);

const PRODUCT = 'nvidia.com/gpu.product';

/**
 * True if the node's devices are shared by time-slicing or MPS: what it counts as `nvidia.com/gpu` are then slices of
 * GPUs without memory of their own, not GPUs.
 * @public
 */
export function isShared(labels: Readonly<Record<string, string>>): boolean {
  return (
    SHARING_LABELS.some(label => SHARED.has(labels[label])) ||
    (labels[PRODUCT] ?? '').endsWith('-SHARED')
  );
}

const MIG_PRODUCT = /-MIG-(.+?)(-SHARED)?$/;

/**
 * The MIG profile of a node that counts its instances as `nvidia.com/gpu` (strategy `single`, or a GKE partition
 * size): those are partitions of GPUs, not GPUs. Undefined on all other nodes.
 * @public
 */
export function migProfileOf(
  labels: Readonly<Record<string, string>>,
): string | undefined {
  return (
    labels['cloud.google.com/gke-gpu-partition-size'] ||
    MIG_PRODUCT.exec(labels[PRODUCT] ?? '')?.[1]
  );
}
