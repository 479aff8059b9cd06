/**
 * What every association of a tenant earns, month by month, from the facts as they are known now. It reads no books: a run
 * compares the result with what was booked (book.ts), so the same facts give the same books whenever they are worked out.
 */
import { zero } from '../money/decimal.ts';
import { type Month, addDays, addMonths, monthOfDay } from '../time/month.ts';
import { type CapUse, emptyCapUse, settle } from './cap.ts';
import type { Reason } from './codes.ts';
import { type Standing, ineligibleReasons } from './eligible.ts';
import { type LocationFacts, type TenantWorld, type Transaction, holderKey, usageKey } from './facts.ts';
import { type Found, growth, milestones, nil, nothing, revenue } from './lever.ts';
import { usageOfKey } from './measure.ts';
import { type KeyWorld, markOf, milestoneFacts, readHeld } from './mark.ts';
import { type Tenure, hasMonth, heldAtEnd, tenuresOf } from './tenure.ts';
import { type LeverName, type Terms, rateOf, termsOf } from './terms.ts';
import { type Trace, step } from './trace.ts';

/** One association, lever and earned month. Amounts are in the minor unit of `currency`, that of the terms. */
export interface Line {
  associationId: string;
  claimLineId: string;
  partnerId: string;
  locationId: string;
  tenantId: string;
  programme: string;
  /** null: no terms were in force. */
  lever: LeverName | null;
  item: string;
  subscriptionId: string | null;
  month: Month;
  units: Found['units'];
  rate: string | null;
  currency: string | null;
  potential: bigint;
  amount: bigint;
  cut: bigint;
  termsVersion: number | null;
  /** Why it is nil, or less than it computes. A nil amount always has one. */
  reasons: Reason[];
  trace: Trace | null;
}

export interface Computation {
  world: TenantWorld;
  locations: readonly LocationFacts[];
  terms: readonly Terms[];
  /** The last month to compute. */
  through: Month;
}

/** In the order of months, and within one of the associations' beginnings. */
export function computeTenant({ world, locations, terms, through }: Computation): Line[] {
  const tenures = tenuresOf(world.associations, world.zone);
  const groups = Map.groupBy(tenures, ({ association }) => holderKey(association));
  const keys = new Map(
    [...groups].map(([key, group]): [string, KeyWorld] => {
      const figures = group[0] ? usageKey(group[0].association) : '';
      return [key, { usage: usageOfKey(figures, world.usage, world.usageDays), tenures: group }];
    }),
  );
  const byLocation = new Map(locations.map((location) => [location.locationId, location]));
  const use = emptyCapUse();
  const lines: Line[] = [];
  const first = tenures[0] ? monthOfDay(tenures[0].firstDay) : null;
  for (let month = first; month !== null && month <= through; month = addMonths(month, 1)) {
    for (const tenure of tenures) {
      const key = keys.get(holderKey(tenure.association));
      if (!key || !hasMonth(tenure, month)) continue;
      const location = byLocation.get(tenure.association.locationId) ?? null;
      const version = termsOf(terms, tenure.association.programme, month);
      lines.push(lineOf({ tenant: world, tenure, location }, world, key, version, month, use));
    }
  }
  return lines;
}

function lineOf(
  standing: Standing,
  world: TenantWorld,
  key: KeyWorld,
  terms: Terms | null,
  month: Month,
  use: CapUse,
): Line {
  const { association } = standing.tenure;
  const head = {
    associationId: association.id,
    claimLineId: association.claimLineId,
    partnerId: association.partnerId,
    locationId: association.locationId,
    tenantId: world.tenantId,
    programme: association.programme,
    lever: terms?.lever.name ?? null,
    item: association.item,
    subscriptionId: association.subscriptionId,
    month,
    currency: terms?.currency ?? null,
    termsVersion: terms?.version ?? null,
  };
  const barred = ineligibleReasons(standing, terms, month);
  const granted = world.granted.filter((one) => one.associationId === association.id && one.month === month);
  // What a dispute granted stands whatever the figures say, but nothing is paid for what was never official.
  if (terms === null || association.overruled || (barred.length > 0 && granted.length === 0))
    return {
      ...head,
      units: zero,
      rate: null,
      potential: 0n,
      amount: 0n,
      cut: 0n,
      reasons: barred,
      trace: null,
    };
  const found = barred.length > 0 ? nothing(terms, barred) : foundBy(terms, standing, world, key, month);
  const settled = settle(found, granted, terms, standing.tenure, month, use);
  return { ...head, units: found.units, rate: found.rate, ...settled };
}

