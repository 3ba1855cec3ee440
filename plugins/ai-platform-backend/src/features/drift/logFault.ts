import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';

/** Logs that an entity could not be looked at, without what the error says: it may hold what an upstream said. */
export function logFault(
  logger: Pick<LoggerService, 'warn'>,
  entity: Entity,
  error: unknown,
): void {
  const ref = stringifyEntityRef(entity);
  const why = error instanceof Error ? error.name : 'unknown error';
  logger.warn(`The drift of ${ref} could not be looked at: ${why}`);
}
