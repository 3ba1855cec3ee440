import type { IgnoreDecisionFacts } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Knex } from 'knex';
import { keyOf } from './driftKeys';
import { inParts } from './inParts';

const TABLE = 'drift_ignores';

interface Row {
  id: string;
  application: string;
  application_key: string;
  resource: string;
  path: string | null;
  person: string;
  reason: string;
  at: number | string;
  until: number | string;
}

function fromRow(row: Row): IgnoreDecisionFacts {
  return {
    id: row.id,
    application: row.application,
    resource: row.resource,
    ...(row.path !== null && { path: row.path }),
    person: row.person,
    reason: row.reason,
    at: Number(row.at),
    until: Number(row.until),
  };
}

/** Differences that somebody said are of no interest for a time. */
export class IgnoreStore {
  constructor(private readonly knex: Knex) {}

  async add(decision: IgnoreDecisionFacts): Promise<void> {
    await this.knex<Row>(TABLE).insert({
      ...decision,
      path: decision.path ?? null,
      application_key: keyOf(decision.application),
    });
  }

  /** Those of the applications that still hold at the time, in milliseconds since 1970. */
  async at(
    applications: readonly string[],
    time: number,
  ): Promise<IgnoreDecisionFacts[]> {
    const rows = await inParts(
      applications.map(id => keyOf(id)),
      keys =>
        this.knex<Row>(TABLE)
          .whereIn('application_key', [...keys])
          .where('until', '>', time)
          .orderBy('at'),
    );
    return rows.map(fromRow);
  }

  /** Ends a decision about one of the applications; false where there is none of this id. */
  async end(id: string, applications: readonly string[]): Promise<boolean> {
    const ended = await inParts(
      applications.map(each => keyOf(each)),
      keys =>
        this.knex<Row>(TABLE)
          .where('id', id)
          .whereIn('application_key', [...keys])
          .delete()
          .then(count => [count]),
    );
    return ended.some(count => count > 0);
  }

  async forget(before: number): Promise<void> {
    await this.knex<Row>(TABLE).where('until', '<', before).delete();
  }
}
