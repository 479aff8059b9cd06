/** What a customer's signed-in administrator sees of the own tenant: locks, codes, who read usage, who looked it up. */
import { rightDenial } from '../../../rules/access/may-call.ts';
import { findContacts, type HeldContact } from '../../store/consent/contact-reads.ts';
import type { Catalog } from '../../../rules/programme/catalog.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { listing } from '../../store/engine/reading.ts';
import type { OperationId } from '../../../rules/access/operations.ts';
import type { Safeguards } from '../../../rules/claim/tenant-lock.ts';
import { readReference } from '../../store/engine/reference.ts';
import {
  findCodes,
  findKnownPartners,
  findLocks,
  findLookups,
  findSubscriptions,
  findUsageReads,
  readSafeguards,
  type CodeRow,
  type KnownPartner,
  type LockRow,
  type LookupRow,
  type ReadFilter,
  type SubscriptionRow,
  type TimedPage,
  type UsageReadRow,
} from '../../store/consent/tenant-lists.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { type Context, scopeOf } from '../run/context.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';

type Item = { kind: string; id: string; name: string };
export type { ReadFilter };
/** `item` null: the customer itself was looked up. */
export type Lookup = Omit<LookupRow, 'itemId'> & { item: Item | null };
export type Lock = Pick<LockRow, 'subscriptionId' | 'lockedBy' | 'lockedAt'> & { item: Item };
export type UsageRead = Omit<UsageReadRow, 'itemKind' | 'itemId'> & { item: Item };

interface Seen {
  tx: Tx;
  tenantId: string;
  now: string;
  catalog: Catalog;
}

function asAdmin<T>(ctx: Context, right: OperationId, work: (seen: Seen) => Promise<T>): Promise<Outcome<T>> {
  const denial = rightDenial(right, ctx.actor);
  if (denial) return Promise.resolve({ ok: false, denial });
  const tenantId = ctx.actor.tenantId as string;
  return ctx.db.transact(scopeOf(ctx.actor, tenantId), listing, async (tx, now) => {
    const { catalog } = await readReference(tx, []);
    return accept(await work({ tx, tenantId, now, catalog }));
  });
}

function itemOf(catalog: Catalog, kind: string, id: string): Item {
  return { kind, id, name: catalog.items.find((item) => item.id === id)?.name ?? id };
}

const timed = ({ limit, after }: PageAsked): TimedPage => ({
  limit: limit + 1,
  after: after && { at: String(after[0]), id: String(after[1]) },
});

export function listTenantLocks(ctx: Context): Promise<Outcome<Lock[]>> {
  return asAdmin(ctx, 'listLocks', async ({ tx, tenantId, catalog }) =>
    (await findLocks(tx, tenantId)).map(({ itemKind, itemId, ...lock }) => ({
      ...lock,
      item: itemOf(catalog, itemKind, itemId),
    })),
  );
}

export function readTenantSafeguards(ctx: Context): Promise<Outcome<Safeguards>> {
  return asAdmin(ctx, 'readSafeguards', async ({ tx, tenantId }) => {
    const found = await readSafeguards(tx, tenantId);
    if (!found) throw new Error(`there is no customer ${tenantId}`);
    return found;
  });
}

/** Who may speak for the tenant: those in force, and those who wait for a second person of the owner. */
export function listTenantContacts(ctx: Context): Promise<Outcome<HeldContact[]>> {
  return asAdmin(ctx, 'listTenantContacts', ({ tx, tenantId }) => findContacts(tx, tenantId));
}

export function listTenantCodes(ctx: Context, { limit, after }: PageAsked): Promise<Outcome<Page<CodeRow>>> {
  return asAdmin(ctx, 'listConsentCodes', async ({ tx, tenantId, now }) =>
    pageOfRows(
      await findCodes(tx, tenantId, { after: after && String(after[0]), limit: limit + 1, now }),
      limit,
      now,
      (row) => [row.id],
    ),
  );
}

export function listUsageReads(
  ctx: Context,
  filter: ReadFilter,
  asked: PageAsked,
): Promise<Outcome<Page<UsageRead>>> {
  return asAdmin(ctx, 'listUsageReads', async ({ tx, tenantId, now, catalog }) => {
    const rows = (await findUsageReads(tx, tenantId, timed(asked), filter)).map(
      ({ itemKind, itemId, ...row }) => ({
        ...row,
        item: itemOf(catalog, itemKind, itemId),
      }),
    );
    return pageOfRows(rows, asked.limit, now, (row) => [row.at, row.id]);
  });
}

export function listLookups(
  ctx: Context,
  filter: ReadFilter,
  asked: PageAsked,
): Promise<Outcome<Page<Lookup>>> {
  return asAdmin(ctx, 'listLookups', async ({ tx, tenantId, now, catalog }) => {
    const kindOf = (id: string): string => catalog.items.find((item) => item.id === id)?.kind ?? 'workload';
    const rows = (await findLookups(tx, tenantId, timed(asked), filter)).map(({ itemId, ...row }) => ({
      ...row,
      item: itemId === null ? null : itemOf(catalog, kindOf(itemId), itemId),
    }));
    return pageOfRows(rows, asked.limit, now, (row) => [row.at, row.id]);
  });
}

export function listKnownPartners(ctx: Context): Promise<Outcome<KnownPartner[]>> {
  return asAdmin(ctx, 'listTenantPartners', ({ tx, tenantId }) => findKnownPartners(tx, tenantId));
}

export type TenantSubscription = Omit<SubscriptionRow, 'product'> & { product: Item };

export function listSubscriptions(
  ctx: Context,
  { limit, after }: PageAsked,
): Promise<Outcome<Page<TenantSubscription>>> {
  return asAdmin(ctx, 'listTenantSubscriptions', async ({ tx, tenantId, now, catalog }) => {
    const rows = await findSubscriptions(tx, tenantId, {
      after: after && String(after[0]),
      limit: limit + 1,
    });
    return pageOfRows(
      rows.map((row) => ({ ...row, product: itemOf(catalog, 'product', row.product) })),
      limit,
      now,
      (row) => [row.id],
    );
  });
}
