import { rightDenial } from '../../../rules/access/may-call.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { listing } from '../../store/engine/reading.ts';
import { readReference } from '../../store/engine/reference.ts';
import { findUsage, type UsageRow } from '../../store/associations/usage-lists.ts';
import { type ClaimRef, type Context, newId, scopeOf } from '../run/context.ts';
import { ownOf, supersededOf } from './list-associations.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';

export type { UsageRow };

/**
 * Each partner's read is a row for the customer, written by the statement that reads: what was not logged was not read.
 * Hence a writing transaction for a list.
 */
export async function listUsage(
  ctx: Context,
  { association }: { association: ClaimRef | null },
  { limit, after }: PageAsked,
): Promise<Outcome<Page<UsageRow>>> {
  const denial = rightDenial(ctx.actor.side === 'customer' ? 'listTenantUsage' : 'listUsage', ctx.actor);
  if (denial) return { ok: false, denial };
  const logs = ctx.actor.side === 'partner';
  const of = ownOf(ctx, { tenantId: association?.tenantId ?? null, partnerId: null });
  return ctx.db.transact(
    scopeOf(ctx.actor, association?.tenantId ?? null),
    { ...listing, mode: logs ? 'write' : 'read' },
    async (tx, now) => {
      const { catalog } = await readReference(tx, []);
      const superseded = await supersededOf(tx, now, of);
      const newIds = Array.from({ length: logs ? limit : 0 }, () => newId(ctx));
      const rows = await findUsage(
        tx,
        {
          ...of,
          associationId: association?.id ?? null,
          limit,
          now,
          superseded: superseded.map((one) => one.lineId),
          after: after && { from: String(after[0]), id: String(after[1]), month: String(after[2]) },
        },
        logs ? { id: ctx.actor.id, name: ctx.actor.name, newIds } : null,
      );
      const named = rows.map((row) => ({
        ...row,
        item: {
          ...row.item,
          name: catalog.items.find((item) => item.id === row.item.id)?.name ?? row.item.id,
        },
      }));
      return accept(pageOfRows(named, limit, now, (row) => [row.officialFrom, row.associationId, row.month]));
    },
  );
}
