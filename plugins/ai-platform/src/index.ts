/**
 * The AI platform in the Backstage frontend.
 *
 * @packageDocumentation
 */
export { aiPlatformPlugin as default } from './plugin';
export { aiPlatformTranslationRef } from './translation';
