import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { DriftRows } from '@flagstone/backstage-plugin-ai-platform-common';
import plugin from '../..';
import { aDriftRow } from '../../__testUtils__/aDriftView';
import { refusal } from '../../__testUtils__/refusal';
import { rowsApi } from '../../__testUtils__/renderDrift';
import { aiPlatformApiRef } from '../../api/aiPlatformApi';

/** What a browser would say of the size of the table and of its rows. */
const HEIGHT = { table: 480, row: 48 };

type Row = DriftRows['rows'][number];

const someRows = (...rows: Row[]): DriftRows => ({ rows, problems: [] });

const ROWS = someRows(
  aDriftRow(),
  aDriftRow({
    entityRef: 'component:default/ranker',
    ...{ title: 'Product ranker', owner: 'group:default/search' },
    ...{ severity: 'cosmetic', fields: 7, sources: ['flux'] },
    since: '2026-10-01T09:00:00Z',
  }),
  aDriftRow({
    entityRef: 'resource:default/fraud-db',
    ...{ owner: undefined, state: 'inSync', severity: undefined },
    ...{ fields: 0, sources: ['terraform'], since: undefined },
  }),
);

function show(answer: DriftRows | Error, path = '/drift') {
  const api = rowsApi(answer);
  renderTestApp({
    extensions: [plugin.getExtension('page:ai-platform/drift')],
    apis: [[aiPlatformApiRef, api]],
    initialRouteEntries: [path],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  return {
    api,
    user: userEvent.setup({ advanceTimers: jest.advanceTimersByTime }),
  };
}

const names = async () =>
  (await screen.findAllByRole('rowheader')).map(
    ({ firstChild }) => firstChild?.textContent,
  );

describe('the page on the drift of everything', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      advanceTimers: true,
      now: new Date('2026-10-01T10:00:12Z'),
    });
    jest
      .spyOn(HTMLElement.prototype, 'offsetHeight', 'get')
      .mockImplementation(function height(this: HTMLElement) {
        return this.dataset.index === undefined ? HEIGHT.table : HEIGHT.row;
      });
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('shows every entity with owner, state, severity, source and age, the worst first', async () => {
    show(ROWS);
    expect(await names()).toEqual([
      'fraud-detector',
      'Product ranker',
      'fraud-db',
    ]);
    const [, first] = screen.getAllByRole('row');
    expect(first).toHaveTextContent(
      'fraud-detectorservicefraud-mlDiffersSecurity2Argo CD2 d12 s ago',
    );
    expect(screen.getByText('3 of 3 entities')).toBeVisible();
  });

  it('puts the rows in the order of a column, and back', async () => {
    const { user } = show(ROWS);
    const fields = await screen.findByRole('button', { name: 'Differences' });
    await user.click(fields);
    expect((await names())[0]).toBe('Product ranker');
    expect(
      screen.getByRole('columnheader', { name: 'Differences' }),
    ).toHaveAttribute('aria-sort', 'descending');
    await user.click(fields);
    expect((await names())[0]).toBe('fraud-db');
    await user.click(screen.getByRole('button', { name: 'Age' }));
    expect((await names())[0]).toBe('fraud-detector');
  });

  it('searches by name', async () => {
    const { user } = show(ROWS);
    await user.type(
      await screen.findByRole('searchbox', { name: 'Search by name' }),
      'rank',
    );
    expect(await screen.findByText('1 of 3 entities')).toBeVisible();
    expect(await names()).toEqual(['Product ranker']);
  });

  it('filters by severity and source', async () => {
    const { user } = show(ROWS);
    await user.click(
      await screen.findByRole('button', { name: /All Source$/ }),
    );
    await user.click(await screen.findByRole('option', { name: 'Terraform' }));
    expect(await screen.findByText('1 of 3 entities')).toBeVisible();
    await user.click(screen.getByRole('button', { name: /All Severity$/ }));
    await user.click(await screen.findByRole('option', { name: 'Security' }));
    expect(
      await screen.findByText('Nothing matches the filter.'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear the filter' }));
    expect(await screen.findByText('3 of 3 entities')).toBeVisible();
  });

  it('takes its filter from the address, so that it can be passed on', async () => {
    show(
      ROWS,
      '/drift?owner=group%3Adefault%2Fsearch&state=open&severity=none',
    );
    expect(await names()).toEqual(['Product ranker']);
    expect(screen.getByRole('button', { name: /search Owner/ })).toBeVisible();
  });

  it('draws only the rows that are seen, and tells their number to those who do not see', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      aDriftRow({ entityRef: `component:default/c${index}` }),
    );
    show(someRows(...rows));
    const table = await screen.findByRole('table');
    expect(table).toHaveAttribute('aria-rowcount', '10001');
    const drawn = within(table).getAllByRole('row');
    expect(drawn.length).toBeLessThan(60);
    expect(drawn.at(1)).toHaveAttribute('aria-rowindex', '2');
    expect(screen.getByText('10000 of 10000 entities')).toBeVisible();
  });

  it('says so where there is nothing, and what does not answer', async () => {
    const problem = { code: 'timedOut' as const, message: 'slow' };
    show({ rows: [], problems: [{ source: 'EU Argo CD', problem }] });
    expect(
      await screen.findByText(/^No entity that you may see/),
    ).toBeVisible();
    expect(screen.getByText('EU Argo CD').closest('li')).toHaveTextContent(
      'It does not answer in time',
    );
  });

  it('says why it cannot be read', async () => {
    show(await refusal(500));
    expect(
      await screen.findByText('Reading the drift of all entities failed'),
    ).toBeVisible();
  });

  it('makes no link of what is no entity, and no markup of a name', async () => {
    const html = '<img src=x onerror=alert(1)>';
    show(someRows(aDriftRow({ entityRef: html, title: html, owner: html })));
    expect(await names()).toEqual([html]);
    expect(screen.queryByRole('img')).toBeNull();
  });
});
