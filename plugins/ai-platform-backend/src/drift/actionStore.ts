import type { AskedAction } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Knex } from 'knex';
import { keyOf } from './driftKeys';
import { inParts } from './inParts';

const TABLE = 'drift_actions';

interface Row {
  kind: AskedAction['kind'];
  application: string;
  application_key: string;
  resources: string | null;
  paths: string | null;
  person: string;
  at: number | string;
}

const listOf = (text: string | null): string[] | undefined =>
  text === null ? undefined : JSON.parse(text);

function fromRow(row: Row): AskedAction {
  const resources = listOf(row.resources);
  const paths = listOf(row.paths);
  return {
    kind: row.kind,
    application: row.application,
    ...(resources && { resources }),
    ...(paths && { paths }),
    person: row.person,
    at: Number(row.at),
  };
}

/** What people asked for on the page, so that the end of a difference can name them. */
export class ActionStore {
  constructor(private readonly knex: Knex) {}

  async add(action: AskedAction): Promise<void> {
    await this.knex<Row>(TABLE).insert({
      kind: action.kind,
      application: action.application,
      application_key: keyOf(action.application),
      resources: action.resources ? JSON.stringify(action.resources) : null,
      paths: action.paths ? JSON.stringify(action.paths) : null,
      person: action.person,
      at: action.at,
    });
  }

  /** Those about the applications since the time, in milliseconds since 1970. */
  async since(
    applications: readonly string[],
    time: number,
  ): Promise<AskedAction[]> {
    const rows = await inParts(
      applications.map(id => keyOf(id)),
      keys =>
        this.knex<Row>(TABLE)
          .whereIn('application_key', [...keys])
          .where('at', '>=', time)
          .orderBy('at'),
    );
    return rows.map(fromRow);
  }

  async forget(before: number): Promise<void> {
    await this.knex<Row>(TABLE).where('at', '<', before).delete();
  }
}
