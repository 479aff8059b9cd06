/** The four levers: the units of a month and the amount before caps and rounding, each with how it was found (domain 14.2). */
import {
  type Decimal,
  compareDecimals,
  decimal,
  decimalText,
  percentOf,
  plus,
  times,
  wholeNumber,
  zero,
} from '../money/decimal.ts';
import type { NilCode, Params, Reason } from './codes.ts';
import type { Transaction } from './facts.ts';
import type { Reading } from './measure.ts';
import type { Bucket, Lever, Terms } from './terms.ts';
import { type Source, type Trace, leaf, step } from './trace.ts';

export interface Found {
  units: Decimal;
  /** As in the terms; null for fixed amounts. */
  rate: string | null;
  /** In the terms' currency, not rounded yet. */
  unrounded: Decimal;
  trace: Trace;
  reasons: Reason[];
}

/** What growth is counted from. `own`: the association's partner may see the month it was reached in. */
export interface Mark {
  reading: Reading | null;
  own: boolean;
}

export function fromTerms({ version, from }: Terms, parameter: string): Source {
  return { kind: 'terms', version, from, parameter };
}

/** Units above the mark, times the rate. */
export function growth(terms: Terms, measure: Reading, mark: Mark, rate: string): Found {
  const high = mark.reading?.value ?? 0;
  const units = wholeNumber(Math.max(0, measure.value - high));
  const parts = [
    leaf('measure', String(measure.value), 'units', usageSource(measure)),
    leaf('high-water-mark', String(high), 'units', markSource(mark)),
  ];
  const counted = step('units', 'growth', decimalText(units), 'units', parts);
  const found = perUnit(terms, units, rate, counted);
  if (measure.value > high) return found;
  return {
    ...found,
    reasons: [nil('mau-not-above-high-water-mark', { measure: measure.value, mark: high })],
  };
}

function perUnit(terms: Terms, units: Decimal, rate: string, counted: Trace): Found {
  const unrounded = times(units, decimal(rate));
  const priced = leaf('rate', rate, terms.currency, fromTerms(terms, 'rates'));
  const trace = step('unrounded', 'product', decimalText(unrounded), terms.currency, [counted, priced]);
  return { units, rate, unrounded, trace, reasons: [] };
}

function usageSource({ rowId, month, date }: Reading): Source {
  return { kind: 'usage', id: rowId, month, date };
}

function markSource({ reading, own }: Mark): Source {
  if (reading === null) return { kind: 'nothing-known' };
  return own ? usageSource(reading) : { kind: 'before-association' };
}

export interface MilestoneFacts {
  /** Use and seats of the months, this one last; earlier ones as far back as the baseline reaches. */
  active: Reading;
  seats: Reading;
  earlier: { active: number; seats: number }[];
  /** Seats of the association's first month, by which the bucket is chosen. */
  firstSeats: Reading;
}

type MilestoneLever = Extract<Lever, { name: 'milestones' }>;

/** A fixed amount for each share of the paid seats that is in active use for the first time. */
export function milestones(terms: Terms, lever: MilestoneLever, facts: MilestoneFacts): Found {
  const bucket = bucketOf(lever.buckets, facts.firstSeats.value);
  if (!bucket) {
    const needed = Math.min(...lever.buckets.map(({ fromSeats }) => fromSeats));
    return nothing(terms, [
      nil('below-minimum-threshold', {
        units: facts.firstSeats.value,
        missing: needed - facts.firstSeats.value,
      }),
    ]);
  }
  const before = facts.earlier.flatMap((month) => reached(lever, month.active, month.seats));
  const now = reached(lever, facts.active.value, facts.seats.value).filter(
    (share) => !before.includes(share),
  );
  const amounts = now.map((share) => bucket.amounts[lever.shares.indexOf(share)] ?? '0');
  const sum = amounts.map(decimal).reduce(plus, zero);
  const parts = now.map((share, index) =>
    leaf(
      'milestone-amount',
      amounts[index] ?? '0',
      terms.currency,
      fromTerms(terms, `lever.buckets.${bucket.fromSeats}.${share}`),
    ),
  );
  const trace = step('unrounded', 'sum', decimalText(sum), terms.currency, parts);
  const found = { units: wholeNumber(now.length), rate: null, unrounded: sum, trace, reasons: [] };
  if (now.length > 0) return found;
  const next = lever.shares.find((share) => !before.includes(share)) ?? null;
  return { ...found, reasons: [nil('milestone-not-reached', milestoneParams(facts, next))] };
}

function milestoneParams({ active, seats }: MilestoneFacts, next: number | null): Params {
  if (next === null) return { measure: active.value, seats: seats.value };
  return {
    measure: active.value,
    seats: seats.value,
    share: next,
    needed: Math.ceil((next * seats.value) / 100),
  };
}

/** Compared without dividing: active of seats is at least so many percent. */
function reached({ shares }: MilestoneLever, active: number, seats: number): number[] {
  return seats <= 0 ? [] : shares.filter((share) => active * 100 >= share * seats);
}

function bucketOf(buckets: readonly Bucket[], seats: number): Bucket | null {
  return buckets.reduce<Bucket | null>(
    (best, bucket) =>
      bucket.fromSeats <= seats && (!best || bucket.fromSeats > best.fromSeats) ? bucket : best,
    null,
  );
}

/** A percentage of what was sold in the month, credits taken off. */
export function revenue(
  terms: Terms,
  sold: readonly Transaction[],
  late: readonly Transaction[],
  percent: string,
): Found {
  if (sold.length === 0)
    return nothing(terms, [...tooOld(terms, late), ...(late.length > 0 ? [] : [nil('no-transactions')])]);
  const ordered = sold.toSorted((a, b) => (a.date + a.id < b.date + b.id ? -1 : 1));
  const sum = ordered.map(({ amount }) => decimal(amount)).reduce(plus, zero);
  const parts = ordered.map(({ id, date, amount }) =>
    leaf('transaction', amount, terms.currency, { kind: 'transaction', id, date }),
  );
  const total = step('revenue', 'sum', decimalText(sum), terms.currency, parts);
  const unrounded = percentOf(decimal(percent), sum);
  const rate = leaf('percent', percent, 'percent', fromTerms(terms, 'rates'));
  const trace = step('unrounded', 'percent-of', decimalText(unrounded), terms.currency, [rate, total]);
  const reasons = compareDecimals(sum, zero) === 0 ? [nil('amounts-cancel-out')] : [];
  return { units: sum, rate: percent, unrounded, trace, reasons: [...reasons, ...tooOld(terms, late)] };
}

function tooOld({ lever }: Terms, late: readonly Transaction[]): Reason[] {
  if (late.length === 0 || lever.name !== 'percent-of-revenue') return [];
  return [nil('transaction-too-old', { days: lever.claimableDays })];
}

/** Nothing to count, with the reason. */
export function nothing(terms: Terms, reasons: Reason[]): Found {
  const trace = step('unrounded', 'sum', '0', terms.currency, []);
  return { units: zero, rate: null, unrounded: zero, trace, reasons };
}

export function nil(code: NilCode, params: Params = {}): Reason {
  return { code, params, by: null };
}
