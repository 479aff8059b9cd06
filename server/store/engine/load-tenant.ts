/** A customer as the rules know it, and the keys of its live lines: small statements that go out together. */
import type {
  ConsentCode,
  ItemLock,
  ProposedContact,
  Subscription,
  Tenant,
  TrustedContact,
  Voucher,
} from '../../../rules/claim/tenant-facts.ts';
import type { KeyPhase } from '../../../rules/claim/line-key.ts';
import { codeTable, columnsOf, readInstants, spelled } from './tables.ts';
import type { Tx } from '../postgres/tx.ts';

/** A live line of the customer. `partnerId`: null where these eyes do not see its claim. */
export interface KeyRow {
  key: string;
  phase: KeyPhase;
  claimId: string;
  partnerId: string | null;
}

/** Not joined: the server takes a customer for one with few claims, and would go through all of them for each key. */
export async function loadKeys(tx: Tx, tenantId: string): Promise<KeyRow[]> {
  const [keys, claims] = await Promise.all([
    tx.query<Omit<KeyRow, 'partnerId'>>(
      'select key, phase, claim_id as "claimId" from line_key where tenant_id = $1::uuid',
      [tenantId],
    ),
    tx.query<{ id: string; partnerId: string }>(
      `select id, partner_id as "partnerId" from claim where tenant_id = $1::uuid
         and id = any(array(select claim_id from line_key where tenant_id = $1::uuid))`,
      [tenantId],
    ),
  ]);
  const partners = new Map(claims.map(({ id, partnerId }) => [id, partnerId]));
  return keys.map((row) => ({ ...row, partnerId: partners.get(row.claimId) ?? null }));
}

type Customer = Omit<
  Tenant,
  'domains' | 'trustedContacts' | 'proposedContacts' | 'vouchers' | 'subscriptions' | 'locks' | 'codes'
>;

/** null: there is no such customer. */
export async function loadTenant(tx: Tx, tenantId: string): Promise<Tenant | null> {
  const ask = <T extends object>(text: string): Promise<T[]> => tx.query<T>(text, [tenantId]);
  const [[customer], domains, contacts, members, subscriptions, locks, codes] = await Promise.all([
    ask<Customer>(
      `select tenant_id as id, name, country, zone, language, public_sector as "publicSector", all_locked as "allLocked",
         agreement_required as "agreementRequired", items_with_usage as "itemsWithUsage" from customer where tenant_id = $1::uuid`,
    ),
    ask<{ domain: string }>(
      'select domain from customer_domain where tenant_id = $1::uuid order by is_primary desc, domain',
    ),
    ask<ContactRow>(
      `select id, name, title, email, why, added_by_id as "addedById", added_by as "addedBy", confirmed_by_id as "confirmedById",
         added_at::text as "addedAt", confirmed_at::text as "confirmedAt", removed_at is not null as removed
       from customer_contact where tenant_id = $1::uuid order by added_at, id`,
    ),
    ask<{ id: string; name: string; email: string }>(
      `select id, name, lower(email) as email from member
       where tenant_id = $1::uuid and disabled_at is null and account_id is not null order by created_at, id`,
    ),
    ask<Subscription>(
      `select id, product, state, motion, starts_on::text as "startsOn", ends_on::text as "endsOn" from subscription
       where tenant_id = $1::uuid order by id`,
    ),
    ask<ItemLock>(
      `select item_kind as "itemKind", item_id as "itemId", nullif(subscription, '') as "subscriptionId" from item_lock
       where tenant_id = $1::uuid`,
    ),
    ask<CodeRow>(`select ${columnsOf(codeTable)} from consent_code where tenant_id = $1::uuid order by id`),
  ]);
  if (!customer) return null;
  return {
    ...customer,
    domains: domains.map(({ domain }) => domain),
    trustedContacts: [
      ...contacts.filter(isTrusted).map(trusted),
      ...members.map((member): TrustedContact => ({ ...member, title: '', source: 'tenant-admin' })),
    ],
    proposedContacts: contacts.filter((one) => !one.removed && one.confirmedAt === null).map(proposed),
    vouchers: contacts.flatMap(vouchersOf),
    subscriptions,
    locks,
    codes: codes.map(codeOf),
  };
}

interface ContactRow extends Omit<ProposedContact, 'addedBy'> {
  addedById: string | null;
  addedBy: string;
  addedAt: string;
  confirmedById: string | null;
  confirmedAt: string | null;
  removed: boolean;
}

const isTrusted = ({ removed, confirmedAt }: ContactRow): boolean => !removed && confirmedAt !== null;

function trusted({ id, name, title, email }: ContactRow): TrustedContact {
  return { id, name, title, email, source: 'owner' };
}

function proposed({ id, name, title, email, why, addedById, addedBy }: ContactRow): ProposedContact {
  return { id, name, title, email, why, addedBy: { id: addedById, name: addedBy } };
}

/** Also of a contact that was removed, once it was in force. */
function vouchersOf({ addedById, addedAt, confirmedById, confirmedAt, removed }: ContactRow): Voucher[] {
  const vouchers: Voucher[] = [];
  if (addedById !== null && (confirmedAt !== null || !removed))
    vouchers.push({ personId: addedById, at: spelled(confirmedAt ?? addedAt) });
  if (confirmedById !== null && confirmedAt !== null)
    vouchers.push({ personId: confirmedById, at: spelled(confirmedAt) });
  return vouchers;
}

type CodeRow = Omit<ConsentCode, 'issuedBy'> & { issuedById: string; issuedByName: string };

function codeOf(row: CodeRow): ConsentCode {
  const { issuedById, issuedByName, ...code } = readInstants(codeTable, row);
  return { ...code, issuedBy: { id: issuedById, name: issuedByName } };
}
