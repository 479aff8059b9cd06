import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { findUsageTrend, type UsageTrendRow } from '../../store/associations/usage-trends.ts';
import { type Context, newId, scopeOf } from '../run/context.ts';
import { ownOf, supersededOf } from './list-associations.ts';
import { rightDenial } from '../../../rules/access/may-call.ts';
import { lastMonths } from '../run/months.ts';

const most = 200;

export interface UsageTrends {
  months: UsageTrendRow[];
  associations: number;
  more: boolean;
}

/**
 * A picture over all associations reads each of them, so each read is written down for its customer. The newest two hundred
 * at most, which also bounds what one look writes; a partner with more is told so.
 */
export async function usageTrends(ctx: Context): Promise<Outcome<UsageTrends>> {
  const denial = rightDenial('usageTrends', ctx.actor);
  if (denial) return { ok: false, denial };
  const of = ownOf(ctx, { tenantId: null, partnerId: null });
  return ctx.db.transact(scopeOf(ctx.actor, null), { mode: 'write' }, async (tx, now) => {
    const months = lastMonths(now, ctx.owner.zone);
    const found = await findUsageTrend(
      tx,
      {
        partnerId: of.partnerId as string,
        now,
        from: months[0] as string,
        most,
        superseded: async () => (await supersededOf(tx, now, of)).map(({ lineId }) => lineId),
      },
      { id: ctx.actor.id, name: ctx.actor.name, newIds: Array.from({ length: most }, () => newId(ctx)) },
    );
    const none = (month: string): UsageTrendRow => ({
      month,
      monthlyActiveUsers: 0,
      paidAvailableUnits: 0,
      associations: 0,
      complete: true,
    });
    return accept({
      ...found,
      months: months.map((month) => found.months.find((row) => row.month === month) ?? none(month)),
    });
  });
}
