/** What amounts are computed from: a slice of customers with everything of theirs, and the locations that hold something there. */
import type { UsageMonth, SubscriptionLife } from '../../../rules/incentives/facts.ts';
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface StoredAssociation {
  tenantId: string;
  id: string;
  claimId: string;
  lineId: string;
  partnerId: string;
  locationId: string;
  itemId: string;
  subscriptionId: string | null;
  activity: string;
  from: string;
  until: string | null;
  neverEarns: boolean;
  recognitionOnly: boolean;
}

/** Official now or before; of these customers. */
export function readAssociations(tx: Tx, tenantIds: readonly string[]): Promise<StoredAssociation[]> {
  return tx.query<StoredAssociation>(
    `select a.tenant_id as "tenantId", a.id, a.claim_id as "claimId", a.line_id as "lineId", a.partner_id as "partnerId",
       a.location_id as "locationId", a.item_id as "itemId", a.subscription_id as "subscriptionId", a.activity,
       ${instantText('a.official_from')} as "from", ${instantText('a.until')} as until, a.never_earns as "neverEarns",
       c.recognition_only as "recognitionOnly"
     from association a join claim c on c.tenant_id = a.tenant_id and c.id = a.claim_id
     where a.tenant_id = any($1::uuid[]) and a.state in ('official', 'ended') order by a.tenant_id, a.official_from, a.id`,
    [tenantIds],
  );
}

export interface StoredCustomer {
  tenantId: string;
  name: string;
  country: string;
  zone: string;
  publicSector: boolean;
}

export function readCustomers(tx: Tx, tenantIds: readonly string[]): Promise<StoredCustomer[]> {
  return tx.query<StoredCustomer>(
    `select tenant_id as "tenantId", name, country, zone, public_sector as "publicSector" from customer
     where tenant_id = any($1::uuid[])`,
    [tenantIds],
  );
}

/** Paid units of the month are what is known of paid seats month by month. */
export function readUsage(
  tx: Tx,
  tenantIds: readonly string[],
  through: string,
): Promise<(UsageMonth & { tenantId: string })[]> {
  return tx.query<UsageMonth & { tenantId: string }>(
    `select tenant_id as "tenantId", item || ' ' || to_char(month, 'YYYY-MM') as id,
       case when item ~ '^[0-9a-f]{8}-[0-9a-f]{4}-' then 'subscription:' else 'workload:' end || item as key,
       to_char(month, 'YYYY-MM') as month, ${instantText('imported_at')} as "recordedAt", monthly_active_users as mau,
       paid_available_units as pau, paid_available_units as "paidSeats"
     from usage_record where tenant_id = any($1::uuid[]) and month <= ($2 || '-01')::date`,
    [tenantIds, through],
  );
}

/** As far as a subscription may earn: active or in grace. */
export function readLives(
  tx: Tx,
  tenantIds: readonly string[],
): Promise<(SubscriptionLife & { tenantId: string })[]> {
  return tx.query<SubscriptionLife & { tenantId: string }>(
    `select tenant_id as "tenantId", id as "subscriptionId", starts_on::text as "from",
       case when state = 'ended' then coalesce(ends_on, updated_at::date)::text end as until
     from subscription where tenant_id = any($1::uuid[]) and state in ('active', 'in-grace', 'ended')`,
    [tenantIds],
  );
}

export interface StoredStanding {
  locationId: string;
  partnerId: string;
  country: string;
  programme: string;
  enrolledFrom: string | null;
  enrolledUntil: string | null;
  agreementFrom: string | null;
  payoutFrom: string | null;
  taxFrom: string | null;
  /** The currency of the payout profile that counts. */
  currency: string | null;
}

interface OfPlace {
  tenantId: string;
  locationId: string;
  programme: string;
}

/** Each location with each programme in which it has an enrolment. What lies with the partners is read by itself, and put beside it here. */
export async function readStandings(
  tx: Tx,
  partnerIds: readonly string[],
  locationIds: readonly string[],
): Promise<StoredStanding[]> {
  const [places, agreements, profiles] = await Promise.all([
    tx.query<
      Pick<
        StoredStanding,
        'locationId' | 'partnerId' | 'country' | 'programme' | 'enrolledFrom' | 'enrolledUntil'
      >
    >(
      `select l.id as "locationId", l.partner_id as "partnerId", l.country, e.programme,
         case when e.state = 'enrolled' then coalesce(e.earning_start, e.starts_on)::text end as "enrolledFrom",
         case when e.state = 'enrolled' then e.ends_on::text end as "enrolledUntil"
       from location l join enrollment e on e.location_id = l.id where l.id = any($1::uuid[])`,
      [locationIds],
    ),
    tx.query<OfPlace & { from: string }>(
      `select tenant_id as "tenantId", location_id as "locationId", programme, min(accepted_on)::text as "from" from agreement_acceptance
       where tenant_id = any($1::uuid[]) and location_id = any($2::uuid[]) group by tenant_id, location_id, programme`,
      [partnerIds, locationIds],
    ),
    tx.query<OfPlace & { kind: string; from: string | null; currency: string | null }>(
      `select tenant_id as "tenantId", location_id as "locationId", programme, kind, min(counted_from)::text as "from",
         max(currency) filter (where state = 'valid') as currency
       from profile where tenant_id = any($1::uuid[]) and location_id = any($2::uuid[]) group by tenant_id, location_id, programme, kind`,
      [partnerIds, locationIds],
    ),
  ]);
  return places.map((place) => {
    const here = (one: OfPlace): boolean =>
      one.tenantId === place.partnerId &&
      one.locationId === place.locationId &&
      one.programme === place.programme;
    const payout = profiles.find((one) => here(one) && one.kind === 'payout');
    return {
      ...place,
      agreementFrom: agreements.find(here)?.from ?? null,
      payoutFrom: payout?.from ?? null,
      taxFrom: profiles.find((one) => here(one) && one.kind === 'tax')?.from ?? null,
      currency: payout?.currency ?? null,
    };
  });
}

/** Where a partner holds something now. A listed fan-out, by association_partner. */
export function findTenantsOfPartner(
  tx: Tx,
  partnerId: string,
  limit: number,
): Promise<{ tenantId: string }[]> {
  return tx.query<{ tenantId: string }>(
    `select distinct tenant_id as "tenantId" from association where partner_id = $1::uuid and state = 'official'
     order by tenant_id limit $2`,
    [partnerId, limit],
  );
}
