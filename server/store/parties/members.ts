/**
 * People of the domain and what they were granted. Accounts with passwords live in schema auth under a role of their own;
 * `account_id` is the only thread between the two.
 */
import type { Side } from '../../../rules/engine/side.ts';
import type { Actor, Grant, Role } from '../../../rules/rights/role.ts';
import type { Database, Tx } from '../postgres/tx.ts';

export type PersonSide = Exclude<Side, 'system'>;

/** Whose people: one partner's, one customer's, or the programme owner's. */
export interface Company {
  side: PersonSide;
  partnerId: string | null;
  tenantId: string | null;
}

export function companyOf(actor: Actor): Company {
  if (actor.side === 'system') throw new Error('the system belongs to no company');
  return { side: actor.side, partnerId: actor.partnerId ?? null, tenantId: actor.tenantId ?? null };
}

export interface Member extends Company {
  id: string;
  name: string;
  email: string;
  language: string;
  conflictPartnerIds: string[];
  grants: Grant[];
}

export interface NewMember extends Company {
  id: string;
  accountId: string | null;
  name: string;
  email: string;
  language: string;
  conflictPartnerIds: string[];
  grants: Grant[];
  grantedBy: string;
  at: string;
}

const grants = `coalesce((select json_agg(json_build_object('role', g.role, 'locationId', g.location_id, 'programme', g.programme,
  'maySubmit', g.may_submit) order by g.role, g.location_id, g.programme) from role_grant g where g.member_id = m.id), '[]'::json)`;

/** A member's columns with all grants, for one statement that identifies somebody. `m` is the member. */
export const memberColumns = `m.id, m.side, m.partner_id as "partnerId", m.tenant_id as "tenantId", m.name, m.email, m.language,
  m.conflict_partner_ids as "conflictPartnerIds", ${grants} as grants`;

/** Outside any transaction: people are no tenant's rows, and who is asking is known before there is a scope to open one in. */
export async function memberOfAccount(db: Database, accountId: string): Promise<Member | null> {
  const { rows } = await db.pool.query<Member>(
    `select ${memberColumns} from member m where m.account_id = $1 and m.disabled_at is null`,
    [accountId],
  );
  return rows[0] ?? null;
}

export async function accountOfMember(tx: Tx, memberId: string): Promise<string | null> {
  const rows = await tx.query<{ accountId: string }>(
    'select account_id as "accountId" from member where id = $1 and disabled_at is null and account_id is not null',
    [memberId],
  );
  return rows[0]?.accountId ?? null;
}

/** The member and all grants in one statement, which also ends the transaction unless something follows. */
export async function insertMember(
  tx: Tx,
  member: NewMember,
  send: 'finish' | 'query' = 'finish',
): Promise<void> {
  const made = tx.query(
    `insert into member (id, account_id, side, partner_id, tenant_id, name, email, language, conflict_partner_ids, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::uuid[], $10)`,
    [
      member.id,
      member.accountId,
      member.side,
      member.partnerId,
      member.tenantId,
      member.name,
      member.email.toLowerCase(),
      member.language,
      member.conflictPartnerIds,
      member.at,
    ],
  );
  const granted = tx[send](
    `insert into role_grant (member_id, role, location_id, programme, may_submit, granted_by, granted_at)
     select $1::uuid, g.role, g."locationId", g.programme, g."maySubmit", $3, $4::timestamptz
     from jsonb_to_recordset($2::jsonb) as g(role text, "locationId" uuid, programme text, "maySubmit" boolean)`,
    [member.id, JSON.stringify(member.grants), member.grantedBy, member.at],
  );
  await Promise.all([made, granted]);
}

/** Is there somebody of this side under this address already? */
export async function memberByEmail(
  tx: Tx,
  side: PersonSide,
  email: string,
): Promise<{ id: string; accountId: string | null } | null> {
  const rows = await tx.query<{ id: string; accountId: string | null }>(
    'select id, account_id as "accountId" from member where lower(email) = lower($1) and side = $2 and (account_id is not null or disabled_at is null)',
    [email, side],
  );
  return rows[0] ?? null;
}

/** The address in lower case, when an active person of this partner has it. */
export async function findOwnPeople(tx: Tx, partnerId: string, email: string): Promise<string[]> {
  const rows = await tx.query<{ email: string }>(
    `select lower(email) as email from member
     where lower(email) = lower($1) and side = 'partner' and partner_id = $2::uuid and disabled_at is null`,
    [email.trim(), partnerId],
  );
  return rows.map((row) => row.email);
}

export interface ListedMember {
  id: string;
  version: number;
  name: string;
  email: string;
  language: string;
  disabledAt: string | null;
  grants: Grant[];
  conflictPartnerIds: string[];
  capacity: number | null;
  accountId: string | null;
  /** Invited, and has not come yet. */
  waiting: boolean;
}

