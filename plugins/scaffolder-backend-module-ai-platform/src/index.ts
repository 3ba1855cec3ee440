/**
 * Scaffolder actions that emit what an AI platform document says.
 *
 * @packageDocumentation
 */
export { scaffolderModuleAiPlatform as default } from './module';
