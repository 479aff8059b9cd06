/**
 * Dates as people read them. Every date is said in the time zone that it was found in, never silently in the reader's.
 */
import type { Messages } from '../../messages/en.ts';

/** A deadline as the API gives it, as far as its words need it. */
export interface DatedDeadline {
  startedAt: string;
  endsAt: string;
  lastDay: string;
  zone: string;
  rule: { amount: number; unit: string };
  skipped: { date: string; why: string; name: string | null }[];
  state: string;
  stopped: boolean;
  overdue: boolean;
  /** Of the programme owner: so far while overdue, else for good; null where nobody was late. */
  daysLate: number | null;
}

export interface Speaker {
  locale: string;
  dates: Messages['dates'];
}

const dayMs = 86_400_000;

function part(parts: Intl.DateTimeFormatPart[], type: string): string {
  return parts.find((one) => one.type === type)?.value ?? '';
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow, and a list shows hundreds of dates. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const found = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, found);
  return found;
}

/** yyyy-mm-dd of an instant in a zone, or in the reader's own. */
export function localDay(instant: string | number, zone?: string): string {
  const parts = formatter('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(instant));
  return `${part(parts, 'year')}-${part(parts, 'month')}-${part(parts, 'day')}`;
}

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);
}

function dayOfNumber(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** "Wed 30 Dec"; with the year when it is another than this one. */
export function formatDay(day: string, locale: string, thisYear?: number): string {
  const parts = formatter(locale, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).formatToParts(new Date(`${day}T12:00:00Z`));
  const words = `${part(parts, 'weekday')} ${part(parts, 'day')} ${part(parts, 'month')}`.replaceAll('.', '');
  return thisYear === Number(part(parts, 'year')) ? words : `${words} ${part(parts, 'year')}`;
}

/** So far ahead what runs out is named: the first day after it. */
export const soonDays = 90;

export function soonDay(now: number): string {
  return new Date(now + soonDays * dayMs).toISOString().slice(0, 10);
}

/** "December 2026". */
export function formatMonth(day: string, locale: string): string {
  return formatter(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(
    new Date(`${day}T12:00:00Z`),
  );
}

export function formatShortMonth(day: string, locale: string): string {
  return formatter(locale, { timeZone: 'UTC', month: 'short', year: '2-digit' })
    .format(new Date(`${day}T12:00:00Z`))
    .replace('.', '');
}

/** "Wed 30 Dec 2026, 14:05" in the zone; without the year when it is this one and that was said. */
export function formatInstant(
  instant: string | number,
  locale: string,
  zone?: string,
  thisYear?: number,
): string {
  const parts = formatter(locale, {
    ...(zone && { timeZone: zone }),
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const year = Number(part(parts, 'year'));
  const day = `${part(parts, 'weekday')} ${part(parts, 'day')} ${part(parts, 'month')}`.replaceAll('.', '');
  return `${day}${year === thisYear ? '' : ` ${year}`}, ${part(parts, 'hour')}:${part(parts, 'minute')}`;
}

/** "Amsterdam" of "Europe/Amsterdam", by the name it has in the reader's language. */
export function placeOf(zone: string, { cities }: Pick<Messages['dates'], 'cities'>): string {
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return cities[city] ?? city;
}

export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

const hourMs = 3_600_000;

/**
 * A deadline ends where a local day begins, so the instant itself tells the offset of its zone, and with it its last
 * day. Lists give the instant alone. Offsets go from UTC−10 to UTC+13; where two are a day apart, more people live by
 * the one taken here.
 */
function offsetOfEnd(endsAt: string): number {
  const sinceMidnight = Date.parse(endsAt) % dayMs;
  return sinceMidnight >= 11 * hourMs ? dayMs - sinceMidnight : -sinceMidnight;
}

/** yyyy-mm-dd of the last local day of a time that ends at this instant. */
export function lastDayOf(endsAt: string, zone?: string): string {
  if (zone) return localDay(Date.parse(endsAt) - 1, zone);
  return new Date(Date.parse(endsAt) + offsetOfEnd(endsAt) - 1).toISOString().slice(0, 10);
}

export interface WalkedDay {
  date: string;
  /** start: the day of the event, which never counts. */
  kind: 'start' | 'counted' | 'skipped';
  /** Which of the rule's days it is. */
  number: number | null;
  why: string | null;
  name: string | null;
}

/** Day by day from the event to the last day, as the calendar was walked. */
export function walkedDays(
  deadline: Pick<DatedDeadline, 'startedAt' | 'lastDay' | 'zone' | 'skipped'>,
): WalkedDay[] {
  const start = dayNumber(localDay(deadline.startedAt, deadline.zone));
  const end = Math.min(dayNumber(deadline.lastDay), start + 800);
  const skipped = new Map(deadline.skipped.map((day) => [day.date, day]));
  const days: WalkedDay[] = [
    { date: dayOfNumber(start), kind: 'start', number: null, why: null, name: null },
  ];
  let number = 0;
  for (let day = start + 1; day <= end; day += 1) {
    const date = dayOfNumber(day);
    const left = skipped.get(date);
    if (left) days.push({ date, kind: 'skipped', number: null, why: left.why, name: left.name });
    else days.push({ date, kind: 'counted', number: (number += 1), why: null, name: null });
  }
  return days;
}

/** Days that still count after today, in the deadline's own zone and calendar; negative when it is over. */
export function daysLeft(deadline: DatedDeadline, now: number): number {
  const today = localDay(now, deadline.zone);
  if (now >= Date.parse(deadline.endsAt)) return -Math.max(1, dayNumber(today) - dayNumber(deadline.lastDay));
  const days = walkedDays(deadline).filter((day) => day.kind === 'counted' && day.date > today);
  return days.length;
}

/** "Wed 30 Dec, end of day (Amsterdam)". */
export function endOfDay(
  deadline: Pick<DatedDeadline, 'lastDay' | 'zone'>,
  now: number,
  { locale, dates }: Speaker,
): string {
  const year = Number(localDay(now, deadline.zone).slice(0, 4));
  return dates.endOfDay(formatDay(deadline.lastDay, locale, year), placeOf(deadline.zone, dates));
}

/** "3 business days left", "today is the last day", "2 days over time". */
export function timeLeft(deadline: DatedDeadline, now: number, { dates }: Speaker): string {
  if (deadline.stopped) return dates.stopped;
  if (deadline.daysLate !== null)
    return deadline.overdue ? dates.overdue(deadline.daysLate) : dates.late(deadline.daysLate);
  const left = daysLeft(deadline, now);
  if (left < 0) return deadline.state === 'armed' ? dates.overdue(-left) : dates.over;
  if (left === 0) return dates.lastDay;
  return deadline.rule.unit === 'business-days' ? dates.businessDaysLeft(left) : dates.daysLeft(left);
}

/** "Wed 30 Dec, end of day (Amsterdam), 3 business days left"; how long it is over only where somebody is late. */
export function formatDeadline(deadline: DatedDeadline, now: number, speaker: Speaker): string {
  const words = endOfDay(deadline, now, speaker);
  return deadline.state === 'armed' || deadline.daysLate !== null
    ? `${words}, ${timeLeft(deadline, now, speaker)}`
    : words;
}

/** Of a due time in a list, where calendar and zone are not at hand: plain days from the reader's own today. */
export function dueWords(
  endsAt: string,
  now: number,
  speaker: Speaker,
  { zone, reader }: { zone?: string | undefined; reader?: string } = {},
): { day: string; left: string; late: boolean } {
  const lastDay = lastDayOf(endsAt, zone);
  const today = localDay(now, reader);
  const difference = dayNumber(lastDay) - dayNumber(today);
  const late = now >= Date.parse(endsAt);
  const day = formatDay(lastDay, speaker.locale, Number(today.slice(0, 4)));
  if (late) return { day, left: speaker.dates.overdue(Math.max(1, -difference)), late };
  // Far east of the deadline's zone it is a day later already.
  return { day, left: difference <= 0 ? speaker.dates.today : speaker.dates.inDays(difference), late };
}

/** Whether a calendar's list of holidays ends before the same day of next year. */
export function endsWithinAYear(until: string, now: number): boolean {
  const today = localDay(now, 'UTC');
  return until < `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
}
