import type { AddressFacts } from '../../../rules/claim/trusted-contact.ts';
import type { ItemLock, Tenant } from '../../../rules/claim/tenant-facts.ts';
import { domainOfEmail } from '../../../rules/engine/email.ts';
import type { Tx } from '../postgres/tx.ts';

/** Claims of the tenant that are alive: submitted, and holding or asking for something. */
export async function findLiveClaims(tx: Tx, tenantId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'select distinct claim_id as id from line_key where tenant_id = $1::uuid',
    [tenantId],
  );
  return rows.map((row) => row.id);
}

/** Acts on one tenant come one after the other. */
export async function lockTenant(tx: Tx, tenantId: string): Promise<void> {
  await tx.query('select 1 as locked from customer where tenant_id = $1::uuid for update', [tenantId]);
}

export async function addLock(
  tx: Tx,
  tenantId: string,
  lock: ItemLock,
  by: string,
  at: string,
): Promise<void> {
  await tx.query(
    `insert into item_lock (tenant_id, item_kind, item_id, subscription, locked_by, locked_at)
    values ($1::uuid, $2, $3, $4, $5, $6::timestamptz) on conflict do nothing`,
    [tenantId, lock.itemKind, lock.itemId, lock.subscriptionId ?? '', by, at],
  );
}

export async function removeLock(tx: Tx, tenantId: string, lock: ItemLock): Promise<void> {
  await tx.query(
    'delete from item_lock where tenant_id = $1::uuid and item_kind = $2 and item_id = $3 and subscription = $4',
    [tenantId, lock.itemKind, lock.itemId, lock.subscriptionId ?? ''],
  );
}

export async function setSafeguards(
  tx: Tx,
  tenantId: string,
  { allLocked, agreementRequired }: Pick<Tenant, 'allLocked' | 'agreementRequired'>,
): Promise<void> {
  await tx.query('update customer set all_locked = $2, agreement_required = $3 where tenant_id = $1::uuid', [
    tenantId,
    allLocked,
    agreementRequired,
  ]);
}

export interface NewConsentCode {
  id: string;
  hash: Uint8Array;
  partnerId: string | null;
  items: string[];
  issuedBy: { id: string; name: string };
  issuedAt: string;
  expiresAt: string;
}

export async function addConsentCode(tx: Tx, tenantId: string, code: NewConsentCode): Promise<void> {
  await tx.query(
    `insert into consent_code (tenant_id, id, hash, partner_id, items, issued_by_id, issued_by_name, issued_at, expires_at)
    values ($1::uuid, $2::uuid, $3, $4::uuid, $5::text[], $6, $7, $8::timestamptz, $9::timestamptz)`,
    [
      tenantId,
      code.id,
      code.hash,
      code.partnerId,
      code.items,
      code.issuedBy.id,
      code.issuedBy.name,
      code.issuedAt,
      code.expiresAt,
    ],
  );
}

export interface NewContact {
  id: string;
  name: string;
  title: string;
  email: string;
  why: string | null;
  addedBy: { id: string; name: string };
  at: string;
}

/** Not in force before another person has confirmed it. */
export async function addContact(tx: Tx, tenantId: string, contact: NewContact): Promise<void> {
  await tx.query(
    `insert into customer_contact (tenant_id, id, name, title, email, why, added_by_id, added_by, added_at)
    values ($1::uuid, $2::uuid, $3, $4, $5, $6, $7, $8, $9::timestamptz)`,
    [
      tenantId,
      contact.id,
      contact.name.trim(),
      contact.title.trim(),
      contact.email.trim().toLowerCase(),
      contact.why?.trim() || null,
      contact.addedBy.id,
      contact.addedBy.name,
      contact.at,
    ],
  );
}

export async function confirmContact(
  tx: Tx,
  tenantId: string,
  contactId: string,
  by: { id: string; name: string; at: string },
): Promise<void> {
  await tx.query(
    `update customer_contact set confirmed_by_id = $3, confirmed_by = $4, confirmed_at = $5::timestamptz
     where tenant_id = $1::uuid and id = $2::uuid and removed_at is null and confirmed_at is null`,
    [tenantId, contactId, by.id, by.name, by.at],
  );
}

/** Who else has accounts with this address, or on its domain: people of the owner and of partners speak for no customer. */
/** An address below somebody's domain is theirs too: they give out what stands there. */
export async function addressFacts(tx: Tx, email: string): Promise<AddressFacts> {
  const address = email.trim().toLowerCase();
  const labels = domainOfEmail(address).split('.');
  const domains = labels.slice(0, -1).map((_label, index) => labels.slice(index).join('.'));
  const rows = await tx.query<AddressFacts>(
    `select exists (select from member m where m.side in ('owner', 'partner') and lower(m.email) = $1) as "hasAccount",
       exists (select from member m where m.side = 'owner' and split_part(lower(m.email), '@', 2) = any($2::text[])) as "ofOwner",
       exists (select from member m where m.side = 'partner' and split_part(lower(m.email), '@', 2) = any($2::text[]))
         or exists (select from partner p where p.mail_domains && $2::text[]) as "ofPartner"`,
    [address, domains],
  );
  return rows[0] ?? { hasAccount: false, ofOwner: false, ofPartner: false };
}

/** The contact as it was, and whose. */
export async function endContact(
  tx: Tx,
  tenantId: string,
  contactId: string,
  by: string,
  at: string,
): Promise<{ customer: string; name: string; title: string; email: string }> {
  const rows = await tx.query<{ customer: string; name: string; title: string; email: string }>(
    `update customer_contact c set removed_at = $3::timestamptz, removed_by = $4 from customer k
     where c.tenant_id = $1::uuid and c.id = $2::uuid and c.removed_at is null and k.tenant_id = c.tenant_id
     returning k.name as customer, c.name, c.title, c.email`,
    [tenantId, contactId, at, by],
  );
  const [row] = rows;
  if (!row) throw new Error('the contact was there a moment ago, under the same lock');
  return row;
}

export async function customerName(tx: Tx, tenantId: string): Promise<string> {
  const rows = await tx.query<{ name: string }>('select name from customer where tenant_id = $1::uuid', [
    tenantId,
  ]);
  return rows[0]?.name ?? tenantId;
}
