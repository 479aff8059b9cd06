/**
 * Writes the steps of thousands of subjects, each in its own realm, by a few statements a table that end with the commit. An act names
 * each row that it changes; here rows in which the same columns change go together, as lists by column.
 */
import type { AnyStep } from '../../../rules/engine/step.ts';
import { composeSteps, type Change, type Composed } from './compose-step.ts';
import type { Row, Writing } from './history-rows.ts';
import { deletes, inserts } from './row-statements.ts';
import type { Statement, SubjectRows } from './subject-rows.ts';
import { changing, nameOf, type ColumnType, type Table } from './tables.ts';
import type { Tx } from '../postgres/tx.ts';

/** Ends the transaction, which must see every realm. Answers the steps as they are in the database now. */
export async function writeMany<World, Facts, Step extends AnyStep<World>>(
  tx: Tx,
  process: SubjectRows<World, Facts, Step>,
  changes: readonly Change<World, Step>[],
  writing: Writing,
): Promise<Step[]> {
  const composed = composeSteps(process, changes, writing);
  const statements = [...statementsOf(composed), ...composed.afterwards];
  const last = statements.pop();
  if (last) await Promise.all([...statements.map((statement) => send(tx, statement)), tx.finish(...last)]);
  return composed.steps;
}

function send(tx: Tx, [text, values]: Statement): Promise<object[]> {
  return tx.query(text, values);
}

/** What hangs on another row goes before it and comes after it. */
function statementsOf({ batch, order }: Composed): Statement[] {
  return [
    ...order.toReversed().flatMap((table) => deletes(table, batch.gone.get(table) ?? [])),
    ...[...batch.patches.values()].map(({ table, rows, columns }) => update(table, rows, columns)),
    ...order.flatMap((table) => {
      const rows = batch.rows.get(table) ?? [];
      if (rows.length === 0) return [];
      return table.written === 'update'
        ? [update(table, rows, changing(table))]
        : inserts(table, rows, table.written !== 'insert');
    }),
  ];
}

interface Part {
  column: string;
  name: string;
  type: ColumnType;
}

const texts = new Map<string, string>();

function update(table: Table, rows: readonly Row[], columns: readonly string[]): Statement {
  const needed = new Set([...table.key, ...(table.versioned ? ['version'] : []), ...columns]);
  const parts: Part[] = [
    { column: 'tenant_id', name: 'tenantId', type: 'uuid' },
    ...[...needed].map((column) => ({
      column,
      name: nameOf(table, column),
      type: table.columns[column] as ColumnType,
    })),
  ];
  const name = `${table.name} ${table.subject?.kind} ${columns.join()}`;
  let text = texts.get(name);
  if (text === undefined) texts.set(name, (text = updateText(table, parts, columns)));
  return [text, parts.map((part) => rows.map((row) => listed(row[part.name], part.type)))];
}

function updateText(table: Table, parts: Part[], columns: readonly string[]): string {
  const lists = parts.map(({ type }, index) => `$${index + 1}::${type === 'text[]' ? 'text' : type}[]`);
  const set = columns.map(
    (column) =>
      `"${column}" = ${table.columns[column] === 'text[]' ? `string_to_array(r."${column}", e'\\x1f')` : `r."${column}"`}`,
  );
  const where = ['tenant_id', ...table.key].map((column) => `t."${column}" = r."${column}"`);
  if (table.versioned) where.push('t.version = r.version - 1');
  return `update ${table.name} t set ${set.join(', ')} from unnest(${lists.join(', ')}) as r(${parts
    .map(({ column }) => `"${column}"`)
    .join(', ')}) where ${where.join(' and ')}`;
}

/**
 * In a list of values: documents are JSON, and lists are texts, because a list of lists would be flattened. Their words are parted by a
 * character that no word has: what casts a text to a list is not immutable, and a distributed server refuses it in an update.
 */
function listed(value: unknown, type: ColumnType): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'jsonb') return JSON.stringify(value);
  if (!Array.isArray(value)) return value;
  if (value.some((text) => typeof text !== 'string' || text === '' || text.includes(parting)))
    throw new Error('a list of words with a word that cannot be written');
  return value.join(parting);
}

const parting = '\x1f';
