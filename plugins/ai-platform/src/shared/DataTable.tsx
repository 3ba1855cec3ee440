import { useState, type ReactNode } from 'react';
import { Button } from '@backstage/ui';
import { useTexts } from '../useTexts';
import styles from './dataTable.module.css';

/** A table longer than this opens in full on demand. */
const SHORT = 10;

/** What scrolls is reached by keyboard, so that the arrow keys scroll it. */
const FOCUSABLE = 0;

/** A column of a table. */
export interface DataColumn<Row> {
  id: string;
  label: string;
  cell(row: Row): ReactNode;
  /** True for the column that names its row. */
  isRowHeader?: boolean;
  isNumber?: boolean;
  /** True for sentences, which take several lines where there is no room. */
  isProse?: boolean;
}

interface DataTableProps<Row> {
  /** Says what the table shows, to those who do not see what stands around it. */
  caption: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
}

const DataRow = <Row,>({
  columns,
  row,
}: Pick<DataTableProps<Row>, 'columns'> & { row: Row }) => (
  <tr>
    {columns.map(({ id, cell, isRowHeader, isNumber, isProse }) =>
      isRowHeader ? (
        <th key={id} scope="row">
          {cell(row)}
        </th>
      ) : (
        <td
          key={id}
          data-number={isNumber || undefined}
          data-prose={isProse || undefined}
        >
          {cell(row)}
        </td>
      ),
    )}
  </tr>
);

/**
 * A table to read: a plain one, so that screen readers walk through it cell by cell. It scrolls sideways where it is too
 * wide, also by keyboard.
 */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const t = useTexts();
  const { caption, columns, rows, rowKey } = props;
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? rows : rows.slice(0, SHORT);
  return (
    <>
      <div
        className={styles.scroll}
        role="group"
        aria-label={t('view.scrollHint', { caption })}
        tabIndex={FOCUSABLE}
      >
        <table className={styles.table} aria-label={caption}>
          <thead>
            <tr>
              {columns.map(({ id, label, isNumber }) => (
                <th key={id} scope="col" data-number={isNumber || undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(row => (
              <DataRow key={rowKey(row)} columns={columns} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && (
        <Button
          size="small"
          variant="tertiary"
          className={styles.showAll}
          onPress={() => setOpen(true)}
        >
          {t('view.showAll', { count: rows.length })}
        </Button>
      )}
    </>
  );
};
