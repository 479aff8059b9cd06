/** Terms, and every reason by which a month is nil. */
import { describe, expect, it } from 'vitest';
import { items } from '../programme/catalog.ts';
import { type TermsFacts, termsProblems } from './check-terms.ts';
import { type ReasonCode, ineligibleCodes, nilCodes } from './codes.ts';
import type { TenantWorld } from './facts.ts';
import { reasonText, earningReasons } from './reason-text.ts';
import type { Terms } from './terms.ts';
import { termsOf } from './terms.ts';
import { association, computed, locationWith, mauFrom, sale, termsWith, usageOf } from './world.example.ts';
import { leavesOf } from './trace.ts';

const facts: TermsFacts = { approved: [], items, inUse: [], postedThrough: null };
const problems = (part: Partial<Terms>, more: Partial<TermsFacts> = {}): string[] =>
  termsProblems(termsWith(part), { ...facts, ...more }).map(({ code, pointer }) => `${code} ${pointer}`);
const milestones = { name: 'milestones' as const, measure: 'mau' as const, items: ['teams'] };

describe('terms as they are saved (domain 14.12)', () => {
  it('hold', () => expect(problems({})).toEqual([]));
  it.each<[string, Partial<Terms>, Partial<TermsFacts>, string[]]>([
    ['a month that is none', { from: '2020-13' }, {}, ['date-invalid /from']],
    ['two versions from one month', { version: 2 }, { approved: [termsWith()] }, ['terms-overlap /from']],
    [
      'a month with a posted run',
      { from: '2020-05' },
      { postedThrough: '2020-05' },
      ['terms-month-closed /from'],
    ],
    ['an unknown currency', { currency: 'EURO' }, {}, ['currency-unknown /currency']],
    [
      'another currency than the programme’s',
      { currency: 'USD', from: '2021-01' },
      { approved: [termsWith()] },
      ['terms-currency-fixed /currency'],
    ],
    ['a workload in use without a rate', {}, { inUse: ['teams', 'intune'] }, ['rate-missing /rates']],
    ['a market group without a rate', { markets: { NL: 'A', US: 'B' } }, {}, ['rate-missing /rates']],
    ['a rate twice', { rates: [...termsWith().rates, ...termsWith().rates] }, {}, ['rate-twice /rates/1']],
    [
      'a rate that is negative, and one of nothing known',
      {
        rates: [
          { item: 'teams', group: 'A', rate: '-1' },
          { item: 'quill', group: 'A', rate: 'x' },
        ],
      },
      {},
      ['value-invalid /rates/0/rate', 'not-known /rates/1/item', 'value-invalid /rates/1/rate'],
    ],
    [
      'more than all of it',
      {
        lever: { name: 'percent-of-revenue', measure: 'revenue', claimableDays: -1 },
        rates: [{ item: 'sales', group: 'A', rate: '100.01' }],
      },
      {},
      ['percent-over-hundred /rates/0/rate', 'value-invalid /lever/claimableDays'],
    ],
    ['a country that is none', { markets: { NL: 'A', nl: 'A' } }, {}, ['market-unknown /markets/nl']],
    [
      'negative thresholds and periods of nothing',
      { minimumThreshold: { measure: 'pau', units: -1 }, earningPeriod: 0, holdDays: 1.5 },
      {},
      ['value-invalid /minimumThreshold/units', 'value-invalid /earningPeriod', 'value-invalid /holdDays'],
    ],
    [
      'cents of a yen',
      { currency: 'JPY', caps: { tenantAndItem: '10.5', tenantAndFiscalYear: '-1' } },
      {},
      ['more-decimal-places-than-currency /caps/tenantAndItem', 'value-invalid /caps/tenantAndFiscalYear'],
    ],
    [
      'milestones out of order',
      {
        lever: {
          ...milestones,
          shares: [20, 10],
          buckets: [
            { fromSeats: 10, amounts: ['1'] },
            { fromSeats: 1, amounts: ['1', '2'] },
          ],
        },
        rates: [],
      },
      {},
      [
        'milestones-out-of-order /lever/shares',
        'milestones-out-of-order /lever/buckets',
        'value-invalid /lever/buckets/0/amounts',
      ],
    ],
  ])('%s', (_, part, more, expected) => expect(problems(part, more)).toEqual(expected));

  it('of the versions the last to have begun counts, and none before the first', () => {
    const versions = [termsWith({ version: 2, from: '2020-05' }), termsWith({ version: 1, from: '2020-01' })];
    expect(
      ['2019-12', '2020-01', '2020-04', '2020-05', '2030-01'].map(
        (month) => termsOf(versions, 'osu-microsoft-365', month)?.version,
      ),
    ).toEqual([undefined, 1, 1, 2, 2]);
    expect(termsOf(versions, 'another', '2020-05')).toBeNull();
  });
});

