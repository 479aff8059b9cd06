/** What bringing in lists reads and writes: always a slice of thousands by one statement, unpacked from one JSON value. */
import type { Tx } from '../postgres/tx.ts';

export interface CustomerRow {
  tenantId: string;
  name: string;
  country: string;
  zone: string;
  language: string;
  publicSector: boolean;
}
export interface StoredCustomer extends CustomerRow {
  code: string;
}
export interface StoredDomain {
  domain: string;
  tenantId: string;
  isPrimary: boolean;
}
export interface StoredContact {
  tenantId: string;
  id: string;
  name: string;
  email: string;
  addedBy: string;
}

export interface Directory {
  customers: StoredCustomer[];
  domains: StoredDomain[];
  contacts: StoredContact[];
}

/** The tenants themselves, and whoever holds one of the domains. */
export async function readDirectory(tx: Tx, tenantIds: string[], domains: string[]): Promise<Directory> {
  const [row] = await tx.query<Directory>(
    `select (select coalesce(jsonb_agg(jsonb_build_object('tenantId', c.tenant_id, 'code', c.code, 'name', c.name, 'country', c.country, 'zone', c.zone,
          'language', c.language, 'publicSector', c.public_sector)), '[]'::jsonb)
        from customer c where c.tenant_id = any($1::uuid[])) as customers,
      (select coalesce(jsonb_agg(jsonb_build_object('domain', d.domain, 'tenantId', d.tenant_id, 'isPrimary', d.is_primary)), '[]'::jsonb)
        from customer_domain d where d.tenant_id = any($1::uuid[]) or d.domain = any($2::text[])) as domains,
      (select coalesce(jsonb_agg(jsonb_build_object('tenantId', t.tenant_id, 'id', t.id, 'name', t.name, 'email', t.email, 'addedBy', t.added_by)), '[]'::jsonb)
        from customer_contact t where t.tenant_id = any($1::uuid[]) and t.removed_at is null) as contacts`,
    [tenantIds, domains],
  );
  return row as Directory;
}

export async function readTakenCodes(tx: Tx, codes: string[]): Promise<Set<string>> {
  const rows = await tx.query<{ code: string }>('select code from customer where code = any($1::text[])', [
    codes,
  ]);
  return new Set(rows.map((row) => row.code));
}

export interface DirectoryChange {
  customers: StoredCustomer[];
  domains: StoredDomain[];
  /** Domains that moved away or lost their tenant. */
  goneDomains: string[];
  contacts: StoredContact[];
  goneContacts: { tenantId: string; id: string }[];
}

export async function writeDirectory(tx: Tx, change: DirectoryChange, now: string): Promise<void> {
  await tx.query(
    `insert into customer (tenant_id, code, name, country, zone, language, public_sector, updated_at)
     select r."tenantId", r.code, r.name, r.country, r.zone, r.language, r."publicSector", $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as r("tenantId" uuid, code text, name text, country text, zone text, language text, "publicSector" boolean)
     on conflict (tenant_id) do update set name = excluded.name, country = excluded.country, zone = excluded.zone, language = excluded.language,
       public_sector = excluded.public_sector, updated_at = excluded.updated_at, version = customer.version + 1`,
    [JSON.stringify(change.customers), now],
  );
  await tx.query('delete from customer_domain where domain = any($1::text[])', [change.goneDomains]);
  await tx.query(
    `insert into customer_domain (domain, tenant_id, is_primary)
     select r.domain, r."tenantId", r."isPrimary" from jsonb_to_recordset($1::jsonb) as r(domain text, "tenantId" uuid, "isPrimary" boolean)`,
    [JSON.stringify(change.domains)],
  );
  await tx.query(
    `update customer_contact c set removed_at = $2::timestamptz from jsonb_to_recordset($1::jsonb) as r("tenantId" uuid, id uuid)
     where c.tenant_id = r."tenantId" and c.id = r.id`,
    [JSON.stringify(change.goneContacts), now],
  );
  await tx.query(
    `insert into customer_contact (tenant_id, id, name, email, added_by, added_at, confirmed_by, confirmed_at)
     select r."tenantId", r.id, r.name, r.email, r."addedBy", $2::timestamptz, r."addedBy", $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as r("tenantId" uuid, id uuid, name text, email text, "addedBy" text)
     on conflict (tenant_id, id) do update set name = excluded.name`,
    [JSON.stringify(change.contacts), now],
  );
}

export interface SubscriptionRow {
  tenantId: string;
  id: string;
  product: string;
  state: string;
  motion: string;
  startsOn: string;
  endsOn: string | null;
  paidSeats: number;
}

export interface ComparedSubscription {
  known: boolean;
  stored: Omit<SubscriptionRow, 'tenantId' | 'id'> | null;
}

