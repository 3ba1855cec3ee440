import type { DriftActor, DriftValue } from '../../view/driftView';
import type {
  DriftNoise,
  DriftObstacle,
  DriftState,
  HealthState,
} from '../../view/driftVocabulary';
import type { ToldTimes } from './ledger';

/** One field that differs, as its source tells it. */
export interface JudgedField extends ToldTimes {
  path: string;
  want?: DriftValue;
  have?: DriftValue;
  noise?: DriftNoise;
  who?: DriftActor;
}

/**
 * One resource as its source judges it, before history and people's decisions are laid over it. Times and actor are
 * those of a resource that is missing, extra, or differs in fields that nobody tells.
 */
export interface JudgedResource extends ToldTimes {
  id: string;
  group: string;
  kind: string;
  namespace?: string;
  name: string;
  state: DriftState;
  health?: HealthState;
  /** What the source itself says of why the difference is of no interest. */
  ignoredBy?: DriftNoise;
  fields: readonly JudgedField[];
  /** More of the noise; asked for what is sent only. */
  noise?: () => readonly JudgedField[];
  /** Fields that the source left out. */
  omitted: number;
  who?: DriftActor;
  problem?: string;
  /** Both sides as YAML; asked for what is sent only. */
  texts?: () => { wantText?: string; haveText?: string };
  revert?: { obstacle?: DriftObstacle };
  codify?: { obstacle?: DriftObstacle };
}

/** The fields that differ for real. */
export function realFields({
  fields,
}: Pick<JudgedResource, 'fields'>): JudgedField[] {
  return fields.filter(({ noise }) => noise === undefined);
}
