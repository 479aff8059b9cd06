/** What belongs to one claim beside its state: comments, history, files' bytes, notices. */
import { instantText, Values } from '../postgres/instants.ts';
import { entryOfToday } from '../engine/former-words.ts';
import type { KeySubmission } from '../../../rules/claim/facts.ts';
import type { Tx } from '../postgres/tx.ts';

interface Ref {
  tenantId: string;
  id: string;
}

/** The words of a request for information: as a whole, and reason by reason. */
export interface RequestWords {
  text: string | null;
  points: { code: string; evidence: string | null; remedy: string | null }[];
}

export async function lastRequest(tx: Tx, ref: Ref): Promise<RequestWords | null> {
  const rows = await tx.query<RequestWords>(
    `select h.detail ->> 'comment' as text, coalesce(h.detail -> 'points', '[]'::jsonb) as points from history h where h.tenant_id = $1::uuid and h.subject_id = $2::uuid and h.act = 'request-information'
     order by h.number desc limit 1`,
    [ref.tenantId, ref.id],
  );
  return rows[0] ?? null;
}

/** A request for information and what became of it, by history. */
export interface ExchangeRow extends RequestWords {
  codes: string[];
  askedAt: string;
  askedBy: string;
  answeredAt: string | null;
  answeredBy: string | null;
  answer: string | null;
  /** Ids of the files that went out with the answer. */
  files: string[];
  /** Fields that the partner changed between request and answer. */
  changed: string[];
}

/** The last ones, the newest first. An answer follows its request; an edit between the two belongs to the answer. */
export function findExchanges(tx: Tx, ref: Ref, limit: number): Promise<ExchangeRow[]> {
  return tx.query<ExchangeRow>(
    `with asked as (
       select h.number, lead(h.number) over (order by h.number) as next, h.at, h.actor_name, h.detail
       from history h where h.tenant_id = $1::uuid and h.subject_id = $2::uuid and h.act = 'request-information'
     )
     select a.detail -> 'codes' as codes, a.detail ->> 'comment' as text, coalesce(a.detail -> 'points', '[]'::jsonb) as points,
       ${instantText('a.at')} as "askedAt", a.actor_name as "askedBy",
       ${instantText('r.at')} as "answeredAt", r.actor_name as "answeredBy", r.detail ->> 'comment' as answer,
       coalesce((select json_agg(f ->> 'id') from jsonb_array_elements(r.detail -> 'files') f), '[]'::json) as files,
       coalesce((select json_agg(distinct field) from history e, jsonb_array_elements_text(e.detail -> 'fields') field
         where e.tenant_id = $1::uuid and e.subject_id = $2::uuid and e.act = 'edit-claim'
           and e.number > a.number and e.number < coalesce(r.number, a.next, 2147483647)), '[]'::json) as changed
     from asked a left join history r on r.tenant_id = $1::uuid and r.subject_id = $2::uuid and r.act = 'resubmit-claim'
       and r.number > a.number and r.number < coalesce(a.next, 2147483647)
     order by a.number desc limit $3::integer`,
    [ref.tenantId, ref.id, limit],
  );
}

export interface CommentRow {
  id: string;
  visibility: string;
  authorSide: string;
  authorName: string;
  text: string;
  at: string;
}

export function findComments(
  tx: Tx,
  ref: Ref,
  visibilities: string[],
  page: {
    after: { at: string; id: string } | null;
    limit: number;
  },
): Promise<CommentRow[]> {
  const values = new Values();
  const where = [
    `c.tenant_id = ${values.add(ref.tenantId, 'uuid')}`,
    `c.subject_id = ${values.add(ref.id, 'uuid')}`,
    `c.visibility = any(${values.add(visibilities, 'text[]')})`,
  ];
  if (page.after)
    where.push(`(c.at, c.id) > (${values.add(page.after.at, 'timestamptz')},
    ${values.add(page.after.id, 'uuid')})`);
  return tx.query<CommentRow>(
    `select c.id, c.visibility, c.author_side as "authorSide", c.author_name as "authorName", c.text, ${instantText('c.at')} as at
     from comment c where ${where.join(' and ')} order by c.at, c.id limit ${values.add(page.limit, 'integer')}`,
    values.list,
  );
}

export interface EntryRow {
  number: number;
  act: string;
  at: string;
  recordedAt: string;
  actorSide: string;
  actorName: string;
  actorRole: string;
  reason: string | null;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  detail: Record<string, unknown>;
}

