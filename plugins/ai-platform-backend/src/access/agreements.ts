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
import { together } from './together';

/** So long somebody may still read what was just taken from them. */
const KEPT_MS = 5_000;
const MOST = 10_000;
const MOST_CALLERS = 1_000;

/** Whom and what is asked about. */
export interface Agreement {
  queries: AuthorizePermissionRequest[];
  credentials: BackstageCredentials;
}

interface Decision {
  refused?: string;
}

/** The name of the first permission that is refused; undefined where the caller may do all of it. */
export type RefusalOf = (agreement: Agreement) => Promise<string | undefined>;

const isReading = ({ permission }: AuthorizePermissionRequest) =>
  permission.attributes.action === 'read';

// The principal says who asks, on whose behalf, and how their token is restricted.
const callerOf = ({ credentials }: Agreement) =>
  JSON.stringify(credentials.principal);

function keyOf(agreement: Agreement): string {
  const asked = agreement.queries.map(query => [
    query.permission.name,
    query.resourceRef,
  ]);
  return JSON.stringify([callerOf(agreement), asked]);
}

/**
 * Asks the permission backend, all queries in one request, and those of one caller that come at the same time as well.
 * That a caller may read is remembered for a few seconds, because every card of a page asks the same and a page asks again
 * and again; a refusal is not, so what somebody was just given is there at once. For anything but reading every request is
 * decided anew.
 */
export function createAgreements({
  permissions,
  clock,
}: {
  permissions: PermissionsService;
  clock: Clock;
}): RefusalOf {
  async function decideAll(
    agreements: readonly Agreement[],
  ): Promise<Decision[]> {
    // All are of one caller; the token of the last one holds the longest.
    const { credentials } = agreements[agreements.length - 1];
    const decisions = await permissions.authorize(
      agreements.flatMap(({ queries }) => queries),
      { credentials },
    );
    const left = [...decisions];
    return agreements.map(({ queries }) => {
      const own = left.splice(0, queries.length);
      const refused = queries.find(
        (_, index) => own[index]?.result !== AuthorizeResult.ALLOW,
      );
      return { refused: refused?.permission.name };
    });
  }

  const callers = new LRUCache<string, (asked: Agreement) => Promise<Decision>>(
    { max: MOST_CALLERS },
  );

  function decide(agreement: Agreement): Promise<Decision> {
    const caller = callerOf(agreement);
    const ask = callers.get(caller) ?? together(decideAll, clock);
    callers.set(caller, ask);
    return ask(agreement);
  }

  const remembered = new LRUCache<string, Decision, Agreement>({
    max: MOST,
    ttl: KEPT_MS,
    ttlResolution: 0,
    perf: clock,
    fetchMethod: (_key, _stale, { context }) => decide(context),
  });

  return async agreement => {
    if (!agreement.queries.every(isReading)) {
      const [{ refused }] = await decideAll([agreement]);
      return refused;
    }
    const key = keyOf(agreement);
    const { refused } = await remembered.forceFetch(key, {
      context: agreement,
    });
    if (refused) remembered.delete(key);
    return refused;
  };
}
