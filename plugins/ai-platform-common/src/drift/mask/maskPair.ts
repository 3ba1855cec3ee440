import type { JsonValue } from '../json';
import { Masker } from './maskObject';

/** The four forms of one resource, as Argo CD tells them. @public */
export interface MaskedForms {
  target: JsonValue;
  live: JsonValue;
  want: JsonValue;
  have: JsonValue;
}

/**
 * The four forms without secrets, as `maskSecret` does it. Secrets at the same place that are equal have the same marker,
 * and different ones another, so that equal and different can still be told: `want` has `MASKED`, and where `have` differs
 * it has `MASKED_OTHER`.
 * @public
 */
export function maskPair(forms: MaskedForms): MaskedForms {
  const masker = new Masker();
  // The order decides who has which marker.
  const want = masker.mask(forms.want);
  const have = forms.have === forms.want ? want : masker.mask(forms.have);
  const target = masker.mask(forms.target);
  const live = masker.mask(forms.live);
  return { target, live, want, have };
}
