export {
  changeQuota,
  type ChangedQuota,
  type QuotaDirection,
} from './changeQuota';
export { gpuQuotaChangePermission } from './gpuQuotaChangePermission';
export { lineDiff } from './lineDiff';
export { quotaAmount, type QuotaAmount } from './quotaAmount';
export type { QuotaChange } from './quotaChange';
export {
  QUOTA_CHANGE_FAULTS,
  QuotaChangeError,
  type QuotaChangeFault,
  type QuotaChangeRefusal,
} from './quotaChangeError';
export {
  parseQuotaLimits,
  quotaLimit,
  type QuotaLimit,
  type QuotaLimits,
} from './quotaLimits';
export type { QuotaObject } from './quotaPlace';
export type { Regenerated } from './regenerated';
export { quotaResource } from './quotaResource';
export { soleNamespace } from './soleNamespace';
