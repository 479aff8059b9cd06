/**
 * What bringing in lists reads and writes, for a slice of thousands: plain reads, which are compared in the program, and then what is new
 * or has changed.
 */
import type { Tx } from '../postgres/tx.ts';
import { insertRows, type Into } from './list-rows.ts';

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
  const [customers, held, contacts] = await Promise.all([
    tx.query<StoredCustomer>(
      `select tenant_id as "tenantId", code, name, country, zone, language, public_sector as "publicSector"
       from customer where tenant_id = any($1::uuid[])`,
      [tenantIds],
    ),
    tx.query<StoredDomain>(
      `select domain, tenant_id as "tenantId", is_primary as "isPrimary" from customer_domain
       where tenant_id = any($1::uuid[]) or domain = any($2::text[])`,
      [tenantIds, domains],
    ),
    tx.query<StoredContact>(
      `select tenant_id as "tenantId", id, name, email, added_by as "addedBy" from customer_contact
       where tenant_id = any($1::uuid[]) and removed_at is null`,
      [tenantIds],
    ),
  ]);
  return { customers, domains: held, contacts };
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

type Timed<Row> = Row & { now: string };

const customers: Into<Timed<StoredCustomer>> = {
  table: 'customer',
  columns: [
    ['tenant_id', 'uuid', (row) => row.tenantId],
    ['code', 'text', (row) => row.code],
    ['name', 'text', (row) => row.name],
    ['country', 'text', (row) => row.country],
    ['zone', 'text', (row) => row.zone],
    ['language', 'text', (row) => row.language],
    ['public_sector', 'boolean', (row) => row.publicSector],
    ['updated_at', 'timestamptz', (row) => row.now],
  ],
  conflict: `(tenant_id) do update set name = excluded.name, country = excluded.country, zone = excluded.zone, language = excluded.language,
    public_sector = excluded.public_sector, updated_at = excluded.updated_at, version = customer.version + 1`,
};

const customerDomains: Into<StoredDomain> = {
  table: 'customer_domain',
  columns: [
    ['domain', 'text', (row) => row.domain],
    ['tenant_id', 'uuid', (row) => row.tenantId],
    ['is_primary', 'boolean', (row) => row.isPrimary],
  ],
};

const customerContacts: Into<Timed<StoredContact>> = {
  table: 'customer_contact',
  columns: [
    ['tenant_id', 'uuid', (row) => row.tenantId],
    ['id', 'uuid', (row) => row.id],
    ['name', 'text', (row) => row.name],
    ['email', 'text', (row) => row.email],
    ['added_by', 'text', (row) => row.addedBy],
    ['added_at', 'timestamptz', (row) => row.now],
    ['confirmed_by', 'text', (row) => row.addedBy],
    ['confirmed_at', 'timestamptz', (row) => row.now],
  ],
  conflict: '(tenant_id, id) do update set name = excluded.name',
};

const timed = <Row extends object>(rows: Row[], now: string): Timed<Row>[] =>
  rows.map((row) => ({ ...row, now }));

export async function writeDirectory(tx: Tx, change: DirectoryChange, now: string): Promise<void> {
  const { goneDomains, goneContacts } = change;
  await insertRows(tx, customers, timed(change.customers, now));
  if (goneDomains.length > 0)
    await tx.query('delete from customer_domain where domain = any($1::text[])', [goneDomains]);
  await insertRows(tx, customerDomains, change.domains);
  if (goneContacts.length > 0)
    await tx.query(
      `update customer_contact c set removed_at = $3::timestamptz from unnest($1::uuid[], $2::uuid[]) as r(tenant_id, id)
       where c.tenant_id = r.tenant_id and c.id = r.id`,
      [goneContacts.map((row) => row.tenantId), goneContacts.map((row) => row.id), now],
    );
  await insertRows(tx, customerContacts, timed(change.contacts, now));
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
export async function compareSubscriptions(tx: Tx, rows: SubscriptionRow[]): Promise<ComparedSubscription[]> {
  const tenantIds = [...new Set(rows.map((row) => row.tenantId))];
  const [known, found] = await Promise.all([
    readKnown(tx, tenantIds),
    tx.query<SubscriptionRow>(
      `select tenant_id as "tenantId", id, product, state, motion, starts_on::text as "startsOn", ends_on::text as "endsOn", paid_seats as "paidSeats"
       from subscription where tenant_id = any($1::uuid[]) and id = any($2::uuid[])`,
      [tenantIds, rows.map((row) => row.id)],
    ),
  ]);
  const stored = new Map(
    found.map(({ tenantId, id, ...subscription }) => [`${tenantId} ${id}`, subscription]),
  );
  return rows.map(({ tenantId, id }) => ({
    known: known.has(tenantId),
    stored: stored.get(`${tenantId} ${id}`) ?? null,
  }));
}

async function readKnown(tx: Tx, tenantIds: string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    'select tenant_id as id from customer where tenant_id = any($1::uuid[])',
    [tenantIds],
  );
  return new Set(rows.map((row) => row.id));
}