/** In the order of the rows given. */
export function compareSubscriptions(tx: Tx, rows: SubscriptionRow[]): Promise<ComparedSubscription[]> {
  return tx.query<ComparedSubscription>(
    `select c.tenant_id is not null as known, case when s.id is null then null else jsonb_build_object('product', s.product, 'state', s.state,
       'motion', s.motion, 'startsOn', s.starts_on, 'endsOn', s.ends_on, 'paidSeats', s.paid_seats) end as stored
     from unnest($1::uuid[], $2::uuid[]) with ordinality as g(tenant_id, id, n)
     left join customer c on c.tenant_id = g.tenant_id
     left join subscription s on s.tenant_id = g.tenant_id and s.id = g.id order by g.n`,
    [rows.map((row) => row.tenantId), rows.map((row) => row.id)],
  );
}

export async function writeSubscriptions(tx: Tx, rows: SubscriptionRow[], now: string): Promise<void> {
  await tx.query(
    `insert into subscription (tenant_id, id, product, state, motion, starts_on, ends_on, paid_seats, updated_at)
     select r."tenantId", r.id, r.product, r.state, r.motion, r."startsOn", r."endsOn", r."paidSeats", $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as r("tenantId" uuid, id uuid, product text, state text, motion text, "startsOn" date, "endsOn" date,
       "paidSeats" integer)
     on conflict (tenant_id, id) do update set product = excluded.product, state = excluded.state, motion = excluded.motion,
       starts_on = excluded.starts_on, ends_on = excluded.ends_on, paid_seats = excluded.paid_seats, updated_at = excluded.updated_at`,
    [JSON.stringify(rows), now],
  );
}

/** Which of these subscriptions still have an official association. */
export function readOfficialSubscriptions(
  tx: Tx,
  rows: { tenantId: string; id: string }[],
): Promise<{ tenantId: string; id: string }[]> {
  return tx.query<{ tenantId: string; id: string }>(
    `select distinct a.tenant_id as "tenantId", a.subscription_id as id from unnest($1::uuid[], $2::uuid[]) as g(tenant_id, id)
     join association a on a.tenant_id = g.tenant_id and a.subscription_id = g.id and a.state in ('pending', 'official')`,
    [rows.map((row) => row.tenantId), rows.map((row) => row.id)],
  );
}

export interface UsageRow {
  tenantId: string;
  item: string;
  month: string;
  monthlyActiveUsers: number;
  paidAvailableUnits: number;
}

export interface ComparedUsage {
  known: boolean;
  isSubscription: boolean;
  stored: [number, number] | null;
}

/** In the order of the rows given. */
export function compareUsage(tx: Tx, rows: UsageRow[]): Promise<ComparedUsage[]> {
  return tx.query<ComparedUsage>(
    `select c.tenant_id is not null as known, s.id is not null as "isSubscription",
       case when u.item is null then null else jsonb_build_array(u.monthly_active_users, u.paid_available_units) end as stored
     from unnest($1::uuid[], $2::text[], $3::date[]) with ordinality as g(tenant_id, item, month, n)
     left join customer c on c.tenant_id = g.tenant_id
     left join subscription s on s.tenant_id = g.tenant_id and s.id = case when g.item ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then g.item::uuid end
     left join usage_record u on u.tenant_id = g.tenant_id and u.item = g.item and u.month = g.month order by g.n`,
    [rows.map((row) => row.tenantId), rows.map((row) => row.item), rows.map((row) => row.month)],
  );
}

/** The usage, and beside it on the customer which items have any. */
export async function writeUsage(tx: Tx, rows: UsageRow[], now: string): Promise<void> {
  const json = JSON.stringify(rows);
  await tx.query(
    `insert into usage_record (tenant_id, item, month, monthly_active_users, paid_available_units, imported_at)
     select r."tenantId", r.item, r.month, r."monthlyActiveUsers", r."paidAvailableUnits", $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as r("tenantId" uuid, item text, month date, "monthlyActiveUsers" integer, "paidAvailableUnits" integer)
     on conflict (tenant_id, item, month) do update set monthly_active_users = excluded.monthly_active_users,
       paid_available_units = excluded.paid_available_units, imported_at = excluded.imported_at`,
    [json, now],
  );
  await tx.query(
    `update customer c set items_with_usage = array(select distinct unnest(c.items_with_usage || g.items) order by 1)
     from (select r."tenantId", array_agg(distinct r.item) as items from jsonb_to_recordset($1::jsonb) as r("tenantId" uuid, item text) group by 1) g
     where c.tenant_id = g."tenantId" and not c.items_with_usage @> g.items`,
    [json],
  );
}