const sold = { item: 'sales', subscriptionId: 's1', attribution: 'presales' };
const life = [{ subscriptionId: 's1', from: '2019-01-01', until: null }];
const sell: Partial<Terms> = {
  lever: { name: 'percent-of-revenue', measure: 'revenue', claimableDays: 90 },
  rates: [{ item: 'sales', group: 'A', rate: '8' }],
};
const grown = mauFrom('2019-12', 0, 10);
type Cause = {
  world?: Partial<TenantWorld>;
  terms?: Partial<Terms>;
  location?: ReturnType<typeof locationWith>;
};

/** What brings each code about, and the language in which it would be said comes from the text file. */
const causes: Record<ReasonCode, Cause> = {
  'association-does-not-earn': { world: { associations: [association({ pays: false })] } },
  'acceptance-overruled': { world: { associations: [association({ overruled: true })] } },
  'no-terms-in-force': { terms: { from: '2020-02' } },
  'item-not-in-terms': { world: { associations: [association({ item: 'intune' })] } },
  'not-in-market': { world: { country: 'FR' } },
  geography: { terms: { requirements: [{ kind: 'geography', countries: ['BE'] }] } },
  'invalid-cloud': { terms: { requirements: [{ kind: 'cloud', clouds: ['government'] }] } },
  'partner-is-customer': {
    terms: { requirements: [{ kind: 'other-than-customer' }] },
    location: locationWith({ ownTenantIds: ['t1'] }),
  },
  'public-sector-without-poe': {
    world: { publicSector: true },
    terms: { requirements: [{ kind: 'public-sector-proof', countries: ['NL'] }] },
  },
  'location-not-enrolled': {
    location: locationWith({}, { enrolled: [{ from: '2020-02-01', until: null }] }),
  },
  'agreement-missing': {
    terms: { requirements: [{ kind: 'agreement' }] },
    location: locationWith({}, { agreementFrom: '2020-02-01' }),
  },
  'payout-profile-missing': {
    terms: { requirements: [{ kind: 'payout-profile' }] },
    location: locationWith({}, { payoutProfileFrom: null }),
  },
  'tax-profile-missing': {
    terms: { requirements: [{ kind: 'tax-profile' }] },
    location: locationWith({}, { taxProfileFrom: null }),
  },
  'designation-missing': {
    terms: { requirements: [{ kind: 'designation', name: 'modern-work' }] },
    location: locationWith({
      designations: [{ name: 'modern-work', from: '2019-01-01', until: '2019-12-31' }],
    }),
  },
  'competency-missing': { terms: { requirements: [{ kind: 'competency', name: 'gold' }] } },
  'subscription-inactive': {
    world: {
      associations: [association(sold)],
      subscriptions: [{ subscriptionId: 's1', from: '2019-01-01', until: '2019-12-31' }],
    },
    terms: sell,
  },
  'earning-period-over': {
    world: { associations: [association({ from: '2019-11-01T00:00:00Z' })] },
    terms: { earningPeriod: 2 },
  },
  'month-not-held-at-its-end': {
    world: { associations: [association({ until: '2020-01-20T00:00:00Z' })], usage: grown },
  },
  'no-usage-reported': {},
  'below-minimum-threshold': {
    world: { usage: [usageOf('2020-01', { mau: 10, pau: 149 })] },
    terms: { minimumThreshold: { measure: 'pau', units: 150 } },
  },
  'mau-not-above-high-water-mark': { world: { usage: mauFrom('2019-12', 10, 10) } },
  'milestone-not-reached': {
    world: { usage: [usageOf('2020-01', { mau: 5, paidSeats: 100 })] },
    terms: { lever: { ...milestones, shares: [10], buckets: [{ fromSeats: 0, amounts: ['5'] }] }, rates: [] },
  },
  'no-transactions': { world: { associations: [association(sold)], subscriptions: life }, terms: sell },
  'transaction-too-old': {
    world: {
      associations: [association(sold)],
      subscriptions: life,
      transactions: [sale('2019-10-02', '5')],
    },
    terms: sell,
  },
  'amounts-cancel-out': {
    world: {
      associations: [association(sold)],
      subscriptions: life,
      transactions: [sale('2020-01-02', '5'), sale('2020-01-03', '-5')],
    },
    terms: sell,
  },
  'cap-reached': {
    world: { usage: grown },
    terms: { caps: { tenantAndItem: '0', tenantAndFiscalYear: null } },
  },
  'rounds-to-nothing': {
    world: { usage: grown },
    terms: { rates: [{ item: 'teams', group: 'A', rate: '0.0001' }] },
  },
  'rate-is-nil': { world: { usage: grown }, terms: { rates: [{ item: 'teams', group: 'A', rate: '0' }] } },
  'credit-absorbed': {
    world: {
      associations: [association({ ...sold, from: '2019-12-01T00:00:00Z' })],
      subscriptions: life,
      transactions: [sale('2019-12-02', '500'), sale('2020-01-03', '-5')],
    },
    terms: { ...sell, caps: { tenantAndItem: '1', tenantAndFiscalYear: null } },
  },
};

