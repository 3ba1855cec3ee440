import { accelerated, plain, type Machine } from './machine';

/** Azure VM sizes, from "Sizes for virtual machines in Azure". */
export const AZURE_MACHINES: readonly Machine[] = [
  ...plain([
    ['Standard_D4s_v5', 4, 16],
    ['Standard_D8s_v5', 8, 32],
    ['Standard_D16s_v5', 16, 64],
    ['Standard_D32s_v5', 32, 128],
    ['Standard_E4s_v5', 4, 32],
    ['Standard_E8s_v5', 8, 64],
    ['Standard_E16s_v5', 16, 128],
    ['Standard_F8s_v2', 8, 16],
    ['Standard_F16s_v2', 16, 32],
  ]),
  ...plain(
    [
      ['Standard_D4ps_v5', 4, 16],
      ['Standard_D8ps_v5', 8, 32],
    ],
    'arm64',
  ),
  ...accelerated('nvidia-t4', [
    ['Standard_NC4as_T4_v3', 4, 28, 1],
    ['Standard_NC8as_T4_v3', 8, 56, 1],
    ['Standard_NC16as_T4_v3', 16, 110, 1],
    ['Standard_NC64as_T4_v3', 64, 440, 4],
  ]),
  ...accelerated('nvidia-a10', [
    ['Standard_NV36ads_A10_v5', 36, 440, 1],
    ['Standard_NV72ads_A10_v5', 72, 880, 2],
  ]),
  ...accelerated('nvidia-a100-40gb', [['Standard_ND96asr_v4', 96, 900, 8]]),
  ...accelerated('nvidia-a100-80gb', [
    ['Standard_NC24ads_A100_v4', 24, 220, 1],
    ['Standard_NC48ads_A100_v4', 48, 440, 2],
    ['Standard_NC96ads_A100_v4', 96, 880, 4],
    ['Standard_ND96amsr_A100_v4', 96, 1900, 8],
  ]),
  ...accelerated('nvidia-h100-80gb', [
    ['Standard_ND96isr_H100_v5', 96, 1900, 8],
  ]),
  ...accelerated('nvidia-h200-141gb', [
    ['Standard_ND96isr_H200_v5', 96, 1850, 8],
  ]),
  ...accelerated('amd-mi300x', [['Standard_ND96isr_MI300X_v5', 96, 1850, 8]]),
];
