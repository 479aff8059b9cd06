/**
 * A table that becomes a list of cards where there is no room for columns. Rows are real rows to every reader of the
 * page.
 */
import type { KeyboardEvent, ReactNode } from 'react';
import styles from './table.module.css';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The order that the API knows by this name. */
  sort?: string;
  number?: boolean;
  width?: string;
}

interface TableProps<Row> {
  label: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sorted?: string;
  onSort?: (sort: string) => void;
  /** Small tables keep their columns and scroll inside their own region instead. */
  cards?: boolean;
}

/** Arrow keys go from row to row, along the first link of each. */
function stepRow(event: KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLAnchorElement)) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody tr')].map((row) =>
    row.querySelector<HTMLAnchorElement>('a'),
  );
  const next = links[links.indexOf(event.target) + step];
  if (!next || !links.includes(event.target)) return;
  event.preventDefault();
  next.focus();
}

export function Table<Row>({ label, columns, rows, rowKey, sorted, onSort, cards = true }: TableProps<Row>) {
  const table = (
    <table
      role="table"
      aria-label={label}
      className={`${styles.table} ${cards ? (columns.length > 4 ? styles.cards : styles.fewCards) : ''}`}
      onKeyDown={stepRow}
    >
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <Header key={column.id} column={column} sorted={sorted} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={rowKey(row)}>
            {columns.map((column) => (
              <Cell key={column.id} label={column.header} number={column.number}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  // Where it keeps its columns it may be wider than the page: the region then scrolls, by keyboard, too.
  return (
    <div className={styles.frame}>
      {cards ? (
        table
      ) : (
        <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
          {table}
        </div>
      )}
    </div>
  );
}

function Cell({ label, number, children }: { label: string; number?: boolean; children: ReactNode }) {
  const empty = children === null || children === undefined || children === '';
  return (
    <td role="cell" data-label={label} data-empty={empty} className={number ? styles.number : undefined}>
      <div className={styles.value}>{children}</div>
    </td>
  );
}

function Header<Row>({
  column,
  sorted,
  onSort,
}: {
  column: Column<Row>;
  sorted?: string;
  onSort?: (sort: string) => void;
}) {
  const { sort, header, number, width } = column;
  const active = sort !== undefined && sort === sorted;
  const descending = sort?.startsWith('-') ?? false;
  return (
    <th
      role="columnheader"
      scope="col"
      className={number ? styles.number : undefined}
      style={width ? { width } : undefined}
      aria-sort={active ? (descending ? 'descending' : 'ascending') : undefined}
    >
      {sort && onSort ? (
        <button type="button" className={styles.sort} onClick={() => onSort(sort)}>
          {header}
          <span className={styles.arrow} aria-hidden="true">
            {active ? (descending ? '▼' : '▲') : '↕'}
          </span>
        </button>
      ) : (
        header
      )}
    </th>
  );
}
