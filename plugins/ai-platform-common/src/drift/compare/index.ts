export { compareObjects } from './compareObjects';
export { driftValue } from './driftValue';
export { excerpt, type Excerpt, type ExcerptInput } from './excerpt';
export type { FieldComparison, ObjectComparison } from './fieldComparison';
export { ownerOf, type OwnerOptions } from './ownerOf';
export { valueAtPath } from './valueAtPath';
