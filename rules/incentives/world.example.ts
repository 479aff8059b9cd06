/** Small worlds for tests: one tenant, one location, and only what a test speaks of. */
import { money } from '../money/money.ts';
import { computeTenant, type Line } from './compute.ts';
import type {
  EarningAssociation,
  LocationFacts,
  LocationProgramme,
  TenantWorld,
  Transaction,
  UsageDay,
  UsageMonth,
} from './facts.ts';
import type { Terms } from './terms.ts';

export const programme = 'osu-microsoft-365';

export function termsWith(part: Partial<Terms> = {}): Terms {
  return {
    programme,
    version: 1,
    from: '2015-07',
    currency: 'EUR',
    requirements: [],
    lever: { name: 'growth-over-high-water-mark', measure: 'mau' },
    rates: [{ item: 'teams', group: 'A', rate: '2.00' }],
    markets: { NL: 'A' },
    minimumThreshold: null,
    baseline: 'before-association',
    earningPeriod: null,
    caps: { tenantAndItem: null, tenantAndFiscalYear: null },
    holdDays: 30,
    paymentMinimum: '0',
    ...part,
  };
}

export function association(part: Partial<EarningAssociation> = {}): EarningAssociation {
  return {
    id: 'a1',
    claimLineId: 'l1',
    partnerId: 'p1',
    locationId: 'loc1',
    programme,
    item: 'teams',
    subscriptionId: null,
    attribution: 'usage',
    from: '2020-01-01T00:00:00+01:00',
    until: null,
    pays: true,
    overruled: false,
    publicSectorProof: false,
    ...part,
  };
}

export function locationWith(
  part: Partial<LocationFacts> = {},
  standing: Partial<LocationProgramme> = {},
): LocationFacts {
  return {
    locationId: 'loc1',
    partnerId: 'p1',
    country: 'NL',
    ownTenantIds: [],
    programmes: [
      {
        programme,
        enrolled: [{ from: '2010-01-01', until: null }],
        agreementFrom: '2010-01-01',
        payoutProfileFrom: '2010-01-01',
        taxProfileFrom: '2010-01-01',
        ...standing,
      },
    ],
    designations: [],
    competencies: [],
    ...part,
  };
}

export function worldWith(part: Partial<TenantWorld> = {}): TenantWorld {
  return {
    tenantId: 't1',
    country: 'NL',
    zone: 'Europe/Amsterdam',
    cloud: 'commercial',
    publicSector: false,
    associations: [association()],
    usage: [],
    usageDays: [],
    transactions: [],
    subscriptions: [],
    granted: [],
    ...part,
  };
}

type Figures = Partial<Pick<UsageMonth, 'mau' | 'pau' | 'paidSeats' | 'key' | 'recordedAt' | 'id'>>;

export function usageOf(month: string, figures: Figures): UsageMonth {
  const row = {
    key: 'workload:teams',
    recordedAt: '2020-01-01T00:00:00Z',
    mau: null,
    pau: null,
    paidSeats: null,
  };
  return { id: `u ${month} ${JSON.stringify(figures)}`, month, ...row, ...figures };
}

/** One figure a month, from a month on. */
export function mauFrom(first: string, ...values: number[]): UsageMonth[] {
  return values.map((mau, index) =>
    usageOf(Temporal.PlainYearMonth.from(first).add({ months: index }).toString(), { mau }),
  );
}

export function dayOfUse(date: string, figures: Figures): UsageDay {
  const { month: _, ...row } = usageOf(date, figures);
  return { ...row, date };
}

export function sale(date: string, amount: string, id = `${date} ${amount}`): Transaction {
  return { id, key: 'subscription:s1', date, amount };
}

interface Scene {
  world?: Partial<TenantWorld>;
  terms?: Partial<Terms> | Terms[];
  location?: LocationFacts;
  locations?: LocationFacts[];
  through: string;
}

export function computed({ world, terms, location, locations, through }: Scene): Line[] {
  return computeTenant({
    world: worldWith(world),
    locations: locations ?? [location ?? locationWith()],
    terms: Array.isArray(terms) ? terms : [termsWith(terms)],
    through,
  });
}

/** A line as a reader would say it: month, units, amount in minor units, codes. */
export function said(line: Line): string {
  const codes = line.reasons.map(({ code }) => code).join(' ');
  return [line.month, line.amount, codes].filter((part) => part !== '').join(' ');
}

export const cents = (text: string): bigint => money(text, 'EUR').minor;
