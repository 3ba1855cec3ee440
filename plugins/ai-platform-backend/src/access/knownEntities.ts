import type { AuthService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock/clock';

/** As long as the catalog's own page may be behind. */
const KEPT_MS = 5_000;
const MOST = 2_000;

/** Reads an entity by its reference; undefined where there is none. */
export type ReadEntity = (
  entityRef: string,
  options: {
    /** True asks the catalog, whatever is known. */
    afresh: boolean;
  },
) => Promise<Entity | undefined>;

/**
 * Reads entities with the backend's own rights, and keeps each for a few seconds: all cards of a page ask for the same
 * one. Who may see it is asked apart (`createAgreements`), for each caller. What is not there is asked for again.
 */
export function createKnownEntities({
  auth,
  catalog,
  clock,
}: {
  auth: AuthService;
  catalog: CatalogService;
  clock: Clock;
}): ReadEntity {
  const entities = new LRUCache<string, Entity>({
    max: MOST,
    ttl: KEPT_MS,
    ttlResolution: 0,
    perf: clock,
    fetchMethod: async entityRef =>
      catalog.getEntityByRef(entityRef, {
        credentials: await auth.getOwnServiceCredentials(),
      }),
  });
  return (entityRef, { afresh }) =>
    entities.fetch(entityRef, { forceRefresh: afresh });
}
