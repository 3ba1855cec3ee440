/**
 * The AI platform for apps on the old frontend system.
 *
 * @packageDocumentation
 */
export {
  AiEnvironmentMetadataFieldExtension,
  AiEnvironmentSpecFieldExtension,
  EntityAiEnvironmentCard,
  aiPlatformPlugin,
} from './legacyPlugin';
