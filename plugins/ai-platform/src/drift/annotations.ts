import type { Entity } from '@backstage/catalog-model';
import { ECOSYSTEM_ANNOTATIONS } from '@flagstone/backstage-plugin-ai-platform-common';

/** Any of these annotations says what is deployed for an entity, or which Terraform workspace is its own. */
const NAMING_ANNOTATIONS = [
  ECOSYSTEM_ANNOTATIONS.argocdAppName,
  ECOSYSTEM_ANNOTATIONS.argocdAppSelector,
  ECOSYSTEM_ANNOTATIONS.terraformWorkspaces,
] as const;

/** Whether an entity says itself what may drift; else that is only known once Flux has been looked at. */
export function namesDriftSource(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return NAMING_ANNOTATIONS.some(name => Boolean(annotations[name]));
}

/**
 * Whether an entity names an application or a Terraform workspace, so that there is drift to show.
 *
 * @public
 */
export function isDriftAvailable(entity: Entity): boolean {
  // Flux objects carry this one as a label, and so do many objects that Flux knows nothing of.
  const id = entity.metadata.annotations?.[ECOSYSTEM_ANNOTATIONS.kubernetesId];
  return Boolean(id) || namesDriftSource(entity);
}