const subscriptions: Into<Timed<SubscriptionRow>> = {
  table: 'subscription',
  columns: [
    ['tenant_id', 'uuid', (row) => row.tenantId],
    ['id', 'uuid', (row) => row.id],
    ['product', 'text', (row) => row.product],
    ['state', 'text', (row) => row.state],
    ['motion', 'text', (row) => row.motion],
    ['starts_on', 'date', (row) => row.startsOn],
    ['ends_on', 'date', (row) => row.endsOn],
    ['paid_seats', 'integer', (row) => row.paidSeats],
    ['updated_at', 'timestamptz', (row) => row.now],
  ],
  conflict: `(tenant_id, id) do update set product = excluded.product, state = excluded.state, motion = excluded.motion,
    starts_on = excluded.starts_on, ends_on = excluded.ends_on, paid_seats = excluded.paid_seats, updated_at = excluded.updated_at`,
};

export function writeSubscriptions(tx: Tx, rows: SubscriptionRow[], now: string): Promise<void> {
  return insertRows(tx, subscriptions, timed(rows, now));
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

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** In the order of the rows given. */
export async function compareUsage(tx: Tx, rows: UsageRow[]): Promise<ComparedUsage[]> {
  const tenantIds = [...new Set(rows.map((row) => row.tenantId))];
  const ids = [...new Set(rows.map((row) => row.item).filter((item) => guid.test(item)))];
  const [known, sold, found] = await Promise.all([
    readKnown(tx, tenantIds),
    ids.length === 0 ? [] : readSold(tx, tenantIds, ids),
    tx.query<UsageRow>(
      `select u.tenant_id as "tenantId", u.item, u.month::text as month, u.monthly_active_users as "monthlyActiveUsers", u.paid_available_units as "paidAvailableUnits"
       from unnest($1::uuid[], $2::text[], $3::date[]) as g(tenant_id, item, month)
       join usage_record u on u.tenant_id = g.tenant_id and u.item = g.item and u.month = g.month`,
      [rows.map((row) => row.tenantId), rows.map((row) => row.item), rows.map((row) => row.month)],
    ),
  ]);
  const held = new Set(sold.map(({ tenantId, id }) => `${tenantId} ${id}`));
  const stored = new Map(found.map((row) => [`${row.tenantId} ${row.item} ${row.month}`, row]));
  return rows.map(({ tenantId, item, month }) => {
    const usage = stored.get(`${tenantId} ${item} ${month}`);
    return {
      known: known.has(tenantId),
      isSubscription: held.has(`${tenantId} ${item}`),
      stored: usage ? [usage.monthlyActiveUsers, usage.paidAvailableUnits] : null,
    };
  });
}

/** Which of these are subscriptions of which of these customers. */
function readSold(tx: Tx, tenantIds: string[], ids: string[]): Promise<{ tenantId: string; id: string }[]> {
  return tx.query(
    'select tenant_id as "tenantId", id from subscription where tenant_id = any($1::uuid[]) and id = any($2::uuid[])',
    [tenantIds, ids],
  );
}

const usage: Into<Timed<UsageRow>> = {
  table: 'usage_record',
  columns: [
    ['tenant_id', 'uuid', (row) => row.tenantId],
    ['item', 'text', (row) => row.item],
    ['month', 'date', (row) => row.month],
    ['monthly_active_users', 'integer', (row) => row.monthlyActiveUsers],
    ['paid_available_units', 'integer', (row) => row.paidAvailableUnits],
    ['imported_at', 'timestamptz', (row) => row.now],
  ],
  conflict: `(tenant_id, item, month) do update set monthly_active_users = excluded.monthly_active_users,
    paid_available_units = excluded.paid_available_units, imported_at = excluded.imported_at`,
};

/** The usage, and beside it on the customer which items have any. */
export async function writeUsage(tx: Tx, rows: UsageRow[], now: string): Promise<void> {
  const items = new Map(rows.map(({ tenantId, item }) => [`${tenantId} ${item}`, { tenantId, item }]));
  await Promise.all([
    insertRows(tx, usage, timed(rows, now)),
    tx.query(
      `update customer c set items_with_usage = array(select distinct x from unnest(c.items_with_usage || r.items) as x order by 1)
       from (select tenant_id, array_agg(item) as items from unnest($1::uuid[], $2::text[]) as g(tenant_id, item) group by tenant_id) r
       where c.tenant_id = r.tenant_id and not c.items_with_usage @> r.items`,
      [[...items.values()].map(({ tenantId }) => tenantId), [...items.values()].map(({ item }) => item)],
    ),
  ]);
}
