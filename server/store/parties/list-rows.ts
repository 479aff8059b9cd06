/** Rows of a list that is brought in, as VALUES: a statement for some hundreds of them, of a text that the server plans once. */
import type { Tx } from '../postgres/tx.ts';

export interface Into<Row> {
  table: string;
  /** Each column with its type, and where its value is taken from. */
  columns: [name: string, type: string, value: (row: Row) => unknown][];
  /** What becomes of rows that are there already: behind `on conflict`. */
  conflict?: string;
}

/** So that there are few texts, whatever the number of rows. */
const sizes = [500, 100, 20, 4, 1];

export async function insertRows<Row>(tx: Tx, into: Into<Row>, rows: readonly Row[]): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for (let from = 0; from < rows.length;) {
    const size = sizes.find((many) => many <= rows.length - from) as number;
    const values = rows
      .slice(from, from + size)
      .flatMap((row) => into.columns.map(([, , value]) => value(row)));
    sent.push(tx.query(textOf(into, size), values));
    from += size;
  }
  await Promise.all(sent);
}

const texts = new WeakMap<object, Map<number, string>>();

function textOf<Row>(into: Into<Row>, size: number): string {
  const known = texts.get(into) ?? new Map<number, string>();
  texts.set(into, known);
  let text = known.get(size);
  if (text === undefined) {
    const { table, columns, conflict } = into;
    const rows = Array.from({ length: size }, (_, row) =>
      columns.map(([, type], index) => `$${row * columns.length + index + 1}::${type}`).join(', '),
    );
    text = `insert into ${table} (${columns.map(([name]) => name).join(', ')}) values (${rows.join('), (')})${
      conflict ? ` on conflict ${conflict}` : ''
    }`;
    known.set(size, text);
  }
  return text;
}
