/** The roles of one partner's people, changed one at a time. */
import type { Grant } from '../../../rules/rights/role.ts';
import type { Tx } from '../postgres/tx.ts';

export type HeldGrant = Grant & { memberId: string };

/** The partner's row is locked: whoever changes roles of the same company meanwhile waits, and then sees this change. */
export async function lockGrants(tx: Tx, partnerId: string): Promise<HeldGrant[]> {
  await tx.query('select id from partner where id = $1::uuid for update', [partnerId]);
  return tx.query<HeldGrant>(
    `select g.member_id as "memberId", g.role, g.location_id as "locationId", g.programme, g.may_submit as "maySubmit"
     from member m join role_grant g on g.member_id = m.id where m.partner_id = $1::uuid and m.disabled_at is null
     order by g.member_id, g.role`,
    [partnerId],
  );
}

export async function deleteGrant(
  tx: Tx,
  { memberId, role, locationId, programme }: Omit<HeldGrant, 'maySubmit'>,
): Promise<void> {
  await tx.query(
    `delete from role_grant where member_id = $1::uuid and role = $2 and location_id is not distinct from $3::uuid
     and programme is not distinct from $4`,
    [memberId, role, locationId, programme],
  );
}

export async function insertGrant(tx: Tx, grant: HeldGrant, by: { name: string; at: string }): Promise<void> {
  await tx.query(
    `insert into role_grant (member_id, role, location_id, programme, may_submit, granted_by, granted_at)
     values ($1::uuid, $2, $3::uuid, $4, $5, $6, $7::timestamptz)`,
    [grant.memberId, grant.role, grant.locationId, grant.programme, grant.maySubmit, by.name, by.at],
  );
}
