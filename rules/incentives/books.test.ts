/** What holds for the books of every world, whatever is corrected and when: domain 14.6, invariants M-2 and M-3. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsFrom } from '../time/month.ts';
import { type ExchangeRate, type Payout, bookRun } from './book.ts';
import { type Line, computeTenant } from './compute.ts';
import {
  type EarningEntry,
  type Entry,
  accountsOf,
  balanceOn,
  bookingKey,
  isEarning,
  monthKey,
} from './ledger.ts';
import { statementOf } from './statement.ts';
import { type RandomWorld, lastMonth, randomWorld } from './worlds.example.ts';
import { previewOf, totalsOf } from './run.ts';

const runs = { numRuns: 120 };
const compute = ({ world, locations, terms }: RandomWorld, through = lastMonth): Line[] =>
  computeTenant({ world, locations, terms, through });
const plain: Payout = { currencyOf: () => null, rates: [] };
const inEuro: Payout = {
  currencyOf: () => 'EUR',
  rates: ['JPY', 'KWD'].flatMap((from) =>
    monthsFrom('2019-10', lastMonth).map((month, index): ExchangeRate => ({
      from,
      to: 'EUR',
      date: Temporal.PlainYearMonth.from(month).toPlainDate({ day: 31 }).toString(),
      rate: `${from === 'JPY' ? '0.00' : '2.'}${700 + index * 13}`,
    })),
  ),
};

function book(
  random: RandomWorld,
  before: readonly Entry[],
  number: number,
  month: string,
  payout = plain,
): EarningEntry[] {
  const run = { number, month, day: `${month}-28` };
  const booking = bookRun(compute(random, month), before, run, random.terms, payout);
  expect(booking.problems).toEqual([]);
  return booking.entries;
}

function sums(entries: readonly EarningEntry[]): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const entry of entries)
    found.set(monthKey(entry), (found.get(monthKey(entry)) ?? 0n) + entry.earned.minor);
  return new Map([...found].filter(([, sum]) => sum !== 0n).sort());
}

function amounts(lines: readonly Line[]): Map<string, bigint> {
  const paying = lines.filter(({ amount }) => amount !== 0n);
  return new Map(
    paying
      .map((line): [string, bigint] => [`${line.associationId} ${line.lever} ${line.month}`, line.amount])
      .sort(),
  );
}

describe('the books', () => {
  const twoWorlds = fc.tuple(randomWorld, randomWorld).map(([random, other]): [RandomWorld, RandomWorld] => [
    random,
    {
      ...random,
      world: { ...random.world, usage: other.world.usage, usageDays: other.world.usageDays, granted: [] },
      locations: other.locations,
    },
  ]);

  it('hold, after any corrections, what today’s facts compute: a correction is that less what was booked (M-2)', () => {
    fc.assert(
      fc.property(twoWorlds, fc.boolean(), ([random, corrected], exchange) => {
        const payout = exchange ? inEuro : plain;
        const first = book(random, [], 1, '2020-06', payout);
        const second = book(corrected, first, 2, '2020-09', payout);
        const third = book(random, [...first, ...second], 3, '2020-10', payout);
        const fourth = book(corrected, [...first, ...second, ...third], 4, lastMonth, payout);
        const all = [...first, ...second, ...third, ...fourth];
        expect(sums(all)).toEqual(amounts(compute(corrected)));
        const once = book(corrected, [], 1, lastMonth, payout);
        expect(sums(all)).toEqual(sums(once));
        // In the accounts' own currency as well, to the cent, although the corrections were exchanged one by one.
        const total = (entries: EarningEntry[]): bigint =>
          entries.reduce((sum, { minor }) => sum + minor, 0n);
        expect(total(all)).toBe(total(once));
      }),
      runs,
    );
  });

  it('grow month by month to what one run at the end would have booked', () => {
    fc.assert(
      fc.property(randomWorld, (random) => {
        let all: EarningEntry[] = [];
        for (const [index, month] of monthsFrom('2019-10', lastMonth).entries())
          all = [...all, ...book(random, all, index + 1, month)];
        expect(sums(all)).toEqual(sums(book(random, [], 1, lastMonth)));
        for (const entry of all) expect(entry.kind === 'clawback').toBe(entry.earned.minor < 0n);
      }),
      { numRuns: 60 },
    );
  });

  it('take in no month after the run’s own, however far was computed', () => {
    fc.assert(
      fc.property(randomWorld, (random) => {
        const run = { number: 1, month: '2020-06', day: '2020-07-01' };
        const far = bookRun(compute(random), [], run, random.terms, plain).entries;
        expect(far.every(({ earnedMonth }) => earnedMonth <= '2020-06')).toBe(true);
        expect(sums(far)).toEqual(sums(book(random, [], 1, '2020-06')));
      }),
      runs,
    );
  });

  it('take nothing in twice: the same run again books nothing, and no key occurs twice', () => {
    fc.assert(
      fc.property(twoWorlds, ([random, corrected]) => {
        const first = book(random, [], 1, '2020-08');
        expect(book(random, first, 1, '2020-08')).toEqual([]);
        expect(book(random, first, 2, '2020-08')).toEqual([]);
        const all = [...first, ...book(corrected, first, 2, '2020-08')];
        expect(new Set(all.map(bookingKey)).size).toBe(all.length);
      }),
      runs,
    );
  });

  it('add up: preview, statements and balances give the same sums as their lines', () => {
    fc.assert(
      fc.property(twoWorlds, ([random, corrected]) => {
        const first = book(random, [], 1, '2020-06');
        const second = book(corrected, first, 2, '2020-09');
        const entries: EarningEntry[] = [...first, ...second];
        const preview = previewOf('2020-09', compute(corrected, '2020-09'), second, first);
        expect(preview.totals).toEqual(totalsOf(second.toReversed()));
        for (const { sum, currency } of preview.totals)
          expect(sum).toBe(
            second
              .filter((entry) => entry.currency === currency)
              .reduce((total, { minor }) => total + minor, 0n),
          );
        for (const account of accountsOf(entries)) {
          let opening = 0n;
          for (const month of monthsFrom('2020-05', '2020-10')) {
            const statement = statementOf(entries, account, month);
            expect(statement.opening).toBe(opening);
            const lines = statement.lines.reduce((sum, { minor }) => sum + minor, 0n);
            expect(statement.closing).toBe(statement.opening + lines);
            expect(statement.lines.every(({ entry }) => entry.partnerId === account.partnerId)).toBe(true);
            opening = statement.closing;
          }
          expect(balanceOn(entries, account, '2021-12-31').balance).toBe(opening);
        }
        expect(entries.every(isEarning)).toBe(true);
      }),
      runs,
    );
  });
});
