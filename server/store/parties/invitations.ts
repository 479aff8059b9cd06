/** Invitations to set a first password: made with their member, used once. */
import type { Role } from '../../../rules/rights/role.ts';
import { instantText } from '../postgres/instants.ts';
import type { Database, Tx } from '../postgres/tx.ts';
import type { PersonSide } from './members.ts';

export interface NewInvitation {
  id: string;
  memberId: string;
  /** null at the programme owner. */
  partnerId: string | null;
  email: string;
  by: { id: string; name: string };
  at: string;
  expiresAt: string;
}

/** Of one person only the newest invitation opens anything. */
export async function insertInvitation(
  tx: Tx,
  { id, memberId, partnerId, email, by, at, expiresAt }: NewInvitation,
): Promise<void> {
  await tx.query(
    'update invitation set revoked_at = $2::timestamptz where member_id = $1::uuid and accepted_at is null and revoked_at is null',
    [memberId, at],
  );
  await tx.query(
    `insert into invitation (id, member_id, email, invited_by_id, invited_by_name, invited_at, expires_at, partner_id)
     values ($1::uuid, $2::uuid, $3, $4, $5, $6::timestamptz, $7::timestamptz, $8::uuid)`,
    [id, memberId, email, by.id, by.name, at, expiresAt, partnerId],
  );
}

export interface AddressHolder {
  id: string;
  accountId: string | null;
  partnerId: string | null;
  disabled: boolean;
}

export interface InvitationRow {
  id: string;
  memberId: string;
  accountId: string;
  name: string;
  email: string;
  language: string;
  side: PersonSide;
  /** The partner's name; null at the programme owner. */
  company: string | null;
  invitedBy: string;
  /** Somebody of the programme owner invited, and not a colleague. */
  byOwner: boolean;
  roles: Role[];
  expiresAt: string;
  acceptedAt: string | null;
  revokedAt: string | null;
  disabled: boolean;
}

export async function readInvitationRow(tx: Tx, id: string, lock: boolean): Promise<InvitationRow | null> {
  const rows = await tx.query<InvitationRow>(
    `select i.id, i.member_id as "memberId", m.account_id as "accountId", m.name, i.email, m.language, m.side,
      p.name as company, i.invited_by_name as "invitedBy",
      exists (select from member b where b.side = 'owner' and b.id::text = i.invited_by_id) as "byOwner",
      coalesce((select json_agg(distinct g.role) from role_grant g where g.member_id = m.id), '[]'::json) as roles,
       ${instantText('i.expires_at')} as "expiresAt", ${instantText('i.accepted_at')} as "acceptedAt",
         ${instantText('i.revoked_at')} as "revokedAt",
       m.disabled_at is not null as disabled
     from invitation i join member m on m.id = i.member_id left join partner p on p.id = m.partner_id
       where i.id = $1::uuid ${lock ? 'for update of i' : ''}`,
    [id],
  );
  return rows[0] ?? null;
}

export async function acceptInvitationRow(tx: Tx, id: string, at: string): Promise<void> {
  await tx.query(
    'update invitation set accepted_at = $2::timestamptz where id = $1::uuid and accepted_at is null',
    [id, at],
  );
}

/** Somebody signs in. */
export async function noteComing(db: Database, memberId: string, at: string): Promise<void> {
  await db.transact({ side: 'system' }, (tx) =>
    tx.query(
      'update invitation set accepted_at = $2::timestamptz where member_id = $1::uuid and accepted_at is null and revoked_at is null',
      [memberId, at],
    ),
  );
}

/** Who has this address on this side, if anybody. Who was invited, never came, and is no longer invited, has given it back. */
export async function findByAddress(tx: Tx, side: PersonSide, email: string): Promise<AddressHolder | null> {
  const rows = await tx.query<AddressHolder>(
    `select id, account_id as "accountId", partner_id as "partnerId", disabled_at is not null as disabled from member
     where lower(email) = lower($1) and side = $2 and (account_id is not null or disabled_at is null)`,
    [email, side],
  );
  return rows[0] ?? null;
}
