export {
  environmentSummarySchema,
  environmentViewSchema,
  type EnvironmentSummary,
  type EnvironmentView,
} from './environmentView';
export type { Observed } from './observed';
