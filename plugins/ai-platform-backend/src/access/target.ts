import type {
  AuditorService,
  AuthService,
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  BasicPermission,
  Permission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
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

/** What is asked for, and how it is called in the audit log. */
interface Access<Asked> {
  permission: Asked;
  eventId: string;
}

/** Who asks: the user's entity reference, or the name of a service. */
export interface Caller {
  credentials: BackstageCredentials;
  name: string;
}

/** What a request says beside its path; it stands in the audit log, so no secrets. */
type Input = JsonObject | undefined;

/** Runs `act` for the entity that a request names, if the caller may. */
export type WithTarget = <Result, Said extends Input = undefined>(
  request: Request,
  access: Access<ResourcePermission> & {
    /** Reads the request, after its caller is known and before anything is asked. */
    input?: () => Said;
  },
  act: (entity: Entity, caller: Caller, said: Said) => Promise<Result>,
) => Promise<Result>;

/** Runs `act`, which is about no entity, if the caller may. */
export type WithPermission = <Result>(
  request: Request,
  access: Access<BasicPermission>,
  act: (caller: Caller) => Promise<Result>,
) => Promise<Result>;

/** Runs `act` for a caller of whom nothing is asked yet: it asks itself what of its answer they may see. */
export type WithCaller = <Result>(
  request: Request,
  access: { eventId: string },
  act: (caller: Caller) => Promise<Result>,
) => Promise<Result>;

const isReading = ({ attributes: { action } }: Permission) => action === 'read';

/** What a request says; one that says nothing that can be read is an attempt all the same, and told as one. */
function saidBy<Said extends Input>(
  input: (() => Said) | undefined,
): { said?: Said; refused?: { error: unknown } } {
  try {
    return { said: input?.() };
  } catch (error) {
    return { refused: { error } };
  }
}

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
  withCaller: WithCaller;
} {
  const { auditor, httpAuth } = options;
  const entityOf = createKnownEntities(options);
  const refusalOf = createAgreements(options);

  async function callerOf(request: Request): Promise<Caller> {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const principal: BackstageUserPrincipal | BackstageServicePrincipal =
      credentials.principal;
    const name =
      principal.type === 'user' ? principal.userEntityRef : principal.subject;
    return { credentials, name };
  }

  async function audited<Result>(
    access: Parameters<AuditorService['createEvent']>[0],
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

  // Reading happens all the time; what changes something is to be found among it.
  const severityOf = (permission: Permission) =>
    isReading(permission) ? 'low' : 'high';

  return {
    async withTarget<Result, Said extends Input>(
      request: Request,
      {
        permission,
        eventId,
        input,
      }: Access<ResourcePermission> & { input?: () => Said },
      act: (entity: Entity, caller: Caller, said: Said) => Promise<Result>,
    ) {
      const caller = await callerOf(request);
      const { credentials } = caller;
      const { namespace, kind, name } = request.params;
      const entityRef = stringifyEntityRef({ namespace, kind, name });
      const severityLevel = severityOf(permission);
      const read = saidBy(input);
      const meta = { entityRef, ...read.said };
      const event = { eventId, request, severityLevel, meta } as const;
      return audited(event, async () => {
        if (read.refused) throw read.refused.error;
        const queries = [
          { permission: catalogEntityReadPermission, resourceRef: entityRef },
          { permission, resourceRef: entityRef },
        ];
        // Both at once, because each is a request to another backend; nothing is done before both have agreed.
        const [entity, refused] = await Promise.all([
          // What is changed is what the annotations say now.
          entityOf(entityRef, { afresh: !isReading(permission) }),
          refusalOf({ queries, credentials }),
        ]);
        if (!entity || refused === catalogEntityReadPermission.name) {
          throw noEntity(entityRef);
        }
        if (refused) throw refusal(refused, entityRef);
        return act(entity, caller, read.said as Said);
      });
    },
    async withPermission(request, { permission, eventId }, act) {
      const caller = await callerOf(request);
      const { credentials } = caller;
      const severityLevel = severityOf(permission);
      return audited({ eventId, request, severityLevel }, async () => {
        const queries = [{ permission }];
        const refused = await refusalOf({ queries, credentials });
        if (refused) throw refusal(refused);
        return act(caller);
      });
    },
    async withCaller(request, { eventId }, act) {
      const caller = await callerOf(request);
      return audited({ eventId, request }, () => act(caller));
    },
  };
}
