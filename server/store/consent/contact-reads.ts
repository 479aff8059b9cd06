/** Trusted contacts as those read them who are told of one, and the tenant's own administrator. */
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface ContactNews {
  customer: string;
  language: string;
  zone: string;
  contact: { name: string; title: string; email: string; inForce: boolean };
  /** Whom it is told to; null: no longer trusted, who has nothing to object to any more. */
  reader: { name: string; email: string } | null;
}

export async function findContactNews(
  tx: Tx,
  { tenantId, contactId, readerId }: { tenantId: string; contactId: string; readerId: string },
): Promise<ContactNews | null> {
  const rows = await tx.query<ContactNews>(
    `select k.name as customer, k.language, k.zone,
       json_build_object('name', c.name, 'title', c.title, 'email', c.email,
         'inForce', c.removed_at is null and c.confirmed_at is not null) as contact,
       coalesce((select json_build_object('name', r.name, 'email', r.email) from customer_contact r
           where r.tenant_id = k.tenant_id and r.id = $3::uuid and r.removed_at is null and r.confirmed_at is not null),
         (select json_build_object('name', m.name, 'email', lower(m.email)) from member m
           where m.tenant_id = k.tenant_id and m.id = $3::uuid and m.disabled_at is null)) as reader
     from customer k join customer_contact c on c.tenant_id = k.tenant_id and c.id = $2::uuid
     where k.tenant_id = $1::uuid`,
    [tenantId, contactId, readerId],
  );
  return rows[0] ?? null;
}

export interface HeldContact {
  id: string;
  name: string;
  title: string;
  email: string;
  source: 'owner' | 'tenant-admin';
  state: 'proposed' | 'in-force';
  addedAt: string | null;
  addedBy: string | null;
  confirmedAt: string | null;
  confirmedBy: string | null;
}

/** Those in force and those who wait for a second person, as the tenant's own administrator sees them. */
export async function findContacts(tx: Tx, tenantId: string): Promise<HeldContact[]> {
  return tx.query<HeldContact>(
    `select * from (
       select c.id, c.name, c.title, c.email, 'owner' as source, case when c.confirmed_at is null then 'proposed' else 'in-force' end as state,
         ${instantText('c.added_at')} as "addedAt", c.added_by as "addedBy", ${instantText('c.confirmed_at')} as "confirmedAt",
         c.confirmed_by as "confirmedBy"
       from customer_contact c where c.tenant_id = $1::uuid and c.removed_at is null
       union all
       select m.id, m.name, '', lower(m.email), 'tenant-admin', 'in-force', ${instantText('m.created_at')}, null, null, null
       from member m where m.tenant_id = $1::uuid and m.disabled_at is null and m.account_id is not null) held
     order by source, "addedAt", id limit 500`,
    [tenantId],
  );
}
