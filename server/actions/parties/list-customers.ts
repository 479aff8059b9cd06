import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { findCustomers, type CustomerRow } from '../../store/parties/customer-lists.ts';
import { listing } from '../../store/engine/reading.ts';
import { type Context, scopeOf } from '../run/context.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';

export function listCustomers(
  ctx: Context,
  beginning: string | null,
  { limit, after }: PageAsked,
): Promise<Outcome<Page<CustomerRow>>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) => {
    const rows = await findCustomers(tx, {
      beginning: beginning && beginning.toLowerCase(),
      after: after && {
        name: String(after[0]),
        tenantId: String(after[1]),
      },
      limit: limit + 1,
    });
    return accept(pageOfRows(rows, limit, now, (row) => [row.sortedBy, row.tenantId]));
  });
}
