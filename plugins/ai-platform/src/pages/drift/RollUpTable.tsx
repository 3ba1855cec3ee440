import { useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTexts } from '../../useTexts';
import styles from './driftPage.module.css';
import { RollUpHead } from './RollUpHead';
import { RollUpRow } from './RollUpRow';
import type { DriftRow } from './rowFilter';
import type { RowOrder } from './rowOrder';

// What scrolls is reached by keyboard, so that the arrow keys scroll it.
const FOCUSABLE = 0;
const ROW_PX = 48;
/** Rows beyond what is seen: the next link for the tabulator is always there. */
const OVERSCAN = 8;

interface RollUpTableProps {
  rows: readonly DriftRow[];
  order: RowOrder;
  onOrder(order: RowOrder): void;
}

/** A table of any length: only the rows that are seen exist, and those who do not see are told which they are of how many. */
export const RollUpTable = ({ rows, order, onOrder }: RollUpTableProps) => {
  const t = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: index => rows[index].entityRef,
    overscan: OVERSCAN,
  });
  const caption = t('driftPage.caption');
  return (
    <div
      ref={scroller}
      className={styles.scroll}
      role="group"
      aria-label={t('view.scrollHint', { caption })}
      tabIndex={FOCUSABLE}
    >
      <div
        role="table"
        className={styles.table}
        aria-label={caption}
        aria-rowcount={rows.length + 1}
      >
        <RollUpHead order={order} onOrder={onOrder} />
        <div
          role="rowgroup"
          className={styles.body}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ key, index, start }) => (
            <RollUpRow
              key={key}
              row={rows[index]}
              index={index}
              start={start}
              measure={virtualizer.measureElement}
            />
          ))}
        </div>
      </div>
    </div>
  );
};
