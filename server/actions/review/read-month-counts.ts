import type { Measure } from '../../../rules/time/day-count.ts';
import { rightDenial } from '../../../rules/access/may-call.ts';
import type { OperationId } from '../../../rules/access/operations.ts';
import { daysOf, monthsOf, type Range } from '../../../rules/rights/oversight.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { readMonths, type CountFilter, type MonthCount } from '../../store/engine/day-counts.ts';
import { type Context, scopeOf } from '../run/context.ts';

export interface FiguresAsked extends CountFilter {
  range: Range;
  /** Last month, yyyy-mm; null: the one of today. */
  until: string | null;
}

export interface MonthCounts {
  months: string[];
  from: string;
  until: string;
  rows: MonthCount[];
}

/** Sums by calendar month of the programme owner's zone. `hours` keeps times apart, for measures that have them. */
export function readMonthCounts(
  ctx: Context,
  right: OperationId,
  { range, until, ...filter }: FiguresAsked,
  measures: readonly Measure[],
  hours = false,
): Promise<Outcome<MonthCounts>> {
  const denial = rightDenial(right, ctx.actor);
  if (denial) return Promise.resolve({ ok: false, denial });
  return ctx.db.transact(scopeOf(ctx.actor, null), { mode: 'read' }, async (tx, now) => {
    const today = Temporal.Instant.from(now).toZonedDateTimeISO(ctx.owner.zone).toPlainDate().toString();
    const months = monthsOf(range, until, today);
    const days = daysOf(months);
    return accept({ months, ...days, rows: await readMonths(tx, { ...filter, measures, ...days, hours }) });
  });
}
