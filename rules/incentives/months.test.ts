/** Whose a month is: zones, part months with and without daily figures, terms that change, returns of the same partner. */
import { describe, expect, it } from 'vitest';
import { decimalText } from '../money/decimal.ts';
import type { Line } from './compute.ts';
import {
  association,
  computed,
  dayOfUse,
  locationWith,
  mauFrom,
  said,
  sale,
  termsWith,
  usageOf,
} from './world.example.ts';

const both = [locationWith(), locationWith({ locationId: 'loc2', partnerId: 'p2' })];
const rival = (from: string) => association({ id: 'a2', partnerId: 'p2', locationId: 'loc2', from });
const of = (lines: Line[], id: string): string[] =>
  lines.filter((line) => line.associationId === id).map(said);

describe('the month of a beginning', () => {
  it.each([
    ['Europe/Amsterdam', '2020-06'],
    ['America/Los_Angeles', '2020-05'],
    ['Asia/Kolkata', '2020-06'],
  ])('in %s it is %s, by the tenant’s own zone', (zone, first) => {
    const [line] = computed({
      world: {
        zone,
        associations: [association({ from: '2020-05-31T22:00:00Z' })],
        usage: mauFrom('2020-05', 5, 6),
      },
      through: '2020-06',
    });
    expect(line?.month).toBe(first);
  });

  it('an association that ends with midnight has no part in the day that begins', () => {
    const lines = computed({
      world: {
        associations: [association({ until: '2020-03-01T00:00:00+01:00' })],
        usage: mauFrom('2020-01', 10, 20, 30),
      },
      through: '2020-04',
    });
    expect(lines.map(said)).toEqual(['2020-01 2000', '2020-02 2000']);
  });

  it('one that ended at the instant it began holds nothing', () => {
    const at = '2020-02-10T00:00:00Z';
    expect(
      computed({ world: { associations: [association({ from: at, until: at })] }, through: '2020-04' }),
    ).toEqual([]);
  });
});

describe('a month that is shared', () => {
  const change = '2020-05-14T13:00:00+02:00';
  const associations = [association({ until: change }), rival(change)];

  it('with daily figures is counted until and from the day, and the same growth is paid once', () => {
    const usageDays = [
      dayOfUse('2020-05-02', { mau: 55 }),
      dayOfUse('2020-05-14', { mau: 60 }),
      dayOfUse('2020-05-15', { mau: 58 }),
      dayOfUse('2020-05-31', { mau: 64 }),
    ];
    const lines = computed({
      world: { associations, usage: mauFrom('2020-04', 50), usageDays },
      locations: both,
      through: '2020-05',
    });
    expect(of(lines, 'a1').at(-1)).toBe('2020-05 2000');
    expect(of(lines, 'a2')).toEqual(['2020-05 800']);
  });

  it('before the association what nobody held raises the mark all the same', () => {
    const usageDays = [dayOfUse('2020-05-02', { mau: 70 }), dayOfUse('2020-05-20', { mau: 72 })];
    const lines = computed({
      world: { associations: [association({ from: change })], usage: mauFrom('2020-04', 50), usageDays },
      through: '2020-05',
    });
    expect(of(lines, 'a1')).toEqual(['2020-05 400']);
  });

  it('seats count as they stood at the end of a holding', () => {
    const usageDays = [
      dayOfUse('2020-05-02', { paidSeats: 90 }),
      dayOfUse('2020-05-13', { paidSeats: 60 }),
      dayOfUse('2020-05-30', { paidSeats: 75 }),
    ];
    const lines = computed({
      world: { associations, usage: [usageOf('2020-04', { paidSeats: 50 })], usageDays },
      terms: { lever: { name: 'net-seat-additions', measure: 'paid-seats' } },
      locations: both,
      through: '2020-05',
    });
    expect(of(lines, 'a1').at(-1)).toBe('2020-05 2000');
    expect(of(lines, 'a2')).toEqual(['2020-05 3000']);
  });

  it('with monthly figures is the one’s who held the last day, also when that day was shared', () => {
    const late = '2020-05-31T18:00:00+02:00';
    const lines = computed({
      world: { associations: [association({ until: late }), rival(late)], usage: mauFrom('2020-04', 50, 60) },
      locations: both,
      through: '2020-05',
    });
    expect(of(lines, 'a1').at(-1)).toBe('2020-05 0 month-not-held-at-its-end');
    expect(of(lines, 'a2')).toEqual(['2020-05 2000']);
  });

  it('a sale on the day of the change is the newcomer’s', () => {
    const sold = { item: 'sales', subscriptionId: 's1', attribution: 'presales' };
    const lines = computed({
      world: {
        associations: associations.map((one) => ({ ...one, ...sold })),
        subscriptions: [{ subscriptionId: 's1', from: '2019-01-01', until: null }],
        transactions: [sale('2020-05-13', '100'), sale('2020-05-14', '200')],
      },
      terms: {
        lever: { name: 'percent-of-revenue', measure: 'revenue', claimableDays: 90 },
        rates: [{ item: 'sales', group: 'A', rate: '10' }],
      },
      locations: both,
      through: '2020-05',
    });
    expect(of(lines, 'a1').at(-1)).toBe('2020-05 1000');
    expect(of(lines, 'a2')).toEqual(['2020-05 2000']);
  });
});

