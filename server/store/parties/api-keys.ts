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
  expiresAt: string | null;
}

export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<void> {
  await tx.query(
    `insert into api_key (id, hash, hint, name, member_id, partner_id, scopes, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7::text[], $8, $9)`,
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
    `select k.id, k.name, k.hint, k.scopes, m.id as "memberId", m.name as "memberName", k.last_used_on::text as "lastUsedOn",
       ${instant('created_at')} as "createdAt", ${instant('expires_at')} as "expiresAt", ${instant('revoked_at')} as "revokedAt"
     from member m join api_key k on k.member_id = m.id
     where ${whose} and ($1::uuid is null or k.id < $1::uuid)
     order by k.id desc limit $2`,
    values,
  );
}

/** A key of this company, the row locked; null where there is none, or it is another's. */
export async function lockApiKeyOf(
  tx: Tx,
  company: Company,
  keyId: string,
): Promise<{ id: string; revokedAt: Date | null } | null> {
  const values: unknown[] = [keyId];
  const whose = ofCompany(company, values);
  const rows = await tx.query<{ id: string; revokedAt: Date | null }>(
    `select k.id, k.revoked_at as "revokedAt" from api_key k join member m on m.id = k.member_id where k.id = $1 and ${whose} for update of k`,
    values,
  );
  return rows[0] ?? null;
}

export async function revokeKeysOfMember(tx: Tx, memberId: string, at: string): Promise<number> {
  const rows = await tx.query(
    'update api_key set revoked_at = $2 where member_id = $1 and revoked_at is null returning id',
    [memberId, at],
  );
  return rows.length;
}

export async function revokeApiKeyRow(tx: Tx, keyId: string, at: string): Promise<void> {
  await tx.query('update api_key set revoked_at = $2 where id = $1 and revoked_at is null', [keyId, at]);
}

function instant(column: string): string {
  return `to_char(k.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
