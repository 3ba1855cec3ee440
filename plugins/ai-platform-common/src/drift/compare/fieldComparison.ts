import type { DriftValue } from '../../view/driftView';
import type { DriftNoise } from '../../view/driftVocabulary';
import type { IgnoreRule, ResourceRef } from '../facts';
import type { JsonValue } from '../json';

/** One field that differs; a real difference where it is no noise. @public */
export interface FieldComparison {
  /** As `formatPath` writes it. */
  path: string;
  /** Absent where Git does not have the field. */
  want?: DriftValue;
  /** Absent where the cluster does not have the field. */
  have?: DriftValue;
  noise?: DriftNoise;
}

/** What is known of one resource, masked, and the rules of its Application that tell what not to compare. @public */
export interface ObjectComparison {
  ref: ResourceRef;
  /** The object as it would be after a sync; null where it is not in Git. */
  want: JsonValue;
  /** The object as it is, normalised; null where it is not in the cluster. */
  have: JsonValue;
  /** The manifest as Git has it. */
  target: JsonValue;
  /** The object as the cluster has it. */
  live: JsonValue;
  ignore: readonly IgnoreRule[];
}
