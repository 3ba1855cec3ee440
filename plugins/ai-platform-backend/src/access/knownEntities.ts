import type { AuthService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock/clock';
import { together } from './together';

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
 * one. Those that are asked for at the same time are read in one request. Who may see them is asked apart
 * (`createAgreements`), for each caller. What is not there is asked for again.
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
  const read = together<string, Entity | undefined>(async entityRefs => {
    const credentials = await auth.getOwnServiceCredentials();
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: [...entityRefs] },
      { credentials },
    );
    return items;
  }, clock);
  const entities = new LRUCache<string, Entity>({
    max: MOST,
    ttl: KEPT_MS,
    ttlResolution: 0,
    perf: clock,
    fetchMethod: read,
  });
  return (entityRef, { afresh }) =>
    entities.fetch(entityRef, { forceRefresh: afresh });
}
