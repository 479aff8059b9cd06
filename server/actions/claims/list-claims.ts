import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { findClaims, fits, type ClaimFilter, type ClaimSort } from '../../store/claims/claim-lists.ts';
import { searchClaims } from '../../store/claims/claim-search.ts';
import { positionOf, type ClaimSummaryRow } from '../../store/claims/claim-summary.ts';
import { readReference, type Reference } from '../../store/engine/reference.ts';
import { listing } from '../../store/engine/reading.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { type Context, scopeOf } from '../run/context.ts';
import { everyPage } from '../run/every-page.ts';
import { asListed, type ListedClaim } from './listed-claim.ts';
import type { Page, PageAsked } from '../run/page.ts';

export interface ListClaimsFilter {
  status?: string[] | undefined;
  contested?: boolean | undefined;
  location?: string | undefined;
  /** Tenant id. */
  customer?: string | undefined;
  partner?: string | undefined;
  dueKind?: string | undefined;
  reference?: string | undefined;
  number?: string | undefined;
  updatedAfter?: string | undefined;
  q?: string | undefined;
  sort?: ClaimSort | undefined;
}

/**
 * A page may hold fewer than asked for: what has no index of its own is filtered within the page. By due time one partner's
 * claims are listed; the programme owner has the review queue for that. What is searched for comes by its last change.
 */
export function listClaims(
  ctx: Context,
  filter: ListClaimsFilter,
  asked: PageAsked,
): Promise<Outcome<Page<ListedClaim>>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) => {
    const reference = await readReference(tx, []);
    return accept(await pageIn(tx, ctx, filter, asked, { now, reference, isLast: true }));
  });
}

/** Every claim that fits, in one snapshot: a claim that is changed meanwhile is neither missed nor met twice. */
export function exportClaims(
  ctx: Context,
  filter: ListClaimsFilter,
  take: (rows: ListedClaim[], now: string) => Promise<void>,
): Promise<Outcome<null>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) => {
    const reference = await readReference(tx, []);
    return everyPage(
      async (asked) => accept(await pageIn(tx, ctx, filter, asked, { now, reference, isLast: false })),
      take,
    );
  });
}

async function pageIn(
  tx: Tx,
  ctx: Context,
  filter: ListClaimsFilter,
  { limit, after }: PageAsked,
  { now, reference, isLast }: { now: string; reference: Reference; isLast: boolean },
): Promise<Page<ListedClaim>> {
  const partnerId = ctx.actor.side === 'partner' ? (ctx.actor.partnerId as string) : (filter.partner ?? null);
  const exact = filter.reference !== undefined || filter.number !== undefined;
  const usual = filter.dueKind && partnerId !== null ? 'dueAt' : '-updatedAt';
  const sort = exact ? '-updatedAt' : (filter.sort ?? usual);
  const statuses = filter.status?.length
    ? [...new Set(filter.status)].filter((status) => partnerId !== null || status !== 'editing')
    : null;
  const listing = {
    reference,
    now,
    partnerId,
    tenantId: filter.customer ?? null,
    ownerZone: ctx.owner.zone,
    isLast,
  };
  if (statuses?.length === 0) return { rows: [], next: null, now };
  const asked: ClaimFilter = {
    partnerId,
    tenantId: filter.customer ?? null,
    locationId: filter.location ?? null,
    statuses,
    contested: filter.contested ?? null,
    dueKind: filter.dueKind ?? null,
    reference: filter.reference ?? null,
    number: filter.number ?? null,
    updatedAfter: filter.updatedAfter ?? null,
  };
  const page = { now, limit, after: after && { at: String(after[0]), id: String(after[1]) } };
  const found: (ClaimSummaryRow & { fits?: boolean })[] = filter.q
    ? await searchClaims(tx, filter.q, asked, page)
    : await findClaims(tx, asked, { ...page, sort });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: await asListed(
      tx,
      shown.filter((row) => fits(asked, row) && row.fits !== false && isVisible(ctx, row)),
      listing,
    ),
    next: found.length > limit && last ? positionOf(last) : null,
    now,
  };
}

/** What was never submitted is its partner's business. */
function isVisible({ actor }: Context, { submitted }: { submitted: boolean }): boolean {
  return actor.side === 'partner' || submitted;
}
