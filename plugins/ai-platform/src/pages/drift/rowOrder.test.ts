import { aDriftRow } from '../../__testUtils__/aDriftView';
import { namedRows, orderedRows, WORST_FIRST, type RowOrder } from './rowOrder';

const named = (name: string, overrides: Parameters<typeof aDriftRow>[0]) =>
  aDriftRow({ entityRef: name, ...overrides });

const order = (rows: ReturnType<typeof aDriftRow>[], by: RowOrder) =>
  orderedRows(namedRows(rows), by).map(({ entityRef }) => entityRef);

describe('the order of the rows', () => {
  it('is by severity, then what could not be compared, then by name', () => {
    const rows = [
      named('b', { severity: 'cosmetic' }),
      named('d', { severity: undefined, state: 'inSync' }),
      named('e', { severity: undefined, state: 'unknown' }),
      named('c', { severity: 'security' }),
      named('a', { severity: 'cosmetic' }),
    ];
    expect(order(rows, WORST_FIRST)).toEqual(['c', 'a', 'b', 'e', 'd']);
  });

  it('has the oldest first by age, and at the end what has none', () => {
    const rows = [
      named('none', { since: undefined }),
      named('new', { since: '2026-10-01T00:00:00Z' }),
      named('old', { since: '2025-10-01T00:00:00Z' }),
    ];
    expect(order(rows, { column: 'since', direction: 'descending' })).toEqual([
      'old',
      'new',
      'none',
    ]);
  });

  it('counts what is unknown as worse than what differs', () => {
    const rows = [
      named('drifted', { state: 'drifted' }),
      named('unknown', { state: 'unknown' }),
      named('inSync', { state: 'inSync' }),
    ];
    expect(order(rows, { column: 'state', direction: 'descending' })).toEqual([
      'unknown',
      'drifted',
      'inSync',
    ]);
  });
});
