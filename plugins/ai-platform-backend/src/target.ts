import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { Request } from 'express';

/** What the guard needs. */
export interface TargetOptions {
  auditor: AuditorService;
  catalog: CatalogService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}

/** Runs `read` for the entity that a request names, if the caller may. */
export type WithTarget = <Result>(
  request: Request,
  access: { permission: ResourcePermission; eventId: string },
  read: (entity: Entity) => Promise<Result>,
) => Promise<Result>;

/**
 * The one place that decides who sees what: the entity is read with the caller's rights, then the feature's permission
 * is asked with the entity as resource. What is looked at afterwards comes from the entity, never from the request.
 *
 * The function that it makes throws NotFoundError where the caller sees no such entity, NotAllowedError where the
 * permission is denied, and AuthenticationError without credentials. Each access becomes an audit event.
 */
export function createTargetGuard(options: TargetOptions): WithTarget {
  const { auditor, catalog, httpAuth, permissions } = options;
  return async (request, { permission, eventId }, read) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { namespace, kind, name } = request.params;
    const entityRef = stringifyEntityRef({ namespace, kind, name });
    const event = await auditor.createEvent({
      eventId,
      request,
      meta: { entityRef },
    });
    try {
      const entity = await catalog.getEntityByRef(entityRef, { credentials });
      if (!entity) throw new NotFoundError(`There is no entity ${entityRef}`);
      const [decision] = await permissions.authorize(
        [{ permission, resourceRef: entityRef }],
        { credentials },
      );
      if (decision.result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError(
          `You lack the permission ${permission.name} for ${entityRef}`,
        );
      }
      const result = await read(entity);
      await event.success();
      return result;
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  };
}
