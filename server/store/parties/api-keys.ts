/** Keys for programs. Only the SHA-256 of a key is kept, so that this table opens nothing. */
import type { Company, Member } from './members.ts';
import { memberColumns, ofCompany } from './members.ts';
import type { Database, Tx } from '../postgres/tx.ts';

export interface KeyIdentity extends Member {
  keyId: string;
  keyName: string;
  scopes: string[];
  /** yyyy-mm-dd, UTC. */
  lastUsedOn: string | null;
}

/** The key, its person and all grants by one indexed statement; nothing for what is revoked, expired or of a disabled person. */
export async function memberOfKey(
  db: Database,
  hash: Uint8Array,
  realNow: string,
): Promise<KeyIdentity | null> {
  const { rows } = await db.pool.query<KeyIdentity>(
    `select ${memberColumns}, k.id as "keyId", k.name as "keyName", k.scopes, k.last_used_on::text as "lastUsedOn"
     from api_key k join member m on m.id = k.member_id
     where k.hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2::timestamptz) and m.disabled_at is null`,
    [hash, realNow],
  );
  return rows[0] ?? null;
}

/** Written at most once a day for each key, however often it is used. */
export async function noteKeyUse(db: Database, keyId: string, day: string): Promise<void> {
  await db.pool.query(
    'update api_key set last_used_on = $2::date where id = $1 and last_used_on is distinct from $2::date',
    [keyId, day],
  );
}

export interface NewApiKey {
  id: string;
  hash: Uint8Array;
  hint: string;
  name: string;
  memberId: string;
  partnerId: string | null;
  scopes: string[];
  createdAt: string;
  expiresAt: string;
  /** The key that made it. */
  parentId: string | null;
}

export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<void> {
  await tx.query(
    `insert into api_key (id, hash, hint, name, member_id, partner_id, scopes, created_at, expires_at, parent_id)
     values ($1, $2, $3, $4, $5, $6, $7::text[], $8, $9, $10)`,
    [
      key.id,
      key.hash,
      key.hint,
      key.name,
      key.memberId,
      key.partnerId,
      key.scopes,
      key.createdAt,
      key.expiresAt,
      key.parentId,
    ],
  );
}

export interface ListedApiKey {
  id: string;
  name: string;
  hint: string;
  scopes: string[];
  memberId: string;
  memberName: string;
  parentId: string | null;
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedOn: string | null;
}

/** The newest first; ids are in order of time. */
export function listApiKeysOf(
  tx: Tx,
  company: Company,
  page: { after: string | null; limit: number },
): Promise<ListedApiKey[]> {
  const values: unknown[] = [page.after, page.limit];
  const whose = ofCompany(company, values);
  return tx.query<ListedApiKey>(
    `select k.id, k.name, k.hint, k.scopes, m.id as "memberId", m.name as "memberName", k.parent_id as "parentId", k.last_used_on::text as "lastUsedOn",
       ${instant('created_at')} as "createdAt", ${instant('expires_at')} as "expiresAt", ${instant('revoked_at')} as "revokedAt"
     from member m join api_key k on k.member_id = m.id
     where ${whose} and ($1::uuid is null or k.id < $1::uuid)
     order by k.id desc limit $2`,
    values,
  );
}

/**
 * All keys of one person, so that a key that is being revoked makes no other meanwhile. A key acts as the person who made it,
 * so whatever descends from it is the same person's.
 */
async function lockKeysOf(tx: Tx, memberId: string): Promise<void> {
  await tx.query('select from member where id = $1::uuid for no key update', [memberId]);
}

/** The key with which another is made, as it is once nobody can revoke it meanwhile; null when it has ended. */
export async function lockParentKey(
  tx: Tx,
  parent: { keyId: string; memberId: string },
  realNow: string,
): Promise<{ expiresAt: string | null } | null> {
  await lockKeysOf(tx, parent.memberId);
  const rows = await tx.query<{ expiresAt: string | null }>(
    `select ${instant('expires_at')} as "expiresAt" from api_key k where k.id = $1::uuid and k.revoked_at is null
     and (k.expires_at is null or k.expires_at > $2::timestamptz)`,
    [parent.keyId, realNow],
  );
  return rows[0] ?? null;
}

/** A key of this company, its person's keys locked; null where there is none, or it is another's. */
export async function lockApiKeyOf(tx: Tx, company: Company, keyId: string): Promise<{ id: string } | null> {
  const values: unknown[] = [keyId];
  const whose = ofCompany(company, values);
  const rows = await tx.query<{ id: string }>(
    `select k.id from api_key k join member m on m.id = k.member_id where k.id = $1 and ${whose} for no key update of m`,
    values,
  );
  return rows[0] ?? null;
}

export async function revokeKeysOfMember(tx: Tx, memberId: string, at: string): Promise<number> {
  await lockKeysOf(tx, memberId);
  const rows = await tx.query(
    'update api_key set revoked_at = $2 where member_id = $1 and revoked_at is null returning id',
    [memberId, at],
  );
  return rows.length;
}

/** The key and whatever descends from it. What was revoked before keeps the instant of the first time. */
export async function revokeApiKeyRow(tx: Tx, keyId: string, at: string): Promise<void> {
  await tx.query(
    `with recursive family (id) as (
       select $1::uuid union select k.id from api_key k join family f on k.parent_id = f.id
     ) update api_key set revoked_at = $2::timestamptz where id in (select id from family) and revoked_at is null`,
    [keyId, at],
  );
}

function instant(column: string): string {
  return `to_char(k.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
