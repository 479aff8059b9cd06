import type { Instant } from './meant.ts';
import {
  type Calendar,
  type DayTest,
  type NotCounted,
  type SkippedDay,
  businessDayTest,
  businessDaysLeft,
  isBeyondCoverage,
  localDay,
  requireWorkday,
  walkDays,
} from './calendar.ts';

export interface ClockRule {
  amount: number;
  unit: 'business-days' | 'calendar-days';
}

/** A deadline with everything that was used to find it. Stored whole, so that it can be explained and checked years later. */
export interface DeadlineBasis {
  /** The event, as an instant (ISO). */
  startedAt: Instant;
  /** Day 0: the local date of the event. */
  startDate: string;
  zone: string;
  calendarId: string;
  calendarVersion: number;
  /** false: nobody had compared this calendar with the country's law yet. Left out when somebody had. */
  calendarChecked?: false;
  rule: ClockRule;
  /** The last day on which one may still act. */
  lastDay: string;
  /** The first instant of the local day after lastDay (ISO). */
  endsAt: Instant;
  /** Days between that did not count. 'no-such-day': the zone jumped over the date (Samoa had no 30 December 2011). */
  skipped: SkippedDay[];
  /** The walk ran past the calendar's holiday list: the date may be too early and should be found again with a longer list. */
  beyondCoverage: boolean;
}

/** A clock's end in the zone of that clock; the day of the event is day 0 (domain 6). */
export function deadline(
  rule: ClockRule,
  startedAt: Temporal.Instant,
  zone: string,
  calendar: Calendar,
): DeadlineBasis {
  const inBusinessDays = rule.unit === 'business-days';
  if (inBusinessDays) requireWorkday(calendar);
  const start = localDay(startedAt, zone);
  const { lastDay, skipped } = walkDays(start, rule.amount, dayTest(zone, inBusinessDays ? calendar : null));
  return {
    startedAt: startedAt.toString(),
    startDate: start.toString(),
    zone,
    calendarId: calendar.id,
    calendarVersion: calendar.version,
    ...(calendar.checked === false && { calendarChecked: false }),
    rule: { amount: rule.amount, unit: rule.unit },
    lastDay: lastDay.toString(),
    endsAt: firstInstantAfter(lastDay, zone).toString(),
    skipped,
    beyondCoverage: inBusinessDays && isBeyondCoverage(calendar, start, lastDay),
  };
}

export type ExplainedDay = { date: string; /** 1 = Monday */ weekday: number } & (
  | { kind: 'start' }
  | { kind: 'counted'; /** 1 for the first counted day */ number: number }
  | ({ kind: 'skipped' } & NotCounted)
);

export interface DeadlineExplanation {
  rule: ClockRule;
  zone: string;
  calendarId: string;
  calendarVersion: number;
  startedAt: Instant;
  /** The same instant on the clock of the zone, with its offset. */
  startedAtLocal: string;
  lastDay: string;
  endsAt: Instant;
  /** Not always midnight: where summer time begins at midnight the day starts at one. */
  endsAtLocal: string;
  days: ExplainedDay[];
  beyondCoverage: boolean;
}

/** "How was this date found": every walked day with its number, or why it did not count. Found from the basis alone. */
export function explainDeadline(basis: DeadlineBasis): DeadlineExplanation {
  const skipped = new Map(basis.skipped.map(({ date, ...reason }) => [date, reason]));
  const lastDay = Temporal.PlainDate.from(basis.lastDay);
  let day = Temporal.PlainDate.from(basis.startDate);
  const days: ExplainedDay[] = [{ date: basis.startDate, weekday: day.dayOfWeek, kind: 'start' }];
  let number = 0;
  while (Temporal.PlainDate.compare(day, lastDay) < 0) {
    day = day.add({ days: 1 });
    const at = { date: day.toString(), weekday: day.dayOfWeek };
    const reason = skipped.get(at.date);
    if (reason === undefined) number += 1;
    days.push(
      reason === undefined ? { ...at, kind: 'counted', number } : { ...at, kind: 'skipped', ...reason },
    );
  }
  return {
    rule: basis.rule,
    zone: basis.zone,
    calendarId: basis.calendarId,
    calendarVersion: basis.calendarVersion,
    startedAt: basis.startedAt,
    startedAtLocal: localTime(basis.startedAt, basis.zone),
    lastDay: basis.lastDay,
    endsAt: basis.endsAt,
    endsAtLocal: localTime(basis.endsAt, basis.zone),
    days,
    beyondCoverage: basis.beyondCoverage,
  };
}

export interface Remaining {
  /** True from endsAt on, as every reader sees it (domain 5.3). */
  over: boolean;
  businessDays?: number;
  calendarDays: number;
}

/**
 * Days after today up to and including the last day: the whole amount on day 0, 0 on the last day. A clock in business days
 * counts by its own stored walk, so that a newer calendar cannot contradict the explanation; for one in calendar days the
 * business days come from the calendar given, or are left out.
 */
export function remaining(basis: DeadlineBasis, now: Temporal.Instant, calendar?: Calendar): Remaining {
  const over = Temporal.Instant.compare(now, Temporal.Instant.from(basis.endsAt)) >= 0;
  const start = Temporal.PlainDate.from(basis.startDate);
  const nowDay = localDay(now, basis.zone);
  // A clock that is paused or was set back must not promise more days than the rule gives.
  const today = Temporal.PlainDate.compare(nowDay, start) < 0 ? start : nowDay;
  const lastDay = Temporal.PlainDate.from(basis.lastDay);
  const ahead = basis.skipped.filter(({ date }) => date > today.toString());
  const missing = ahead.filter(({ why }) => why === 'no-such-day').length;
  const daysLeft = over ? 0 : Math.max(0, today.until(lastDay, { largestUnit: 'days' }).days);
  const calendarDays = Math.max(0, daysLeft - missing);
  if (basis.rule.unit === 'business-days')
    return { over, businessDays: Math.max(0, daysLeft - ahead.length), calendarDays };
  if (calendar === undefined) return { over, calendarDays };
  return { over, businessDays: over ? 0 : businessDaysLeft(calendar, today, lastDay), calendarDays };
}

/** The one that ends later, the first when equal: a window may be lengthened by an event, never shortened (domain 5.4). */
export function laterOf<T extends { endsAt: Instant }>(a: T, b: T): T {
  return Temporal.Instant.compare(Temporal.Instant.from(b.endsAt), Temporal.Instant.from(a.endsAt)) > 0
    ? b
    : a;
}

function dayTest(zone: string, calendar: Calendar | null): DayTest {
  const notBusiness = calendar === null ? () => null : businessDayTest(calendar);
  return (date) => (existsIn(zone, date) ? notBusiness(date) : { why: 'no-such-day' });
}

/** A zone that moves across the date line leaves out a whole date; the start of that day then lies on the next. */
function existsIn(zone: string, date: Temporal.PlainDate): boolean {
  return date.toZonedDateTime(zone).toPlainDate().equals(date);
}

/** Start of day, not midnight: where the clock jumps over midnight the day begins at the jump. */
function firstInstantAfter(lastDay: Temporal.PlainDate, zone: string): Temporal.Instant {
  return lastDay.add({ days: 1 }).toZonedDateTime(zone).toInstant();
}

function localTime(instant: Instant, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' });
}
