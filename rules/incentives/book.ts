/**
 * What a run adds to the books (domain 14.6): for each association, lever and earned month the difference between what the
 * facts give today and what was booked. So a second run over the same facts adds nothing, and a correction is what was computed
 * again, less what was booked before.
 */
import { decimal, decimalText } from '../money/decimal.ts';
import { type Money, exchanged } from '../money/money.ts';
import { type Month, addDays, lastDayOf } from '../time/month.ts';
import type { IncentiveProblem } from './codes.ts';
import { type Line, traceOf } from './compute.ts';
import { type EarningEntry, type Entry, isEarning, monthKey } from './ledger.ts';
import { type Terms, termsOf } from './terms.ts';
import { inputsText } from './trace.ts';

export interface Run {
  number: number;
  month: Month;
  /** The day of its calculation, in the owner's zone. */
  day: string;
}

/** The owner's dated rates: how many units of `to` one unit of `from` is on a day. */
export interface ExchangeRate {
  from: string;
  to: string;
  date: string;
  rate: string;
}

export interface Payout {
  /** The currency of the location's payout profile; null: none yet, and the terms' own is kept. */
  currencyOf: (locationId: string, programme: string) => string | null;
  rates: readonly ExchangeRate[];
}

export interface Booking {
  entries: EarningEntry[];
  /** What could not be booked: the day of a rate is missing. The other lines go on. */
  problems: (IncentiveProblem & { associationId: string; month: Month })[];
}

/** Entries of a run, in the order of lines. Lines of later months than the run's are left to later runs. */
export function bookRun(
  lines: readonly Line[],
  entries: readonly Entry[],
  run: Run,
  terms: readonly Terms[],
  payout: Payout,
): Booking {
  const booked = Map.groupBy(entries.filter(isEarning), monthKey);
  const wanted = new Map<string, Line>();
  for (const line of lines)
    if (line.lever !== null && line.month <= run.month)
      wanted.set(
        monthKey({ associationId: line.associationId, lever: line.lever, earnedMonth: line.month }),
        line,
      );
  const result: Booking = { entries: [], problems: [] };
  for (const [key, line] of wanted) {
    const before = booked.get(key) ?? [];
    const made = entryOf(line, before, run, terms, payout);
    if (made === 'rate-missing')
      result.problems.push({
        code: 'exchange-rate-missing',
        pointer: '',
        params: { date: lastDayOf(line.month) },
        associationId: line.associationId,
        month: line.month,
      });
    else if (made) result.entries.push(made);
  }
  for (const [key, before] of booked) {
    const [first] = before;
    // What no line asks for any more: the association is gone from the facts, or its terms have another lever.
    if (first && !wanted.has(key) && first.earnedMonth <= run.month) {
      const undone = takenBack(first, before, run);
      if (undone) result.entries.push(undone);
    }
  }
  return result;
}

function entryOf(
  line: Line,
  before: readonly EarningEntry[],
  run: Run,
  terms: readonly Terms[],
  payout: Payout,
): EarningEntry | 'rate-missing' | null {
  const version = termsOf(terms, line.programme, line.month);
  if (line.lever === null || line.currency === null || version === null) return null;
  const target: Money = { currency: line.currency, minor: line.amount };
  const earned = target.minor - sumOf(before.map((entry) => entry.earned.minor));
  if (earned === 0n) return null;
  const account = before[0]?.currency ?? payout.currencyOf(line.locationId, line.programme) ?? line.currency;
  const exchange = exchangeOf(line.currency, account, line.month, payout.rates);
  if (exchange === 'rate-missing') return exchange;
  const inAccount = exchange ? exchanged(target, decimal(exchange.rate), account) : target;
  return {
    kind: kindOf(earned, line.month, before, run),
    partnerId: line.partnerId,
    locationId: line.locationId,
    programme: line.programme,
    currency: account,
    tenantId: line.tenantId,
    associationId: line.associationId,
    claimLineId: line.claimLineId,
    lever: line.lever,
    earnedMonth: line.month,
    run: run.number,
    units: decimalText(line.units),
    rate: line.rate,
    minor: inAccount.minor - sumOf(before.map(({ minor }) => minor)),
    earned: { currency: line.currency, minor: earned },
    exchange,
    termsVersion: version.version,
    inputs: inputsText(traceOf(line)),
    bookedOn: run.day,
    payableFrom: addDays(run.day, version.holdDays),
  };
}

function kindOf(
  earned: bigint,
  month: Month,
  before: readonly EarningEntry[],
  run: Run,
): EarningEntry['kind'] {
  if (earned < 0n) return 'clawback';
  return month === run.month && before.length === 0 ? 'earning' : 'adjustment';
}

/**
 * The rate of the earned month's last day, so that a correction of a month is exchanged as the month was. A month stays in the
 * account in which it was booked first.
 */
function exchangeOf(
  from: string,
  to: string,
  month: Month,
  rates: readonly ExchangeRate[],
): EarningEntry['exchange'] | 'rate-missing' {
  if (from === to) return null;
  const date = lastDayOf(month);
  const found = rates.find((rate) => rate.from === from && rate.to === to && rate.date === date);
  return found ? { rate: found.rate, date } : 'rate-missing';
}

function takenBack(first: EarningEntry, before: readonly EarningEntry[], run: Run): EarningEntry | null {
  const earned = -sumOf(before.map((entry) => entry.earned.minor));
  if (earned === 0n) return null;
  return {
    ...first,
    kind: earned < 0n ? 'clawback' : 'adjustment',
    run: run.number,
    units: '0',
    minor: -sumOf(before.map(({ minor }) => minor)),
    earned: { currency: first.earned.currency, minor: earned },
    inputs: '',
    bookedOn: run.day,
    payableFrom: run.day,
  };
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
