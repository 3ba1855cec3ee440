export {
  severityOf,
  type SeverityInput,
  type SeverityVerdict,
} from './severityOf';
