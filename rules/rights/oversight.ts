/** Oversight: which months a range has, and how figures are made of counts (domain 2). */
export const ranges = { month: 1, quarter: 3, year: 12 } as const;
export type Range = keyof typeof ranges;

/** The calendar months of a range, the oldest first; the last one is `until`, or the month of today. */
export function monthsOf(range: Range, until: string | null, today: string): string[] {
  const last = Temporal.PlainYearMonth.from(until ?? today.slice(0, 7));
  return Array.from({ length: ranges[range] }, (_, index) =>
    last.subtract({ months: ranges[range] - 1 - index }).toString(),
  );
}

/** The days of whole months: the first of the first and the last of the last. */
export function daysOf(months: readonly string[]): { from: string; until: string } {
  const first = Temporal.PlainYearMonth.from(months[0] ?? '');
  const last = Temporal.PlainYearMonth.from(months.at(-1) ?? '');
  return {
    from: first.toPlainDate({ day: 1 }).toString(),
    until: last.toPlainDate({ day: last.daysInMonth }).toString(),
  };
}

export interface Weighted {
  value: number;
  count: number;
}

/** Nearest rank: the smallest value that at least this share of all reaches not beyond. null of nothing. */
export function percentile(values: readonly Weighted[], share: number): number | null {
  const total = values.reduce((sum, one) => sum + one.count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(total * share));
  let seen = 0;
  for (const { value, count } of values.toSorted((a, b) => a.value - b.value)) {
    seen += count;
    if (seen >= rank) return value;
  }
  return null;
}

export const waits = ['0-1', '2-4', '5-7', '8-14', '15-more'] as const;
export type Wait = (typeof waits)[number];
/** First day that belongs to each wait, in whole days. */
export const waitBegins: readonly number[] = [0, 2, 5, 8, 15];

export const clocks = ['overdue', 'due-soon', 'in-time', 'stopped'] as const;
export type ClockState = (typeof clocks)[number];
/** Hours before its end in which a clock counts as due soon. */
export const dueSoonHours = 48;
