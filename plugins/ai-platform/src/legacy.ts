/**
 * The AI platform for apps on the old frontend system.
 *
 * @packageDocumentation
 */
export {
  AiEnvironmentMetadataFieldExtension,
  AiEnvironmentSpecFieldExtension,
  EntityAiEnvironmentCard,
  EntityGpuQuotaCard,
  EntityGpuQuotaContent,
  GpuQuotaChangeFieldExtension,
  aiPlatformPlugin,
} from './legacyPlugin';
export { isGpuQuotaAvailable } from './quota/annotations';
