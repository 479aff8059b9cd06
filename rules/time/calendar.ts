/** A country's working week and public holidays. Versioned data: a deadline names the version it was found with. */
export interface Calendar {
  /** Country code, e.g. 'NL'. */
  id: string;
  version: number;
  /** ISO weekdays that are worked, 1 = Monday to 7 = Sunday. */
  workdays: number[];
  holidays: Holiday[];
  /** First and last date the holiday list covers. */
  from: string;
  until: string;
  /** Where the days were found, as an administrator wrote it. */
  source?: string | null;
  /** Where single days were found, by the key that they name. */
  sources?: Record<string, string>;
  /** false: a list of the program's that nobody has compared with the country's law yet. */
  checked?: boolean;
}

export interface Holiday {
  /** yyyy-mm-dd */
  date: string;
  name: string;
  /** Key of the calendar's sources. */
  source?: string;
}

/** Why a day is not counted. A day off on a weekend is told as weekend: it would not count without the holiday either. */
export interface NotCounted {
  why: 'weekend' | 'holiday' | 'no-such-day';
  /** The holiday's name. */
  name?: string;
}

export interface SkippedDay extends NotCounted {
  date: string;
}

export interface Walk {
  lastDay: Temporal.PlainDate;
  /** Every day passed on the way that was not counted, in order. */
  skipped: SkippedDay[];
}

export interface BusinessDayWalk extends Walk {
  /** The walk used days for which the calendar has no holiday list: holidays may be missing, the date may be too early. */
  beyondCoverage: boolean;
}

export type DayTest = (date: Temporal.PlainDate) => NotCounted | null;

/** One year of a business rhythm, both ends included. */
export interface YearPeriod {
  from: Temporal.PlainDate;
  until: Temporal.PlainDate;
}

/** The weekend or holiday rule of one calendar. Build it once for a walk: it indexes the holidays. */
export function businessDayTest(calendar: Calendar): DayTest {
  const holidays = new Map(calendar.holidays.map((holiday) => [holiday.date, holiday.name]));
  return (date) => {
    if (!calendar.workdays.includes(date.dayOfWeek)) return { why: 'weekend' };
    const name = holidays.get(date.toString());
    return name === undefined ? null : { why: 'holiday', name };
  };
}

/** null when the day is a business day. */
export function whyNotCounted(calendar: Calendar, date: Temporal.PlainDate): NotCounted | null {
  return businessDayTest(calendar)(date);
}

export function isBusinessDay(calendar: Calendar, date: Temporal.PlainDate): boolean {
  return whyNotCounted(calendar, date) === null;
}

/**
 * Walks day by day from the day after `start` (day 0) until `amount` days were counted (domain 6).
 * Counting weekdays first and adding holidays after would miss a holiday that the added days run into.
 */
export function walkDays(start: Temporal.PlainDate, amount: number, notCounted: DayTest): Walk {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`cannot count ${amount} days`);
  const skipped: SkippedDay[] = [];
  let lastDay = start;
  let counted = 0;
  while (counted < amount) {
    lastDay = lastDay.add({ days: 1 });
    const reason = notCounted(lastDay);
    if (reason === null) counted += 1;
    else skipped.push({ date: lastDay.toString(), ...reason });
  }
  return { lastDay, skipped };
}

/** The day on which `amount` business days after `start` are complete; amount 0 is `start` itself, whatever day it is. */
export function addBusinessDays(
  calendar: Calendar,
  start: Temporal.PlainDate,
  amount: number,
): BusinessDayWalk {
  requireWorkday(calendar);
  const walk = walkDays(start, amount, businessDayTest(calendar));
  return { ...walk, beyondCoverage: isBeyondCoverage(calendar, start, walk.lastDay) };
}

/** Whether a walk from `start` (not itself counted) to `lastDay` used a day outside the holiday list. */
export function isBeyondCoverage(
  calendar: Calendar,
  start: Temporal.PlainDate,
  lastDay: Temporal.PlainDate,
): boolean {
  if (Temporal.PlainDate.compare(lastDay, start) <= 0) return false;
  const first = start.add({ days: 1 }).toString();
  return first < calendar.from || lastDay.toString() > calendar.until;
}

