/**
 * The figures of a key month by month, and its high-water mark (domain 14.3). Rows come in any order and may be restated: the
 * one recorded last counts.
 */
import { type Month, monthOfDay } from '../time/month.ts';
import type { UsageDay, UsageMonth } from './facts.ts';
import type { UsageMeasure } from './terms.ts';

/** A figure and the row it was read from. */
export interface Reading {
  value: number;
  rowId: string;
  month: Month;
  /** The day, where the figure is a day's. */
  date: string | null;
}

export interface KeyUsage {
  months: Map<Month, UsageMonth>;
  /** By month, in the order of days. */
  days: Map<Month, UsageDay[]>;
}

export function usageOfKey(key: string, months: readonly UsageMonth[], days: readonly UsageDay[]): KeyUsage {
  const byMonth = latest(
    months.filter((row) => row.key === key),
    ({ month }) => month,
  );
  const byDay = latest(
    days.filter((row) => row.key === key),
    ({ date }) => date,
  );
  const sorted = [...byDay.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  return { months: byMonth, days: Map.groupBy(sorted, ({ date }) => monthOfDay(date)) };
}

function latest<Row extends { id: string; recordedAt: string }>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): Map<string, Row> {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const other = found.get(nameOf(row));
    if (!other || isLater(row, other)) found.set(nameOf(row), row);
  }
  return found;
}

function isLater(a: { id: string; recordedAt: string }, b: { id: string; recordedAt: string }): boolean {
  const order = Temporal.Instant.compare(
    Temporal.Instant.from(a.recordedAt),
    Temporal.Instant.from(b.recordedAt),
  );
  return order === 0 ? a.id > b.id : order > 0;
}

/** Of the whole month: the month's own row, else what its days say. */
export function readMonth(usage: KeyUsage, measure: UsageMeasure, month: Month): Reading | null {
  const row = usage.months.get(month);
  const value = row ? figure(row, measure) : null;
  if (row && value !== null) return { value, rowId: row.id, month, date: null };
  return readDays(usage, measure, month, `${month}-01`, `${month}-31`);
}

/** Of the days from one to the other: seats as they stood at the end, use at its highest. */
export function readDays(
  usage: KeyUsage,
  measure: UsageMeasure,
  month: Month,
  from: string,
  until: string,
): Reading | null {
  let found: Reading | null = null;
  for (const row of usage.days.get(month) ?? []) {
    const value = figure(row, measure);
    if (value === null || row.date < from || row.date > until) continue;
    if (found === null || measure === 'paid-seats' || value > found.value)
      found = { value, rowId: row.id, month, date: row.date };
  }
  return found;
}

export function hasDays(usage: KeyUsage, month: Month): boolean {
  return usage.days.has(month);
}

/** The highest of the months before one, from `since` on; the earliest of several equal ones. */
export function highestBefore(
  usage: KeyUsage,
  measure: UsageMeasure,
  month: Month,
  since: Month | null = null,
): Reading | null {
  const months = new Set([...usage.months.keys(), ...usage.days.keys()]);
  const readings = [...months]
    .filter((earlier) => earlier < month && (since === null || earlier >= since))
    .sort()
    .map((earlier) => readMonth(usage, measure, earlier));
  return highest(readings);
}

export function highest(readings: readonly (Reading | null)[]): Reading | null {
  return readings.reduce<Reading | null>(
    (best, reading) => (reading && (!best || reading.value > best.value) ? reading : best),
    null,
  );
}

function figure(row: UsageMonth | UsageDay, measure: UsageMeasure): number | null {
  return measure === 'paid-seats' ? row.paidSeats : row[measure];
}
