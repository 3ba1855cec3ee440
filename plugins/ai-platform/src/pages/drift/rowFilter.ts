import {
  DRIFT_SEVERITIES,
  DRIFT_SOURCES,
  type DriftRows,
  type DriftState,
} from '@flagstone/backstage-plugin-ai-platform-common';

/** What is known of one entity. */
export type DriftRow = DriftRows['rows'][number];

/** What of the rows is shown; every one of them empty for all. */
export interface RowFilter {
  search: string;
  owner: string;
  severity: string;
  /** A state, or `open` for all that want attention. */
  state: string;
  source: string;
}

/** The states of a whole entity, what matters first. */
export const ROW_STATES = [
  'drifted',
  'unknown',
  'ignored',
  'inSync',
] as const satisfies readonly DriftState[];

/** How a whole entity stands: what is missing or too much within it is a difference as any other. */
export function stateOf({ state }: DriftRow): (typeof ROW_STATES)[number] {
  return state === 'missing' || state === 'extra' ? 'drifted' : state;
}

const CHOICES = {
  severity: DRIFT_SEVERITIES as readonly string[],
  state: ['open', ...ROW_STATES] as readonly string[],
  source: DRIFT_SOURCES as readonly string[],
};

/** The filter that an address asks for; what is no choice asks for nothing. */
export function filterOf(query: URLSearchParams): RowFilter {
  const choice = (name: keyof typeof CHOICES) => {
    const value = query.get(name) ?? '';
    return CHOICES[name].includes(value) ? value : '';
  };
  return {
    search: query.get('search') ?? '',
    owner: query.get('owner') ?? '',
    severity: choice('severity'),
    state: choice('state'),
    source: choice('source'),
  };
}

/** The filter as part of an address, so that it can be passed on. */
export function queryOf(filter: RowFilter): URLSearchParams {
  return new URLSearchParams(
    Object.entries(filter).filter(([, value]) => value !== ''),
  );
}

/** The filter that lets everything through. */
export const EVERYTHING = filterOf(new URLSearchParams());

const IN_ORDER = ['inSync', 'ignored'];

function hasState(row: DriftRow, wanted: string): boolean {
  if (wanted === '') return true;
  const state = stateOf(row);
  return wanted === 'open' ? !IN_ORDER.includes(state) : state === wanted;
}

/** The rows that the filter lets through. */
export function shownRows(
  rows: readonly DriftRow[],
  filter: RowFilter,
): DriftRow[] {
  const { owner, severity, state, source } = filter;
  const search = filter.search.trim().toLowerCase();
  return rows.filter(
    row =>
      (owner === '' || row.owner === owner) &&
      (severity === '' || row.severity === severity) &&
      hasState(row, state) &&
      (source === '' || row.sources.some(each => each === source)) &&
      (search === '' ||
        row.entityRef.toLowerCase().includes(search) ||
        row.title?.toLowerCase().includes(search)),
  );
}