/** `m` is the member. Who signs in for the first time has come, by password or at the company's provider. */
export const waitingColumn = `exists (select from invitation i where i.member_id = m.id)
  and not exists (select from invitation i where i.member_id = m.id and i.accepted_at is not null) as waiting`;

/** Who was invited, never came, and is no longer invited, is in the log only. */
const listed = 'not (m.disabled_at is not null and m.account_id is null)';
const listedColumns = `m.id, m.version, m.name, m.email, m.language, to_json(m.disabled_at) #>> '{}' as "disabledAt", m.account_id as "accountId",
  m.conflict_partner_ids as "conflictPartnerIds", m.capacity, ${grants} as grants, ${waitingColumn}`;

/** By name, a page at a time; `after` is the last one of the page before. */
export function listMembersOf(
  tx: Tx,
  company: Company,
  page: { after: { name: string; id: string } | null; limit: number },
): Promise<ListedMember[]> {
  const values: unknown[] = [page.after?.name ?? null, page.after?.id ?? null, page.limit];
  const whose = ofCompany(company, values);
  return tx.query<ListedMember>(
    `select ${listedColumns} from member m
     where ${whose} and ${listed} and ($1::text is null or (m.name, m.id) > ($1::text, $2::uuid))
     order by m.name, m.id limit $3`,
    values,
  );
}

export async function findMemberOf(tx: Tx, company: Company, id: string): Promise<ListedMember | null> {
  const values: unknown[] = [id];
  const whose = ofCompany(company, values);
  const rows = await tx.query<ListedMember>(
    `select ${listedColumns} from member m where m.id = $1::uuid and ${whose} and ${listed}`,
    values,
  );
  return rows[0] ?? null;
}

export interface Grantor {
  name: string;
  email: string;
  role: Role;
}

/** Who in the company can give what somebody misses: people who hold one of these roles, each with the first of them. */
export function grantorsOf(tx: Tx, company: Company, roles: readonly Role[]): Promise<Grantor[]> {
  const values: unknown[] = [roles];
  const whose = ofCompany(company, values);
  return tx.query<Grantor>(
    `select m.name, m.email, min(g.role) as role from member m join role_grant g on g.member_id = m.id
     where ${whose} and m.disabled_at is null and g.role = any($1::text[])
     group by m.id, m.name, m.email order by min(g.role), m.name, m.id limit 20`,
    values,
  );
}

/** The condition that member `m` belongs to the company; what it compares with is added to `values`. */
export function ofCompany(company: Company, values: unknown[]): string {
  if (company.side === 'owner') return "m.side = 'owner'";
  values.push(company.side === 'partner' ? company.partnerId : company.tenantId);
  return company.side === 'partner'
    ? `m.partner_id = $${values.length}::uuid`
    : `m.tenant_id = $${values.length}::uuid`;
}

export interface CompanyOf {
  /** Of a customer: the tenant's. */
  zone: string | null;
  name: string | null;
  locations: { id: string; number: string; name: string; country: string }[];
}

/** The name of the company and, of a partner, its locations. */
export async function readCompany(tx: Tx, company: Company): Promise<CompanyOf> {
  const rows = await tx.query<CompanyOf>(
    `select coalesce((select p.name from partner p where p.id = $1::uuid), (select c.name from customer c where c.tenant_id = $2::uuid)) as name,
       (select c.zone from customer c where c.tenant_id = $2::uuid) as zone,
       coalesce((select json_agg(json_build_object('id', l.id, 'number', l.number, 'name', l.name, 'country', l.country) order by l.name, l.id)
         from location l where l.partner_id = $1::uuid), '[]'::json) as locations`,
    [company.partnerId, company.tenantId],
  );
  return rows[0] as CompanyOf;
}

export interface DemoPerson {
  id: string;
  side: PersonSide;
  name: string;
  email: string;
  language: string;
  company: string | null;
  roles: Role[];
}

/** Everybody who can be signed in as on the demo's sign-in page, with the company's name. */
export function listPeople(tx: Tx): Promise<DemoPerson[]> {
  return tx.query<DemoPerson>(
    `select m.id, m.side, m.name, m.email, m.language, coalesce(p.name, c.name) as company,
       coalesce((select json_agg(distinct g.role) from role_grant g where g.member_id = m.id), '[]'::json) as roles
     from member m left join partner p on p.id = m.partner_id left join customer c on c.tenant_id = m.tenant_id
     where m.disabled_at is null and m.account_id is not null
     order by array_position(array['partner', 'owner', 'customer'], m.side),
       (select min(array_position(array['incentives-admin', 'reviewer', 'senior-reviewer', 'incentives-user', 'account-admin', 'programme-admin'], g.role))
          from role_grant g where g.member_id = m.id) nulls last, company nulls first, m.name, m.id limit 200`,
  );
}
