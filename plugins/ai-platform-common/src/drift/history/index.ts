export {
  advanceHistory,
  type HistoryInputs,
  type HistoryStep,
} from './advanceHistory';
export { differenceKey } from './differenceKey';
export { observedOf } from './observedOf';
export type {
  AskedAction,
  CurrentValue,
  ObservedApplication,
  ObservedDifference,
} from './observation';
