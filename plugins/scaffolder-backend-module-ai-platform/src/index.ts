/**
 * Scaffolder actions that emit what an AI platform document says, and the reader of local Git repositories.
 *
 * @packageDocumentation
 */
export { localGitUrlReaderFactory } from './git/localGitUrlReader';
export { scaffolderModuleAiPlatform as default } from './module';
