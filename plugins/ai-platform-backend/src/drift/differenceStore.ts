import type {
  ClosedDifferenceFacts,
  HistoryStep,
  OpenDifferenceFacts,
} from '@flagstone/backstage-plugin-ai-platform-common';
import type { Knex } from 'knex';
import { inParts } from './inParts';
import { keyOf } from './driftKeys';

const TABLE = 'drift_differences';
/** That a difference is still there is written down so often, however many look. */
export const SEEN_MS = 60_000;

interface Row {
  open_key: string | null;
  application: string;
  application_key: string;
  resource: string;
  path: string;
  opened_at: number | string;
  seen_at: number | string;
  closed_at: number | string | null;
  closed_by: ClosedDifferenceFacts['by'] | null;
  person: string | null;
  want: string | null;
  have: string | null;
}

const nothing = () => [];

/** PostgreSQL has no room for a NUL, and no real name has one: those of a hostile source are not kept. */
const isNamed = ({ application, resource, path }: OpenDifferenceFacts) =>
  ![application, resource, path].some(name => name.includes('\0'));

const openKey = ({ application, resource, path }: OpenDifferenceFacts) =>
  keyOf(application, resource, path);

function toRow(difference: OpenDifferenceFacts): Row {
  return {
    open_key: openKey(difference),
    application: difference.application,
    application_key: keyOf(difference.application),
    resource: difference.resource,
    path: difference.path,
    opened_at: difference.openedAt,
    seen_at: difference.seenAt,
    closed_at: null,
    closed_by: null,
    person: null,
    want: difference.want ?? null,
    have: difference.have ?? null,
  };
}

// PostgreSQL gives a bigint as text.
function fromRow(row: Row): OpenDifferenceFacts {
  return {
    application: row.application,
    resource: row.resource,
    path: row.path,
    openedAt: Number(row.opened_at),
    seenAt: Number(row.seen_at),
    ...(row.want !== null && { want: row.want }),
    ...(row.have !== null && { have: row.have }),
  };
}

function closedFromRow(row: Row): ClosedDifferenceFacts {
  return {
    ...fromRow(row),
    closedAt: Number(row.closed_at),
    by: row.closed_by ?? 'other',
    ...(row.person !== null && { person: row.person }),
  };
}

/** By what ended them and when, so that thousands that end at once take few statements. */
function endedAlike(
  closed: readonly ClosedDifferenceFacts[],
): ClosedDifferenceFacts[][] {
  const groups = new Map<string, ClosedDifferenceFacts[]>();
  for (const difference of closed) {
    const { closedAt, by, person } = difference;
    const key = JSON.stringify([closedAt, by, person]);
    const group = groups.get(key);
    if (group) group.push(difference);
    else groups.set(key, [difference]);
  }
  return [...groups.values()];
}

/**
 * Takes hold of rows that will be written. Everybody takes them in the same order, before writing anything, so that no two
 * wait for each other.
 */
async function lock(trx: Knex, keys: readonly string[]): Promise<void> {
  await inParts([...keys].sort(), part =>
    trx<Row>(TABLE)
      .whereIn('open_key', [...part])
      .orderBy('open_key')
      .forUpdate()
      .select('id')
      .then(nothing),
  );
}

/** In the same order everywhere too: of two that insert the same key, one waits for the other. */
async function open(trx: Knex, rows: readonly Row[]): Promise<void> {
  const inOrder = [...rows].sort((one, other) =>
    String(one.open_key) < String(other.open_key) ? -1 : 1,
  );
  await inParts(inOrder, part =>
    trx<Row>(TABLE)
      .insert([...part])
      .onConflict('open_key')
      .ignore()
      // Each database answers an insert in its own way.
      .then(nothing),
  );
}

async function renew(
  trx: Knex,
  seen: readonly OpenDifferenceFacts[],
): Promise<void> {
  await inParts(seen, part =>
    trx<Row>(TABLE)
      .whereIn('open_key', part.map(openKey))
      .where('seen_at', '<', part[0].seenAt - SEEN_MS)
      .update({ seen_at: part[0].seenAt })
      .then(nothing),
  );
}

/** Ends differences that ended alike. */
async function close(
  trx: Knex,
  alike: readonly ClosedDifferenceFacts[],
): Promise<void> {
  const [{ closedAt, by, person }] = alike;
  await inParts(alike.map(openKey), keys =>
    trx<Row>(TABLE)
      .whereIn('open_key', [...keys])
      .where('opened_at', '<=', closedAt)
      .update({
        open_key: null,
        closed_at: closedAt,
        closed_by: by,
        person: person ?? null,
      })
      .then(nothing),
  );
}

/** The history of differences in the database. Values of secrets never come here. */
export class DifferenceStore {
  constructor(private readonly knex: Knex) {}

  /** Those of the applications that have not ended. */
  async open(applications: readonly string[]): Promise<OpenDifferenceFacts[]> {
    const rows = await inParts(
      applications.map(id => keyOf(id)),
      keys =>
        this.knex<Row>(TABLE)
          .whereIn('application_key', [...keys])
          .whereNull('closed_at')
          .orderBy('id'),
    );
    return rows.map(fromRow);
  }

  /** Whether the application has one open. */
  async hasOpen(application: string): Promise<boolean> {
    const row = await this.knex<Row>(TABLE)
      .where('application_key', keyOf(application))
      .whereNull('closed_at')
      .first('id');
    return row !== undefined;
  }

  /** Those of the applications that ended, the latest first. */
  async closed(
    applications: readonly string[],
    most: number,
  ): Promise<ClosedDifferenceFacts[]> {
    const rows = await inParts(
      applications.map(id => keyOf(id)),
      keys =>
        this.knex<Row>(TABLE)
          .whereIn('application_key', [...keys])
          .whereNotNull('closed_at')
          .orderBy('closed_at', 'desc')
          .orderBy('id', 'desc')
          .limit(most),
    );
    return rows
      .map(closedFromRow)
      .sort((one, other) => other.closedAt - one.closedAt)
      .slice(0, most);
  }

  /**
   * Writes a step of the history. Two replicas may take the same step, or steps that cross: what is open already opens no
   * second time, what has ended stays as it ended, and what opened anew after a look was taken is not ended by it.
   */
  async record(step: HistoryStep): Promise<void> {
    const { opened, seen, closed } = step;
    if (opened.length + seen.length + closed.length === 0) return;
    await this.knex.transaction(async trx => {
      await lock(trx, [...seen, ...closed].map(openKey));
      await open(trx, opened.filter(isNamed).map(toRow));
      await renew(trx, seen);
      for (const alike of endedAlike(closed)) await close(trx, alike);
    });
  }

  /** Forgets what ended before the time, in milliseconds since 1970. */
  async forget(before: number): Promise<void> {
    await this.knex<Row>(TABLE).where('closed_at', '<', before).delete();
  }
}
