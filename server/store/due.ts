import type { ClaimKey } from './load-world.ts';
import type { Tx } from './tx.ts';

/** Sweepers side by side, in one process or in many, take tenants by the last byte of their ids, so that linked claims stay together. */
export interface Lane { number: number; of: number }

/**
 * Claims with a deadline that has passed, soonest first: one of the listed fan-outs, on index deadline_due.
 * `now` is trusted time. Claims locked by an act that is under way are left to it; that act settles them itself.
 */
export async function findDue(tx: Tx, now: string, limit: number, lane: Lane = { number: 0, of: 1 }): Promise<ClaimKey[]> {
  return tx.query<ClaimKey>(
    `select c.tenant_id as "tenantId", c.id from (
       select distinct tenant_id, claim_id from (
         select tenant_id, claim_id from deadline where state = 'armed' and stopped_at is null and due_at <= $1::timestamptz
           and get_byte(uuid_send(tenant_id), 15) % $4::int = $3::int
         order by due_at limit $2) soonest) due
     join claim c on c.tenant_id = due.tenant_id and c.id = due.claim_id
     order by c.tenant_id, c.id for update of c skip locked`, [now, limit, lane.number, lane.of]);
}

/** The soonest armed deadline after `now`, for the sandbox's "to next deadline" and for how long the sweep may rest. */
export async function nextDue(tx: Tx, now: string): Promise<string | null> {
  const rows = await tx.query<{ due: Date | null }>(
    `select due_at as due from deadline where state = 'armed' and stopped_at is null and due_at > $1::timestamptz order by due_at limit 1`, [now]);
  return rows[0]?.due?.toISOString() ?? null;
}

/** Trusted time needs a statement before it can be read; this one is the cheapest. */
export async function touch(tx: Tx): Promise<void> {
  await tx.query('select 1 as one');
}
