/**
 * What would be earned if something were otherwise: before a claim is filed, with other dates, with more growth. The facts are
 * changed and the same computation answers; nothing is written (domain 14.10).
 */
import { compareInstants } from '../time/instant.ts';
import { type Month, addMonths, firstDayOf } from '../time/month.ts';
import { type Computation, type Line, computeTenant } from './compute.ts';
import { type EarningAssociation, type TenantWorld, type UsageMonth, usageKey } from './facts.ts';
import { type Reading, highestBefore, readMonth, usageOfKey } from './measure.ts';
import { type Terms, type UsageMeasure, rateOf, termsOf } from './terms.ts';

export const usualGrowths = [10, 50, 100] as const;

/** The line somebody thinks of claiming. */
export type PlannedLine = Pick<
  EarningAssociation,
  'partnerId' | 'locationId' | 'programme' | 'item' | 'subscriptionId' | 'attribution' | 'pays'
>;

export interface Prospect {
  /** The month that is looked at: the first one of the association. */
  month: Month;
  currency: string | null;
  rate: string | null;
  /** A plain number of the tenant's; it is the same whoever holds the line. null: no figures are known. */
  highWaterMark: number | null;
  latest: number | null;
  threshold: { measure: UsageMeasure; units: number } | null;
  caps: Terms['caps'] | null;
  outcomes: { growth: number; line: Line }[];
}

/** An association that is not there: its id is no other’s. */
const planned = 'planned';

/**
 * What the first month would earn for each growth over the latest known figure. `held`: the line as another holds it today ends
 * where the planned one begins, as it would. Levers without growth have no outcomes.
 */
export function prospectOf(
  facts: Omit<Computation, 'through'>,
  line: PlannedLine,
  month: Month,
  growths: readonly number[] = usualGrowths,
): Prospect {
  const terms = termsOf(facts.terms, line.programme, month);
  const measure = terms === null || terms.lever.name === 'percent-of-revenue' ? null : terms.lever.measure;
  const usage = usageOfKey(usageKey(line), facts.world.usage, facts.world.usageDays);
  const mark = measure === null ? null : highestBefore(usage, measure, month);
  const latest = measure === null ? null : latestBefore(usage, measure, month);
  const group = terms?.markets[facts.world.country];
  return {
    month,
    currency: terms?.currency ?? null,
    rate: terms && group ? rateOf(terms, line.item, group) : null,
    highWaterMark: mark?.value ?? null,
    latest: latest?.value ?? null,
    threshold: terms?.minimumThreshold ?? null,
    caps: terms?.caps ?? null,
    outcomes:
      terms === null || measure === null
        ? []
        : growths.map((growth) => ({
            growth,
            line: supposed(facts, line, month, grown(facts.world, line, month, growth)),
          })),
  };
}

function latestBefore(
  usage: ReturnType<typeof usageOfKey>,
  measure: UsageMeasure,
  month: Month,
): Reading | null {
  const months = [...usage.months.keys(), ...usage.days.keys()].filter((one) => one < month).sort();
  return months.map((one) => readMonth(usage, measure, one)).findLast((reading) => reading !== null) ?? null;
}

/** The month's figures as the latest known ones with so much more of each. */
function grown(world: TenantWorld, line: PlannedLine, month: Month, growth: number): UsageMonth {
  const usage = usageOfKey(usageKey(line), world.usage, world.usageDays);
  const figure = (measure: UsageMeasure): number =>
    (latestBefore(usage, measure, month)?.value ?? 0) + growth;
  return {
    id: planned,
    key: usageKey(line),
    month,
    recordedAt: '9999-12-31T00:00:00Z',
    mau: figure('mau'),
    pau: figure('pau'),
    paidSeats: figure('paid-seats'),
  };
}

function supposed(
  facts: Omit<Computation, 'through'>,
  line: PlannedLine,
  month: Month,
  row: UsageMonth,
): Line {
  const { world } = facts;
  const from = startOf(month, world.zone);
  const association: EarningAssociation = {
    ...line,
    id: planned,
    claimLineId: planned,
    from,
    until: null,
    overruled: false,
    publicSectorProof: true,
  };
  const lines = computeTenant({
    ...facts,
    world: {
      ...world,
      associations: [...world.associations.map((other) => endedBy(other, association)), association],
      usage: [...world.usage, row],
      // Daily figures of that month would hide the supposed one.
      usageDays: world.usageDays.filter(({ date }) => !date.startsWith(month)),
    },
    through: month,
  });
  const found = lines.find(({ associationId }) => associationId === planned);
  if (!found) throw new RangeError('a planned association has its first month');
  return found;
}

function endedBy(other: EarningAssociation, association: EarningAssociation): EarningAssociation {
  const rival = usageKey(other) === usageKey(association) && other.attribution === association.attribution;
  return rival && (other.until === null || compareInstants(other.until, association.from) > 0)
    ? { ...other, until: association.from }
    : other;
}

export function startOf(month: Month, zone: string): string {
  return Temporal.PlainDate.from(firstDayOf(month)).toZonedDateTime(zone).toInstant().toString();
}

export interface Replay {
  facts: readonly Omit<Computation, 'through' | 'terms'>[];
  /** The versions in force. */
  terms: readonly Terms[];
  draft: Terms;
  from: Month;
  through: Month;
}

export interface ReplayRow {
  partnerId: string;
  locationId: string;
  month: Month;
  currency: string;
  was: bigint;
  would: bigint;
}

/**
 * What drafted terms would have paid in past months beside what the terms in force give, location by location and month by
 * month. Every tenant's facts are read once, and nothing is written.
 */
export function replay({ facts, terms, draft, from, through }: Replay): ReplayRow[] {
  const instead = [
    ...terms.filter((version) => version.programme !== draft.programme || version.from < from),
    { ...draft, from },
  ];
  const rows = new Map<string, ReplayRow>();
  const add = (line: Line, field: 'was' | 'would'): void => {
    if (line.programme !== draft.programme || line.month < from || line.currency === null) return;
    const key = [line.partnerId, line.locationId, line.month, line.currency].join(' ');
    const row = rows.get(key) ?? {
      partnerId: line.partnerId,
      locationId: line.locationId,
      month: line.month,
      currency: line.currency,
      was: 0n,
      would: 0n,
    };
    rows.set(key, { ...row, [field]: row[field] + line.amount });
  };
  for (const one of facts) {
    for (const line of computeTenant({ ...one, terms, through })) add(line, 'was');
    for (const line of computeTenant({ ...one, terms: instead, through })) add(line, 'would');
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Locations by what they would win or lose over the span, the largest loss first and the largest win last. */
export function winnersAndLosers(
  rows: readonly ReplayRow[],
): { locationId: string; currency: string; change: bigint }[] {
  const changes = new Map<string, { locationId: string; currency: string; change: bigint }>();
  for (const { locationId, currency, was, would } of rows) {
    const key = `${locationId} ${currency}`;
    const before = changes.get(key)?.change ?? 0n;
    changes.set(key, { locationId, currency, change: before + would - was });
  }
  return [...changes]
    .sort(([a, x], [b, y]) => (x.change < y.change ? -1 : x.change > y.change ? 1 : a < b ? -1 : 1))
    .map(([, change]) => change);
}

/** The month in which an amount calculated today could first be paid: shown from the first day. */
export function estimatedPaymentMonth(payableFrom: string): Month {
  return payableFrom.endsWith('-01') ? payableFrom.slice(0, 7) : addMonths(payableFrom.slice(0, 7), 1);
}
