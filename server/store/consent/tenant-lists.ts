/** What a customer's administrator reads of the tenant. */
import { instantText, Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface LockRow {
  itemKind: string;
  itemId: string;
  subscriptionId: string | null;
  lockedBy: string;
  lockedAt: string;
}

/** One for each locked item: as many as the catalogue has at most. */
export function findLocks(tx: Tx, tenantId: string): Promise<LockRow[]> {
  return tx.query<LockRow>(
    `select item_kind as "itemKind", item_id as "itemId", nullif(subscription, '') as "subscriptionId",
    locked_by as "lockedBy", ${instantText('locked_at')} as "lockedAt"
     from item_lock where tenant_id = $1::uuid order by item_kind, item_id, subscription`,
    [tenantId],
  );
}

export async function readSafeguards(
  tx: Tx,
  tenantId: string,
): Promise<{ allLocked: boolean; agreementRequired: boolean } | null> {
  const rows = await tx.query<{ allLocked: boolean; agreementRequired: boolean }>(
    'select all_locked as "allLocked", agreement_required as "agreementRequired" from customer where tenant_id = $1::uuid',
    [tenantId],
  );
  return rows[0] ?? null;
}

export interface TimedPage {
  after: { at: string; id: string } | null;
  limit: number;
}

export interface CodeRow {
  tenantId: string;
  id: string;
  items: string[];
  partnerId: string | null;
  partnerName: string | null;
  issuedBy: string;
  issuedAt: string;
  expiresAt: string;
  state: 'open' | 'redeemed' | 'revoked' | 'expired';
  claimNumber: string | null;
}

/** Ids are in the order of time. */
export function findCodes(
  tx: Tx,
  tenantId: string,
  page: {
    after: string | null;
    limit: number;
    now: string;
  },
): Promise<CodeRow[]> {
  const values = new Values();
  const now = values.add(page.now, 'timestamptz');
  const where = [
    `o.tenant_id = ${values.add(tenantId, 'uuid')}`,
    ...(page.after === null ? [] : [`o.id < ${values.add(page.after, 'uuid')}`]),
  ];
  return tx.query<CodeRow>(
    `select o.tenant_id as "tenantId", o.id, o.items, o.partner_id as "partnerId", p.name as "partnerName",
    o.issued_by_name as "issuedBy",
       ${instantText('o.issued_at')} as "issuedAt", ${instantText('o.expires_at')} as "expiresAt", c.number as "claimNumber",
       case when o.redeemed_by_claim_id is not null then 'redeemed' when o.revoked_at is not null then 'revoked'
       when o.expires_at <= ${now} then 'expired' else 'open' end as state
     from consent_code o left join partner p on p.id = o.partner_id left join claim c on c.tenant_id = o.tenant_id
     and c.id = o.redeemed_by_claim_id
     where ${where.join(' and ')} order by o.id desc limit ${values.add(page.limit, 'integer')}`,
    values.list,
  );
}

export interface UsageReadRow {
  tenantId: string;
  id: string;
  associationId: string;
  partnerId: string;
  partnerName: string;
  readerName: string;
  itemKind: string;
  itemId: string;
  fromMonth: string;
  untilMonth: string;
  at: string;
}

/** Days are the customer's own, the last one included. */
export interface ReadFilter {
  partnerId: string | null;
  associationId: string | null;
  since: string | null;
  until: string | null;
}

const everything: ReadFilter = { partnerId: null, associationId: null, since: null, until: null };

export function findUsageReads(
  tx: Tx,
  tenantId: string,
  page: TimedPage,
  filter = everything,
): Promise<UsageReadRow[]> {
  const { where, values } = timed('r', tenantId, filter, page);
  return tx.query<UsageReadRow>(
    `select r.tenant_id as "tenantId", r.id, r.association_id as "associationId", r.partner_id as "partnerId",
    r.partner_name as "partnerName", r.reader_name as "readerName",
       a.item_kind as "itemKind", a.item_id as "itemId", to_char(r.from_month, 'YYYY-MM-DD') as "fromMonth",
       to_char(r.until_month, 'YYYY-MM-DD') as "untilMonth",
       ${instantText('r.at')} as at
     from usage_read r join association a on a.tenant_id = r.tenant_id and a.id = r.association_id
     where ${where} order by r.at desc, r.id desc limit ${values.add(page.limit, 'integer')}`,
    values.list,
  );
}

export interface LookupRow {
  tenantId: string;
  id: string;
  partnerId: string;
  partnerName: string;
  readerName: string;
  /** What was asked about; null: the customer itself. */
  itemId: string | null;
  subscriptionId: string | null;
  at: string;
}

/** A product was asked about by its subscription. */
const asked = "case when r.item like '________-____-____-____-____________' then r.item::uuid end";

export function findLookups(
  tx: Tx,
  tenantId: string,
  page: TimedPage,
  filter = everything,
): Promise<LookupRow[]> {
  const { where, values } = timed('r', tenantId, { ...filter, associationId: null }, page);
  return tx.query<LookupRow>(
    `select r.tenant_id as "tenantId", r.id, r.partner_id as "partnerId", r.partner_name as "partnerName",
    r.reader_name as "readerName", coalesce((select s.product from subscription s where s.tenant_id = $1::uuid and s.id = ${asked}), nullif(r.item, '')) as "itemId",
    ${asked} as "subscriptionId", ${instantText('r.at')} as at
     from customer_lookup r
     where ${where} order by r.at desc, r.id desc limit ${values.add(page.limit, 'integer')}`,
    values.list,
  );
}

function timed(
  alias: string,
  tenantId: string,
  { partnerId, associationId, since, until }: ReadFilter,
  { after }: TimedPage,
): { where: string; values: Values } {
  const values = new Values();
  const tenant = values.add(tenantId, 'uuid');
  /** The first instant of a day where the customer is. */
  const startOf = (day: string, plus: number): string =>
    `(select (${values.add(day, 'date')} + ${plus})::timestamp at time zone z.zone from customer z where z.tenant_id = ${tenant})`;
  const where = [`${alias}.tenant_id = ${tenant}`];
  if (partnerId) where.push(`${alias}.partner_id = ${values.add(partnerId, 'uuid')}`);
  if (associationId) where.push(`${alias}.association_id = ${values.add(associationId, 'uuid')}`);
  if (since) where.push(`${alias}.at >= ${startOf(since, 0)}`);
  if (until) where.push(`${alias}.at < ${startOf(until, 1)}`);
  if (after)
    where.push(
      `(${alias}.at, ${alias}.id) < (${values.add(after.at, 'timestamptz')}, ${values.add(after.id, 'uuid')})`,
    );
  return { where: where.join(' and '), values };
}

const waitingLine = `exists (select from claim_line w where w.tenant_id = c.tenant_id and w.claim_id = c.id
  and w.consent in ('notice-pending', 'open', 'paused', 'unconfirmed'))`;

/**
 * Claims for which the tenant was asked, the last changed first, by claim_tenant_asked; or only those with a line that nobody has
 * decided, by claim_line_waiting. The clock only ever takes lines out of these, so whoever reads looks again.
 */
export function findRequests(
  tx: Tx,
  tenantId: string,
  page: TimedPage,
  waiting: boolean | null = null,
): Promise<{ id: string; at: string }[]> {
  const values = new Values();
  const where = [`c.tenant_id = ${values.add(tenantId, 'uuid')}`, 'c.rounds > 0'];
  if (waiting === true) where.push(waitingLine);
  if (page.after)
    where.push(`(c.updated_at, c.id) < (${values.add(page.after.at, 'timestamptz')},
    ${values.add(page.after.id, 'uuid')})`);
  return tx.query(
    `select c.id, ${instantText('c.updated_at')} as at from claim c where ${where.join(' and ')}
    order by c.updated_at desc, c.id desc
    limit ${values.add(page.limit, 'integer')}`,
    values.list,
  );
}

export interface KnownPartner {
  id: string;
  name: string;
}

/** How far back each of the three lists is looked through for partners. */
const lately = 500;

/** Partners that asked something of the tenant, hold or held something there, or looked it up. */
export function findKnownPartners(tx: Tx, tenantId: string): Promise<KnownPartner[]> {
  return tx.query<KnownPartner>(
    `select p.id, p.name from partner p where p.id in (
       select partner_id from (select c.partner_id from claim c where c.tenant_id = $1::uuid and c.rounds > 0
         order by c.updated_at desc, c.id desc limit ${lately}) asked
       union select partner_id from (select a.partner_id from association a where a.tenant_id = $1::uuid
         and a.state in ('official', 'ended') order by a.official_from desc limit ${lately}) held
       union select partner_id from (select l.partner_id from customer_lookup l where l.tenant_id = $1::uuid
         order by l.at desc, l.id desc limit ${lately}) looked)
     order by p.name, p.id`,
    [tenantId],
  );
}

export interface SubscriptionRow {
  id: string;
  product: string;
  state: string;
  motion: string;
  paidSeats: number;
}

export function findSubscriptions(
  tx: Tx,
  tenantId: string,
  {
    after,
    limit,
  }: {
    after: string | null;
    limit: number;
  },
): Promise<SubscriptionRow[]> {
  const values = new Values();
  const where = [
    `s.tenant_id = ${values.add(tenantId, 'uuid')}`,
    ...(after === null ? [] : [`s.id > ${values.add(after, 'uuid')}`]),
  ];
  return tx.query<SubscriptionRow>(
    `select s.id, s.product, s.state, s.motion, s.paid_seats as "paidSeats" from subscription s where ${where.join(' and ')}
     order by s.id limit ${values.add(limit, 'integer')}`,
    values.list,
  );
}
