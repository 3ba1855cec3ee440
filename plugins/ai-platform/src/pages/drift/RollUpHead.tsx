import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { useTexts } from '../../useTexts';
import styles from './driftPage.module.css';
import { ORDERS, type RowOrder } from './rowOrder';

/** The columns from left to right. */
const COLUMNS = [
  'entity',
  'owner',
  'state',
  'severity',
  'fields',
  'source',
  'since',
  'observedAt',
] as const;

/** Names are read from A, everything else with the worst first. */
const NAMES = ['entity', 'owner'];

const isOrder = (column: string): column is RowOrder['column'] =>
  ORDERS.some(order => order === column);

interface RollUpHeadProps {
  order: RowOrder;
  onOrder(order: RowOrder): void;
}

function turned(order: RowOrder, column: RowOrder['column']): RowOrder {
  if (order.column !== column) {
    const direction = NAMES.includes(column) ? 'ascending' : 'descending';
    return { column, direction };
  }
  const isUp = order.direction === 'ascending';
  return { column, direction: isUp ? 'descending' : 'ascending' };
}

/** The names of the columns; a click on one puts the rows in its order. */
export const RollUpHead = ({ order, onOrder }: RollUpHeadProps) => {
  const t = useTexts();
  const Arrow =
    order.direction === 'ascending' ? RiArrowUpLine : RiArrowDownLine;
  return (
    <div role="rowgroup" className={styles.headGroup}>
      <div role="row" aria-rowindex={1} className={styles.row}>
        {COLUMNS.map(column => {
          const label = t(`driftPage.column.${column}`);
          const isOrdered = order.column === column;
          return (
            <div
              key={column}
              role="columnheader"
              className={styles.cell}
              data-column={column}
              aria-sort={isOrdered ? order.direction : undefined}
            >
              {isOrder(column) ? (
                <button
                  type="button"
                  className={styles.order}
                  onClick={() => onOrder(turned(order, column))}
                >
                  {label}
                  {isOrdered && <Arrow size={14} aria-hidden="true" />}
                </button>
              ) : (
                label
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
};
