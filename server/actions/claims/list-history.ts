import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { countEntries, findEntries, findSent, type EntryRow } from '../../store/claims/claim-reads.ts';
import { listing } from '../../store/engine/reading.ts';
import { type ClaimRef, type Context, scopeOf } from '../run/context.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';
import { isUnsent } from './read-claim.ts';

/**
 * Entries that are meant for the reader's side; the auditor reads every one. They are numbered among what the reader may read: a gap
 * would tell that the others have written something, and where. A position holds the row's own number and the one that was shown.
 */
export function listHistory(
  ctx: Context,
  ref: ClaimRef,
  { limit, after }: PageAsked,
  newestFirst = false,
): Promise<Outcome<Page<EntryRow>>> {
  const side = ctx.actor.grants.some((grant) => grant.role === 'auditor') ? null : ctx.actor.side;
  return ctx.db.transact(scopeOf(ctx.actor, ref.tenantId), listing, async (tx, now) => {
    const [claim, rows] = await Promise.all([
      findSent(tx, ref),
      findEntries(tx, ref, side, { after: after && Number(after[0]), limit: limit + 1, newestFirst }),
    ]);
    if (!claim || isUnsent(ctx, claim)) return deny('hidden', { code: 'not-found', pointer: '' });
    const one = newestFirst ? -1 : 1;
    const shown = after ? Number(after[1]) : newestFirst ? (await countEntries(tx, ref, side)) + 1 : 0;
    const { rows: kept, ...page } = pageOfRows(rows, limit, now, (row) => [
      row.number,
      shown + one * Math.min(limit, rows.length),
    ]);
    return accept({
      ...page,
      rows: kept.map((row, index) => ({ ...row, number: shown + one * (index + 1) })),
    });
  });
}
