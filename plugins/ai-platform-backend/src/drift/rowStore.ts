import type { DriftRow } from '@flagstone/backstage-plugin-ai-platform-common';
import type { Knex } from 'knex';
import { keyOf } from './driftKeys';

const TABLE = 'drift_rows';

interface Row {
  entity_key: string;
  entity_ref: string;
  row: string;
  observed_at: number | string;
}

/** The lines of the roll-up page, as they were last observed. */
export class RowStore {
  constructor(private readonly knex: Knex) {}

  async save(row: DriftRow, observedAt: number): Promise<void> {
    await this.knex<Row>(TABLE)
      .insert({
        entity_key: keyOf(row.entityRef),
        entity_ref: row.entityRef,
        row: JSON.stringify(row),
        observed_at: observedAt,
      })
      .onConflict('entity_key')
      .merge();
  }

  async all(): Promise<DriftRow[]> {
    const rows = await this.knex<Row>(TABLE)
      .select('row')
      .orderBy('entity_ref');
    return rows.map(({ row }) => JSON.parse(row));
  }

  /** Forgets entities that were not observed since the time: they are gone, or name nothing any more. */
  async forget(before: number): Promise<void> {
    await this.knex<Row>(TABLE).where('observed_at', '<', before).delete();
  }
}
