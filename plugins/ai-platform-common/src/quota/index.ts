export * from './facts';
export type { ClusterInputs, NamespaceInputs, ReadingOf } from './inputs';
export {
  describeDeviceClass,
  describeResource,
  deviceClassResource,
  isShared,
  migProfileOf,
  modelOf,
  type AcceleratorDescription,
  type AcceleratorModel,
} from './accelerators';
export {
  acceleratorOfDeviceClass,
  acceleratorOfQuotaKey,
  acceleratorOfResource,
  quotaKeysOf,
} from './quotaKeys';
export { deriveGpuQuota } from './deriveGpuQuota';
