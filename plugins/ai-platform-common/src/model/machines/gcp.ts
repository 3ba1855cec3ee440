import { accelerated, plain, type Machine } from './machine';

// T4 is the one GPU that is attached to a general-purpose machine and not part of it.
const N1: readonly Machine[] = plain([
  ['n1-standard-4', 4, 15],
  ['n1-standard-8', 8, 30],
  ['n1-standard-16', 16, 60],
  ['n1-standard-32', 32, 120],
]).map(machine => ({
  ...machine,
  attachable: { type: 'nvidia-t4', counts: [1, 2, 4] },
}));

/** Compute Engine machine types, from the machine families resource guide of Google Cloud. */
export const GCP_MACHINES: readonly Machine[] = [
  ...plain([
    ['e2-standard-4', 4, 16],
    ['e2-standard-8', 8, 32],
    ['e2-standard-16', 16, 64],
    ['e2-standard-32', 32, 128],
    ['n2-standard-4', 4, 16],
    ['n2-standard-8', 8, 32],
    ['n2-standard-16', 16, 64],
    ['n2-standard-32', 32, 128],
    ['n2-highmem-8', 8, 64],
    ['n2-highmem-16', 16, 128],
    ['c3-standard-4', 4, 16],
    ['c3-standard-8', 8, 32],
    ['c3-standard-22', 22, 88],
    ['c3-standard-44', 44, 176],
  ]),
  ...plain(
    [
      ['t2a-standard-4', 4, 16],
      ['t2a-standard-8', 8, 32],
    ],
    'arm64',
  ),
  ...N1,
  ...accelerated('nvidia-l4', [
    ['g2-standard-4', 4, 16, 1],
    ['g2-standard-8', 8, 32, 1],
    ['g2-standard-12', 12, 48, 1],
    ['g2-standard-16', 16, 64, 1],
    ['g2-standard-24', 24, 96, 2],
    ['g2-standard-32', 32, 128, 1],
    ['g2-standard-48', 48, 192, 4],
    ['g2-standard-96', 96, 384, 8],
  ]),
  ...accelerated('nvidia-a100-40gb', [
    ['a2-highgpu-1g', 12, 85, 1],
    ['a2-highgpu-2g', 24, 170, 2],
    ['a2-highgpu-4g', 48, 340, 4],
    ['a2-highgpu-8g', 96, 680, 8],
    ['a2-megagpu-16g', 96, 1360, 16],
  ]),
  ...accelerated('nvidia-a100-80gb', [
    ['a2-ultragpu-1g', 12, 170, 1],
    ['a2-ultragpu-2g', 24, 340, 2],
    ['a2-ultragpu-4g', 48, 680, 4],
    ['a2-ultragpu-8g', 96, 1360, 8],
  ]),
  ...accelerated('nvidia-h100-80gb', [
    ['a3-highgpu-1g', 26, 234, 1],
    ['a3-highgpu-2g', 52, 468, 2],
    ['a3-highgpu-4g', 104, 936, 4],
    ['a3-highgpu-8g', 208, 1872, 8],
    ['a3-megagpu-8g', 208, 1872, 8],
  ]),
  ...accelerated('nvidia-h200-141gb', [['a3-ultragpu-8g', 224, 2952, 8]]),
  ...accelerated('google-tpu-v5e', [
    ['ct5lp-hightpu-1t', 24, 48, 1],
    ['ct5lp-hightpu-4t', 112, 192, 4],
    ['ct5lp-hightpu-8t', 224, 384, 8],
  ]),
  ...accelerated('google-tpu-v6e', [
    ['ct6e-standard-1t', 44, 176, 1],
    ['ct6e-standard-4t', 180, 720, 4],
    ['ct6e-standard-8t', 180, 1440, 8],
  ]),
];
