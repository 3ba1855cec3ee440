import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ANNOTATIONS,
  ECOSYSTEM_ANNOTATIONS,
  annotationList,
  gpuQuotaChangePermission,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** What decides whose quota may be changed. */
export interface QuotaEntityOptions {
  catalog: CatalogService;
  permissions: PermissionsService;
}

/** What a caller says of the quota. */
export interface QuotaRequest {
  entityRef: string;
  cluster?: string;
  namespace: string;
  documentUrl?: string;
}

/** What the catalog says of the quota of an entity. */
export interface QuotaEntity {
  entityRef: string;
  documentUrl: string;
  stage?: string;
  /** True if the entity says which namespaces are its own, so that the one that is asked for is among them. */
  namesNamespace: boolean;
}

/**
 * The entity whose quota is to be changed, read with the caller's own rights. Which file, namespace and cluster that is
 * about comes from the entity; what the caller says must be the same, or one of those that it lists.
 *
 * @throws NotFoundError where the caller sees no such entity, NotAllowedError without the permission or for another
 * file or namespace, InputError where the entity names no file
 */
export async function quotaEntity(
  { catalog, permissions }: QuotaEntityOptions,
  request: QuotaRequest,
  credentials: BackstageCredentials,
): Promise<QuotaEntity> {
  const { entityRef } = request;
  const entity = await catalog.getEntityByRef(entityRef, { credentials });
  if (!entity) throw new NotFoundError(`There is no entity ${entityRef}`);
  const ref = stringifyEntityRef(entity);
  const [decision] = await permissions.authorize(
    [{ permission: gpuQuotaChangePermission, resourceRef: ref }],
    { credentials },
  );
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `You lack the permission ${gpuQuotaChangePermission.name} for ${ref}`,
    );
  }
  return { entityRef: ref, ...quotaOf(entity, request) };
}

function quotaOf(
  entity: Entity,
  { cluster, namespace, documentUrl }: QuotaRequest,
): Omit<QuotaEntity, 'entityRef'> {
  const annotations = entity.metadata.annotations ?? {};
  const url = annotations[ANNOTATIONS.quotaDocument];
  const stage = annotations[ANNOTATIONS.stage];
  if (!url) {
    throw new InputError(
      `entityRef: ${stringifyEntityRef(entity)} has no annotation ${
        ANNOTATIONS.quotaDocument
      }. Add it to the entity: the URL of the file in Git that holds its quota.`,
    );
  }
  refuseOther('documentUrl', documentUrl, [url]);
  const namespaces = annotationList(
    annotations[ECOSYSTEM_ANNOTATIONS.kubernetesNamespace],
  );
  refuseOther('namespace', namespace, namespaces);
  refuseOther(
    'cluster',
    cluster,
    annotationList(annotations[ECOSYSTEM_ANNOTATIONS.kubernetesCluster]),
  );
  return {
    documentUrl: url,
    namesNamespace: namespaces.length > 0,
    ...(stage !== undefined && { stage }),
  };
}

function refuseOther(
  field: string,
  said: string | undefined,
  known: readonly string[],
): void {
  if (said === undefined || known.length === 0 || known.includes(said)) return;
  throw new NotAllowedError(
    `${field}: ${JSON.stringify(said)} is not the entity's, which is ${known
      .map(each => JSON.stringify(each))
      .join(' or ')}. Leave it out, or change the entity's annotation.`,
  );
}
