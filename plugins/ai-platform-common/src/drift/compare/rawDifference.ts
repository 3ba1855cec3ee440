import type { DriftNoise } from '../../view/driftVocabulary';
import type { JsonValue } from '../json';
import type { Place } from './place';

/** A difference before it is put in words. */
export interface RawDifference {
  place: Place;
  want?: JsonValue;
  have?: JsonValue;
  noise?: DriftNoise;
}
