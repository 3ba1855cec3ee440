import { useDeferredValue, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Button, Flex } from '@backstage/ui';
import type { DriftRows } from '@flagstone/backstage-plugin-ai-platform-common';
import { DriftProblems } from '../../drift/DriftProblems';
import { Muted } from '../../shared/Muted';
import { useTexts } from '../../useTexts';
import { RollUpFilters } from './RollUpFilters';
import { RollUpTable } from './RollUpTable';
import { filterOf, queryOf, shownRows, type RowFilter } from './rowFilter';
import { orderedRows, WORST_FIRST } from './rowOrder';

const EVERYTHING = filterOf(new URLSearchParams());

/** The filter of the address: a page with a filter can be sent to others. */
function useFilter() {
  const [query, setQuery] = useSearchParams();
  const filter = filterOf(query);
  const setFilter = (next: RowFilter) =>
    setQuery(queryOf(next), { replace: true });
  return { filter, setFilter };
}

/** All rows with their filters, the worst first. */
export const RollUp = ({ view }: { view: DriftRows }) => {
  const t = useTexts();
  const { filter, setFilter } = useFilter();
  const [order, setOrder] = useState(WORST_FIRST);
  // Typing stays smooth while ten thousand rows are looked through.
  const question = useDeferredValue(queryOf(filter).toString());
  const rows = useMemo(() => {
    const asked = filterOf(new URLSearchParams(question));
    return orderedRows(shownRows(view.rows, asked), order);
  }, [view.rows, question, order]);
  const sources = view.problems.map(({ source, problem }) => ({
    ...{ name: source, title: source, problems: [problem] },
  }));
  if (view.rows.length === 0) {
    return (
      <>
        <DriftProblems sources={sources} />
        <Muted>{t('driftPage.empty')}</Muted>
      </>
    );
  }
  return (
    <Flex direction="column" gap="4">
      <DriftProblems sources={sources} />
      <RollUpFilters rows={view.rows} filter={filter} onChange={setFilter} />
      <div role="status">
        <Muted variant="body-small">
          {t('driftPage.summary', {
            count: rows.length,
            all: String(view.rows.length),
          })}
        </Muted>
      </div>
      {rows.length > 0 ? (
        <RollUpTable rows={rows} order={order} onOrder={setOrder} />
      ) : (
        <div>
          <Muted>{t('driftPage.nothingMatches')}</Muted>
          <Button
            size="small"
            variant="secondary"
            onPress={() => setFilter(EVERYTHING)}
          >
            {t('driftPage.clear')}
          </Button>
        </div>
      )}
    </Flex>
  );
};
