import type { DriftDifference } from '@flagstone/backstage-plugin-ai-platform-common';
import { FieldPath } from '../../drift/FieldPath';
import { DriftSeverityLabel } from '../../drift/Labels';
import { DataTable, type DataColumn } from '../../shared/DataTable';
import { momentText, timeText } from '../../shared/times';
import { useNow } from '../../shared/useNow';
import { useTexts, type Texts } from '../../useTexts';
import type { ActionSource } from './actionRequest';
import { Actor } from './Actor';
import { Ignored } from './Ignored';
import { Value } from './Value';

type Column = DataColumn<DriftDifference>;

const Since = ({ difference }: { difference: DriftDifference }) => {
  const t = useTexts();
  const now = useNow();
  const { since, sinceSeen } = difference;
  if (!since) return <>{t('view.none')}</>;
  const moment = momentText(t, since, now);
  return (
    <time dateTime={since} title={timeText(since)}>
      {sinceSeen ? t('drift.sinceSeen', { moment }) : moment}
    </time>
  );
};

/** What the columns are called: a plan compares with what is really there, and does not know who changed it. */
function labelsOf(t: Texts, { kind }: Pick<ActionSource, 'kind'>) {
  return kind === 'terraform'
    ? {
        want: t('driftTab.field.plan'),
        have: t('driftTab.field.real'),
        who: t('driftTab.field.seenBy'),
      }
    : {
        want: t('driftTab.field.want'),
        have: t('driftTab.field.have'),
        who: t('driftTab.field.who'),
      };
}

function columnsOf(t: Texts, source: Pick<ActionSource, 'kind'>): Column[] {
  const labels = labelsOf(t, source);
  const side = (id: 'want' | 'have'): Column => ({
    id,
    label: labels[id],
    isProse: true,
    cell: difference => <Value value={difference[id]} />,
  });
  return [
    {
      id: 'path',
      label: t('driftTab.field.path'),
      isRowHeader: true,
      cell: ({ path }) => <FieldPath path={path} />,
    },
    {
      id: 'severity',
      label: t('driftTab.field.severity'),
      cell: ({ severity }) => <DriftSeverityLabel severity={severity} />,
    },
    side('want'),
    side('have'),
    {
      id: 'since',
      label: t('driftTab.field.since'),
      cell: difference => <Since difference={difference} />,
    },
    {
      id: 'who',
      label: labels.who,
      cell: ({ who }) => (who ? <Actor actor={who} isBare /> : t('view.none')),
    },
  ];
}

interface FieldTableProps {
  source: Pick<ActionSource, 'kind'>;
  title: string;
  differences: readonly DriftDifference[];
}

/** The fields of a resource that differ: what is wanted, what is there, since when, by whom. */
export const FieldTable = ({ source, title, differences }: FieldTableProps) => {
  const t = useTexts();
  const columns = columnsOf(t, source);
  if (differences.some(({ ignored }) => ignored)) {
    columns.push({
      id: 'ignored',
      label: t('driftTab.field.ignored'),
      isProse: true,
      cell: ({ ignored, path }) =>
        ignored ? <Ignored ignored={ignored} title={path} /> : t('view.none'),
    });
  }
  return (
    <DataTable
      caption={t('driftTab.field.caption', { resource: title })}
      columns={columns}
      rows={differences}
      rowKey={({ path }) => path}
    />
  );
};
