/** What would be: prospects of a claim, drafted terms over past months, and how amounts are worded and exported. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookRun } from './book.ts';
import { computeTenant } from './compute.ts';
import { financeColumns, financeRow } from './finance-export.ts';
import { type PlannedLine, estimatedPaymentMonth, prospectOf, replay, winnersAndLosers } from './suppose.ts';
import { traceSentences } from './trace-text.ts';
import {
  association,
  computed,
  locationWith,
  mauFrom,
  programme,
  said,
  termsWith,
  usageOf,
  worldWith,
} from './world.example.ts';
import { lastMonth, randomWorld } from './worlds.example.ts';

const line: PlannedLine = {
  partnerId: 'p1',
  locationId: 'loc1',
  programme,
  item: 'teams',
  subscriptionId: null,
  attribution: 'usage',
  pays: true,
};

describe('before filing', () => {
  const usage = mauFrom('2019-10', 40, 70, 60);
  const facts = {
    world: worldWith({ associations: [], usage }),
    locations: [locationWith()],
    terms: [termsWith()],
  };
  const outcomes = (prospect: ReturnType<typeof prospectOf>): string[] =>
    prospect.outcomes.map(({ growth, line: found }) => `${growth}: ${said(found)}`);

  it('shows mark, rate, threshold and what growth would earn, with the reason where it would not', () => {
    const prospect = prospectOf(facts, line, '2020-01');
    expect(prospect).toMatchObject({
      highWaterMark: 70,
      latest: 60,
      rate: '2.00',
      currency: 'EUR',
      threshold: null,
    });
    expect(outcomes(prospect)).toEqual([
      '10: 2020-01 0 mau-not-above-high-water-mark',
      '50: 2020-01 8000',
      '100: 2020-01 18000',
    ]);
  });
  it('is the same whether nobody, or whoever, holds the line', () => {
    const held = (partnerId: string) => ({
      ...facts,
      world: worldWith({
        usage,
        associations: [association({ id: 'x', partnerId, from: '2019-10-01T00:00:00Z' })],
      }),
    });
    const free = prospectOf(facts, line, '2020-01');
    expect(prospectOf(held('p7'), line, '2020-01')).toEqual(free);
    expect(prospectOf(held('p8'), line, '2020-01')).toEqual(free);
  });
  it('warns of recognition only, of a missing enrolment, and where no terms are in force', () => {
    expect(outcomes(prospectOf(facts, { ...line, pays: false }, '2020-01'))[1]).toBe(
      '50: 2020-01 0 association-does-not-earn',
    );
    const stranger = { ...facts, locations: [] };
    expect(outcomes(prospectOf(stranger, line, '2020-01'))[1]).toBe('50: 2020-01 0 location-not-enrolled');
    expect(prospectOf(facts, line, '2014-01')).toMatchObject({ currency: null, outcomes: [] });
  });
});

describe('a replay of drafted terms', () => {
  const facts = [{ world: worldWith({ usage: mauFrom('2019-12', 0, 10, 30) }), locations: [locationWith()] }];
  const draft = termsWith({
    version: 2,
    from: '2027-07',
    rates: [{ item: 'teams', group: 'A', rate: '1.50' }],
  });
  it('sets what would have been beside what was, month by month', () => {
    const rows = replay({ facts, terms: [termsWith()], draft, from: '2020-02', through: '2020-02' });
    expect(rows).toEqual([
      { partnerId: 'p1', locationId: 'loc1', month: '2020-02', currency: 'EUR', was: 4000n, would: 3000n },
    ]);
    expect(winnersAndLosers(rows)).toEqual([{ locationId: 'loc1', currency: 'EUR', change: -1000n }]);
  });
  it('of the terms in force changes nothing, in any world', () => {
    fc.assert(
      fc.property(randomWorld, ({ world, locations, terms }) => {
        const [first] = terms;
        if (!first || terms.length > 1) return;
        const rows = replay({
          facts: [{ world, locations }],
          terms,
          draft: first,
          from: first.from,
          through: lastMonth,
        });
        for (const { was, would } of rows) expect(would).toBe(was);
        const sum = computeTenant({ world, locations, terms, through: lastMonth }).reduce(
          (total, { amount }) => total + amount,
          0n,
        );
        expect(rows.reduce((total, { was }) => total + was, 0n)).toBe(sum);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an amount in words', () => {
  it('sentence by sentence, from the figures down', () => {
    const [found] = computed({
      world: { usage: [usageOf('2019-12', { pau: 500 }), usageOf('2020-01', { pau: 1000 })] },
      terms: {
        lever: { name: 'growth-over-high-water-mark', measure: 'pau' },
        caps: { tenantAndItem: '600', tenantAndFiscalYear: null },
      },
      through: '2020-01',
    });
    expect(found?.trace && traceSentences(found.trace, 'en')).toEqual([
      'Figure of the month: 1000 (usage of 2020-01)',
      'Highest figure before: 500 (from before the association)',
      'Units that count: 500 = 1000 − 500, never below 0',
      'Rate: EUR 2.00 (terms, version 1 from 2015-07)',
      'Before rounding: EUR 1000 = 500 × 2.00',
      'Rounded to the smallest coin: EUR 1000.00 = 1000, half to even',
      'Cap: EUR 600.00 (terms, version 1 from 2015-07)',
      'Used of the cap: EUR 0.00 (own amounts through 2019-12)',
      'Left under the cap: EUR 600.00 = 600.00 − 0.00, never below 0',
      'Amount: EUR 600.00 = the smallest of 1000.00; 600.00',
    ]);
    expect(found?.trace && traceSentences(found.trace, 'nl').at(-1)).toBe(
      'Bedrag: EUR 600.00 = het kleinste van 1000.00; 600.00',
    );
  });
});

describe('the export for finance', () => {
  it('has a value for each column, and no name of a person or number of an account', () => {
    const lines = computed({ world: { usage: mauFrom('2019-12', 50, 60) }, through: '2020-01' });
    const run = { number: 1, month: '2020-01', day: '2020-02-03' };
    const [entry] = bookRun(lines, [], run, [termsWith()], { currencyOf: () => 'EUR', rates: [] }).entries;
    if (!entry) throw new Error('something is booked');
    const row = financeRow(entry, {
      programmeName: 'OSU – Microsoft 365',
      item: 'teams',
      subscriptionId: null,
      claimNumber: 'C-1001',
      paymentStatus: 'unprocessed',
      reasonCode: '',
    });
    expect(Object.keys(row)).toEqual([...financeColumns]);
    expect(row).toMatchObject({
      earningId: 'a1/growth-over-high-water-mark/2020-01/1',
      earningRate: '2.00',
      quantity: '10',
      earningAmount: '20.00',
      calculationDate: '2020-02-03',
      estimatedPaymentMonth: '2020-04',
      earningType: 'earning',
    });
  });
  it('expects a payment in the month after the hold, or on its first day', () => {
    expect(['2020-03-01', '2020-03-02', '2020-12-15'].map(estimatedPaymentMonth)).toEqual([
      '2020-03',
      '2020-04',
      '2021-01',
    ]);
  });
});
