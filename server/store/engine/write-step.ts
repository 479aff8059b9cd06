/**
 * Writes composed steps: state, history, outbox, events, comments and the replay record in one statement, so that a step is in the
 * database whole or not at all.
 */
import type { Step } from '../../../rules/claim/step.ts';
import { composeSteps, type Composed, type WorldChange } from './compose-step.ts';
import type { Row, Writing } from './history-rows.ts';
import type { ReplayRow } from './replay.ts';
import {
  associationTable,
  caseTable,
  changing,
  claimTable,
  codeTable,
  commentTable,
  deadlineTable,
  fileTable,
  historyTable,
  insertMany,
  lineKeyTable,
  lineTable,
  noticeTable,
  ofTenant,
  partyTable,
  roundTable,
  taskTable,
  updateMany,
  type OneTenant,
  type Table,
} from './tables.ts';
import { eventTable, jobTable, subjectTable } from './subject-tables.ts';
import type { Tx } from '../postgres/tx.ts';

/** Ends the transaction. Answers the steps as they are in the database now. */
export async function writeSteps(tx: Tx, changes: WorldChange[], writing: Writing): Promise<Step[]> {
  const composed = composeSteps(changes, writing);
  await sendSteps(tx, composed, null);
  return composed.steps;
}

/** One statement, sent together with the commit. `replay`: the answer, which is known before it is sent. */
export async function sendSteps(
  tx: Tx,
  { batch, tenantIds }: Composed,
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
  const gone = (table: string, id: string, rows: Row[]): void => {
    if (rows.length === 0) return;
    parts.push(
      `delete from ${table} t using json_to_recordset(${bind(rows)}) as r("tenantId" uuid, id uuid) where ${ofTenant(tenant())} and t.${id} = r.id`,
    );
  };
  gone('line_key', 'line_id', batch.gone.keys);
  gone('claim_line', 'id', batch.gone.lines);
  for (const { table, columns, rows } of batch.patches.values()) {
    parts.push(updateMany(table, bind(rows), { columns, expected: table === claimTable, tenant: tenant() }));
  }
  for (const table of order) {
    const rows =
      table === associationTable ? closingFirst(batch.rows.get(table) ?? []) : batch.rows.get(table);
    if (!rows || rows.length === 0) continue;
    parts.push(
      updateOnly.has(table)
        ? updateMany(table, bind(rows), { columns: changing(table), expected: false, tenant: tenant() })
        : insertMany(table, bind(rows), !insertOnly.has(table)),
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
  await tx.finish(`with ${named.join(',\n')} select 1 as done`, values);
}

/** Parents before children, so that the statement reads well; foreign keys are checked at its end in any case. */
const order: Table[] = [
  subjectTable,
  claimTable,
  lineTable,
  lineKeyTable,
  fileTable,
  roundTable,
  noticeTable,
  deadlineTable,
  taskTable,
  associationTable,
  caseTable,
  partyTable,
  codeTable,
  historyTable,
  commentTable,
  jobTable,
  eventTable,
];
/** Made elsewhere, with a hash that is never read back. */
const updateOnly = new Set([codeTable]);
const insertOnly = new Set([subjectTable, claimTable, historyTable, commentTable, jobTable, eventTable]);

/**
 * What ends is written before what begins, because the unique index looks at each row as it is written: also across claims,
 * where a challenger takes over from the incumbent.
 */
function closingFirst(rows: Row[]): Row[] {
  const rank = { ended: 0, void: 0, official: 1, pending: 2 };
  return rows.toSorted((a, b) => rank[a.state as keyof typeof rank] - rank[b.state as keyof typeof rank]);
}
