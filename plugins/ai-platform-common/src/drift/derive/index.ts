export { deriveDrift } from './deriveDrift';
export { driftRow, type DriftRow, type DriftRowEntity } from './driftRow';
