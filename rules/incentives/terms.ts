/**
 * The terms of a programme: dated versions of everything an amount depends on (domain 14.1). A version counts for whole
 * months, from the one it names until the next version's, and is never edited once it is in force.
 */
import type { Month } from '../time/month.ts';

export const levers = [
  'growth-over-high-water-mark',
  'milestones',
  'net-seat-additions',
  'percent-of-revenue',
] as const;
export type LeverName = (typeof levers)[number];

export type UsageMeasure = 'mau' | 'pau' | 'paid-seats';
export type Measure = UsageMeasure | 'revenue';
export type MarketGroup = 'A' | 'B' | 'C';
export const marketGroups: readonly MarketGroup[] = ['A', 'B', 'C'];

export type Requirement =
  | { kind: 'agreement' | 'payout-profile' | 'tax-profile' | 'other-than-customer' }
  | { kind: 'designation' | 'competency'; name: string }
  /** The location's own country. */
  | { kind: 'geography'; countries: string[] }
  | { kind: 'cloud'; clouds: string[] }
  /** In these countries a public-sector customer must have disclosed that it knows of the association. */
  | { kind: 'public-sector-proof'; countries: string[] };

/** Fixed amounts by the size of the tenant: the last bucket whose `fromSeats` is not above the paid seats counts. */
export interface Bucket {
  fromSeats: number;
  /** In the order of the lever's shares. */
  amounts: string[];
}

export type Lever =
  | { name: 'growth-over-high-water-mark'; measure: 'mau' | 'pau' }
  | { name: 'milestones'; measure: 'mau' | 'pau'; items: string[]; shares: number[]; buckets: Bucket[] }
  | { name: 'net-seat-additions'; measure: 'paid-seats' }
  | { name: 'percent-of-revenue'; measure: 'revenue'; claimableDays: number };

/** Amount per unit in the terms' currency, or percent, as an exact decimal. The milestones' lever has amounts of its own. */
export interface Rate {
  item: string;
  group: MarketGroup;
  rate: string;
}

export interface Terms {
  programme: string;
  version: number;
  from: Month;
  currency: string;
  requirements: Requirement[];
  lever: Lever;

  rates: Rate[];
  /** The group of each country of a customer; a country that is missing does not earn. */
  markets: Record<string, MarketGroup>;
  /** What the tenant must have before anything counts. */
  minimumThreshold: { measure: UsageMeasure; units: number } | null;
  /** Where growth begins: above everything before the association, or above the association's own first month. */
  baseline: 'before-association' | 'association-month';
  /** Months from the first one of the association; null: no limit. */
  earningPeriod: number | null;
  caps: { tenantAndItem: string | null; tenantAndFiscalYear: string | null };
  holdDays: number;
  /** Less than this is carried to the next payment. */
  paymentMinimum: string;
}

/** The version that counts for a month; versions in any order. */
export function termsOf(versions: readonly Terms[], programme: string, month: Month): Terms | null {
  return versions.reduce<Terms | null>((found, terms) => {
    if (terms.programme !== programme || terms.from > month) return found;
    return found === null || terms.from > found.from ? terms : found;
  }, null);
}

/** Items that earn under these terms. */
export function ratedItems({ lever, rates }: Terms): string[] {
  return lever.name === 'milestones' ? lever.items : [...new Set(rates.map(({ item }) => item))];
}

export function rateOf(terms: Terms, item: string, group: MarketGroup): string | null {
  return terms.rates.find((rate) => rate.item === item && rate.group === group)?.rate ?? null;
}
