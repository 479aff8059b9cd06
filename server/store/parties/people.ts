/** The people of one company as they are administered: read under one lock, changed one at a time. */
import type { Grant } from '../../../rules/rights/role.ts';
import type { Tx } from '../postgres/tx.ts';
import { ofCompany, waitingColumn, type Company } from './members.ts';

export type HeldGrant = Grant & { memberId: string };

export interface HeldRow extends HeldGrant {
  /** Invited, and has not come yet: nobody to rely on. */
  waiting: boolean;
}

/**
 * Whoever changes people of the same company meanwhile waits, and then sees this change: a partner's row is locked, or the rows of all
 * who work for the programme owner. Answers what everybody holds who is not deactivated.
 */
export async function lockPeople(tx: Tx, company: Company): Promise<HeldRow[]> {
  if (company.side === 'partner')
    await tx.query('select id from partner where id = $1::uuid for update', [company.partnerId]);
  else await tx.query(`select id from member where side = 'owner' order by id for update`);
  const values: unknown[] = [];
  const whose = ofCompany(company, values);
  return tx.query<HeldRow>(
    `select g.member_id as "memberId", g.role, g.location_id as "locationId", g.programme, g.may_submit as "maySubmit",
       ${waitingColumn}
     from member m join role_grant g on g.member_id = m.id where ${whose} and m.disabled_at is null
     order by g.member_id, g.role`,
    values,
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

/** Every change of a person makes a version of it. */
export async function nextVersion(tx: Tx, memberId: string): Promise<void> {
  await tx.query('update member set version = version + 1 where id = $1::uuid', [memberId]);
}

/**
 * From now on nothing of this person opens anything: neither keys nor an invitation; who signs in is asked for by `disabled_at`. Nobody
 * relies on the person as a substitute either.
 */
export async function disableMember(tx: Tx, memberId: string, at: string): Promise<void> {
  await tx.query('update member set disabled_at = $2::timestamptz where id = $1::uuid', [memberId, at]);
  await tx.query(
    'update api_key set revoked_at = $2::timestamptz where member_id = $1::uuid and revoked_at is null',
    [memberId, at],
  );
  await endInvitation(tx, memberId, at);
  await tx.query('delete from absence where member_id = $1::uuid', [memberId]);
  await tx.query('update absence set substitute_id = null where substitute_id = $1::uuid', [memberId]);
}

/** A key that was being made while its person was deactivated must not wake up now. */
export async function enableMember(tx: Tx, memberId: string, at: string): Promise<void> {
  await tx.query(
    'update api_key set revoked_at = $2::timestamptz where member_id = $1::uuid and revoked_at is null',
    [memberId, at],
  );
  await tx.query('update member set disabled_at = null where id = $1::uuid', [memberId]);
}

/** Answers whether there was one that still opened something. */
export async function endInvitation(tx: Tx, memberId: string, at: string): Promise<boolean> {
  const rows = await tx.query(
    `update invitation set revoked_at = $2::timestamptz where member_id = $1::uuid and accepted_at is null and revoked_at is null
     returning id`,
    [memberId, at],
  );
  return rows.length > 0;
}

/** Whoever was invited and never came leaves the list; the address is free again. */
export async function releaseAddress(tx: Tx, memberId: string): Promise<void> {
  await tx.query('update member set account_id = null where id = $1::uuid', [memberId]);
}

export async function putConflicts(tx: Tx, memberId: string, partnerIds: string[]): Promise<void> {
  await tx.query('update member set conflict_partner_ids = $2::uuid[] where id = $1::uuid', [
    memberId,
    partnerIds,
  ]);
}

export async function putCapacity(tx: Tx, memberId: string, capacity: number | null): Promise<void> {
  await tx.query('update member set capacity = $2::integer where id = $1::uuid', [memberId, capacity]);
}

export async function putLanguage(tx: Tx, memberId: string, language: string): Promise<void> {
  await tx.query('update member set language = $2, version = version + 1 where id = $1::uuid', [
    memberId,
    language,
  ]);
}

/** Names of these partners, for pages and for the log. */
export function partnerNames(tx: Tx, ids: string[]): Promise<{ id: string; name: string }[]> {
  return tx.query<{ id: string; name: string }>(
    'select id, name from partner where id = any($1::uuid[]) order by name, id',
    [ids],
  );
}

export interface AssignedClaim {
  tenantId: string;
  id: string;
}

/** What somebody has in hand, over all customers. Fan-outs by claim_assignee and claim_assignee_asked. */
export async function assignedClaims(tx: Tx, memberId: string): Promise<AssignedClaim[]> {
  const columns = 'tenant_id as "tenantId", id';
  const queued = await tx.query<AssignedClaim>(
    `select ${columns} from claim where assignee_id = $1::uuid and stage in ('submitted', 'under-review', 'disputed') order by due_at, id`,
    [memberId],
  );
  const asked = await tx.query<AssignedClaim>(
    `select ${columns} from claim where assignee_id = $1::uuid and stage = 'partner-action-required' order by id`,
    [memberId],
  );
  return [...queued, ...asked];
}

/** How many claims of the queue each of these people has; who has none is left out. By claim_assignee. */
export function countAssigned(tx: Tx, memberIds: string[]): Promise<{ memberId: string; claims: number }[]> {
  return tx.query<{ memberId: string; claims: number }>(
    `select assignee_id as "memberId", count(*)::integer as claims from claim
     where assignee_id = any($1::uuid[]) and stage in ('submitted', 'under-review', 'disputed') group by assignee_id`,
    [memberIds],
  );
}
