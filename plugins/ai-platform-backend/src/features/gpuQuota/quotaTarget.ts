import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  ANNOTATIONS,
  ECOSYSTEM_ANNOTATIONS,
  ENVIRONMENT_ENTITY_TYPE,
  annotationList,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** What of which clusters belongs to an entity, by its annotations alone. */
export interface QuotaTarget {
  /** Names of clusters; absent: all. */
  clusters?: readonly string[];
  namespaces: readonly string[];
  /** Value of the label backstage.io/kubernetes-id, where no namespace is named. */
  component?: string;
  workspace?: string;
  /** Only of the environment's own entity: all of its namespaces. */
  environment?: string;
}

/**
 * Reads the target from the annotations of an entity.
 *
 * @throws NotFoundError where no annotation says where to look
 */
export function quotaTarget(entity: Entity): QuotaTarget {
  const annotations = entity.metadata.annotations ?? {};
  const isEnvironment = entity.spec?.type === ENVIRONMENT_ENTITY_TYPE;
  const clusters = annotationList(
    annotations[ECOSYSTEM_ANNOTATIONS.kubernetesCluster],
  );
  const namespaces = annotationList(
    annotations[ECOSYSTEM_ANNOTATIONS.kubernetesNamespace],
  );
  const component = annotations[ECOSYSTEM_ANNOTATIONS.kubernetesId];
  const target = {
    ...(clusters.length > 0 && { clusters }),
    namespaces,
    // A namespace that is named says more than a label on pods.
    ...(namespaces.length === 0 && component && { component }),
    ...(annotations[ANNOTATIONS.workspace] && {
      workspace: annotations[ANNOTATIONS.workspace],
    }),
    ...(isEnvironment &&
      annotations[ANNOTATIONS.environment] && {
        environment: annotations[ANNOTATIONS.environment],
      }),
  };
  const { workspace, environment } = target;
  if (namespaces.length === 0 && !component && !workspace && !environment) {
    throw new NotFoundError(
      `The entity has none of the annotations ${ECOSYSTEM_ANNOTATIONS.kubernetesNamespace}, ${ECOSYSTEM_ANNOTATIONS.kubernetesId} and ${ANNOTATIONS.workspace}: one of them says where its quota is`,
    );
  }
  return target;
}
