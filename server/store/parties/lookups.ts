/** Look-ups of customers by partners: counted by location, and written down for the customer. */
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface Quota {
  /** Of the last 24 hours. */
  used: number;
  /** The oldest of them: a day after it the next is free. */
  oldestAt: string | null;
}

/** Locks the location, so that two look-ups at once count one after the other. What is sent behind it is read under that lock. */
export async function countLookups(tx: Tx, locationId: string, since: string, most: number): Promise<Quota> {
  const [, rows] = await Promise.all([
    tx.query('select 1 as locked from location where id = $1::uuid for no key update', [locationId]),
    tx.query<Quota>(
      `select count(*)::int as used, ${instantText('min(at)')} as "oldestAt"
       from (select at from customer_lookup where location_id = $1::uuid and at > $2::timestamptz order by at
       limit $3::integer) l`,
      [locationId, since, most],
    ),
  ]);
  return rows[0] ?? { used: 0, oldestAt: null };
}

/** Which of these facts this location was told since then. */
export async function findTold(
  tx: Tx,
  asked: { tenantId: string; locationId: string; items: readonly string[]; since: string },
): Promise<Set<string>> {
  const rows = await tx.query<{ item: string }>(
    `select distinct item from customer_lookup where tenant_id = $1::uuid and location_id = $2::uuid
     and at > $3::timestamptz and item = any($4::text[])`,
    [asked.tenantId, asked.locationId, asked.since, asked.items],
  );
  return new Set(rows.map(({ item }) => item));
}

/** Does a tenant with this id exist, and is the domain one of its own? One question, one answer. */
export async function matchTenant(tx: Tx, tenantId: string, domain: string | null): Promise<boolean> {
  const rows = await tx.query(
    `select from customer k where k.tenant_id = $1::uuid
       and ($2::text is null or exists (select from customer_domain d where d.domain = $2::text
       and d.tenant_id = k.tenant_id))`,
    [tenantId, domain],
  );
  return rows.length > 0;
}

export async function partnerName(tx: Tx, partnerId: string): Promise<string> {
  const rows = await tx.query<{ name: string }>('select name from partner where id = $1::uuid', [partnerId]);
  return rows[0]?.name ?? '';
}

export interface NewLookup {
  tenantId: string;
  id: string;
  partnerId: string;
  partnerName: string;
  locationId: string;
  readerId: string;
  readerName: string;
  at: string;
  /** '' is the customer itself. */
  item: string;
}

export async function addLookup(tx: Tx, row: NewLookup): Promise<void> {
  await tx.query(
    `insert into customer_lookup (tenant_id, id, partner_id, partner_name, location_id, reader_id, reader_name, at, item)
     values ($1::uuid, $2::uuid, $3::uuid, $4, $5::uuid, $6, $7, $8::timestamptz, $9)`,
    [
      row.tenantId,
      row.id,
      row.partnerId,
      row.partnerName,
      row.locationId,
      row.readerId,
      row.readerName,
      row.at,
      row.item,
    ],
  );
}
