/**
 * For whom a month counts (domain 14.3). With daily figures each holder of a month has the days that were theirs; with monthly
 * figures the month belongs to whoever held the line on its last day.
 */
import { compareInstants } from '../time/instant.ts';
import { type Month, dayOf, lastDayBefore, lastDayOf, monthOfDay, spanOfMonth } from '../time/month.ts';
import { type EarningAssociation, holderKey } from './facts.ts';

/** An association with its first and last day in the tenant's zone, where its window was counted, too. */
export interface Tenure {
  association: EarningAssociation;
  firstDay: string;
  /** null while it lasts. */
  lastDay: string | null;
  /** First month of the partner's first association with this key: a new claim continues its earning period and its cap. */
  periodStart: Month;
}

/** In the order in which they began. One that ended at the instant it began held nothing. */
export function tenuresOf(associations: readonly EarningAssociation[], zone: string): Tenure[] {
  const ordered = associations
    .filter(({ from, until }) => until === null || compareInstants(from, until) < 0)
    .sort((a, b) => compareInstants(a.from, b.from) || (a.id < b.id ? -1 : 1));
  const started = new Map<string, Month>();
  return ordered.map((association) => {
    const firstDay = dayOf(association.from, zone);
    const series = seriesOf(association);
    const periodStart = association.overruled
      ? monthOfDay(firstDay)
      : (started.get(series) ?? monthOfDay(firstDay));
    if (!association.overruled) started.set(series, periodStart);
    const lastDay = association.until === null ? null : lastDayBefore(association.until, zone);
    return { association, firstDay, lastDay, periodStart };
  });
}

/** The same partner with the same key in the same programme: one earning period and one cap, however often it was claimed. */
export function seriesOf(association: EarningAssociation): string {
  return `${association.partnerId} ${association.programme} ${holderKey(association)}`;
}

/** Whether at least one day of the month was the association's. */
export function hasMonth({ firstDay, lastDay }: Tenure, month: Month): boolean {
  return monthOfDay(firstDay) <= month && (lastDay === null || month <= monthOfDay(lastDay));
}

/** First and last day of a month that were this association's. */
export function daysHeld({ firstDay, lastDay }: Tenure, month: Month): { from: string; until: string } {
  const whole = spanOfMonth(month);
  return {
    from: firstDay > whole.from ? firstDay : whole.from,
    until: lastDay !== null && lastDay < whole.until ? lastDay : whole.until,
  };
}

export function isPartMonth(tenure: Tenure, month: Month): boolean {
  const { from, until } = daysHeld(tenure, month);
  return from > spanOfMonth(month).from || until < spanOfMonth(month).until;
}

/** Whether it is the one that counts for a month of which only monthly figures are known. `rivals`: all with the same key. */
export function heldAtEnd(tenure: Tenure, rivals: readonly Tenure[], month: Month): boolean {
  const day = lastDayOf(month);
  const holders = rivals.filter(
    ({ firstDay, lastDay, association }) =>
      !association.overruled && firstDay <= day && (lastDay === null || lastDay >= day),
  );
  return holders.at(-1) === tenure;
}

/** Who held a key before, with days in the same month: in order, up to but without this one. */
export function earlierInMonth(tenure: Tenure, rivals: readonly Tenure[], month: Month): Tenure[] {
  return rivals.slice(0, rivals.indexOf(tenure)).filter(({ lastDay, association }) => {
    return !association.overruled && lastDay !== null && monthOfDay(lastDay) === month;
  });
}
