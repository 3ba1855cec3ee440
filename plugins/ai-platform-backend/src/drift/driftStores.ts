import type { Knex } from 'knex';
import { ActionStore } from './actionStore';
import { DifferenceStore } from './differenceStore';
import { IgnoreStore } from './ignoreStore';
import { RowStore } from './rowStore';

/** Everything about drift that outlives the process. */
export interface DriftStores {
  differences: DifferenceStore;
  actions: ActionStore;
  ignores: IgnoreStore;
  rows: RowStore;
}

/** The stores, in a database that has the plugin's tables. */
export function createDriftStores(knex: Knex): DriftStores {
  return {
    differences: new DifferenceStore(knex),
    actions: new ActionStore(knex),
    ignores: new IgnoreStore(knex),
    rows: new RowStore(knex),
  };
}
