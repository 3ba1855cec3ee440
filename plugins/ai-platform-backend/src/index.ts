/**
 * The backend of the AI platform cards.
 *
 * @packageDocumentation
 */
export { environmentReadPermission } from './permissions';
export { aiPlatformPlugin as default } from './plugin';
