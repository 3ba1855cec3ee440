import type { DriftObstacle } from '../../view/driftVocabulary';
import type { JsonValue } from '../json';

/** A file with its text before and after; without one before, it is new. @public */
export interface FileEdit {
  repository: string;
  path: string;
  before?: string;
  after: string;
}

/** One field, and what writes its live value into Git. @public */
export interface PlannedChange {
  path: string;
  /** Absent where the side does not have the field. */
  from?: JsonValue;
  to?: JsonValue;
  /** Empty where Git says so already. */
  edits: FileEdit[];
}

/** A field that cannot be codified. @public */
export interface RefusedPath {
  path: string;
  obstacle: DriftObstacle;
}

/** What codifying comes to: each change builds on the files of those before it. @public */
export interface CodifyPlan {
  changes: PlannedChange[];
  refused: RefusedPath[];
  /** For a person to apply by hand: those that are refused for want of a place, as a strategic merge patch in YAML. */
  patch?: string;
}

/** What was found for one field: how its files change, or why not. */
export type FoundPlace = { edits: FileEdit[] } | { obstacle: DriftObstacle };
