/**
 * Writes composed steps: state, history, outbox, events, comments and the replay record by one batch that ends with the commit, so that
 * a step is in the database whole or not at all.
 */
import type { AnyStep } from '../../../rules/engine/step.ts';
import { composeSteps, type Change, type Composed } from './compose-step.ts';
import type { Writing } from './history-rows.ts';
import { replayStatement, type ReplayRow } from './replay.ts';
import { deletes, inserts, updates } from './row-statements.ts';
import type { Statement, SubjectRows } from './subject-rows.ts';
import { changing } from './tables.ts';
import type { Tx } from '../postgres/tx.ts';

/** Ends the transaction. Answers the steps as they are in the database now. */
export async function writeSteps<World, Facts, Step extends AnyStep<World>>(
  tx: Tx,
  process: SubjectRows<World, Facts, Step>,
  changes: readonly Change<World, Step>[],
  writing: Writing,
): Promise<Step[]> {
  const composed = composeSteps(process, changes, writing);
  await sendSteps(tx, composed, null);
  return composed.steps;
}

/** Small statements, sent together with the commit. `replay`: the answer, which is known before it is sent. */
export async function sendSteps(tx: Tx, composed: Composed, replay: ReplayRow | null): Promise<void> {
  const statements = [...statementsOf(composed), ...(replay ? [replayStatement(replay)] : [])];
  const { afterwards } = composed;
  if (afterwards.length === 0) return finishWith(tx, statements);
  const written = statements.map(([sql, values]) => tx.query(sql, values));
  await Promise.all([...written, tx.as({ side: 'system' }, (seeing) => finishWith(seeing, afterwards))]);
}

/** The first that is refused is the error, and then none is written. */
async function finishWith(tx: Tx, statements: readonly Statement[]): Promise<void> {
  const last = statements.at(-1);
  if (last === undefined) return;
  await Promise.all([
    ...statements.slice(0, -1).map(([sql, values]) => tx.query(sql, values)),
    tx.finish(...last),
  ]);
}

/** What hangs on another row goes before it and comes after it. A stale write is refused by the number of its history entry. */
function statementsOf({ batch, order }: Composed): Statement[] {
  return [
    ...order.toReversed().flatMap((table) => deletes(table, batch.gone.get(table) ?? [])),
    ...[...batch.patches.values()].flatMap(({ table, rows, columns }) => updates(table, rows, columns)),
    ...order.flatMap((table) => {
      const rows = batch.rows.get(table) ?? [];
      return table.written === 'update'
        ? updates(table, rows, changing(table))
        : inserts(table, rows, table.written !== 'insert');
    }),
  ];
}