describe('every reason', () => {
  it.each([...ineligibleCodes, ...nilCodes])(
    '%s comes about, alone, and says what to do in both languages',
    (code) => {
      const line = computed({ ...causes[code], through: '2020-01' }).at(-1);
      expect(line?.amount).toBe(0n);
      expect(line?.reasons.map((reason) => reason.code)).toEqual([code]);
      for (const language of ['en', 'nl'] as const) {
        const { title, text, remedy } = reasonText(line?.reasons[0] ?? { code, params: {} }, language);
        expect(title).not.toBe('');
        expect(text).toMatch(/\.$/);
        // Every parameter that the sentence names was given.
        expect(text + remedy).not.toMatch(/[{}[\]–]/);
        expect(remedy === '').toBe(earningReasons[code].repairer === 'nobody');
      }
    },
  );

  it('names the last day on which a repair still counts, where it is a matter of days', () => {
    const missing = computed({
      terms: { requirements: [{ kind: 'tax-profile' }, { kind: 'cloud', clouds: ['government'] }] },
      location: locationWith({}, { taxProfileFrom: null, enrolled: [] }),
      through: '2020-02',
    });
    expect(missing.at(-1)?.reasons.map(({ code, by }) => [code, by])).toEqual([
      ['tax-profile-missing', '2020-02-29'],
      ['invalid-cloud', null],
    ]);
  });

  it('met on different days of a month is not met together', () => {
    const location = (until: string) =>
      locationWith({
        designations: [{ name: 'modern-work', from: '2019-01-01', until }],
        competencies: [{ name: 'gold', from: '2020-01-15', until: null }],
      });
    const requirements: Terms['requirements'] = [
      { kind: 'designation', name: 'modern-work' },
      { kind: 'competency', name: 'gold' },
    ];
    const on = (until: string) =>
      computed({
        world: { usage: grown },
        terms: { requirements },
        location: location(until),
        through: '2020-01',
      })[0]?.reasons.map(({ code }) => code);
    expect(on('2020-01-15')).toEqual([]);
    expect(on('2020-01-14')).toEqual(['designation-missing']);
  });
});

describe('a granted dispute', () => {
  it('is part of what is computed, within the cap, and says where it comes from', () => {
    const granted = [{ id: 'd1', associationId: 'a1', month: '2020-01', amount: '7.50' }];
    const [line] = computed({ world: { usage: grown, granted }, through: '2020-01' });
    expect(line?.amount).toBe(2750n);
    expect(line?.trace && leavesOf(line.trace).map(({ name }) => name)).toEqual([
      'measure',
      'high-water-mark',
      'rate',
      'granted',
    ]);
    const [capped] = computed({
      world: { usage: grown, granted },
      terms: { caps: { tenantAndItem: '25.00', tenantAndFiscalYear: null } },
      through: '2020-01',
    });
    expect(capped?.amount).toBe(2500n);
    const [nothing] = computed({
      world: { usage: grown, granted, associations: [association({ overruled: true })] },
      through: '2020-01',
    });
    expect(nothing?.amount).toBe(0n);
  });
});
