import { rightDenial } from '../../../rules/access/may-call.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { findPartners, type PartnerRow } from '../../store/parties/partner-lists.ts';
import { listing } from '../../store/engine/reading.ts';
import { type Context, scopeOf } from '../run/context.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';

/** By name; with a beginning, those whose name or whose location's number begins so. */
export async function listPartners(
  ctx: Context,
  beginning: string | null,
  { limit, after }: PageAsked,
): Promise<Outcome<Page<PartnerRow>>> {
  const denial = rightDenial('listPartners', ctx.actor);
  if (denial) return { ok: false, denial };
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) => {
    const rows = await findPartners(tx, {
      beginning: beginning && beginning.toLowerCase(),
      after: after && {
        name: String(after[0]),
        id: String(after[1]),
      },
      limit: limit + 1,
    });
    return accept(pageOfRows(rows, limit, now, (row) => [row.sortedBy, row.id]));
  });
}
