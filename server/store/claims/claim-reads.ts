/** What belongs to one claim beside its state: comments, history, files' bytes, notices. */
import { instantText, Values } from '../postgres/instants.ts';
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
    `select h.detail ->> 'comment' as text, coalesce(h.detail -> 'points', '[]'::jsonb) as points from history h where h.tenant_id = $1::uuid and h.claim_id = $2::uuid and h.act = 'request-information'
     order by h.number desc limit 1`,
    [ref.tenantId, ref.id],
  );
  return rows[0] ?? null;
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
    `c.claim_id = ${values.add(ref.id, 'uuid')}`,
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

export function findEntries(
  tx: Tx,
  ref: Ref,
  side: string | null,
  page: { after: number; limit: number },
): Promise<EntryRow[]> {
  return tx.query<EntryRow>(
    // Numbered among what this side may read: a gap would tell that the others have written something, and where.
    `select h.read_number as number, h.act, ${instantText('h.at')} as at, ${instantText('h.recorded_at')} as "recordedAt",
    h.actor_side as "actorSide", h.actor_name as "actorName",
       h.actor_role as "actorRole", h.reason, h.before, h.after, h.detail
     from (select e.*, (row_number() over (order by e.number))::int as read_number from history e
       where e.tenant_id = $1::uuid and e.claim_id = $2::uuid and ($4::text is null or $4::text = any(e.visible_to))) h
     where h.read_number > $3::integer order by h.number limit $5::integer`,
    [ref.tenantId, ref.id, page.after, side, page.limit],
  );
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
     from claim_file where tenant_id = $1::uuid and claim_id = $2::uuid and id = $3::uuid`,
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
