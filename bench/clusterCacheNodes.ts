import type { ClusterObject } from '../acceptance/support/clusterClient';

const SINCE = '2026-03-02T09:00:00Z';

const MACHINES = [
  {
    type: 'p5.48xlarge',
    product: 'NVIDIA-H100-80GB-HBM3',
    memory: '81559',
    family: 'hopper',
  },
  {
    type: 'p4d.24xlarge',
    product: 'NVIDIA-A100-SXM4-40GB',
    memory: '40960',
    family: 'ampere',
  },
  { type: 'g6.48xlarge', product: 'NVIDIA-L4', memory: '23034', family: 'ada' },
];

/** Two of five nodes have eight GPUs. */
export const hasGpus = (node: number) => node % 5 < 2;

export const nodeName = (node: number) => `node-${node}`;

/** The labels that GPU-feature-discovery writes. */
function gpuLabels(node: number): Record<string, string> {
  const { product, memory, family } = MACHINES[node % MACHINES.length];
  return {
    'nvidia.com/cuda.driver-version.full': '550.144.03',
    'nvidia.com/cuda.driver-version.major': '550',
    'nvidia.com/cuda.runtime-version.full': '12.4',
    'nvidia.com/gfd.timestamp': String(1_772_000_000 + node),
    'nvidia.com/gpu.compute.major': '9',
    'nvidia.com/gpu.compute.minor': '0',
    'nvidia.com/gpu.count': '8',
    'nvidia.com/gpu.deploy.container-toolkit': 'true',
    'nvidia.com/gpu.deploy.dcgm-exporter': 'true',
    'nvidia.com/gpu.deploy.device-plugin': 'true',
    'nvidia.com/gpu.deploy.driver': 'true',
    'nvidia.com/gpu.deploy.gpu-feature-discovery': 'true',
    'nvidia.com/gpu.family': family,
    'nvidia.com/gpu.machine': 'p5.48xlarge',
    'nvidia.com/gpu.memory': memory,
    'nvidia.com/gpu.present': 'true',
    'nvidia.com/gpu.product': product,
    'nvidia.com/gpu.replicas': '1',
    'nvidia.com/gpu.sharing-strategy': 'none',
    'nvidia.com/mig.capable': 'true',
    'nvidia.com/mig.strategy': 'single',
  };
}

function labelsOf(node: number): Record<string, string> {
  const gpus = hasGpus(node);
  return {
    'kubernetes.io/hostname': nodeName(node),
    'kubernetes.io/os': 'linux',
    'kubernetes.io/arch': 'amd64',
    'node.kubernetes.io/instance-type': gpus
      ? MACHINES[node % MACHINES.length].type
      : 'm7i.4xlarge',
    'topology.kubernetes.io/region': 'us-east-1',
    'topology.kubernetes.io/zone': `us-east-1${'abc'[node % 3]}`,
    ...(gpus && gpuLabels(node)),
  };
}

const conditions = [
  ['MemoryPressure', 'False', 'KubeletHasSufficientMemory'],
  ['DiskPressure', 'False', 'KubeletHasNoDiskPressure'],
  ['PIDPressure', 'False', 'KubeletHasSufficientPID'],
  ['Ready', 'True', 'KubeletReady'],
].map(([type, status, reason]) => ({
  type,
  status,
  reason,
  message: `The kubelet says so: ${reason}`,
  lastHeartbeatTime: SINCE,
  lastTransitionTime: SINCE,
}));

const images = Array.from({ length: 12 }, (_, index) => ({
  names: [
    `registry.example.com/platform/image-${index}@sha256:${'0123456789abcdef'.repeat(
      4,
    )}`,
    `registry.example.com/platform/image-${index}:v1.${index}.0`,
  ],
  sizeBytes: 180_000_000 + index,
}));

/** A node as a kubelet and GPU-feature-discovery describe it, ready for pods. */
export function aNode(node: number): ClusterObject {
  const resources = {
    cpu: '192',
    memory: '2Ti',
    'ephemeral-storage': '500Gi',
    pods: '250',
    ...(hasGpus(node) && { 'nvidia.com/gpu': '8' }),
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: nodeName(node),
      labels: labelsOf(node),
      annotations: { 'node.alpha.kubernetes.io/ttl': '0' },
    },
    spec: { providerID: `aws:///us-east-1a/i-${node}` },
    status: {
      capacity: resources,
      allocatable: resources,
      conditions,
      images,
      nodeInfo: {
        machineID: String(node),
        systemUUID: String(node),
        bootID: String(node),
        kernelVersion: '6.8.0-1024-aws',
        osImage: 'Ubuntu 24.04.2 LTS',
        containerRuntimeVersion: 'containerd://1.7.25',
        kubeletVersion: 'v1.35.4',
        kubeProxyVersion: 'v1.35.4',
        operatingSystem: 'linux',
        architecture: 'amd64',
      },
    },
  };
}
