/**
 * Writes the steps of thousands of subjects, each in its own realm: a few statements a table on one pipeline, the last with the commit.
 * New rows go as VALUES and changes as lists by column. The server then unpacks no document of rows, which took longer than writing them.
 */
import type { AnyStep } from '../../../rules/engine/step.ts';
import { composeSteps, type Change, type Composed } from './compose-step.ts';
import type { Row, Writing } from './history-rows.ts';
import type { SubjectRows } from './subject-rows.ts';
import { changing, nameOf, type ColumnType, type Table } from './tables.ts';
import type { Tx } from '../postgres/tx.ts';

interface Statement {
  text: string;
  values: unknown[];
}

/** Ends the transaction. Answers the steps as they are in the database now. */
export async function writeMany<World, Facts, Step extends AnyStep<World>>(
  tx: Tx,
  process: SubjectRows<World, Facts, Step>,
  changes: readonly Change<World, Step>[],
  writing: Writing,
): Promise<Step[]> {
  const composed = composeSteps(process, changes, writing);
  const statements = statementsOf(composed);
  const last = statements.pop();
  if (last)
    await Promise.all([
      ...statements.map((statement) => send(tx, statement)),
      tx.finish(last.text, last.values),
    ]);
  return composed.steps;
}

function send(tx: Tx, { text, values }: Statement): Promise<object[]> {
  return tx.query(text, values);
}

/** In the order in which they must come: what is gone, what changed alone, then parents before children. */
function statementsOf({ batch, order }: Composed): Statement[] {
  return [
    // What hangs on another row goes before it.
    ...order.toReversed().flatMap((table) => {
      const rows = batch.gone.get(table);
      return rows ? [deletion(table, rows)] : [];
    }),
    ...[...batch.patches.values()].map(({ table, columns, rows }) => update(table, columns, rows)),
    ...order.flatMap((table) => {
      const rows = batch.rows.get(table);
      if (!rows) return [];
      return table.written === 'update' ? [update(table, changing(table), rows)] : insertions(table, rows);
    }),
  ];
}

/** A text is prepared once for each number of rows, so there are few such numbers. */
const sizes = [64, 8, 1];

function insertions(table: Table, rows: Row[]): Statement[] {
  const statements: Statement[] = [];
  const columns = columnsOf(table);
  for (let from = 0; from < rows.length;) {
    const size = sizes.find((many) => many <= rows.length - from) as number;
    const values = rows
      .slice(from, from + size)
      .flatMap((row) => columns.map(({ name, type }) => valueOf(row[name], type)));
    statements.push({ text: insertText(table, size), values });
    from += size;
  }
  return statements;
}

interface Column {
  column: string;
  name: string;
  type: ColumnType;
}

const columnsOf = (table: Table): Column[] => [
  { column: 'tenant_id', name: 'tenantId', type: 'uuid' },
  ...Object.entries(table.columns).map(([column, type]) => ({ column, name: nameOf(table, column), type })),
];

const texts = new Map<string, string>();

function made(name: string, make: () => string): string {
  let text = texts.get(name);
  if (text === undefined) texts.set(name, (text = make()));
  return text;
}

function insertText(table: Table, size: number): string {
  const { name, subject, key, written } = table;
  return made(`insert ${name} ${subject?.kind} ${size}`, () => {
    const columns = columnsOf(table);
    const kind = subject ? `'${subject.kind}', ` : '';
    const rows = Array.from({ length: size }, (_, row) => {
      const [tenant, ...rest] = columns.map(
        ({ type }, index) => `$${row * columns.length + index + 1}::${type}`,
      );
      return `(${tenant}, ${kind}${rest.join(', ')})`;
    });
    const [tenant, ...rest] = columns.map(({ column }) => `"${column}"`);
    const set = changing(table).map((column) => `"${column}" = excluded."${column}"`);
    const conflict =
      written === 'insert'
        ? ''
        : ` on conflict (tenant_id, ${key.join(', ')}) do update set ${set.join(', ')}`;
    return `insert into ${name} (${tenant}, ${subject ? 'subject_kind, ' : ''}${rest.join(', ')}) values ${rows.join(', ')}${conflict}`;
  });
}

function update(table: Table, columns: string[], rows: Row[]): Statement {
  const expected = table.versioned === true;
  const needed = new Set(['tenant_id', ...table.key, ...(expected ? ['version'] : []), ...columns]);
  const parts = columnsOf(table).filter(({ column }) => needed.has(column));
  const text = made(`update ${table.name} ${table.subject?.kind} ${columns.join()}`, () => {
    const set = columns.map((column) => `"${column}" = ${read(table.columns[column] as ColumnType, column)}`);
    const keys = ['tenant_id', ...table.key].map((column) => `t."${column}" = r."${column}"`);
    const version = expected ? ' and t.version = r."version" - 1' : '';
    return `update ${table.name} t set ${set.join(', ')} from ${listed(parts)} where ${keys.join(' and ')}${version}`;
  });
  return { text, values: lists(parts, rows) };
}

function deletion(table: Table, rows: Row[]): Statement {
  const parts: Column[] = [
    { column: 'tenant_id', name: 'tenantId', type: 'uuid' },
    { column: 'id', name: 'id', type: 'uuid' },
  ];
  const text = `delete from ${table.name} t using ${listed(parts)} where t.tenant_id = r.tenant_id and t.${table.key[0]} = r.id`;
  return { text, values: lists(parts, rows) };
}

/** A list of lists would be flattened, so lists are unpacked as texts. */
const read = (type: ColumnType, column: string): string =>
  type === 'text[]' ? `r."${column}"::text[]` : `r."${column}"`;

function listed(parts: Column[]): string {
  const types = parts.map(({ type }, index) => `$${index + 1}::${type === 'text[]' ? 'text' : type}[]`);
  return `unnest(${types.join(', ')}) as r(${parts.map(({ column }) => `"${column}"`).join(', ')})`;
}

const lists = (parts: Column[], rows: Row[]): unknown[] =>
  parts.map(({ name, type }) => rows.map((row) => valueOf(row[name], type)));

/** As the server reads it. A document goes as text, also where it is a list or a single word. */
function valueOf(value: unknown, type: ColumnType): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'jsonb') return JSON.stringify(value);
  return Array.isArray(value) ? listText(value as string[]) : value;
}

function listText(list: string[]): string {
  return `{${list.map((text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join()}}`;
}
