/** What a customer's administrator reads of the tenant. */
import { instantText, Values } from './instants.ts';
import type { Tx } from './tx.ts';

export interface LockRow { itemKind: string; itemId: string; subscriptionId: string | null; lockedBy: string; lockedAt: string }

/** One for each locked item: as many as the catalogue has at most. */
export function findLocks(tx: Tx, tenantId: string): Promise<LockRow[]> {
  return tx.query<LockRow>(
    `select item_kind as "itemKind", item_id as "itemId", nullif(subscription, '') as "subscriptionId",
    locked_by as "lockedBy", ${instantText('locked_at')} as "lockedAt"
     from item_lock where tenant_id = $1::uuid order by item_kind, item_id, subscription`, [tenantId]);
}

export interface TimedPage { after: { at: string; id: string } | null; limit: number }

export interface CodeRow {
  tenantId: string; id: string; items: string[]; partnerId: string | null; partnerName: string | null; issuedBy: string;
  issuedAt: string; expiresAt: string;
  state: 'open' | 'redeemed' | 'revoked' | 'expired'; claimNumber: string | null;
}

/** Ids are in the order of time. */
export function findCodes(tx: Tx, tenantId: string, page: {
  after: string | null; limit: number; now: string,
}): Promise<CodeRow[]> {
  const values = new Values();
  const now = values.add(page.now, 'timestamptz');
  const where = [`o.tenant_id = ${values.add(tenantId, 'uuid')}`,
    ...(page.after === null ? [] : [`o.id < ${values.add(page.after, 'uuid')}`])];
  return tx.query<CodeRow>(
    `select o.tenant_id as "tenantId", o.id, o.items, o.partner_id as "partnerId", p.name as "partnerName",
    o.issued_by_name as "issuedBy",
       ${instantText('o.issued_at')} as "issuedAt", ${instantText('o.expires_at')} as "expiresAt", c.number as "claimNumber",
       case when o.redeemed_by_claim_id is not null then 'redeemed' when o.revoked_at is not null then 'revoked'
       when o.expires_at <= ${now} then 'expired' else 'open' end as state
     from consent_code o left join partner p on p.id = o.partner_id left join claim c on c.tenant_id = o.tenant_id
     and c.id = o.redeemed_by_claim_id
     where ${where.join(' and ')} order by o.id desc limit ${values.add(page.limit, 'integer')}`, values.list);
}

export interface UsageReadRow {
  tenantId: string; id: string; associationId: string; partnerId: string; partnerName: string; readerName: string;
  itemKind: string; itemId: string;
  fromMonth: string; untilMonth: string; at: string;
}

export function findUsageReads(tx: Tx, tenantId: string, page: TimedPage): Promise<UsageReadRow[]> {
  const { where, values } = timed('r', tenantId, page);
  return tx.query<UsageReadRow>(
    `select r.tenant_id as "tenantId", r.id, r.association_id as "associationId", r.partner_id as "partnerId",
    r.partner_name as "partnerName", r.reader_name as "readerName",
       a.item_kind as "itemKind", a.item_id as "itemId", to_char(r.from_month, 'YYYY-MM-DD') as "fromMonth",
       to_char(r.until_month, 'YYYY-MM-DD') as "untilMonth",
       ${instantText('r.at')} as at
     from usage_read r join association a on a.tenant_id = r.tenant_id and a.id = r.association_id
     where ${where} order by r.at desc, r.id desc limit ${values.add(page.limit, 'integer')}`, values.list);
}

export interface LookupRow {
  tenantId: string; id: string; partnerId: string; partnerName: string; readerName: string; at: string,
}

export function findLookups(tx: Tx, tenantId: string, page: TimedPage): Promise<LookupRow[]> {
  const { where, values } = timed('r', tenantId, page);
  return tx.query<LookupRow>(
    `select r.tenant_id as "tenantId", r.id, r.partner_id as "partnerId", r.partner_name as "partnerName",
    r.reader_name as "readerName", ${instantText('r.at')} as at
     from customer_lookup r where ${where} order by r.at desc, r.id desc
     limit ${values.add(page.limit, 'integer')}`, values.list);
}

function timed(alias: string, tenantId: string, { after }: TimedPage): { where: string; values: Values } {
  const values = new Values();
  const where = [`${alias}.tenant_id = ${values.add(tenantId, 'uuid')}`];
  if (after) where.push(`(${alias}.at, ${alias}.id) < (${values.add(after.at, 'timestamptz')}, ${values.add(after.id, 'uuid')})`);
  return { where: where.join(' and '), values };
}

/** Claims for which the tenant was asked, the last changed first. By claim_tenant_asked. */
export function findRequests(tx: Tx, tenantId: string, page: TimedPage): Promise<{ id: string; at: string }[]> {
  const values = new Values();
  const where = [`c.tenant_id = ${values.add(tenantId, 'uuid')}`, 'c.rounds > 0'];
  if (page.after) where.push(`(c.updated_at, c.id) < (${values.add(page.after.at, 'timestamptz')},
    ${values.add(page.after.id, 'uuid')})`);
  return tx.query(`select c.id, ${instantText('c.updated_at')} as at from claim c where ${where.join(' and ')}
    order by c.updated_at desc, c.id desc
    limit ${values.add(page.limit, 'integer')}`, values.list);
}
