import type { Catalog } from '../../../rules/programme/catalog.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import {
  findCases,
  findParts,
  type ArbitrationRow,
  type CaseRow,
} from '../../store/arbitration/arbitration-lists.ts';
import { listing } from '../../store/engine/reading.ts';
import { readReference } from '../../store/engine/reference.ts';
import { type Context, scopeOf } from '../run/context.ts';
import type { Page, PageAsked } from '../run/page.ts';

/** The owner's bench shows whole cases; a partner is shown its own parts, each as if it stood alone (domain 8). */
export function listArbitrations(
  ctx: Context,
  { open }: { open: boolean | null },
  { limit, after }: PageAsked,
): Promise<Outcome<Page<ArbitrationRow>>> {
  const position = after && { at: String(after[0]), id: String(after[1]) };
  const partnerId = ctx.actor.side === 'partner' ? (ctx.actor.partnerId as string) : null;
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) => {
    const { catalog } = await readReference(tx, []);
    const found =
      partnerId === null
        ? await findCases(tx, { open, after: position, limit: limit + 1 })
        : await findParts(tx, { partnerId, open, after: position, limit: limit + 1 });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const fitting = shown.filter(
      (row) => partnerId === null || open === null || (row.state === 'answers-awaited') === open,
    );
    return accept({
      rows: fitting.map((row) => named(row, catalog)),
      next: found.length > limit && last ? [last.openedAt, last.id] : null,
      now,
    });
  });
}

export function named({ itemKind, itemId, ...row }: CaseRow, catalog: Catalog): ArbitrationRow {
  // What is done with the case is done on the claim of a side that is still in it.
  const first = row.parties.find(({ state }) => state !== 'withdrawn') ?? row.parties[0];
  if (!first) throw new Error('a case without parties');
  return {
    ...row,
    item: {
      kind: itemKind,
      id: itemId,
      name: catalog.items.find((item) => item.id === itemId)?.name ?? itemId,
    },
    claimId: first.claimId,
    claimVersion: first.claimVersion,
  };
}
