import type { Entity } from '@backstage/catalog-model';
import { ECOSYSTEM_ANNOTATIONS } from '@flagstone/backstage-plugin-ai-platform-common';

/** Any of these annotations says what is deployed for an entity, or which Terraform workspace is its own. */
const DRIFT_ANNOTATIONS = [
  ECOSYSTEM_ANNOTATIONS.argocdAppName,
  ECOSYSTEM_ANNOTATIONS.argocdAppSelector,
  ECOSYSTEM_ANNOTATIONS.terraformWorkspaces,
  // Of Flux objects, which carry it as a label.
  ECOSYSTEM_ANNOTATIONS.kubernetesId,
] as const;

/**
 * Whether an entity names an application or a Terraform workspace, so that there is drift to show.
 *
 * @public
 */
export function isDriftAvailable(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return DRIFT_ANNOTATIONS.some(name => Boolean(annotations[name]));
}
