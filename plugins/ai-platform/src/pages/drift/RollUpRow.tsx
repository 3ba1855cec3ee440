import { memo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { DriftSeverityLabel, StateLabel } from '../../drift/Labels';
import { TAB_PATH } from '../../drift/tabPath';
import { durationText, timeText } from '../../shared/times';
import { useNow } from '../../shared/useNow';
import { useTexts } from '../../useTexts';
import styles from './driftPage.module.css';
import { shortName } from './entityNames';
import { stateOf, type DriftRow } from './rowFilter';

/** The path of an entity's page; undefined where the reference is none. */
function useEntityPath(): (entityRef: string) => string | undefined {
  const entityRoute = useRouteRef(entityRouteRef);
  return entityRef => {
    try {
      const { kind, namespace, name } = parseEntityRef(entityRef);
      const [k, ns, n] = [kind, namespace, name].map(encodeURIComponent);
      return entityRoute({ kind: k, namespace: ns, name: n });
    } catch {
      return undefined;
    }
  };
}

const EntityCell = ({ row: { entityRef, title, type } }: { row: DriftRow }) => {
  const page = useEntityPath()(entityRef);
  const name = title ?? shortName(entityRef);
  return (
    <>
      {page ? <Link href={`${page}/${TAB_PATH}`}>{name}</Link> : name}
      {type && <span className={styles.quiet}>{type}</span>}
    </>
  );
};

const OwnerCell = ({ owner }: { owner: string | undefined }) => {
  const t = useTexts();
  const page = useEntityPath()(owner ?? '');
  if (!owner) return <>{t('view.none')}</>;
  return page ? (
    <Link href={page}>{shortName(owner)}</Link>
  ) : (
    <>{shortName(owner)}</>
  );
};

/** How long ago a moment is. */
const Ago = ({ time, isAge }: { time: string | undefined; isAge: boolean }) => {
  const t = useTexts();
  const now = useNow();
  if (!time) return <>{t('view.none')}</>;
  const duration = durationText(t, time, now);
  return (
    <time dateTime={time} title={timeText(time)}>
      {isAge ? duration : t('driftPage.ago', { duration })}
    </time>
  );
};

interface RollUpRowProps {
  row: DriftRow;
  index: number;
  /** Pixels from the top of the table. */
  start: number;
  measure(element: HTMLElement | null): void;
}

/** One entity. */
export const RollUpRow = memo((props: RollUpRowProps) => {
  const t = useTexts();
  const { row, index, start, measure } = props;
  const { owner, severity, fields, sources, since, observedAt } = row;
  const cells = {
    owner: <OwnerCell owner={owner} />,
    state: <StateLabel state={stateOf(row)} severity={severity} />,
    severity: severity ? (
      <DriftSeverityLabel severity={severity} />
    ) : (
      t('view.none')
    ),
    // Of what could not be compared nobody knows it.
    fields: stateOf(row) === 'unknown' && !fields ? t('view.none') : fields,
    source: sources.map(source => t(`drift.source.${source}`)).join(', '),
    since: <Ago time={since} isAge />,
    observedAt: <Ago time={observedAt} isAge={false} />,
  };
  return (
    <div
      ref={measure}
      role="row"
      className={styles.row}
      data-index={index}
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div role="rowheader" className={styles.cell} data-column="entity">
        <EntityCell row={row} />
      </div>
      {Object.entries(cells).map(([column, cell]) => (
        <div
          key={column}
          role="cell"
          className={styles.cell}
          data-column={column}
        >
          {cell}
        </div>
      ))}
    </div>
  );
});
