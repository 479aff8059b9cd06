/** A customer as the programme owner keeps it by hand; lists are brought in by imports.ts. */
import type { Tx } from '../postgres/tx.ts';

export interface KeptCustomer {
  tenantId: string;
  name: string;
  country: string;
  zone: string;
  language: string;
  publicSector: boolean;
  domains: string[];
  version: number;
}

/** Under the lock of every act on the tenant. */
export async function lockCustomer(tx: Tx, tenantId: string): Promise<KeptCustomer | null> {
  const rows = await tx.query<KeptCustomer>(
    `select k.tenant_id as "tenantId", k.name, k.country, k.zone, k.language, k.public_sector as "publicSector",
      k.version,
       array(select d.domain from customer_domain d where d.tenant_id = k.tenant_id order by d.is_primary desc,
         d.domain) as domains
     from customer k where k.tenant_id = $1::uuid for update of k`,
    [tenantId],
  );
  return rows[0] ?? null;
}

/** Of these domains, those that another customer has. */
export async function takenDomains(tx: Tx, tenantId: string, domains: string[]): Promise<string[]> {
  const rows = await tx.query<{ domain: string }>(
    'select domain from customer_domain where domain = any($1::text[]) and tenant_id <> $2::uuid',
    [domains, tenantId],
  );
  return rows.map(({ domain }) => domain);
}

export async function updateCustomer(
  tx: Tx,
  { tenantId, name, country, zone, language, publicSector }: KeptCustomer,
  now: string,
): Promise<void> {
  await tx.query(
    `update customer set name = $2, country = $3, zone = $4, language = $5, public_sector = $6,
      updated_at = $7::timestamptz, version = version + 1
     where tenant_id = $1::uuid`,
    [tenantId, name, country, zone, language, publicSector, now],
  );
}

/** The first one is the main one. */
export async function writeDomains(tx: Tx, tenantId: string, domains: string[]): Promise<void> {
  await tx.query('delete from customer_domain where tenant_id = $1::uuid', [tenantId]);
  await tx.query(
    `insert into customer_domain (domain, tenant_id, is_primary) select d.domain, $1::uuid, d.n = 1 from unnest($2::text[]) with ordinality as d(domain, n)`,
    [tenantId, domains],
  );
}