export async function findEntries(
  tx: Tx,
  ref: Ref,
  side: string | null,
  page: { after: number | null; limit: number; newestFirst?: boolean },
): Promise<EntryRow[]> {
  const [beyond, order, from] = page.newestFirst ? ['<', 'desc', 2147483647] : ['>', 'asc', 0];
  const rows = await tx.query<EntryRow>(
    `select h.number, h.act, ${instantText('h.at')} as at, ${instantText('h.recorded_at')} as "recordedAt",
    h.actor_side as "actorSide", h.actor_name as "actorName",
       h.actor_role as "actorRole", h.reason, h.before, h.after, h.detail
     from history h where h.tenant_id = $1::uuid and h.subject_id = $2::uuid and h.number ${beyond} $3::integer and ($4::text is null
     or $4::text = any(h.visible_to))
     order by h.number ${order} limit $5::integer`,
    [ref.tenantId, ref.id, page.after ?? from, side, page.limit],
  );
  return rows.map(entryOfToday);
}

/** How many entries of the claim this side may read. */
export async function countEntries(tx: Tx, ref: Ref, side: string | null): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    `select count(*)::int as count from history h where h.tenant_id = $1::uuid and h.subject_id = $2::uuid
     and ($3::text is null or $3::text = any(h.visible_to))`,
    [ref.tenantId, ref.id, side],
  );
  return rows[0]?.count ?? 0;
}

export interface SentRow {
  submittedAt: string | null;
}

/** Is there such a claim for these eyes, and was it ever submitted? */
export async function findSent(tx: Tx, ref: Ref): Promise<SentRow | null> {
  const rows = await tx.query<SentRow>(
    `select ${instantText('submitted_at')} as "submittedAt" from claim where tenant_id = $1::uuid and id = $2::uuid`,
    [ref.tenantId, ref.id],
  );
  return rows[0] ?? null;
}

export interface FileRow {
  name: string;
  size: string;
  mediaType: string;
  sha256: string;
  scan: string;
  sentAt: Date | null;
  removedAt: Date | null;
}

export async function findFile(tx: Tx, ref: Ref, fileId: string): Promise<FileRow | null> {
  const rows = await tx.query<FileRow>(
    `select name, size, media_type as "mediaType", sha256, scan, sent_at as "sentAt", removed_at as "removedAt"
     from file where tenant_id = $1::uuid and subject_id = $2::uuid and id = $3::uuid`,
    [ref.tenantId, ref.id, fileId],
  );
  return rows[0] ?? null;
}

export interface NoticeRow {
  id: string;
  claimId: string;
  claimVersion: number;
  round: number;
  purpose: 'decide' | 'undo';
  email: string;
  name: string;
  title: string;
  named: boolean;
  trusted: boolean;
  state: 'queued' | 'accepted' | 'bounced' | 'failed' | 'void';
  queuedAt: string;
  acceptedAt: string | null;
  bouncedAt: string | null;
}

export async function findNotice(tx: Tx, ref: Ref): Promise<NoticeRow | null> {
  const rows = await tx.query<NoticeRow>(
    `select n.id, n.claim_id as "claimId", c.version as "claimVersion", n.round, n.purpose, n.email, n.name, n.title,
    n.named, n.trusted, n.state,
       ${instantText('n.queued_at')} as "queuedAt", ${instantText('n.accepted_at')} as "acceptedAt",
       ${instantText('n.bounced_at')} as "bouncedAt"
     from notice n join claim c on c.tenant_id = n.tenant_id and c.id = n.claim_id where n.tenant_id = $1::uuid
     and n.id = $2::uuid`,
    [ref.tenantId, ref.id],
  );
  return rows[0] ?? null;
}

/**
 * The keys that this account submitted at this customer, by claims that were touched since then. With eyes that see the account's
 * own claims at least.
 */
export async function listSubmittedKeys(
  tx: Tx,
  { tenantId, partnerId, since }: { tenantId: string; partnerId: string; since: string },
): Promise<KeySubmission[]> {
  const of = `c.tenant_id = $1::uuid and c.partner_id = $2::uuid and c.submitted_at is not null and c.updated_at > $3::timestamptz`;
  const values = [tenantId, partnerId, since];
  const found = await Promise.all([
    tx.query<KeySubmission>(
      `select s.value ->> 'key' as key, s.value ->> 'at' as at
       from claim c cross join lateral jsonb_array_elements(c.submitted_keys) s where ${of}`,
      values,
    ),
    // Claims from before the keys were kept.
    tx.query<KeySubmission>(
      `select l.key, ${instantText('c.submitted_at')} as at from claim c
       join claim_line l on l.tenant_id = $1::uuid and l.claim_id = c.id
       where ${of} and c.submitted_keys is null and l.key is not null`,
      values,
    ),
  ]);
  return found.flat();
}

/** Words that one side has put on the claim since this instant. The claim's row is locked by whoever adds one. */
export async function countComments(tx: Tx, ref: Ref, side: string, since: string): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    `select count(*)::int as count from comment
     where tenant_id = $1::uuid and subject_kind = 'claim' and subject_id = $2::uuid and author_side = $3 and at >= $4::timestamptz`,
    [ref.tenantId, ref.id, side, since],
  );
  return rows[0]?.count ?? 0;
}
