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
}

/**
 * The entity whose quota is to be changed, read with the caller's own rights. Which file, namespace and cluster that is
 * about comes from the entity; what the caller says must be the same.
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
  refuseOther('documentUrl', documentUrl, url);
  refuseOther(
    'namespace',
    namespace,
    annotations[ECOSYSTEM_ANNOTATIONS.kubernetesNamespace],
  );
  refuseOther(
    'cluster',
    cluster,
    annotations[ECOSYSTEM_ANNOTATIONS.kubernetesCluster],
  );
  return { documentUrl: url, ...(stage !== undefined && { stage }) };
}

function refuseOther(
  field: string,
  said: string | undefined,
  known: string | undefined,
): void {
  if (said === undefined || known === undefined || said === known) return;
  throw new NotAllowedError(
    `${field}: ${JSON.stringify(
      said,
    )} is not the entity's, which is ${JSON.stringify(
      known,
    )}. Leave it out, or change the entity's annotation.`,
  );
}
