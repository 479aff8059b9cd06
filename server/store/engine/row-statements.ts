/**
 * Statements that write rows, each a constant text for its table, its columns and its number of rows, so that the server plans it once.
 * Rows are values and never a query, and a row that changes is named by its realm: a distributed database takes them as they are
 * (ARCHITECTURE.md, Growing 9 and 11).
 */
import type { Row } from './history-rows.ts';
import type { Statement } from './subject-rows.ts';
import { changing, nameOf, quoted, type ColumnType, type Table } from './tables.ts';

/** Rows by one statement, at most; below it powers of two, so that there are few texts. */
const mostRows = 64;

const texts = new Map<string, string>();

function onceMade(name: string, make: () => string): string {
  let text = texts.get(name);
  if (text === undefined) texts.set(name, (text = make()));
  return text;
}

/** The statements of a table differ by the kind of subject. */
const named = ({ name, subject }: Table): string => `${name} ${subject?.kind ?? ''}`;

interface Written {
  name: string;
  type: ColumnType;
}

const columnsWritten = new Map<Table, Written[]>();

function writtenOf(table: Table): Written[] {
  let columns = columnsWritten.get(table);
  if (!columns)
    columnsWritten.set(
      table,
      (columns = Object.entries(table.columns).map(([column, type]) => ({
        name: nameOf(table, column),
        type,
      }))),
    );
  return columns;
}

/** A document is sent as JSON, also when it is a list or a word. */
function sent(value: unknown, type: ColumnType): unknown {
  return type === 'jsonb' && value !== null && value !== undefined ? JSON.stringify(value) : value;
}

/** New rows, in their order; those that are there already are changed where `upsert` is asked for. */
export function inserts(table: Table, rows: readonly Row[], upsert: boolean): Statement[] {
  const written = writtenOf(table);
  const statements: Statement[] = [];
  for (let from = 0; from < rows.length;) {
    const left = rows.length - from;
    const count = Math.min(mostRows, 2 ** Math.floor(Math.log2(left)));
    const values = rows
      .slice(from, from + count)
      .flatMap((row) => [row['tenantId'], ...written.map(({ name, type }) => sent(row[name], type))]);
    const text = onceMade(`${upsert ? 'upsert' : 'insert'} ${count} ${named(table)}`, () =>
      insertText(table, count, upsert),
    );
    statements.push([text, values]);
    from += count;
  }
  return statements;
}

function insertText(table: Table, count: number, upsert: boolean): string {
  const columns = Object.entries(table.columns);
  const types = ['uuid', ...columns.map(([, type]) => type)];
  const rows = Array.from({ length: count }, (_, row) => {
    const [tenant, ...values] = types.map((type, index) => `$${row * types.length + index + 1}::${type}`);
    return `(${[tenant, ...(table.subject ? [`'${table.subject.kind}'`] : []), ...values].join(', ')})`;
  });
  const names = [
    'tenant_id',
    ...(table.subject ? ['subject_kind'] : []),
    ...columns.map(([name]) => quoted(name)),
  ];
  const conflict = upsert
    ? ` on conflict (tenant_id, ${table.key.map(quoted).join(', ')}) do update set ${changing(table)
        .map((column) => `${quoted(column)} = excluded.${quoted(column)}`)
        .join(', ')}`
    : '';
  return `insert into ${table.name} (${names.join(', ')}) values ${rows.join(', ')}${conflict}`;
}

/**
 * Changed rows, `columns` alone: a document that stays as it was is neither sent nor written again. Of a table that counts its versions
 * the row must still have the one before.
 */
export function updates(table: Table, rows: readonly Row[], columns: readonly string[]): Statement[] {
  const text = onceMade(`update ${named(table)} ${columns.join()}`, () => updateText(table, columns));
  const names = [...table.key, ...(table.versioned ? ['version'] : []), ...columns].map((column) => ({
    name: nameOf(table, column),
    type: table.columns[column] as ColumnType,
  }));
  return rows.map((row) => [
    text,
    [row['tenantId'], ...names.map(({ name, type }) => sent(row[name], type))],
  ]);
}

function updateText(table: Table, columns: readonly string[]): string {
  const typed = (column: string, place: number): string => `$${place}::${table.columns[column]}`;
  const where = table.key.map((column, index) => `${quoted(column)} = ${typed(column, index + 2)}`);
  const version = table.key.length + 2;
  const first = version + (table.versioned ? 1 : 0);
  const set = columns.map((column, index) => `${quoted(column)} = ${typed(column, first + index)}`);
  if (table.versioned) where.push(`version = $${version}::integer - 1`);
  return `update ${table.name} set ${set.join(', ')} where tenant_id = $1::uuid and ${where.join(' and ')}`;
}

/** `rows` name each by the first column of the table's key, as `id`. */
export function deletes(table: Table, rows: readonly Row[]): Statement[] {
  const ids = Map.groupBy(rows, (row) => row['tenantId'] as string);
  const text = `delete from ${table.name} where tenant_id = $1::uuid and ${table.key[0]} = any($2::uuid[])`;
  return [...ids].map(([tenantId, gone]) => [text, [tenantId, gone.map(({ id }) => id)]]);
}
