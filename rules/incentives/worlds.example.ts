/** Random worlds for fast-check: partners who follow each other on a few lines, odd zones, missing and restated figures. */
import fc from 'fast-check';
import type {
  EarningAssociation,
  LocationFacts,
  TenantWorld,
  Transaction,
  UsageDay,
  UsageMonth,
} from './facts.ts';
import type { Bucket, Lever, Requirement, Terms } from './terms.ts';
import { addDays, monthsFrom } from '../time/month.ts';

export interface RandomWorld {
  world: TenantWorld;
  locations: LocationFacts[];
  terms: Terms[];
}

export const lastMonth = '2021-02';
const months = monthsFrom('2019-10', lastMonth);
const programme = 'p';
const lines = [
  { item: 'teams', subscriptionId: null, attribution: 'usage' },
  { item: 'sales', subscriptionId: 's1', attribution: 'usage' },
  { item: 'sales', subscriptionId: 's1', attribution: 'presales' },
];
const keys = ['workload:teams', 'subscription:s1'];
const places: Record<string, number> = { EUR: 2, JPY: 0, KWD: 3 };

const day = fc.integer({ min: 0, max: 450 }).map((count) => addDays('2019-10-15', count));
/** Changes are likelier where a month ends or begins. */
const edge = fc
  .tuple(fc.constantFrom(...months), fc.integer({ min: -1, max: 1 }))
  .map(([month, away]) => addDays(`${month}-01`, away));
const instant = fc
  .tuple(
    fc.oneof(day, edge),
    fc.constantFrom('00:00:00', '00:30:00', '09:15:00', '13:00:00', '22:00:00', '23:59:59'),
  )
  .map(([date, time]) => `${date}T${time}Z`);
const span = fc
  .tuple(day, fc.option(fc.integer({ min: 0, max: 300 }), { nil: null }))
  .map(([from, length]) => ({
    from,
    until: length === null ? null : addDays(from, length),
  }));
const figure = fc.option(fc.integer({ min: 0, max: 60 }), { nil: null, freq: 8 });
const recordedAt = fc.constantFrom(
  '2021-03-01T00:00:00Z',
  '2021-03-02T00:00:00.000Z',
  '2021-03-03T01:00:00+01:00',
);

/** On one line, one after the other: each begins when the one before ends, or some time later. */
const holders = fc
  .tuple(
    fc.constantFrom(...lines),
    fc.uniqueArray(instant, { minLength: 1, maxLength: 6 }),
    fc.array(
      fc.record({
        partner: fc.integer({ min: 1, max: 3 }),
        pays: odds(9),
        overruled: odds(1),
        proof: fc.boolean(),
      }),
      {
        minLength: 3,
        maxLength: 3,
      },
    ),
    fc.boolean(),
  )
  .map(([line, instants, whos, gaps]): Omit<EarningAssociation, 'id' | 'claimLineId'>[] => {
    const sorted = instants.toSorted((a, b) => Temporal.Instant.compare(a, b));
    return whos.flatMap(({ partner, pays, overruled, proof }, index) => {
      const from = sorted[gaps ? index * 2 : index];
      if (from === undefined) return [];
      const until = sorted[gaps ? index * 2 + 1 : index + 1] ?? null;
      const who = { partnerId: `p${partner}`, locationId: `loc${partner}`, programme };
      return [{ ...line, ...who, from, until, pays, overruled, publicSectorProof: proof }];
    });
  });

function mostly<T>(value: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other });
}

function odds(of10: number): fc.Arbitrary<boolean> {
  return fc.integer({ min: 1, max: 10 }).map((value) => value <= of10);
}

/** Rising on the whole, with dips and plateaus. */
function raised(value: number | null, nth: number): number | null {
  return value === null ? null : value + nth * 9;
}

