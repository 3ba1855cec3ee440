import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATIONS,
  ECOSYSTEM_ANNOTATIONS,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** Any of these annotations says which namespaces belong to an entity. */
const GPU_QUOTA_ANNOTATIONS = [
  ECOSYSTEM_ANNOTATIONS.kubernetesNamespace,
  ECOSYSTEM_ANNOTATIONS.kubernetesId,
  ANNOTATIONS.workspace,
] as const;

/**
 * Whether an entity says where in Kubernetes it lives, so that there is a GPU quota to show.
 *
 * @public
 */
export function isGpuQuotaAvailable(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return GPU_QUOTA_ANNOTATIONS.some(name => Boolean(annotations[name]));
}

/** Address of the file in Git that holds the entity's quota. */
export function quotaDocumentOf(entity: Entity): string | undefined {
  return entity.metadata.annotations?.[ANNOTATIONS.quotaDocument];
}
