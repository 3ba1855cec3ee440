/** Why a quota cannot be changed as it was asked. @public */
export const QUOTA_CHANGE_FAULTS = [
  /** The amount is no Kubernetes quantity, or is below zero. */
  'invalidAmount',
  /** Devices, pods and bytes are whole. */
  'fractionalAmount',
  /** The quota is what it is to be. */
  'unchanged',
  /** The file is not YAML. */
  'notYaml',
  /** The file becomes YAML only when a template engine has run. */
  'templated',
  /** The file follows from a document, and would be overwritten. */
  'generated',
  /** The file has no quota of that namespace. */
  'noSuchObject',
  /** More than one quota could be meant. */
  'ambiguous',
  /** The queue has no such resource. */
  'noSuchResource',
  /** The queue has the resource in more than one flavour. */
  'flavorNeeded',
  /** The queue has no such flavour. */
  'noSuchFlavor',
  /** The value stands in more than one place: an anchor, an alias or a merge key. */
  'sharedValue',
  /** The document would not hold with the new amount. */
  'invalidDocument',
  /** There is something else where a quantity should be. */
  'notAQuantity',
] as const;

/** @public */
export type QuotaChangeFault = (typeof QUOTA_CHANGE_FAULTS)[number];

/** What is said of a change that cannot be made. @public */
export interface QuotaChangeRefusal {
  code: QuotaChangeFault;
  /** Field of the change, or path in the file, that is at fault. */
  field: string;
  /** What is wrong, as a sentence. */
  message: string;
  /** What to do about it, as a sentence. */
  remedy: string;
}

/** A change of a quota that cannot be made: `<field>: <what is wrong> <what to do>`. @public */
export class QuotaChangeError extends Error {
  readonly refusal: QuotaChangeRefusal;

  constructor(refusal: QuotaChangeRefusal) {
    super(`${refusal.field}: ${refusal.message} ${refusal.remedy}`);
    this.name = 'QuotaChangeError';
    this.refusal = refusal;
  }
}
