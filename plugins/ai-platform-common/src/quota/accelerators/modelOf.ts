import {
  ACCELERATOR_TYPES,
  acceleratorOf,
  type AcceleratorType,
} from '../../model/accelerators';
import { LABELS } from '../../model/labels';
import { findMachine } from '../../model/machines';
import { CLOUDS } from '../../model/vocabulary';
import { modelName } from './modelName';
import { migProfileOf } from './sharing';

/** What the devices of a node are. @public */
export interface AcceleratorModel {
  /** As people say it: H100, MI300X, TPU v5e. */
  readonly name: string;
  /** As the node says it: NVIDIA-H100-80GB-HBM3. */
  readonly product?: string;
  /** Memory of one device. */
  readonly memoryMib?: number;
}

type Labels = Readonly<Record<string, string>>;

const INSTANCE_TYPE = 'node.kubernetes.io/instance-type';

/** Labels that name the product, the most exact first, with the one that gives its memory. */
const PRODUCT_LABELS: readonly (readonly [product: string, memory?: string])[] =
  [
    ['nvidia.com/gpu.product', 'nvidia.com/gpu.memory'],
    ['amd.com/gpu.product-name', 'amd.com/gpu.vram'],
    ['cloud.google.com/gke-accelerator'],
    ['cloud.google.com/gke-tpu-accelerator'],
    [
      'karpenter.k8s.aws/instance-gpu-name',
      'karpenter.k8s.aws/instance-gpu-memory',
    ],
    ['karpenter.k8s.aws/instance-accelerator-name'],
    ['k8s.amazonaws.com/accelerator'],
  ];

const MEMORY_PATTERN = /^(\d{1,7})(G?)$/;

/** Memory in MiB: NVIDIA and Karpenter write MiB, AMD writes `192G`. */
function memoryOf(label: string | undefined): number | undefined {
  const match = MEMORY_PATTERN.exec(label ?? '');
  if (!match) return undefined;
  const amount = Number(match[1]) * (match[2] ? 1024 : 1);
  return amount > 0 ? amount : undefined;
}

function fromProduct(labels: Labels): AcceleratorModel | undefined {
  for (const [productLabel, memoryLabel] of PRODUCT_LABELS) {
    const product = labels[productLabel];
    if (product) {
      const memoryMib = memoryLabel && memoryOf(labels[memoryLabel]);
      return {
        name: modelName(product),
        product,
        ...(memoryMib && { memoryMib }),
      };
    }
  }
  return undefined;
}

function acceleratorTypeOf(labels: Labels): AcceleratorType | undefined {
  const label = labels[LABELS.accelerator];
  const type = ACCELERATOR_TYPES.find(known => known === label);
  if (type) return type;
  const machine = labels[INSTANCE_TYPE];
  if (!machine) return undefined;
  return CLOUDS.map(cloud => findMachine(cloud, machine)).find(Boolean)
    ?.accelerator?.type;
}

/**
 * The model of a node's accelerators as its labels tell it: those of the vendor's feature discovery first, then the
 * cloud's, then Flagstone's own, then the machine type. Undefined where none of them says.
 * @public
 */
export function modelOf(
  labels: Readonly<Record<string, string>>,
): AcceleratorModel | undefined {
  const model = fromProduct(labels);
  // The catalogue knows whole devices, not instances of them.
  if (model?.memoryMib || migProfileOf(labels)) return model;
  const type = acceleratorTypeOf(labels);
  if (!type) return model;
  const memoryMib = acceleratorOf(type).memoryGib * 1024;
  return { name: modelName(type), memoryMib, ...model };
}
