import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import {
  findAssociations,
  findEndingAssociations,
  findSuperseded,
  type AssociationRow,
  type Superseded,
} from '../../store/associations/association-lists.ts';
import { listing } from '../../store/engine/reading.ts';
import { readReference } from '../../store/engine/reference.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { type Context, scopeOf } from '../run/context.ts';
import { everyPage } from '../run/every-page.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';

export interface AssociationFilter {
  state: 'official' | 'ended';
  tenantId: string | null;
  partnerId: string | null;
  /** Day; of official ones, whose subscription's last day lies before it. */
  subscriptionEndsBefore?: string | null;
}

export function listAssociations(
  ctx: Context,
  filter: AssociationFilter,
  asked: PageAsked,
): Promise<Outcome<Page<AssociationRow>>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) =>
    accept(await (await pagesOf(tx, ctx, filter, now, true))(asked)),
  );
}

/** All of them in one snapshot, a page at a time. */
export function exportAssociations(
  ctx: Context,
  filter: AssociationFilter,
  take: (rows: AssociationRow[]) => Promise<void>,
): Promise<Outcome<null>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) => {
    const pageIn = await pagesOf(tx, ctx, filter, now, false);
    return everyPage(async (asked) => accept(await pageIn(asked)), take);
  });
}

async function pagesOf(
  tx: Tx,
  ctx: Context,
  filter: AssociationFilter,
  now: string,
  isLast: boolean,
): Promise<(asked: PageAsked) => Promise<Page<AssociationRow>>> {
  const of = ownOf(ctx, filter);
  const { catalog } = await readReference(tx, []);
  const superseded = await supersededOf(tx, now, of);
  const before = filter.subscriptionEndsBefore ?? null;
  const named = (row: AssociationRow): AssociationRow => ({
    ...row,
    item: { ...row.item, name: catalog.items.find((item) => item.id === row.item.id)?.name ?? row.item.id },
  });
  if (before !== null && filter.state === 'official' && (of.partnerId !== null || of.tenantId !== null)) {
    return async ({ limit, after }) => {
      const rows = await findEndingAssociations(tx, {
        ...of,
        now,
        superseded,
        before,
        after: after && { endsOn: String(after[0]), id: String(after[1]) },
        limit: limit + 1,
      });
      return pageOfRows(rows.map(named), limit, now, (row) => [row.subscriptionEndsOn, row.id]);
    };
  }
  return async ({ limit, after }) => {
    const rows = await findAssociations(
      tx,
      {
        ...of,
        state: filter.state,
        now,
        superseded,
        after: after && { from: String(after[0]), id: String(after[1]) },
        limit: limit + 1,
      },
      isLast,
    );
    const page = pageOfRows(rows.map(named), limit, now, (row) => [row.officialFrom, row.id]);
    // Over everybody's: applied within the page.
    return before === null
      ? page
      : {
          ...page,
          rows: page.rows.filter((row) => row.subscriptionEndsOn !== null && row.subscriptionEndsOn < before),
        };
  };
}

/** A side reads its own, whatever it asks for. */
export function ownOf(
  { actor }: Context,
  asked: {
    tenantId: string | null;
    partnerId: string | null;
  },
): { tenantId: string | null; partnerId: string | null } {
  return {
    partnerId: actor.side === 'partner' ? (actor.partnerId as string) : asked.partnerId,
    tenantId: actor.side === 'customer' ? (actor.tenantId as string) : asked.tenantId,
  };
}

/** With the system's eyes for this one question, which may be the last of a transaction. */
export function supersededOf(
  tx: Tx,
  now: string,
  of: {
    tenantId: string | null;
    partnerId: string | null;
  },
  isLast = false,
): Promise<Superseded[]> {
  return tx.as({ side: 'system' }, (seeing) => findSuperseded(seeing, now, of, isLast));
}
