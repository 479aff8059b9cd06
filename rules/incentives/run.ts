/** Monthly runs: when one may begin, what its preview shows, and that what is posted is what was approved (domain 14.6). */
import type { Month } from '../time/month.ts';
import { addMonths, lastDayOf } from '../time/month.ts';
import type { EarningEntry } from './ledger.ts';
import type { Line } from './compute.ts';
import { deny, type Outcome } from '../engine/denial.ts';
import type { ReasonCode } from './codes.ts';

export interface RunFacts {
  /** The owner's today. */
  today: string;
  /** Numbers of the programme's runs of this month, and whether one is neither posted nor discarded. */
  numbers: readonly number[];
  openRun: boolean;
  /** The last month with a posted run; null: none yet. */
  postedThrough: Month | null;
}

/** The number of the run that may be prepared. A month may have further runs, which book corrections. */
export function nextRun(month: Month, facts: RunFacts): Outcome<number> {
  if (facts.openRun) return deny('conflict', { code: 'run-open-already', pointer: '' });
  if (facts.today <= lastDayOf(month))
    return deny('invalid', {
      code: 'run-month-not-over',
      pointer: '/month',
      params: { lastDay: lastDayOf(month) },
    });
  const next = facts.postedThrough === null ? month : addMonths(facts.postedThrough, 1);
  if (month > next)
    return deny('invalid', {
      code: 'months-before-not-posted',
      pointer: '/month',
      params: { month: next },
    });
  return { ok: true, value: Math.max(0, ...facts.numbers) + 1 };
}

export interface Totals {
  currency: string;
  earnings: bigint;
  adjustments: bigint;
  clawbacks: bigint;
  sum: bigint;
}

export interface Outlier {
  locationId: string;
  currency: string;
  why: 'new' | 'up' | 'down';
  before: bigint;
  now: bigint;
}

export interface Preview {
  totals: Totals[];
  outliers: Outlier[];
  /** Association and month of each line of the run's month that a cap cut. */
  capped: { associationId: string; cut: bigint }[];
  zeroes: Partial<Record<ReasonCode, number>>;
  /** What posting must find again, entry by entry. */
  digestText: string;
}

/** More or less than this share of the month before is shown. */
export const outlierPercent = 50n;

/** `before`: entries of the month's predecessor, for the comparison by location. */
export function previewOf(
  month: Month,
  lines: readonly Line[],
  entries: readonly EarningEntry[],
  before: readonly EarningEntry[],
): Preview {
  const current = lines.filter((line) => line.month === month);
  const zeroes: Preview['zeroes'] = {};
  for (const { amount, reasons } of current)
    if (amount === 0n) for (const { code } of reasons) zeroes[code] = (zeroes[code] ?? 0) + 1;
  return {
    totals: totalsOf(entries),
    outliers: outliersOf(entries, before),
    capped: current.filter(({ cut }) => cut > 0n).map(({ associationId, cut }) => ({ associationId, cut })),
    zeroes,
    digestText: postedText(entries),
  };
}

export function totalsOf(entries: readonly EarningEntry[]): Totals[] {
  const groups = Map.groupBy(entries, ({ currency }) => currency);
  return [...groups].sort(byKey).map(([currency, group]) => {
    const of = (kind: EarningEntry['kind']): bigint =>
      group.filter((entry) => entry.kind === kind).reduce((sum, { minor }) => sum + minor, 0n);
    const [earnings, adjustments, clawbacks] = [of('earning'), of('adjustment'), of('clawback')];
    return { currency, earnings, adjustments, clawbacks, sum: earnings + adjustments + clawbacks };
  });
}

function outliersOf(entries: readonly EarningEntry[], before: readonly EarningEntry[]): Outlier[] {
  const [now, then] = [byLocation(entries), byLocation(before)];
  return [...new Set([...now.keys(), ...then.keys()])].sort().flatMap((key): Outlier[] => {
    const [locationId = '', currency = ''] = key.split(' ');
    const [a, b] = [then.get(key) ?? 0n, now.get(key) ?? 0n];
    const head = { locationId, currency, before: a, now: b };
    if (!then.has(key)) return [{ ...head, why: 'new' }];
    const change = b - a;
    const size = (change < 0n ? -change : change) * 100n;
    if (size <= (a < 0n ? -a : a) * outlierPercent) return [];
    return [{ ...head, why: change > 0n ? 'up' : 'down' }];
  });
}

function byLocation(entries: readonly EarningEntry[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { locationId, currency, minor } of entries) {
    const key = `${locationId} ${currency}`;
    sums.set(key, (sums.get(key) ?? 0n) + minor);
  }
  return sums;
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** One text for what a run books; its SHA-256 stands with the approval. The order in which lines were read does not matter. */
export function postedText(entries: readonly EarningEntry[]): string {
  return entries
    .map((entry) =>
      [
        entry.associationId,
        entry.lever,
        entry.earnedMonth,
        entry.kind,
        entry.currency,
        entry.minor,
        entry.inputs,
      ].join('|'),
    )
    .sort()
    .join('\n');
}

/** What was approved is what is posted: facts that changed in between need a new preview. */
export function samePosting(approved: string, entries: readonly EarningEntry[]): Outcome<true> {
  return approved === postedText(entries)
    ? { ok: true, value: true }
    : deny('stale', { code: 'amounts-changed-since-preview', pointer: '' });
}
