/**
 * Histories of subjects that have no table of their own (a tenant, a calendar, a company's people): the head of the chain stands at the
 * subject, which is found by its name.
 */
import type { NamedSubject, SubjectRef } from '../../../rules/engine/subject.ts';
import type { Tx } from '../postgres/tx.ts';
import { sumOf } from './seal.ts';

/** What was done, as it is written. */
export interface SubjectEntry {
  /** Made in order of time. */
  id: string;
  act: string;
  at: string;
  actor: { side: string; id: string; name: string; role: string };
  reason: string | null;
  before: unknown;
  after: unknown;
  detail: object;
  visibleTo: string[];
  /** In the administrators' log: what it was done to, in words that people know it by, and to whom. */
  label?: string;
  memberId?: string | undefined;
}

interface Head {
  id: string;
  length: number;
  hash: string;
}

/** A stored entry, in the names of its columns. */
export interface NamedEntry extends SubjectRef {
  number: number;
  entryId: string;
  act: string;
  at: string;
  actorSide: string;
  actorId: string;
  actorName: string;
  actorRole: string;
  reason: string | null;
  before: unknown;
  after: unknown;
  detail: unknown;
  visibleTo: string[];
  label: string | null;
  memberId: string | null;
  previousHash: string;
}

/** SHA-256 over everything an entry says, the previous hash being part of it. */
export function namedHash({ hash: _own, ...said }: NamedEntry & { hash?: string }): string {
  return sumOf(said);
}

/** The subject's row is locked until the end of the transaction: entries of one subject follow each other. */
async function takeHead(tx: Tx, { realm, kind, name }: NamedSubject, ownId: string): Promise<Head> {
  const rows = await tx.query<Head>(
    `insert into subject (tenant_id, kind, id, name, history_length, history_hash, carried_over)
     values ($1::uuid, $2, $3::uuid, $4, 0, '', 0)
     on conflict (tenant_id, kind, name) where name is not null do update set history_length = subject.history_length
     returning id, history_length as length, history_hash as hash`,
    [realm, kind, ownId, name],
  );
  return rows[0] as Head;
}

/** Writes an entry and moves the head on. A subject that had none is named by its first entry, where it has no id of its own. */
export async function appendEntry(
  tx: Tx,
  subject: NamedSubject,
  entry: SubjectEntry,
  ownId = entry.id,
): Promise<void> {
  const { realm, kind } = subject;
  const { id, length, hash: previousHash } = await takeHead(tx, subject, ownId);
  const { act, at, reason, detail, visibleTo, label = null, memberId = null } = entry;
  const said: NamedEntry = {
    realm,
    kind,
    id,
    number: length + 1,
    entryId: entry.id,
    act,
    at,
    actorSide: entry.actor.side,
    actorId: entry.actor.id,
    actorName: entry.actor.name,
    actorRole: entry.actor.role,
    reason,
    before: entry.before ?? null,
    after: entry.after ?? null,
    detail,
    visibleTo,
    label,
    memberId,
    previousHash,
  };
  const hash = namedHash(said);
  await Promise.all([
    insertEntry(tx, said, hash),
    tx.query(
      `update subject set history_length = $4, history_hash = $5 where tenant_id = $1::uuid and kind = $2 and id = $3::uuid`,
      [realm, kind, id, said.number, hash],
    ),
  ]);
}

async function insertEntry(tx: Tx, entry: NamedEntry, hash: string): Promise<void> {
  const { realm, kind, id, number, entryId, act, at, reason, visibleTo, label, memberId, previousHash } =
    entry;
  const { actorSide, actorId, actorName, actorRole, before, after, detail } = entry;
  const [was, is, more] = [before, after, detail].map((value) => JSON.stringify(value));
  await tx.query(
    `insert into history (tenant_id, subject_kind, subject_id, number, id, act, at, recorded_at, actor_side, actor_id, actor_name,
       actor_role, reason, before, after, detail, visible_to, previous_hash, hash, label, member_id)
     values ($1::uuid, $2, $3::uuid, $4, $5::uuid, $6, $7::timestamptz, $7::timestamptz, $8, $9, $10, $11, $12, $13::jsonb, $14::jsonb,
       $15::jsonb, $16::text[], $17, $18, $19, $20::uuid)`,
    [
      realm,
      kind,
      id,
      number,
      entryId,
      act,
      at,
      actorSide,
      actorId,
      actorName,
      actorRole,
      reason,
      was,
      is,
      more,
      visibleTo,
      previousHash,
      hash,
      label,
      memberId,
    ],
  );
}

/** As `cpor verify` reads it. */
export interface NamedHistory extends SubjectRef {
  name: string;
  length: number;
  hash: string;
  /** Entries from before there were hashes. */
  carriedOver: number;
  entries: (NamedEntry & { hash: string })[];
}

const headColumns = `s.tenant_id as realm, s.kind, s.id, s.name, s.history_length as length, s.history_hash as hash,
  s.carried_over as "carriedOver"`;

const entryJson = `json_build_object('realm', h.tenant_id, 'kind', h.subject_kind, 'id', h.subject_id, 'number', h.number, 'entryId', h.id,
  'act', h.act, 'at', h.at, 'actorSide', h.actor_side, 'actorId', h.actor_id, 'actorName', h.actor_name, 'actorRole', h.actor_role,
  'reason', h.reason, 'before', h.before, 'after', h.after, 'detail', h.detail, 'visibleTo', h.visible_to, 'label', h.label, 'memberId', h.member_id, 'previousHash', h.previous_hash,
  'hash', h.hash)`;

/** Subjects in the order of their keys, a page after the last one. Goes over every realm. */
export async function readNamedHistories(
  tx: Tx,
  after: SubjectRef | null,
  limit: number,
): Promise<NamedHistory[]> {
  const rows = await tx.query<NamedHistory>(
    `select ${headColumns}, coalesce((select json_agg(${entryJson} order by h.number) from history h
         where h.tenant_id = s.tenant_id and h.subject_kind = s.kind and h.subject_id = s.id), '[]'::json) as entries
     from subject s where s.name is not null and ($1::uuid is null or (s.tenant_id, s.kind, s.id) > ($1::uuid, $2, $3::uuid))
     order by s.tenant_id, s.kind, s.id limit $4`,
    [after?.realm ?? null, after?.kind ?? '', after?.id ?? null, limit],
  );
  for (const { entries } of rows) for (const entry of entries) entry.at = entry.at.replace('+00:00', 'Z');
  return rows;
}
