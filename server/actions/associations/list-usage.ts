import { rightDenial } from '../../../rules/access/may-call.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { readReference } from '../../store/engine/reference.ts';
import { findUsage, type UsageRow } from '../../store/associations/usage-lists.ts';
import { type Context, newId, scopeOf, type RefTo } from '../run/context.ts';
import { ownOf, supersededOf } from './list-associations.ts';
import type { Page, PageAsked } from '../run/page.ts';

export type { UsageRow };

/**
 * Each partner's read is a row for the customer, in the transaction that reads: it is answered after the commit, so what was not
 * logged was not read. A page may hold fewer than asked for, where associations have no usage.
 */
export async function listUsage(
  ctx: Context,
  { association }: { association: RefTo<'association'> | null },
  { limit, after }: PageAsked,
): Promise<Outcome<Page<UsageRow>>> {
  const denial = rightDenial(ctx.actor.side === 'customer' ? 'listTenantUsage' : 'listUsage', ctx.actor);
  if (denial) return { ok: false, denial };
  const logs = ctx.actor.side === 'partner';
  const of = ownOf(ctx, { tenantId: association?.tenantId ?? null, partnerId: null });
  return ctx.db.transact(
    scopeOf(ctx.actor, association?.tenantId ?? null),
    { mode: logs ? 'write' : 'read' },
    async (tx, now) => {
      const { catalog } = await readReference(tx, []);
      const newIds = Array.from({ length: logs ? limit : 0 }, () => newId(ctx));
      const found = await findUsage(
        tx,
        {
          ...of,
          associationId: association?.id ?? null,
          limit,
          now,
          superseded: async () => (await supersededOf(tx, now, of)).map(({ lineId }) => lineId),
          after: after && { from: String(after[0]), id: String(after[1]), month: String(after[2]) },
        },
        logs ? { id: ctx.actor.id, name: ctx.actor.name, newIds } : null,
      );
      const rows = found.rows.map((row) => ({
        ...row,
        item: {
          ...row.item,
          name: catalog.items.find((item) => item.id === row.item.id)?.name ?? row.item.id,
        },
      }));
      const { next } = found;
      return accept({ rows, next: next && [next.from, next.id, next.month], now });
    },
  );
}
