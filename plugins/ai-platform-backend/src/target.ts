import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type BasicPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { Request } from 'express';

/** What the guards need. */
export interface GuardOptions {
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

/** Runs `read`, which is about no entity, if the caller may. */
export type WithPermission = <Result>(
  request: Request,
  access: { permission: BasicPermission; eventId: string },
  read: () => Promise<Result>,
) => Promise<Result>;

/**
 * The one place that decides who sees what: the entity is read with the caller's rights, and the feature's permission
 * is asked with the entity as resource. What is looked at afterwards comes from the entity, never from the request.
 *
 * The functions that it makes throw NotFoundError where the caller sees no such entity, NotAllowedError where the
 * permission is denied, and AuthenticationError without credentials. Each access becomes an audit event.
 */
export function createGuards({
  auditor,
  catalog,
  httpAuth,
  permissions,
}: GuardOptions): { withTarget: WithTarget; withPermission: WithPermission } {
  const credentialsOf = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });

  async function audited<Result>(
    access: { request: Request; eventId: string; meta?: { entityRef: string } },
    run: () => Promise<Result>,
  ): Promise<Result> {
    const event = await auditor.createEvent(access);
    try {
      const result = await run();
      await event.success();
      return result;
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  }

  async function refusalOf(
    query: Parameters<PermissionsService['authorize']>[0][number],
    credentials: BackstageCredentials,
  ): Promise<NotAllowedError | undefined> {
    const [decision] = await permissions.authorize([query], { credentials });
    if (decision.result === AuthorizeResult.ALLOW) return undefined;
    const about = query.resourceRef ? ` for ${query.resourceRef}` : '';
    return new NotAllowedError(
      `You lack the permission ${query.permission.name}${about}`,
    );
  }

  return {
    async withTarget(request, { permission, eventId }, read) {
      const credentials = await credentialsOf(request);
      const { namespace, kind, name } = request.params;
      const entityRef = stringifyEntityRef({ namespace, kind, name });
      return audited({ eventId, request, meta: { entityRef } }, async () => {
        // Both at once, because each is a request to another backend; nothing is read before both have agreed.
        const [entity, refusal] = await Promise.all([
          catalog.getEntityByRef(entityRef, { credentials }),
          refusalOf({ permission, resourceRef: entityRef }, credentials),
        ]);
        if (!entity) throw new NotFoundError(`There is no entity ${entityRef}`);
        if (refusal) throw refusal;
        return read(entity);
      });
    },
    async withPermission(request, { permission, eventId }, read) {
      const credentials = await credentialsOf(request);
      return audited({ eventId, request }, async () => {
        const refusal = await refusalOf({ permission }, credentials);
        if (refusal) throw refusal;
        return read();
      });
    },
  };
}
