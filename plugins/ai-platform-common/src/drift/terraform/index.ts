export { terraformChangeFacts, type ChangeList } from './changeFacts';
export { planRefusalMessage, type PlanRefusalReason } from './planRefusal';
export { planSection, type PlanSection } from './planSection';
export {
  TerraformReportReducer,
  type TerraformReportOrigin,
} from './reportReducer';
