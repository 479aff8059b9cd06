import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { findEventMonths } from '../../store/engine/event-months.ts';
import { listing } from '../../store/engine/reading.ts';
import { type Context, organisationOf, scopeOf } from '../run/context.ts';
import { lastMonths } from '../run/months.ts';

/** What the picture shows, by the event that tells of it. */
const outcomes = {
  'claim.submitted': 'filed',
  'association.official': 'official',
  'claim.rejected': 'rejected',
  'consent.refused': 'refused',
  'claim.withdrawn': 'withdrawn',
} as const;
type TrendOutcome = (typeof outcomes)[keyof typeof outcomes];

export type TrendMonth = { month: string } & Record<TrendOutcome, number>;

/** Lines by month and outcome, the last twelve months of the programme owner's zone, this one last. */
export function claimTrends(ctx: Context): Promise<Outcome<{ zone: string; months: TrendMonth[] }>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) => {
    const months = lastMonths(now, ctx.owner.zone);
    const rows = await findEventMonths(
      tx,
      organisationOf(ctx.actor),
      months[0] as string,
      Object.keys(outcomes),
    );
    const countOf = (month: string, type: string): number =>
      rows.find((row) => row.month === month && row.type === type)?.lines ?? 0;
    return accept({
      zone: ctx.owner.zone,
      months: months.map(
        (month) =>
          ({
            month,
            ...Object.fromEntries(
              Object.entries(outcomes).map(([type, outcome]) => [outcome, countOf(month, type)]),
            ),
          }) as TrendMonth,
      ),
    });
  });
}
