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
  /** Told the row, from 1, when a key went to it. */
  onStep?: (at: number, of: number) => void;
  /** Small tables keep their columns and scroll inside their own region instead. */
  cards?: boolean;
}

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at) => at + 1,
  j: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  k: (at) => at - 1,
  Home: () => 0,
  End: (_at, last) => last,
};

/** Arrow keys, or J and K, go from row to row, along the first link of each; only while one of these has the focus. */
function stepRow(event: KeyboardEvent<HTMLTableElement>, onStep?: (at: number, of: number) => void): void {
  const step = steps[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLAnchorElement))
    return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody tr')].map((row) =>
    row.querySelector<HTMLAnchorElement>('a'),
  );
  const at = links.indexOf(event.target);
  const to = step(at, links.length - 1);
  const next = links[to];
  if (at === -1 || !next) return;
  event.preventDefault();
  next.focus();
  onStep?.(to + 1, links.length);
}

export function Table<Row>({
  label,
  columns,
  rows,
  rowKey,
  sorted,
  onSort,
  onStep,
  cards = true,
}: TableProps<Row>) {
  const table = (
    <table
      role="table"
      aria-label={label}
      className={`${styles.table} ${cards ? (columns.length > 4 ? styles.cards : styles.fewCards) : ''}`}
      onKeyDown={(event) => stepRow(event, onStep)}
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
  const empty = children === null || children === undefined || children === false || children === '';
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
