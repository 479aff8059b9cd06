/** Invitations to set a first password: made with their member, used once. */
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface NewInvitation {
  id: string;
  memberId: string;
  email: string;
  by: { id: string; name: string };
  at: string;
  expiresAt: string;
}

/** Of one person only the newest invitation opens anything. */
export async function insertInvitation(
  tx: Tx,
  { id, memberId, email, by, at, expiresAt }: NewInvitation,
): Promise<void> {
  await tx.query(
    'update invitation set revoked_at = $2::timestamptz where member_id = $1::uuid and accepted_at is null and revoked_at is null',
    [memberId, at],
  );
  await tx.query(
    `insert into invitation (id, member_id, email, invited_by_id, invited_by_name, invited_at, expires_at)
     values ($1::uuid, $2::uuid, $3, $4, $5, $6::timestamptz, $7::timestamptz)`,
    [id, memberId, email, by.id, by.name, at, expiresAt],
  );
}

export interface InvitationRow {
  id: string;
  memberId: string;
  accountId: string;
  name: string;
  email: string;
  language: string;
  company: string;
  invitedBy: string;
  expiresAt: string;
  acceptedAt: string | null;
  revokedAt: string | null;
  disabled: boolean;
}

export async function readInvitationRow(tx: Tx, id: string, lock: boolean): Promise<InvitationRow | null> {
  const rows = await tx.query<InvitationRow>(
    `select i.id, i.member_id as "memberId", m.account_id as "accountId", m.name, i.email, m.language,
      p.name as company, i.invited_by_name as "invitedBy",
       ${instantText('i.expires_at')} as "expiresAt", ${instantText('i.accepted_at')} as "acceptedAt",
         ${instantText('i.revoked_at')} as "revokedAt",
       m.disabled_at is not null as disabled
     from invitation i join member m on m.id = i.member_id join partner p on p.id = m.partner_id
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

/** Who has this address at some partner, if anybody. */
export async function findPartnerMember(
  tx: Tx,
  email: string,
): Promise<{ id: string; accountId: string | null; partnerId: string; disabled: boolean } | null> {
  const rows = await tx.query<{ id: string; accountId: string | null; partnerId: string; disabled: boolean }>(
    `select id, account_id as "accountId", partner_id as "partnerId", disabled_at is not null as disabled from member
     where lower(email) = lower($1) and side = 'partner'`,
    [email],
  );
  return rows[0] ?? null;
}
