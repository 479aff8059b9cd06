/**
 * Months of the calendar as texts "2027-04", which sort as they follow each other. Which month an instant lies in is a
 * question of a zone: the last evening of April in Seattle is the first of May in Amsterdam.
 */
export type Month = string;

/** First and last day, both counted; no last day: it has not ended. Dates are texts "2027-04-30". */
export interface Span {
  from: string;
  until: string | null;
}

const grammar = /^\d{4}-(?:0[1-9]|1[0-2])$/;

export function isMonth(text: string): boolean {
  return grammar.test(text);
}

export function monthOfDay(day: string): Month {
  return day.slice(0, 7);
}

export function dayOf(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The last day of which a period that ends at this instant still has a part: the instant itself no longer belongs to it. */
export function lastDayBefore(instant: string, zone: string): string {
  return Temporal.Instant.from(instant)
    .subtract({ nanoseconds: 1 })
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

/** By numbers and not by Temporal, because a run asks for it some ten times an association and month. */
export function addMonths(month: Month, count: number): Month {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  const year = String(Math.floor(months / 12)).padStart(4, '0');
  return `${year}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Months from `a` to `b`: 0 when they are the same, negative when `b` is earlier. */
export function monthsBetween(a: Month, b: Month): number {
  return (
    Number(b.slice(0, 4)) * 12 + Number(b.slice(5, 7)) - Number(a.slice(0, 4)) * 12 - Number(a.slice(5, 7))
  );
}

/** Every month from the first to the last, both included; none when the last is the earlier. */
export function monthsFrom(first: Month, last: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsBetween(first, last) + 1) }, (_, index) =>
    addMonths(first, index),
  );
}

export function firstDayOf(month: Month): string {
  return `${month}-01`;
}

export function lastDayOf(month: Month): string {
  return `${month}-${daysIn(Number(month.slice(0, 4)), Number(month.slice(5, 7)))}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function addDays(day: string, count: number): string {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** Days from `a` to `b`, negative when `b` is earlier. */
export function daysBetween(a: string, b: string): number {
  return Temporal.PlainDate.from(a).until(b, { largestUnit: 'days' }).days;
}

export function spanHolds({ from, until }: Span, day: string): boolean {
  return from <= day && (until === null || day <= until);
}

/** What several spans have in common with each other, as one span; null when nothing. */
export function common(a: Span, b: Span): Span | null {
  const from = a.from > b.from ? a.from : b.from;
  const until = a.until === null ? b.until : b.until === null || a.until < b.until ? a.until : b.until;
  return until !== null && until < from ? null : { from, until };
}

export function spanOfMonth(month: Month): { from: string; until: string } {
  return { from: firstDayOf(month), until: lastDayOf(month) };
}
