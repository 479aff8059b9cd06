/** When somebody who has not answered is reminded: at the start of the last business day of their period (domain 5.3). */
import { type Calendar, businessDayTest } from './calendar.ts';
import { type DeadlineBasis, deadline } from './deadline.ts';

/**
 * The instant as a clock of its own, counted in calendar days from the same day 0 so that it can be found again like any other date.
 * null: the period has fewer than two business days, so that its beginning and its last day are one.
 */
export function reminderBefore(period: DeadlineBasis, calendar: Calendar): DeadlineBasis | null {
  const notCounted = businessDayTest(calendar);
  const start = Temporal.PlainDate.from(period.startDate);
  const end = Temporal.PlainDate.from(period.lastDay);
  const business: Temporal.PlainDate[] = [];
  for (
    let day = start.add({ days: 1 });
    Temporal.PlainDate.compare(day, end) <= 0;
    day = day.add({ days: 1 })
  )
    if (notCounted(day) === null) business.push(day);
  const last = business.at(-1);
  if (last === undefined || business.length < 2) return null;
  const until = last.subtract({ days: 1 });
  const rule = { amount: start.until(until, { largestUnit: 'days' }).days, unit: 'calendar-days' as const };
  const began = Temporal.Instant.from(period.startedAt);
  const found = deadline(rule, began, period.zone, calendar);
  if (found.lastDay === until.toString()) return found;
  // The zone left out a date on the way: those days are not there to be counted.
  return deadline({ ...rule, amount: rule.amount - found.skipped.length }, began, period.zone, calendar);
}
