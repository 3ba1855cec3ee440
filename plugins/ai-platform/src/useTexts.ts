import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { aiPlatformTranslationRef } from './translation';

/** Gives the text of a key. */
export type Texts = TranslationFunction<typeof aiPlatformTranslationRef.T>;

/** The texts of the plugin in the user's language. */
export function useTexts(): Texts {
  return useTranslationRef(aiPlatformTranslationRef).t;
}
