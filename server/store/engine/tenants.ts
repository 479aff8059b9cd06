/** What belongs to customers as a whole, of many at once. */
import type { HeldKey } from '../../../rules/claim/facts.ts';
import type { Tenant } from '../../../rules/claim/tenant-facts.ts';
import type { Tx } from '../postgres/tx.ts';
import { asJson, codeTable, readInstants } from './tables.ts';

export interface HeldByTenant {
  tenant: Tenant;
  /** Live lines of all its claims, and whose they are. */
  keys: (HeldKey & { partnerId: string })[];
}

interface Listed {
  tenantId: string;
  value: Record<string, unknown>;
}

type Lists = Pick<
  Tenant,
  'trustedContacts' | 'proposedContacts' | 'vouchers' | 'subscriptions' | 'locks' | 'codes'
>;

/** Each answers the customer and one thing of it; the parameter names the customers. */
const lists: Record<keyof Lists, string> = {
  trustedContacts: `select w.tenant_id as "tenantId", json_build_object('id', w.id, 'name', w.name, 'title', w.title, 'email', w.email, 'source', w.source) as value
    from (select t.tenant_id, t.id, t.name, t.title, t.email, 'owner' as source, t.added_at as since from customer_contact t
        where t.tenant_id = any($1::uuid[]) and t.removed_at is null and t.confirmed_at is not null
      union all select m.tenant_id, m.id, m.name, '', lower(m.email), 'tenant-admin', m.created_at from member m
        where m.tenant_id = any($1::uuid[]) and m.disabled_at is null and m.account_id is not null) w
    order by w.source, w.since, w.id`,
  proposedContacts: `select t.tenant_id as "tenantId", json_build_object('id', t.id, 'name', t.name, 'title', t.title, 'email', t.email, 'why', t.why,
      'addedBy', json_build_object('id', t.added_by_id, 'name', t.added_by)) as value
    from customer_contact t where t.tenant_id = any($1::uuid[]) and t.removed_at is null and t.confirmed_at is null order by t.added_at, t.id`,
  vouchers: `select v.tenant_id as "tenantId", json_build_object('personId', v.person, 'at', v.at) as value
    from (select t.tenant_id, t.added_by_id as person, coalesce(t.confirmed_at, t.added_at) as at from customer_contact t
        where t.tenant_id = any($1::uuid[]) and t.added_by_id is not null and (t.confirmed_at is not null or t.removed_at is null)
      union all select t.tenant_id, t.confirmed_by_id, t.confirmed_at from customer_contact t
        where t.tenant_id = any($1::uuid[]) and t.confirmed_by_id is not null) v`,
  subscriptions: `select s.tenant_id as "tenantId", json_build_object('id', s.id, 'product', s.product, 'state', s.state, 'motion', s.motion,
      'startsOn', s.starts_on, 'endsOn', s.ends_on) as value
    from subscription s where s.tenant_id = any($1::uuid[]) order by s.id`,
  locks: `select i.tenant_id as "tenantId", json_build_object('itemKind', i.item_kind, 'itemId', i.item_id, 'subscriptionId', nullif(i.subscription, '')) as value
    from item_lock i where i.tenant_id = any($1::uuid[])`,
  codes: `select o.tenant_id as "tenantId", ${asJson(codeTable, 'o')} as value
    from consent_code o where o.tenant_id = any($1::uuid[]) order by o.id`,
};

function readList(tx: Tx, name: keyof Lists, ids: string[]): Promise<Listed[]> {
  return tx.query<Listed>(lists[name], [ids]);
}

export async function readTenants(tx: Tx, ids: string[]): Promise<Map<string, HeldByTenant>> {
  const names = Object.keys(lists) as (keyof Lists)[];
  const [customers, keys, ...found] = await Promise.all([
    tx.query<Omit<Tenant, keyof Lists>>(
      `select k.tenant_id as id, k.name, k.country, k.zone, k.language, k.public_sector as "publicSector",
         k.all_locked as "allLocked", k.agreement_required as "agreementRequired", k.items_with_usage as "itemsWithUsage",
         coalesce((select array_agg(d.domain order by d.is_primary desc, d.domain) from customer_domain d where d.tenant_id = k.tenant_id), '{}') as domains
       from customer k where k.tenant_id = any($1::uuid[])`,
      [ids],
    ),
    tx.query<HeldByTenant['keys'][number] & { tenantId: string }>(
      `select y.tenant_id as "tenantId", y.key, y.phase, y.claim_id as "claimId", o.partner_id as "partnerId"
       from line_key y join claim o on o.tenant_id = y.tenant_id and o.id = y.claim_id where y.tenant_id = any($1::uuid[])`,
      [ids],
    ),
    ...names.map((name) => readList(tx, name, ids)),
  ]);
  const tenants = new Map<string, HeldByTenant>();
  for (const customer of customers) {
    const empty = Object.fromEntries(names.map((name) => [name, []])) as unknown as Lists;
    tenants.set(customer.id, { tenant: { ...customer, ...empty }, keys: [] });
  }
  for (const { tenantId, ...key } of keys) tenants.get(tenantId)?.keys.push(key);
  for (const [index, name] of names.entries())
    for (const { tenantId, value } of found[index] ?? [])
      (tenants.get(tenantId)?.tenant[name] as unknown[] | undefined)?.push(read[name]?.(value) ?? value);
  return tenants;
}

type Value = Record<string, unknown>;

/** From the columns' shape to the rules' shape, where they differ. */
const read: Partial<Record<keyof Lists, (value: Value) => object>> = {
  codes: ({ issuedById, issuedByName, ...code }) =>
    readInstants(codeTable, { ...code, issuedBy: { id: issuedById, name: issuedByName } }),
  vouchers: ({ at, ...voucher }) => ({ ...voucher, at: String(at).replace('+00:00', 'Z') }),
};
