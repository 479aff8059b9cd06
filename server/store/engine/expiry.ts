import type { Tx } from '../postgres/tx.ts';

/** Replay records older than this instant, at most a slice of them. A listed fan-out, on index idempotency_age. */
export async function expireReplays(tx: Tx, before: string, limit: number): Promise<number> {
  const rows = await tx.query(
    `delete from idempotency t using (select tenant_id, organisation, operation, key from idempotency where at < $1::timestamptz order by at limit $2) old
     where t.tenant_id = old.tenant_id and t.organisation = old.organisation and t.operation = old.operation and t.key = old.key returning 1 as gone`,
    [before, limit],
  );
  return rows.length;
}

/** Jobs done before this instant; what they did stands in history and in the list of mails. On index job_done. */
export async function expireJobs(tx: Tx, before: string, limit: number): Promise<number> {
  const rows = await tx.query(
    `delete from job t using (select tenant_id, id from job where state = 'done' and done_at < $1::timestamptz order by done_at limit $2) old
     where t.tenant_id = old.tenant_id and t.id = old.id returning 1 as gone`,
    [before, limit],
  );
  return rows.length;
}
