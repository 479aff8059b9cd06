/**
 * Who may read the usage of an item and the sold seats of a subscription: the partners with a live association, on the rows themselves
 * (`reader_ids`), where row-level security looks. Written in the transaction that makes or ends the association.
 */
import type { Association, World } from '../../../rules/claim/facts.ts';
import type { Found } from './verify-beside.ts';
import type { Statement } from './subject-rows.ts';
import type { Tx } from '../postgres/tx.ts';

export interface ChangedReaders {
  tenantId: string;
  /** Workloads, products and subscriptions of which an association began or ended. */
  items: string[];
  subscriptions: string[];
}

const live = ({ state }: Association): boolean => state === 'pending' || state === 'official';

/** What a step changed about them; null when it changed nothing. A window that closes makes an association official, and no reader. */
export function changedReaders(before: World | null, now: World): ChangedReaders | null {
  const was = new Set(associationsOf(before).filter(live).map(keyOf));
  const changed = associationsOf(now).filter((one) => live(one) !== was.has(keyOf(one)));
  if (changed.length === 0) return null;
  const subscriptions = changed.flatMap(({ subscriptionId }) => subscriptionId ?? []);
  return {
    tenantId: now.tenant.id,
    items: [...new Set([...changed.map(({ itemId }) => itemId), ...subscriptions])].toSorted(),
    subscriptions: [...new Set(subscriptions)].toSorted(),
  };
}

const associationsOf = (world: World | null): Association[] =>
  world?.claims.flatMap((facts) => facts.associations) ?? [];
const keyOf = ({ claimId, lineId, officialFrom, id }: Association): string =>
  id ?? `${claimId} ${lineId} ${officialFrom}`;

/**
 * Sent behind the associations, with eyes that see every partner's. The rows are locked by a statement of their own: where it waited
 * for another claim of the tenant, the next one sees what that claim wrote.
 */
export function keepingReaders({ tenantId, items, subscriptions }: ChangedReaders): Statement[] {
  const sent: Statement[] = [
    [lockUsage, [tenantId, items]],
    [writeUsageReaders, [tenantId, items]],
  ];
  if (subscriptions.length === 0) return sent;
  return [
    ...sent,
    [lockSubscriptions, [tenantId, subscriptions]],
    [writeSubscriptionReaders, [tenantId, subscriptions]],
  ];
}

const lockUsage = `select 1 from usage_record where tenant_id = $1::uuid and item = any($2::text[]) order by item, month for no key update`;
const lockSubscriptions = `select 1 from subscription where tenant_id = $1::uuid and id = any($2::uuid[]) order by id for no key update`;

const writeUsageReaders = `update usage_record u set reader_ids = r.ids
  from (select i.item, array(select distinct a.partner_id from association a where a.tenant_id = $1::uuid and a.state in ('pending', 'official')
      and (a.item_id = i.item or a.subscription_id::text = i.item) order by 1) as ids from unnest($2::text[]) as i(item)) r
  where u.tenant_id = $1::uuid and u.item = r.item and u.reader_ids <> r.ids`;

const writeSubscriptionReaders = `update subscription s set reader_ids = r.ids
  from (select i.id, array(select distinct a.partner_id from association a where a.tenant_id = $1::uuid and a.state in ('pending', 'official')
      and a.subscription_id = i.id order by 1) as ids from unnest($2::uuid[]) as i(id)) r
  where s.tenant_id = $1::uuid and s.id = r.id and s.reader_ids <> r.ids`;

/** After an import, of these tenants: rows that are new get the readers that older rows of the item have. */
export async function addReaders(tx: Tx, tenantIds: string[]): Promise<void> {
  const rows = await tx.query<{
    tenantId: string;
    item: string;
    subscriptionId: string | null;
    partnerId: string;
  }>(
    `select distinct tenant_id as "tenantId", item_id as item, subscription_id as "subscriptionId", partner_id as "partnerId" from association
     where tenant_id = any($1::uuid[]) and state in ('pending', 'official')`,
    [[...new Set(tenantIds)]],
  );
  if (rows.length === 0) return;
  const usage = rows.flatMap(({ tenantId, item, subscriptionId, partnerId }) =>
    [item, subscriptionId].flatMap((name) => (name === null ? [] : [{ tenantId, item: name, partnerId }])),
  );
  const seats = rows.flatMap(({ tenantId, subscriptionId, partnerId }) =>
    subscriptionId === null ? [] : [{ tenantId, item: subscriptionId, partnerId }],
  );
  await Promise.all([
    tx.query(
      `update usage_record u set reader_ids = r.ids from (select tenant_id, item, array_agg(distinct reader) as ids
         from unnest($1::uuid[], $2::text[], $3::uuid[]) as g(tenant_id, item, reader) group by tenant_id, item) r
       where u.tenant_id = r.tenant_id and u.item = r.item and u.reader_ids = '{}'`,
      columns(usage),
    ),
    tx.query(
      `update subscription s set reader_ids = r.ids from (select tenant_id, id, array_agg(distinct reader) as ids
         from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as g(tenant_id, id, reader) group by tenant_id, id) r
       where s.tenant_id = r.tenant_id and s.id = r.id and s.reader_ids = '{}'`,
      columns(seats),
    ),
  ]);
}

function columns(
  rows: { tenantId: string; item: string; partnerId: string }[],
): [string[], string[], string[]] {
  return [
    rows.map(({ tenantId }) => tenantId),
    rows.map(({ item }) => item),
    rows.map(({ partnerId }) => partnerId),
  ];
}

/** Invariant A-5, as row-level security applies it: rows that others may read than the partners with a live association. */
export function findWrongReaders(tx: Tx): Promise<Found[]> {
  return tx.query<Found>(
    `with held as (
       select tenant_id, item, array_agg(distinct partner_id) as ids from (
         select tenant_id, item_id as item, partner_id from association where state in ('pending', 'official')
         union all
         select tenant_id, subscription_id::text, partner_id from association where state in ('pending', 'official') and subscription_id is not null) a
       group by tenant_id, item)
     select 'usage of ' || u.item || ' at customer ' || u.tenant_id as "where", 'has other readers than its associations' as what
     from usage_record u left join held a on a.tenant_id = u.tenant_id and a.item = u.item
     where u.reader_ids <> coalesce(a.ids, '{}') group by u.tenant_id, u.item
     union all
     select 'subscription ' || s.id || ' at customer ' || s.tenant_id, 'has other readers than its associations'
     from subscription s left join held a on a.tenant_id = s.tenant_id and a.item = s.id::text
     where s.reader_ids <> coalesce(a.ids, '{}')`,
  );
}
