import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type AuthorizePermissionRequest,
} from '@backstage/plugin-permission-common';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock/clock';

/** So long somebody may still read what was just taken from them. */
const KEPT_MS = 5_000;
const MOST = 10_000;

/** Whom and what is asked about. */
export interface Agreement {
  queries: AuthorizePermissionRequest[];
  credentials: BackstageCredentials;
}

/** The name of the first permission that is refused; undefined where the caller may do all of it. */
export type RefusalOf = (agreement: Agreement) => Promise<string | undefined>;

const isReading = ({ permission }: AuthorizePermissionRequest) =>
  permission.attributes.action === 'read';

// The principal says who asks, on whose behalf, and how their token is restricted.
function keyOf({ queries, credentials }: Agreement): string {
  const asked = queries.map(query => [
    query.permission.name,
    query.resourceRef,
  ]);
  return JSON.stringify([credentials.principal, asked]);
}

/**
 * Asks the permission backend, all queries in one request. That a caller may read is remembered for a few seconds,
 * because every card of a page asks the same and a page asks again and again; a refusal is not, so what somebody was
 * just given is there at once. For anything but reading every request is decided anew.
 */
export function createAgreements({
  permissions,
  clock,
}: {
  permissions: PermissionsService;
  clock: Clock;
}): RefusalOf {
  async function decide({ queries, credentials }: Agreement) {
    const decisions = await permissions.authorize(queries, { credentials });
    const refused = queries.find(
      (_, index) => decisions[index]?.result !== AuthorizeResult.ALLOW,
    );
    return { refused: refused?.permission.name };
  }

  const remembered = new LRUCache<string, { refused?: string }, Agreement>({
    max: MOST,
    ttl: KEPT_MS,
    ttlResolution: 0,
    perf: clock,
    fetchMethod: (_key, _stale, { context }) => decide(context),
  });

  return async agreement => {
    if (!agreement.queries.every(isReading)) {
      return (await decide(agreement)).refused;
    }
    const key = keyOf(agreement);
    const { refused } = await remembered.forceFetch(key, {
      context: agreement,
    });
    if (refused) remembered.delete(key);
    return refused;
  };
}
