export {
  severitiesOf,
  severityOf,
  type SeverityInput,
  type SeverityVerdict,
} from './severityOf';
