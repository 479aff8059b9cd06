import { accept, type Outcome } from '../../rules/refusal.ts';
import { findCustomers, type CustomerRow } from '../store/customer-lists.ts';
import { readingNow } from '../store/reading.ts';
import { scopeOf } from './act.ts';
import type { Context } from './context.ts';
import { pageOfRows, type Page, type PageAsked } from './page.ts';

export function listCustomers(
  ctx: Context,
  beginning: string | null,
  { limit, after }: PageAsked,
): Promise<Outcome<Page<CustomerRow>>> {
  return ctx.db.transact(
    scopeOf(ctx.actor, null),
    async (tx) => {
      const now = await readingNow(tx);
      const rows = await findCustomers(tx, {
        beginning: beginning && beginning.toLowerCase(),
        after: after && {
          name: String(after[0]),
          tenantId: String(after[1]),
        },
        limit: limit + 1,
      });
      return accept(pageOfRows(rows, limit, now, (row) => [row.sortedBy, row.tenantId]));
    },
    'read',
  );
}
