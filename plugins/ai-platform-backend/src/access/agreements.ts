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
import { RecentAnswers } from './recentAnswers';

const MOST_CALLERS = 1_000;
/** Of one caller. */
const MOST = 1_000;

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

const keyOf = ({ queries }: Agreement) =>
  JSON.stringify(
    queries.map(({ permission, resourceRef }) => [
      permission.name,
      resourceRef,
    ]),
  );

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
  /** All of one caller. */
  async function ask(agreements: readonly Agreement[]): Promise<Decision[]> {
    // Who waits has shown their token just now.
    const [{ credentials }] = agreements;
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

  const callers = new LRUCache<string, RecentAnswers<Agreement, Decision>>({
    max: MOST_CALLERS,
  });

  function answersFor(agreement: Agreement) {
    const caller = callerOf(agreement);
    const known =
      callers.get(caller) ??
      new RecentAnswers<Agreement, Decision>({
        ask,
        keyOf,
        isKept: ({ refused }) => refused === undefined,
        most: MOST,
        clock,
      });
    callers.set(caller, known);
    return known;
  }

  return async agreement => {
    const { refused } = agreement.queries.every(isReading)
      ? await answersFor(agreement).get(agreement)
      : (await ask([agreement]))[0];
    return refused;
  };
}
