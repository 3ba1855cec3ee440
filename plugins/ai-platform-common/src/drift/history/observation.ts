/** The text of a whole resource: all that the history keeps of it. */
export const PRESENT = 'present';

/** A difference that a look found. @public */
export interface ObservedDifference {
  /** `resourceId(...)`, or the Terraform address. */
  resource: string;
  /** Field path; empty for a resource that is missing or extra. */
  path: string;
  /** Text of what Git says; absent where it is secret or not there. Of a missing resource `PRESENT`. */
  want?: string;
  /** Text of what the cluster has; absent where it is secret or not there. Of an extra resource `PRESENT`. */
  have?: string;
  /** When the source saw it, in milliseconds since 1970, where that was before the look. */
  foundAt?: number;
}

/** What a place that does not differ holds now, on both sides alike. @public */
export interface CurrentValue {
  /** False where neither side has it. */
  there: boolean;
  /** Absent where it is secret. */
  text?: string;
  /** Of a text that is cut: whether that other text shows the same value, cut elsewhere. */
  shows?(text: string): boolean;
}

/** What a look at one application or workspace teaches the history. @public */
export interface ObservedApplication {
  /** Id of the application or workspace. */
  application: string;
  /** False where the look was not at the whole, or the verdict is old: then nothing closes. */
  complete: boolean;
  /** When the resources were read, in milliseconds since 1970: what was first seen after that does not close. */
  lookedAt?: number;
  /** Ids of resources that could not be compared: of them nothing closes either. */
  unknown: readonly string[];
  differences: readonly ObservedDifference[];
  /**
   * What a place that no longer differs holds now; with an empty path whether the resource is there at all. Undefined
   * where nobody can tell.
   */
  current(resource: string, path: string): CurrentValue | undefined;
}

/** Something that a person asked for on the page. @public */
export interface AskedAction {
  kind: 'revert' | 'codify';
  application: string;
  /** Absent: all of the application. */
  resources?: readonly string[];
  /** Absent: all of the resources. */
  paths?: readonly string[];
  person: string;
  /** Milliseconds since 1970. */
  at: number;
}