describe('terms that change', () => {
  it('count by whole months, each by the version in force in it', () => {
    const second = termsWith({
      version: 2,
      from: '2020-02',
      rates: [{ item: 'teams', group: 'A', rate: '3.00' }],
    });
    const lines = computed({
      world: { usage: mauFrom('2019-12', 0, 10, 20) },
      terms: [second, termsWith()],
      through: '2020-02',
    });
    expect(lines.map(({ month, amount, termsVersion }) => [month, amount, termsVersion])).toEqual([
      ['2020-01', 2000n, 1],
      ['2020-02', 3000n, 2],
    ]);
  });

  it('a cap that a later version brings counts what was paid before it', () => {
    const second = termsWith({
      version: 2,
      from: '2020-02',
      caps: { tenantAndItem: '30.00', tenantAndFiscalYear: null },
    });
    const lines = computed({
      world: { usage: mauFrom('2019-12', 0, 10, 20) },
      terms: [termsWith(), second],
      through: '2020-02',
    });
    expect(lines.map(said)).toEqual(['2020-01 2000', '2020-02 1000 cap-reached']);
  });

  it('from another lever to another the books have both', () => {
    const older = termsWith({
      lever: {
        name: 'milestones',
        measure: 'mau',
        items: ['teams'],
        shares: [10, 20, 40, 60],
        buckets: [
          { fromSeats: 1, amounts: ['100', '200', '300', '400'] },
          { fromSeats: 1000, amounts: ['1000', '2000', '3000', '4000'] },
        ],
      },
      rates: [],
    });
    const usage = [100, 210, 205, 250].map((mau, index) =>
      usageOf(['2020-01', '2020-02', '2020-03', '2020-04'][index] ?? '', {
        mau,
        paidSeats: index === 0 ? 1000 : 1020,
      }),
    );
    const lines = computed({
      world: { usage },
      terms: [older, termsWith({ version: 2, from: '2020-04' })],
      through: '2020-04',
    });
    expect(lines.map((line) => [line.lever, said(line)])).toEqual([
      ['milestones', '2020-01 100000'],
      ['milestones', '2020-02 200000'],
      ['milestones', '2020-03 0 milestone-not-reached'],
      ['growth-over-high-water-mark', '2020-04 8000'],
    ]);
    expect(lines[2]?.reasons[0]?.params).toEqual({ measure: 205, seats: 1020, share: 40, needed: 408 });
  });
});

describe('the baseline of the association’s month', () => {
  it('begins with that month’s own figure, whatever was higher before', () => {
    const lines = computed({
      world: { usage: mauFrom('2019-12', 100, 40, 45, 43, 50) },
      terms: { baseline: 'association-month' },
      through: '2020-04',
    });
    expect(lines.map((line) => decimalText(line.units))).toEqual(['0', '5', '0', '5']);
  });
});

describe('the same partner again', () => {
  const again = [
    association({ until: '2020-02-01T00:00:00+01:00' }),
    association({ id: 'a3', from: '2020-02-15T00:00:00+01:00' }),
  ];
  it('continues its earning period and its cap; another partner has one of its own', () => {
    const usage = mauFrom('2019-12', 0, 10, 20, 30, 40);
    const period = computed({
      world: { associations: again, usage },
      terms: { earningPeriod: 3 },
      through: '2020-04',
    });
    expect(period.map(said)).toEqual([
      '2020-01 2000',
      '2020-02 2000',
      '2020-03 2000',
      '2020-04 0 earning-period-over',
    ]);
    const caps = { tenantAndItem: '50.00', tenantAndFiscalYear: null };
    const cap = computed({ world: { associations: again, usage }, terms: { caps }, through: '2020-03' });
    expect(cap.map(said)).toEqual(['2020-01 2000', '2020-02 2000', '2020-03 1000 cap-reached']);
    const others = [again[0] ?? association(), rival('2020-02-15T00:00:00+01:00')];
    const fresh = computed({
      world: { associations: others, usage },
      terms: { caps },
      locations: both,
      through: '2020-03',
    });
    expect(of(fresh, 'a2')).toEqual(['2020-02 2000', '2020-03 2000']);
  });
});

describe('credits and caps', () => {
  const presales = association({ item: 'sales', subscriptionId: 's1', attribution: 'presales' });
  const scene = (cap: string | null, ...amounts: [string, string][]) =>
    computed({
      world: {
        associations: [presales],
        subscriptions: [{ subscriptionId: 's1', from: '2019-01-01', until: null }],
        transactions: amounts.map(([date, amount]) => sale(date, amount)),
      },
      terms: {
        lever: { name: 'percent-of-revenue', measure: 'revenue', claimableDays: 90 },
        rates: [{ item: 'sales', group: 'A', rate: '10' }],
        caps: { tenantAndItem: cap, tenantAndFiscalYear: null },
      },
      through: '2020-03',
    }).map(said);

  it('a month of credits is negative', () =>
    expect(scene(null, ['2020-01-10', '1000'], ['2020-02-10', '-400'])).toEqual([
      '2020-01 10000',
      '2020-02 -4000',
      '2020-03 0 no-transactions',
    ]));
  it('a credit first uses up what the cap had cut', () =>
    expect(scene('60', ['2020-01-10', '1000'], ['2020-02-10', '-300'], ['2020-03-10', '-300'])).toEqual([
      '2020-01 6000 cap-reached',
      '2020-02 0 credit-absorbed',
      '2020-03 -2000',
    ]));
});

describe('a fiscal year', () => {
  it('ends on 30 June: its cap begins again on 1 July', () => {
    const lines = computed({
      world: {
        associations: [association({ from: '2020-05-01T00:00:00+02:00' })],
        usage: mauFrom('2020-04', 0, 10, 20, 30),
      },
      terms: { caps: { tenantAndItem: null, tenantAndFiscalYear: '25.00' } },
      through: '2020-07',
    });
    expect(lines.map(said)).toEqual(['2020-05 2000', '2020-06 500 cap-reached', '2020-07 2000']);
  });
});
