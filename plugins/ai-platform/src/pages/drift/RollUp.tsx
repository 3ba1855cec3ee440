import { useDeferredValue, useMemo, useState } from 'react';
import { Button, Flex } from '@backstage/ui';
import type { DriftRows } from '@flagstone/backstage-plugin-ai-platform-common';
import { DriftProblems } from '../../drift/DriftProblems';
import { Muted } from '../../shared/Muted';
import { useTexts } from '../../useTexts';
import { RollUpFilters } from './RollUpFilters';
import { RollUpTable } from './RollUpTable';
import { EVERYTHING, shownRows } from './rowFilter';
import { namedRows, orderedRows, WORST_FIRST } from './rowOrder';
import { useRowFilter } from './useRowFilter';

/** All rows with their filters, the worst first. */
export const RollUp = ({ view }: { view: DriftRows }) => {
  const t = useTexts();
  const { filter, setFilter } = useRowFilter();
  const [order, setOrder] = useState(WORST_FIRST);
  const named = useMemo(() => namedRows(view.rows), [view.rows]);
  const ordered = useMemo(() => orderedRows(named, order), [named, order]);
  // Typing stays smooth while ten thousand rows are looked through.
  const question = useDeferredValue(filter);
  const rows = useMemo(() => shownRows(ordered, question), [ordered, question]);
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