const figures = { recordedAt, mau: figure, pau: figure, paidSeats: figure };
const usage: fc.Arbitrary<UsageMonth[]> = fc
  .array(fc.record({ nth: fc.nat(months.length - 1), key: fc.constantFrom(...keys), ...figures }), {
    minLength: 30,
    maxLength: 60,
  })
  .map((rows) =>
    rows.map(({ nth, mau, pau, paidSeats, ...row }, index) => ({
      ...row,
      id: `u${index}`,
      month: months[nth] ?? '2019-10',
      mau: raised(mau, nth),
      pau: raised(pau, nth),
      paidSeats: raised(paidSeats, nth),
    })),
  );
const usageDays: fc.Arbitrary<UsageDay[]> = fc
  .array(fc.record({ date: day, key: fc.constantFrom(...keys), ...figures }), {
    maxLength: 60,
  })
  .map((rows) => rows.map((row, index) => ({ ...row, id: `d${index}` })));

function amount(currency: string, least: number, most: number): fc.Arbitrary<string> {
  const factor = 10 ** (places[currency] ?? 2);
  return fc
    .integer({ min: least * factor, max: most * factor })
    .map((value) => (value / factor).toFixed(places[currency] ?? 2));
}

const requirement: fc.Arbitrary<Requirement> = fc.oneof(
  fc.constantFrom<Requirement>(
    { kind: 'agreement' },
    { kind: 'payout-profile' },
    { kind: 'tax-profile' },
    { kind: 'other-than-customer' },
    { kind: 'designation', name: 'modern-work' },
    { kind: 'competency', name: 'gold' },
    { kind: 'geography', countries: ['NL', 'BE'] },
    { kind: 'cloud', clouds: ['commercial'] },
    { kind: 'public-sector-proof', countries: ['US'] },
  ),
);

function lever(currency: string): fc.Arbitrary<Lever> {
  const buckets: fc.Arbitrary<Bucket[]> = fc
    .tuple(amount(currency, 1, 500), amount(currency, 1, 500), amount(currency, 1, 500))
    .map((amounts) => [
      { fromSeats: 20, amounts },
      { fromSeats: 100, amounts: amounts.toReversed() },
    ]);
  return fc.oneof(
    fc.constantFrom<Lever>(
      { name: 'growth-over-high-water-mark', measure: 'mau' },
      { name: 'growth-over-high-water-mark', measure: 'pau' },
      { name: 'net-seat-additions', measure: 'paid-seats' },
      { name: 'percent-of-revenue', measure: 'revenue', claimableDays: 90 },
    ),
    buckets.map((made): Lever => ({
      name: 'milestones',
      measure: 'mau',
      items: ['teams', 'sales'],
      shares: [10, 40, 75],
      buckets: made,
    })),
  );
}

function version(number: number, from: string, currency: string): fc.Arbitrary<Terms> {
  const rate = fc.integer({ min: 0, max: 99_999 }).map((value) => (value / 1000).toFixed(3));
  return fc
    .record({
      requirements: fc.uniqueArray(requirement, { maxLength: 2, selector: ({ kind }) => kind }),
      lever: lever(currency),
      rate,
      second: rate,
      minimumThreshold: fc.option(
        fc.record({
          measure: fc.constantFrom('mau' as const, 'pau' as const, 'paid-seats' as const),
          units: fc.integer({ min: 0, max: 60 }),
        }),
        { nil: null, freq: 1 },
      ),
      baseline: fc.constantFrom('before-association' as const, 'association-month' as const),
      earningPeriod: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null, freq: 1 }),
      caps: fc.record({
        tenantAndItem: fc.option(amount(currency, 0, 6000), { nil: null }),
        tenantAndFiscalYear: fc.option(amount(currency, 0, 6000), { nil: null }),
      }),
      holdDays: fc.integer({ min: 0, max: 60 }),
    })
    .map(({ rate: first, second, ...rest }) => ({
      ...rest,
      programme,
      version: number,
      from,
      currency,
      rates: ['teams', 'sales'].flatMap((item) => [
        { item, group: 'A' as const, rate: first },
        { item, group: 'B' as const, rate: second },
      ]),
      markets: { NL: 'A' as const, US: 'B' as const },
      paymentMinimum: '0',
    }));
}

