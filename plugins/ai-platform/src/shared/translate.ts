import type { aiPlatformTranslationRef } from '../translation';
import type { Texts } from '../useTexts';

type Message = keyof typeof aiPlatformTranslationRef.T;

/** A message without the ending of its plural. */
export type MessageKey = Message extends infer M
  ? M extends `${infer Base}_${'one' | 'other'}`
    ? Base
    : M
  : never;

/** What a message may name. */
export type MessageParams = Record<string, string | number>;

/** Gives the text of a key that is put together from a code; what a text does not name is left unused. */
export function translate(
  t: Texts,
  key: MessageKey,
  params: MessageParams,
): string {
  return (t as (key: MessageKey, params: MessageParams) => string)(key, params);
}
