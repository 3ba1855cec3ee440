import {
  DRIFT_SEVERITIES,
  DRIFT_STATES,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { stateOf, type DriftRow } from './rowFilter';

/** The columns that rows can be put in order by. */
export const ORDERS = [
  'entity',
  'owner',
  'state',
  'severity',
  'fields',
  'since',
] as const;

/** By which column, and which way. */
export interface RowOrder {
  column: (typeof ORDERS)[number];
  direction: 'ascending' | 'descending';
}

/** What matters most, first. */
export const WORST_FIRST: RowOrder = {
  column: 'severity',
  direction: 'descending',
};

const compare = (a: string | number, b: string | number) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** The older a difference, the larger; nothing that differs has no age. */
const ageOf = ({ since }: DriftRow) => (since ? -Date.parse(since) : -Infinity);

/** What could not be compared has no severity, and is still worse than what is in order. */
function severityRank({ severity, state }: DriftRow): number {
  if (severity) return DRIFT_SEVERITIES.indexOf(severity) + 2;
  return state === 'unknown' ? 1 : 0;
}

const KEYS: Record<RowOrder['column'], (row: DriftRow) => string | number> = {
  entity: row => row.title ?? row.entityRef,
  owner: row => row.owner ?? '',
  state: row => DRIFT_STATES.indexOf(stateOf(row)),
  severity: severityRank,
  fields: row => row.fields,
  since: ageOf,
};

/** The rows by name. */
export function namedRows(rows: readonly DriftRow[]): DriftRow[] {
  return [...rows].sort((a, b) => compare(a.entityRef, b.entityRef));
}

/** The rows in order; equals stay as they are among each other, so that the order is the same each time. */
export function orderedRows(
  rows: readonly DriftRow[],
  { column, direction }: RowOrder,
): DriftRow[] {
  const key = KEYS[column];
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .map(row => ({ row, value: key(row) }))
    .sort((a, b) => sign * compare(a.value, b.value))
    .map(({ row }) => row);
}