function location(number: number): fc.Arbitrary<LocationFacts> {
  const known = fc.oneof(
    { weight: 6, arbitrary: fc.constant<string | null>('2010-01-01') },
    { weight: 3, arbitrary: day },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  return fc
    .record({
      country: fc.constantFrom('NL', 'BE', 'JP'),
      enrolled: mostly([{ from: '2010-01-01', until: null }], fc.array(span, { maxLength: 2 })),
      agreementFrom: known,
      payoutProfileFrom: known,
      taxProfileFrom: known,
      designations: fc.array(
        span.map((one) => ({ ...one, name: 'modern-work' })),
        { maxLength: 2 },
      ),
      competencies: fc.array(
        span.map((one) => ({ ...one, name: 'gold' })),
        { maxLength: 2 },
      ),
      own: odds(1),
    })
    .map(({ country, designations, competencies, own, ...standing }) => ({
      locationId: `loc${number}`,
      partnerId: `p${number}`,
      country,
      ownTenantIds: own ? ['t1'] : [],
      programmes: [{ programme, ...standing }],
      designations,
      competencies,
    }));
}

const sales: fc.Arbitrary<Transaction[]> = fc
  .array(
    fc.record({
      date: day,
      amount: fc.integer({ min: -300, max: 900 }).map((value) => (value * 5).toFixed(0)),
    }),
    {
      maxLength: 25,
    },
  )
  .map((rows) => rows.map((row, index) => ({ ...row, id: `x${index}`, key: 'subscription:s1' })));

export const randomWorld: fc.Arbitrary<RandomWorld> = fc.constantFrom('EUR', 'JPY', 'KWD').chain((currency) =>
  fc
    .record({
      zone: fc.constantFrom(
        'Europe/Amsterdam',
        'Pacific/Auckland',
        'America/Los_Angeles',
        'Asia/Kolkata',
        'UTC',
      ),
      country: fc.constantFrom('NL', 'NL', 'NL', 'NL', 'US', 'US', 'US', 'US', 'FR'),
      cloud: fc.constantFrom('commercial', 'commercial', 'commercial', 'commercial', 'government'),
      publicSector: fc.boolean(),
      held: fc.uniqueArray(holders, {
        minLength: 1,
        maxLength: 3,
        selector: (group) => `${group[0]?.item} ${group[0]?.attribution}`,
      }),
      usage,
      usageDays,
      transactions: sales,
      subscriptions: mostly(
        [{ subscriptionId: 's1', from: '2018-01-01', until: null as string | null }],
        fc.array(
          span.map((one) => ({ ...one, subscriptionId: 's1' })),
          { maxLength: 2 },
        ),
      ),
      gifts: fc.array(
        fc.record({ nth: fc.nat(8), month: fc.constantFrom(...months), amount: amount(currency, -200, 400) }),
        { maxLength: 2 },
      ),
      locations: fc.tuple(location(1), location(2), location(3)),
      terms: fc.oneof(
        version(1, '2019-01', currency).map((one) => [one]),
        fc.tuple(version(1, '2019-11', currency), version(2, '2020-05', currency)),
      ),
    })
    .map(({ held, gifts, locations, terms, ...rest }) => {
      const associations = held
        .flat()
        .map((one, index) => ({ ...one, id: `a${index}`, claimLineId: `l${index}` }));
      const granted = gifts.flatMap(({ nth, ...gift }, index) => {
        const chosen = associations[nth];
        return chosen ? [{ ...gift, id: `g${index}`, associationId: chosen.id }] : [];
      });
      return { world: { tenantId: 't1', ...rest, associations, granted }, locations: [...locations], terms };
    }),
);
