import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { Request } from 'express';
import type { Clock } from '../clock/clock';
import { createAgreements } from './agreements';
import { createKnownEntities } from './knownEntities';

/** What the guards need. */
export interface GuardOptions {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  clock: Clock;
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

const noEntity = (entityRef: string) =>
  new NotFoundError(`There is no entity ${entityRef}`);

function refusal(permission: string, entityRef?: string): NotAllowedError {
  const about = entityRef ? ` for ${entityRef}` : '';
  return new NotAllowedError(`You lack the permission ${permission}${about}`);
}

/**
 * The one place that decides who sees what: whether the caller may read the entity is asked of the catalog's own
 * permission, and the feature's permission with the entity as resource, in one request. What is looked at afterwards
 * comes from the entity, never from the request.
 *
 * The functions that it makes throw NotFoundError where the caller sees no such entity, NotAllowedError where the
 * permission is denied, and AuthenticationError without credentials. Each access becomes an audit event.
 */
export function createGuards(options: GuardOptions): {
  withTarget: WithTarget;
  withPermission: WithPermission;
} {
  const { auditor, httpAuth } = options;
  const entityOf = createKnownEntities(options);
  const refusalOf = createAgreements(options);

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

  return {
    async withTarget(request, { permission, eventId }, read) {
      const credentials = await credentialsOf(request);
      const { namespace, kind, name } = request.params;
      const entityRef = stringifyEntityRef({ namespace, kind, name });
      return audited({ eventId, request, meta: { entityRef } }, async () => {
        const queries = [
          { permission: catalogEntityReadPermission, resourceRef: entityRef },
          { permission, resourceRef: entityRef },
        ];
        // Both at once, because each is a request to another backend; nothing is read before both have agreed.
        const [entity, refused] = await Promise.all([
          entityOf(entityRef),
          refusalOf({ queries, credentials }),
        ]);
        if (!entity || refused === catalogEntityReadPermission.name) {
          throw noEntity(entityRef);
        }
        if (refused) throw refusal(refused, entityRef);
        return read(entity);
      });
    },
    async withPermission(request, { permission, eventId }, read) {
      const credentials = await credentialsOf(request);
      return audited({ eventId, request }, async () => {
        const queries = [{ permission }];
        const refused = await refusalOf({ queries, credentials });
        if (refused) throw refusal(refused);
        return read();
      });
    },
  };
}
