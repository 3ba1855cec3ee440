/**
 * The AI platform for apps on the old frontend system.
 *
 * @packageDocumentation
 */
export {
  AiEnvironmentMetadataFieldExtension,
  AiEnvironmentSpecFieldExtension,
  DriftPage,
  EntityAiEnvironmentCard,
  EntityDriftCard,
  EntityDriftContent,
  EntityGpuQuotaCard,
  EntityGpuQuotaContent,
  GpuQuotaChangeFieldExtension,
  aiPlatformPlugin,
} from './legacyPlugin';
export { isDriftAvailable } from './drift/annotations';
export { isGpuQuotaAvailable } from './quota/annotations';