function foundBy(terms: Terms, standing: Standing, world: TenantWorld, key: KeyWorld, month: Month): Found {
  const { tenure } = standing;
  const { lever } = terms;
  const short = belowThreshold(terms, key, tenure, month);
  if (short) return nothing(terms, [short]);
  const group = terms.markets[world.country] ?? 'A';
  const rate = rateOf(terms, tenure.association.item, group) ?? '0';
  if (lever.name === 'percent-of-revenue') {
    const { sold, late } = soldIn(world.transactions, tenure, key.tenures, lever.claimableDays, month);
    return revenue(terms, sold, late, rate);
  }
  if (!countsWhole(key, tenure, month)) return nothing(terms, [notHeld(tenure)]);
  if (lever.name === 'milestones') {
    const facts = milestoneFacts(terms, lever, key, tenure, month);
    return facts ? milestones(terms, lever, facts) : nothing(terms, [nil('no-usage-reported', { month })]);
  }
  const measure = readHeld(key, lever.measure, tenure, month);
  if (!measure) return nothing(terms, [nil('no-usage-reported', { month })]);
  const mark = markOf(terms, lever.measure, key, tenure, month);
  if (mark === null)
    return nothing(terms, [nil('no-usage-reported', { month: monthOfDay(tenure.firstDay) })]);
  return growth(terms, measure, mark, rate);
}

/** With monthly figures a month counts for nobody but the last to hold the line on its last day. */
function countsWhole(key: KeyWorld, tenure: Tenure, month: Month): boolean {
  return key.usage.days.has(month) || heldAtEnd(tenure, key.tenures, month);
}

function notHeld({ lastDay }: Tenure): Reason {
  return { code: 'month-not-held-at-its-end', params: { lastDay: lastDay ?? '' }, by: null };
}

function belowThreshold(terms: Terms, key: KeyWorld, tenure: Tenure, month: Month): Reason | null {
  const { minimumThreshold } = terms;
  if (minimumThreshold === null) return null;
  const reading = readHeld(key, minimumThreshold.measure, tenure, month);
  if (!reading) return nil('no-usage-reported', { month });
  const missing = minimumThreshold.units - reading.value;
  return missing <= 0 ? null : nil('below-minimum-threshold', { units: reading.value, missing });
}

/**
 * A sale counts for whoever held the subscription on its day, in its month. One that nobody held counts in the first month of
 * the next association, when that began within the days in which a sale can be claimed.
 */
export function soldIn(
  transactions: readonly Transaction[],
  tenure: Tenure,
  rivals: readonly Tenure[],
  claimableDays: number,
  month: Month,
): { sold: Transaction[]; late: Transaction[] } {
  const key = usageKey(tenure.association);
  const first = monthOfDay(tenure.firstDay);
  const sold: Transaction[] = [];
  const late: Transaction[] = [];
  for (const transaction of transactions) {
    if (transaction.key !== key) continue;
    const { date } = transaction;
    const holders = rivals.filter(({ association }) => !association.overruled);
    const holder = holders.findLast(
      ({ firstDay, lastDay }) => firstDay <= date && (lastDay === null || date <= lastDay),
    );
    if (holder) {
      if (holder === tenure && monthOfDay(date) === month) sold.push(transaction);
      continue;
    }
    const next = holders.find(({ firstDay }) => firstDay > date);
    if (next !== tenure || month !== first) continue;
    (tenure.firstDay <= addDays(date, claimableDays) ? sold : late).push(transaction);
  }
  return { sold, late };
}

/** A line without a trace was barred before anything was counted. */
export function traceOf(line: Line): Trace {
  return line.trace ?? step('amount', 'sum', '0', line.currency ?? '', []);
}
