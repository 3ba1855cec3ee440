export type { AcceleratorDescription } from './acceleratorDescription';
export { describeDeviceClass } from './describeDeviceClass';
export { describeResource } from './describeResource';
export { deviceClassResource } from './deviceClassOf';
export { modelOf, type AcceleratorModel } from './modelOf';
export { isShared, migProfileOf } from './sharing';
