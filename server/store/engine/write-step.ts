/**
 * Writes composed steps: state, history, outbox, events, comments and the replay record in one statement, so that a step is in the
 * database whole or not at all.
 */
import type { AnyStep } from '../../../rules/engine/step.ts';
import { composeSteps, type Change, type Composed } from './compose-step.ts';
import type { Writing } from './history-rows.ts';
import type { ReplayRow } from './replay.ts';
import type { SubjectRows } from './subject-rows.ts';
import { changing, insertMany, ofTenant, updateMany, type OneTenant } from './tables.ts';
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

/** One statement, sent together with the commit. `replay`: the answer, which is known before it is sent. */
export async function sendSteps(
  tx: Tx,
  { batch, order, tenantIds, afterwards }: Composed,
  replay: ReplayRow | null,
): Promise<void> {
  const parts: string[] = [];
  const values: unknown[] = [];
  const bind = (value: unknown): string => {
    values.push(typeof value === 'string' ? value : JSON.stringify(value));
    return `$${values.length}::json`;
  };
  let place: OneTenant = null;
  const tenant = (): OneTenant => {
    if (tenantIds.length === 1 && place === null) place = `$${values.push(tenantIds[0])}::uuid`;
    return place;
  };
  // What hangs on another row goes before it.
  for (const table of order.toReversed()) {
    const rows = batch.gone.get(table);
    if (rows)
      parts.push(
        `delete from ${table.name} t using json_to_recordset(${bind(rows)}) as r("tenantId" uuid, id uuid) where ${ofTenant(tenant())} and t.${table.key[0]} = r.id`,
      );
  }
  for (const { table, columns, rows } of batch.patches.values())
    parts.push(
      updateMany(table, bind(rows), { columns, expected: table.versioned === true, tenant: tenant() }),
    );
  for (const table of order) {
    const rows = batch.rows.get(table);
    if (rows)
      parts.push(
        table.written === 'update'
          ? updateMany(table, bind(rows), { columns: changing(table), expected: false, tenant: tenant() })
          : insertMany(table, bind(rows), table.written !== 'insert'),
      );
  }
  if (replay) {
    parts.push(`insert into idempotency (tenant_id, organisation, operation, key, body_hash, status, headers, body, at)
      select r."tenantId", r.organisation, r.operation, r.key, r."bodyHash", r.status, r.headers, r.body, r.at
      from json_to_record(${bind(replay)}) as r("tenantId" uuid, organisation text, operation text, key text,
        "bodyHash" text, status integer, headers jsonb, body text, at timestamptz)`);
  }
  if (parts.length === 0) return;
  const named = parts.map((part, index) => `w${index} as (${part})`);
  const text = `with ${named.join(',\n')} select 1 as done`;
  const last = afterwards.at(-1);
  if (last === undefined) {
    await tx.finish(text, values);
    return;
  }
  const written = tx.query(text, values);
  await tx.as({ side: 'system' }, (seeing) =>
    Promise.all([
      written,
      ...afterwards.slice(0, -1).map(([sql, given]) => seeing.query(sql, given)),
      seeing.finish(...last),
    ]),
  );
}
