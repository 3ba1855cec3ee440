import type { NodePool, PoolAccelerator } from '../environment';
import type { Capacity, Cloud, Profile, Stage } from '../vocabulary';

interface MachineChoice {
  machine: string;
  accelerator?: PoolAccelerator;
}

const gpu = (
  machine: string,
  type: PoolAccelerator['type'],
  count: number,
): MachineChoice => ({
  machine,
  accelerator: { type, count, sharing: 'none' },
});

const SYSTEM: Record<Cloud, string> = {
  aws: 'm7i.xlarge',
  gcp: 'n2-standard-4',
  azure: 'Standard_D4s_v5',
};

const GENERAL: Record<Cloud, string> = {
  aws: 'm7i.4xlarge',
  gcp: 'n2-standard-16',
  azure: 'Standard_D16s_v5',
};

// Training wants several devices with fast links in production; before that, the cheapest that runs the code.
const TRAINING: Record<Cloud, { early: MachineChoice; late: MachineChoice }> = {
  aws: {
    early: gpu('g6.12xlarge', 'nvidia-l4', 4),
    late: gpu('p4de.24xlarge', 'nvidia-a100-80gb', 8),
  },
  gcp: {
    early: gpu('g2-standard-48', 'nvidia-l4', 4),
    late: gpu('a2-ultragpu-8g', 'nvidia-a100-80gb', 8),
  },
  azure: {
    early: gpu('Standard_NC64as_T4_v3', 'nvidia-t4', 4),
    late: gpu('Standard_ND96amsr_A100_v4', 'nvidia-a100-80gb', 8),
  },
};

const SMALL_GPU: Record<Cloud, MachineChoice> = {
  aws: gpu('g6.4xlarge', 'nvidia-l4', 1),
  gcp: gpu('g2-standard-16', 'nvidia-l4', 1),
  azure: gpu('Standard_NC16as_T4_v3', 'nvidia-t4', 1),
};

interface PoolSize {
  min: number;
  max: number;
  capacity: Capacity;
}

function pool(name: string, choice: MachineChoice, size: PoolSize): NodePool {
  return {
    name,
    machine: choice.machine,
    ...size,
    diskGb: defaultDiskGb(choice.accelerator !== undefined),
    ...(choice.accelerator && { accelerator: { ...choice.accelerator } }),
    labels: {},
    taints: [],
  };
}

/** Boot disk in GB: images of GPU frameworks are large. */
export function defaultDiskGb(accelerated: boolean): number {
  return accelerated ? 300 : 100;
}

function isEarly(stage: Stage): boolean {
  return stage === 'dev' || stage === 'test';
}

function systemPool(cloud: Cloud, stage: Stage): NodePool {
  const [min, max] = isEarly(stage) ? [2, 4] : [3, 6];
  const size: PoolSize = { min, max, capacity: 'on-demand' };
  return pool('system', { machine: SYSTEM[cloud] }, size);
}

function trainingPools(cloud: Cloud, stage: Stage): NodePool[] {
  const { early, late } = TRAINING[cloud];
  const spot: PoolSize = { min: 0, max: 4, capacity: 'spot' };
  if (isEarly(stage)) return [pool('gpu-spot', early, spot)];
  const onDemand: PoolSize = { min: 0, max: 4, capacity: 'on-demand' };
  const choice = stage === 'prod' ? late : early;
  return [pool('gpu', choice, onDemand), pool('gpu-spot', choice, spot)];
}

function balancedPools(cloud: Cloud, stage: Stage): NodePool[] {
  const capacity = isEarly(stage) ? 'spot' : 'on-demand';
  return [
    pool('gpu', SMALL_GPU[cloud], {
      min: stage === 'prod' ? 1 : 0,
      max: isEarly(stage) ? 2 : 6,
      capacity,
    }),
  ];
}

/** The node pools of a canonical template, for a document that names none. */
export function defaultNodePools(options: {
  cloud: Cloud;
  stage: Stage;
  profile: Profile;
}): NodePool[] {
  const { cloud, stage, profile } = options;
  const general = pool(
    'general',
    { machine: GENERAL[cloud] },
    { min: isEarly(stage) ? 0 : 1, max: 6, capacity: 'on-demand' },
  );
  const accelerated =
    profile === 'gpu-training'
      ? trainingPools(cloud, stage)
      : balancedPools(cloud, stage);
  return [systemPool(cloud, stage), general, ...accelerated];
}
