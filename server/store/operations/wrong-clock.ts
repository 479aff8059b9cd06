/** What was written, read and mailed with a time that has not come. */
import type { WrongEntry, WrongReads } from '../../../rules/operations/undo-clock.ts';
import { entryOfToday } from '../engine/former-words.ts';
import type { ClaimKey } from '../engine/load-world.ts';
import type { Tx } from '../postgres/tx.ts';

/**
 * Claims with an entry written later than `after` that no undo-clock entry has followed. Goes over every history: a command of the
 * operator asks it, no request does.
 */
export function findWrongClaims(tx: Tx, after: string): Promise<ClaimKey[]> {
  return tx.query<ClaimKey>(
    `select h.tenant_id as "tenantId", h.subject_id as id from history h where h.recorded_at > $1::timestamptz and h.subject_kind = 'claim'
       and not exists (select from history u where u.tenant_id = h.tenant_id and u.subject_id = h.subject_id
         and u.act = 'undo-clock' and u.number > h.number)
     group by h.tenant_id, h.subject_id order by min(h.recorded_at), h.tenant_id, h.subject_id`,
    [after],
  );
}

/** This claim and all that it took over from or that took over from it: they are put right together. */
export async function findHandovers(tx: Tx, { tenantId, id }: ClaimKey): Promise<ClaimKey[]> {
  return tx.query<ClaimKey>(
    `with recursive linked(claim_id) as (
       select $2::uuid
       union select b.claim_id from linked l
         join association a on a.tenant_id = $1::uuid and a.claim_id = l.claim_id
         join association b on b.tenant_id = $1::uuid and (b.line_id = a.supersedes_line_id or b.supersedes_line_id = a.line_id))
     select $1::uuid as "tenantId", claim_id as id from linked order by claim_id <> $2::uuid, claim_id`,
    [tenantId, id],
  );
}

/** In the order in which they were written. */
export async function readWrongEntries(
  tx: Tx,
  claims: readonly ClaimKey[],
  after: string,
): Promise<Map<string, WrongEntry[]>> {
  const rows = await tx.query<{ claimId: string; entry: WrongEntry }>(
    `select h.subject_id as "claimId", json_build_object('act', h.act, 'at', to_char(h.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
         'side', h.actor_side, 'before', h.before, 'after', h.after, 'detail', h.detail) as entry
     from unnest($1::uuid[], $2::uuid[]) as ref(tenant_id, id)
     join history h on h.tenant_id = ref.tenant_id and h.subject_id = ref.id
     where h.recorded_at > $3::timestamptz
       and not exists (select from history u where u.tenant_id = h.tenant_id and u.subject_id = h.subject_id
         and u.act = 'undo-clock' and u.number > h.number)
     order by h.subject_id, h.number`,
    [claims.map(({ tenantId }) => tenantId), claims.map(({ id }) => id), after],
  );
  const found = new Map<string, WrongEntry[]>();
  for (const { claimId, entry } of rows)
    found.set(claimId, [...(found.get(claimId) ?? []), entryOfToday(entry)]);
  return found;
}

/** By line and by the company that read. */
export function readWrongReads(tx: Tx, claims: readonly ClaimKey[], after: string): Promise<WrongReads[]> {
  return tx.query<WrongReads>(
    `select a.line_id as "lineId", r.partner_name as by, count(*)::int as count
     from unnest($1::uuid[], $2::uuid[]) as ref(tenant_id, id)
     join association a on a.tenant_id = ref.tenant_id and a.claim_id = ref.id
     join usage_read r on r.tenant_id = a.tenant_id and r.association_id = a.id
     where r.at > $3::timestamptz group by a.line_id, r.partner_name order by a.line_id, r.partner_name`,
    [claims.map(({ tenantId }) => tenantId), claims.map(({ id }) => id), after],
  );
}

/** A mail that had left by the wrong clock. */
export interface WrongMail {
  template: string;
  recipient: string;
}

export function findWrongMails(tx: Tx, claims: readonly ClaimKey[], after: string): Promise<WrongMail[]> {
  return tx.query<WrongMail>(
    `select distinct m.template, m.recipient from unnest($1::uuid[], $2::uuid[]) as ref(tenant_id, id)
     join mail m on m.tenant_id = ref.tenant_id and m.subject_id = ref.id
     where m.at > $3::timestamptz and m.outcome = 'accepted' order by m.template, m.recipient`,
    [claims.map(({ tenantId }) => tenantId), claims.map(({ id }) => id), after],
  );
}

/**
 * Mails of these claims that still wait: what tells of these lines what was never so does not leave any more; the rest is due now, and not
 * when the wrong clock thought.
 */
export async function rightWaitingMails(
  tx: Tx,
  claims: readonly ClaimKey[],
  { lineIds, after, now }: { lineIds: readonly string[]; after: string; now: string },
): Promise<void> {
  await tx.query(
    `update job j set
       state = case when u.untrue then 'done' else j.state end,
       done_at = case when u.untrue then $5::timestamptz end,
       last_error = case when u.untrue then 'not sent: a wrong clock had made it' else j.last_error end,
       run_at = least(j.run_at, $5::timestamptz), leased_until = null
     from (select w.tenant_id, w.id, w.payload->>'template' in ('association-official', 'association-ended', 'no-partner-response')
         and not exists (select from jsonb_array_elements(w.payload->'params'->'lines') l where l->>'lineId' <> all($3::text[])) as untrue
       from unnest($1::uuid[], $2::uuid[]) as ref(tenant_id, id)
       join job w on w.tenant_id = ref.tenant_id and w.subject_id = ref.id
       where w.kind = 'mail' and w.state = 'waiting' and w.made_at > $4::timestamptz) u
     where j.tenant_id = u.tenant_id and j.id = u.id`,
    [claims.map(({ tenantId }) => tenantId), claims.map(({ id }) => id), lineIds, after, now],
  );
}
