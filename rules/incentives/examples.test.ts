/** The worked examples of domain 14.11, one test for each row. */
import { describe, expect, it } from 'vitest';
import { amountText } from '../money/money.ts';
import { decimalText } from '../money/decimal.ts';
import { type EarningEntry, type Entry, balanceOn } from './ledger.ts';
import { type ExchangeRate, bookRun } from './book.ts';
import { holdsOf } from './hold.ts';
import { paymentOf, statementOf } from './statement.ts';
import {
  association,
  cents,
  computed,
  locationWith,
  mauFrom,
  programme,
  said,
  sale,
  termsWith,
  usageOf,
} from './world.example.ts';

const payout = { currencyOf: () => 'EUR', rates: [] as ExchangeRate[] };
const account = { partnerId: 'p1', locationId: 'loc1', programme, currency: 'EUR' };
const units = (line: { units: Parameters<typeof decimalText>[0] }): string => decimalText(line.units);

describe('worked examples (domain 14.11)', () => {
  it('high-water mark 50; months 60, 55, 60, 61', () => {
    const lines = computed({ world: { usage: mauFrom('2019-12', 50, 60, 55, 60, 61) }, through: '2020-04' });
    expect(lines.map(units)).toEqual(['10', '0', '0', '1']);
    expect(lines.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
      [],
      ['mau-not-above-high-water-mark'],
      ['mau-not-above-high-water-mark'],
      [],
    ]);
  });

  it('1,000 paid units, mark 500, rate 2.00, cap 600', () => {
    const [line] = computed({
      world: { usage: [usageOf('2019-12', { pau: 500 }), usageOf('2020-01', { pau: 1000 })] },
      terms: {
        lever: { name: 'growth-over-high-water-mark', measure: 'pau' },
        caps: { tenantAndItem: '600', tenantAndFiscalYear: null },
      },
      through: '2020-01',
    });
    expect(line && [units(line), line.potential, line.amount, line.cut]).toEqual([
      '500',
      cents('1000'),
      cents('600'),
      cents('400'),
    ]);
    expect(line?.reasons).toEqual([
      {
        code: 'cap-reached',
        params: { cap: '600.00', cut: '400.00', currency: 'EUR', units: '300' },
        by: null,
      },
    ]);
  });

  it('paid units 480, mark 500', () => {
    const lines = computed({
      world: { usage: [usageOf('2019-12', { pau: 500 }), usageOf('2020-01', { pau: 480 })] },
      terms: { lever: { name: 'growth-over-high-water-mark', measure: 'pau' } },
      through: '2020-01',
    });
    expect(lines.map(said)).toEqual(['2020-01 0 mau-not-above-high-water-mark']);
  });

  it('cap 60,000.00, earned 47,500.00, next computes 20,000.00', () => {
    const lines = computed({
      world: { usage: mauFrom('2019-12', 0, 23_750, 33_750, 40_000) },
      terms: { caps: { tenantAndItem: '60000.00', tenantAndFiscalYear: null } },
      through: '2020-03',
    });
    expect(lines.map(said)).toEqual([
      '2020-01 4750000',
      '2020-02 1250000 cap-reached',
      '2020-03 0 cap-reached',
    ]);
  });

  it('last requirement met on 17 Apr 2020', () => {
    const lines = computed({
      world: { usage: mauFrom('2020-02', 10, 20, 30) },
      terms: { requirements: [{ kind: 'tax-profile' }] },
      location: locationWith(
        {},
        { taxProfileFrom: '2020-04-17', enrolled: [{ from: '2020-04-01', until: null }] },
      ),
      through: '2020-04',
    });
    expect(lines.slice(2).map(said)).toEqual(['2020-03 0 tax-profile-missing', '2020-04 2000']);
    expect(lines[2]?.reasons[0]?.by).toBe('2020-03-31');
  });

  it('January corrected upwards in September', () => {
    const usage = mauFrom('2019-12', 50, ...Array<number>(9).fill(60));
    const run = (number: number, month: string, day: string, rows: typeof usage, before: Entry[]) =>
      bookRun(
        computed({ world: { usage: rows }, through: month }),
        before,
        { number, month, day },
        [termsWith()],
        payout,
      ).entries;
    const first = run(1, '2020-08', '2020-09-01', usage, []);
    expect(first.map(({ earnedMonth, minor }) => [earnedMonth, minor])).toEqual([['2020-01', cents('20')]]);
    const restated = {
      ...usageOf('2020-01', { mau: 65 }),
      id: 'restated',
      recordedAt: '2020-09-20T00:00:00Z',
    };
    const [adjustment, ...rest] = run(2, '2020-09', '2020-10-01', [...usage, restated], first);
    expect(rest).toEqual([]);
    expect(adjustment).toMatchObject({
      kind: 'adjustment',
      earnedMonth: '2020-01',
      minor: cents('10'),
      bookedOn: '2020-10-01',
    });
  });

  it('correction lowers a paid month by 120.00, this month earns 80.00', () => {
    const usage = mauFrom('2019-12', 0, 100);
    const book = (number: number, month: string, rows: typeof usage, before: Entry[]): EarningEntry[] =>
      bookRun(
        computed({ world: { usage: rows }, through: month, terms: { holdDays: 0 } }),
        before,
        { number, month, day: `${month}-28` },
        [termsWith({ holdDays: 0 })],
        payout,
      ).entries;
    const first = book(1, '2020-01', usage, []);
    const paid: Entry = {
      ...account,
      kind: 'payment',
      id: 'x',
      minor: -cents('200'),
      reasons: [],
      of: null,
      bookedOn: '2020-02-10',
    };
    const corrected = [
      ...usage,
      { ...usageOf('2020-01', { mau: 40 }), id: 'r', recordedAt: '2020-02-20T00:00:00Z' },
      usageOf('2020-02', { mau: 80 }),
    ];
    const second = book(2, '2020-02', corrected, [...first, paid]);
    expect(second.map(({ kind, minor }) => [kind, minor])).toEqual([
      ['clawback', -cents('120')],
      ['earning', cents('80')],
    ]);
    const all = [...first, paid, ...second];
    expect(balanceOn(all, account, '2020-02-28').balance).toBe(-cents('40'));
    expect(paymentOf(all, account, '2020-02-28', 0n, 0n)).toEqual({
      pays: false,
      why: 'balance-negative',
      carried: -cents('40'),
    });
    expect(statementOf(all, account, '2020-02')).toMatchObject({
      opening: cents('200'),
      closing: -cents('40'),
      sums: { clawback: -cents('120'), earning: cents('80'), payment: -cents('200') },
    });
  });

  it('149 paid units, threshold 150', () => {
    const [line] = computed({
      world: { usage: [usageOf('2020-01', { mau: 70, pau: 149 })] },
      terms: { minimumThreshold: { measure: 'pau', units: 150 } },
      through: '2020-01',
    });
    expect(line && said(line)).toBe('2020-01 0 below-minimum-threshold');
    expect(line?.reasons[0]?.params).toEqual({ units: 149, missing: 1 });
  });

  it('challenger official on 14 May, monthly data', () => {
    const change = '2020-05-14T00:00:00+02:00';
    const lines = computed({
      world: {
        associations: [
          association({ until: change }),
          association({ id: 'a2', partnerId: 'p2', locationId: 'loc2', from: change }),
        ],
        usage: mauFrom('2020-03', 40, 50, 60, 65),
      },
      locations: [locationWith(), locationWith({ locationId: 'loc2', partnerId: 'p2' })],
      through: '2020-06',
    });
    const of = (id: string): string[] => lines.filter((line) => line.associationId === id).map(said);
    expect(of('a1').slice(2)).toEqual([
      '2020-03 8000',
      '2020-04 2000',
      '2020-05 0 month-not-held-at-its-end',
    ]);
    expect(of('a2')).toEqual(['2020-05 2000', '2020-06 1000']);
  });

  const sell = {
    lever: { name: 'percent-of-revenue', measure: 'revenue', claimableDays: 90 } as const,
    rates: [{ item: 'sales', group: 'A' as const, rate: '8' }],
  };
  const subscribed = { subscriptions: [{ subscriptionId: 's1', from: '2019-01-01', until: null }] };
  const presales = association({ item: 'sales', subscriptionId: 's1', attribution: 'presales' });

  it('subscription revenue 10,000.00 new, 2,500.00 credit in the same month, 8 %', () => {
    const lines = computed({
      world: {
        ...subscribed,
        associations: [presales],
        transactions: [sale('2020-01-10', '10000.00'), sale('2020-01-20', '-2500.00')],
      },
      terms: sell,
      through: '2020-01',
    });
    expect(lines.map(said)).toEqual(['2020-01 60000']);
  });

  it.each([
    ['2020-07-20', '2020-07 0 transaction-too-old'],
    ['2020-07-15', '2020-07 0 transaction-too-old'],
    ['2020-07-14', '2020-07 80000'],
  ])('transaction 15 Apr, line official %s', (day, expected) => {
    const lines = computed({
      world: {
        ...subscribed,
        associations: [{ ...presales, from: `${day}T00:00:00+02:00` }],
        transactions: [sale('2020-04-15', '10000.00')],
      },
      terms: sell,
      through: '2020-07',
    });
    expect(lines.map(said)).toEqual([expected]);
  });

  it('rate 0.333, units 3, EUR', () => {
    const [line] = computed({
      world: { usage: mauFrom('2019-12', 0, 3) },
      terms: { rates: [{ item: 'teams', group: 'A', rate: '0.333' }] },
      through: '2020-01',
    });
    expect(line && amountText({ currency: 'EUR', minor: line.amount })).toBe('1.00');
  });

  it('tax profile expired 30 Jun, renewed 10 Aug', () => {
    const id = (kind: string, of: string): string => `${kind} ${of}`;
    const terms = { holdDays: 0, requirements: [{ kind: 'tax-profile' as const }] };
    const usage = mauFrom('2020-05', 0, 10, 20, 30);
    let entries: Entry[] = [];
    const runOn = (number: number, month: string, day: string): void => {
      const lines = computed({ world: { usage }, terms, through: month });
      entries = [
        ...entries,
        ...bookRun(lines, entries, { number, month, day }, [termsWith(terms)], payout).entries,
      ];
    };
    const hold = (day: string, taxProfileUntil: string): void => {
      const facts = {
        payoutProfile: true,
        taxProfileUntil,
        taxProfileAsked: true,
        byFinance: false,
        byPartner: false,
      };
      entries = [...entries, ...holdsOf(entries, account, facts, day, id)];
    };
    runOn(1, '2020-06', '2020-07-01');
    hold('2020-07-01', '2020-06-30');
    runOn(2, '2020-07', '2020-08-01');
    hold('2020-08-01', '2020-06-30');
    hold('2020-08-09', '2020-06-30');
    expect(balanceOn(entries, account, '2020-08-09')).toMatchObject({
      balance: cents('40'),
      held: cents('40'),
      payable: 0n,
    });
    hold('2020-08-10', '2021-06-30');
    hold('2020-08-10', '2021-06-30');
    expect(balanceOn(entries, account, '2020-08-10')).toMatchObject({
      balance: cents('40'),
      held: 0n,
      payable: cents('40'),
    });
    runOn(3, '2020-08', '2020-09-01');
    hold('2020-09-01', '2021-06-30');
    expect(balanceOn(entries, account, '2020-09-01').payable).toBe(cents('60'));
    expect(entries.map(({ kind }) => kind)).toEqual([
      'earning',
      'hold',
      'earning',
      'hold',
      'release',
      'release',
      'earning',
    ]);
  });
});