/** Business days after `after`, up to and including `upTo`; negative when `upTo` is the earlier day. */
export function businessDaysBetween(
  calendar: Calendar,
  after: Temporal.PlainDate,
  upTo: Temporal.PlainDate,
): number {
  if (Temporal.PlainDate.compare(upTo, after) < 0) return 0 - businessDaysBetween(calendar, upTo, after);
  const notCounted = businessDayTest(calendar);
  let days = 0;
  let day = after;
  while (Temporal.PlainDate.compare(day, upTo) < 0) {
    day = day.add({ days: 1 });
    if (notCounted(day) === null) days += 1;
  }
  return days;
}

/** Business days still to come after today, the last day included; 0 on the last day and after it. */
export function businessDaysLeft(
  calendar: Calendar,
  today: Temporal.PlainDate,
  lastDay: Temporal.PlainDate,
): number {
  return Math.max(0, businessDaysBetween(calendar, today, lastDay));
}

/** 31 January + 1 month is the last day of February: how a proof's age is counted (domain 6). */
export function addMonthsClamped(date: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return date.add({ months }, { overflow: 'constrain' });
}

/** 1 October to 30 September. */
export function programmeYear(date: Temporal.PlainDate): YearPeriod {
  return yearFromMonth(date, 10);
}

/** 1 July to 30 June; an enrolment ends with it. */
export function fiscalYear(date: Temporal.PlainDate): YearPeriod {
  return yearFromMonth(date, 7);
}

/** The date an instant falls on in a zone. */
export function localDay(instant: Temporal.Instant, zone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}

export type CalendarProblemCode =
  | 'workday-required'
  | 'workday-unknown'
  | 'coverage-invalid'
  | 'date-invalid'
  | 'date-outside-coverage'
  | 'date-twice'
  | 'field-required';

export interface CalendarProblem {
  /** JSON pointer into the calendar. */
  field: string;
  code: CalendarProblemCode;
}

/** The list of holidays ends within a year: clocks that run past it may end too early. */
export function endsSoon({ until }: Pick<Calendar, 'until'>, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(until), today.add({ years: 1 })) < 0;
}

/** Everything that is wrong with a calendar somebody wrote or edited, all at once. */
export function calendarProblems(calendar: Calendar): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  if (calendar.workdays.length === 0) problems.push({ field: '/workdays', code: 'workday-required' });
  calendar.workdays.forEach((day, index) => {
    if (!isWeekday(day) || calendar.workdays.indexOf(day) !== index)
      problems.push({ field: `/workdays/${index}`, code: 'workday-unknown' });
  });
  const covered = isDate(calendar.from) && isDate(calendar.until) && calendar.from <= calendar.until;
  if (!covered) problems.push({ field: '/until', code: 'coverage-invalid' });
  const seen = new Set<string>();
  calendar.holidays.forEach(({ name }, index) => {
    if (name.trim() === '') problems.push({ field: `/holidays/${index}/name`, code: 'field-required' });
  });
  calendar.holidays.forEach(({ date }, index) => {
    const field = `/holidays/${index}/date`;
    if (!isDate(date)) problems.push({ field, code: 'date-invalid' });
    else if (covered && (date < calendar.from || date > calendar.until))
      problems.push({ field, code: 'date-outside-coverage' });
    else if (seen.has(date)) problems.push({ field, code: 'date-twice' });
    seen.add(date);
  });
  return problems;
}

function yearFromMonth(date: Temporal.PlainDate, month: number): YearPeriod {
  const year = date.month >= month ? date.year : date.year - 1;
  const from = Temporal.PlainDate.from({ year, month, day: 1 });
  return { from, until: from.add({ years: 1 }).subtract({ days: 1 }) };
}

function isWeekday(day: number): boolean {
  return Number.isInteger(day) && day >= 1 && day <= 7;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

/** Without a single workday a walk would never end. */
export function requireWorkday(calendar: Calendar): void {
  if (!calendar.workdays.some(isWeekday)) throw new RangeError(`calendar ${calendar.id} has no workday`);
}
