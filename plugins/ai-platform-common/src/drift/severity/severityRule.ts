import type { DriftSeverity } from '../../view/driftVocabulary';

/** When a difference matters how much. A difference fits where all that the rule says of it is so. */
export interface SeverityRule {
  id: string;
  severity: DriftSeverity;
  /** Kubernetes kinds or Terraform resource types. */
  kinds?: RegExp;
  /** Of the field; a whole resource has an empty path. */
  path?: RegExp;
  /** Of a structure that is on one side alone: a key in it that is a reason of its own. */
  key?: RegExp;
  /** The value is secret. */
  masked?: true;
}
