import { plainText } from '../plainText';
import { MASKED } from './markers';
import { withoutSecrets } from './secretText';

/** So many times what is shown is looked at: a secret that the cut would go through is masked before. */
const LOOKED_AT = 4;
const MOST = 500;

/**
 * What an engine or a person wrote in free words, as it may be shown: API servers and Git hosts repeat in their errors
 * what they were given, passwords included. Cut only after it is masked, so that no part of a secret is left.
 */
export function shownMessage(text: string, most = MOST): string {
  const part = text.slice(0, LOOKED_AT * most);
  return plainText(withoutSecrets(part, MASKED), most);
}
