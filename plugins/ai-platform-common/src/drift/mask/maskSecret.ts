import type { JsonValue } from '../json';
import { Masker } from './maskObject';

/**
 * The object without secrets: all data of Secrets, and in any other kind what looks like a secret by its name (`password`,
 * an `env` entry named `API_TOKEN`) or by itself (a private key, a password in a URL). Annotations that hold a copy of the
 * whole object are left out.
 * @public
 */
export function maskSecret(object: JsonValue): JsonValue {
  return new Masker().mask(object);
}
