/** From what a month computes to what it pays: granted amounts, the one rounding, caps, credits (domain 14.5). */
import { type Decimal, decimal, decimalText, plus, wholeTimes } from '../money/decimal.ts';
import { type Money, amountText, exactAmount, money, roundedMoney } from '../money/money.ts';
import { fiscalYearOf } from '../programme/enrollment.ts';
import { type Month, addMonths, firstDayOf } from '../time/month.ts';
import type { Reason } from './codes.ts';
import type { GrantedAmount } from './facts.ts';
import { type Found, fromTerms, nil } from './lever.ts';
import { type Tenure, seriesOf } from './tenure.ts';
import type { Terms } from './terms.ts';
import { type Trace, leaf, step } from './trace.ts';

/** What was paid and cut so far, by what the caps are counted over; it grows month by month. */
export interface CapUse {
  used: Map<string, bigint>;
  /** What caps have cut from a partner's key, less the credits it has absorbed. */
  cut: Map<string, bigint>;
}

export interface Settled {
  potential: bigint;
  amount: bigint;
  /** What a cap took off. */
  cut: bigint;
  reasons: Reason[];
  trace: Trace;
}

interface Cap {
  scope: string;
  parameter: string;
  limit: Money;
}

export function emptyCapUse(): CapUse {
  return { used: new Map(), cut: new Map() };
}

/** Settles one month and counts it in `use`; months must come in their order. */
export function settle(
  found: Found,
  granted: readonly GrantedAmount[],
  terms: Terms,
  tenure: Tenure,
  month: Month,
  use: CapUse,
): Settled {
  const { currency } = terms;
  const [exact, unrounded] = withGranted(found, granted, currency);
  const potential = roundedMoney(exact, currency);
  const rounded = step('potential', 'round', amountText(potential), currency, [unrounded]);
  const scopes = scopesOf(tenure, month);
  const caps = capsOf(terms, scopes);
  const result =
    potential.minor < 0n
      ? credited(potential, rounded, scopes.tenantAndItem, use)
      : capped(potential, rounded, caps, found.rate, terms, month, use);
  // Also where this version has no such cap: a later one may.
  for (const scope of Object.values<string>({ ...scopes }))
    use.used.set(scope, (use.used.get(scope) ?? 0n) + result.amount);
  const series = scopes.tenantAndItem;
  use.cut.set(series, (use.cut.get(series) ?? 0n) + result.cut);
  const reasons = [...found.reasons, ...result.reasons];
  return {
    ...result,
    reasons: [...reasons, ...(potential.minor === 0n ? whyNothing(found, exact, reasons) : [])],
  };
}

/** Nothing came out, though there was something to count. */
function whyNothing({ units }: Found, exact: Decimal, reasons: readonly Reason[]): Reason[] {
  if (exact.digits !== 0n) return [nil('rounds-to-nothing')];
  if (reasons.length > 0) return [];
  return [nil(units.digits !== 0n ? 'rate-is-nil' : 'amounts-cancel-out')];
}

function withGranted(found: Found, granted: readonly GrantedAmount[], currency: string): [Decimal, Trace] {
  if (granted.length === 0) return [found.unrounded, found.trace];
  const ordered = granted.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const exact = ordered.map(({ amount }) => decimal(amount)).reduce(plus, found.unrounded);
  const parts = ordered.map(({ id, amount }) => leaf('granted', amount, currency, { kind: 'granted', id }));
  return [exact, step('unrounded', 'sum', decimalText(exact), currency, [found.trace, ...parts])];
}

interface Scopes {
  tenantAndItem: string;
  tenantAndFiscalYear: string;
}

function scopesOf({ association }: Tenure, month: Month): Scopes {
  const year = fiscalYearOf(firstDayOf(month)).startsOn;
  return {
    tenantAndItem: seriesOf(association),
    tenantAndFiscalYear: `${association.partnerId} ${association.programme} ${year}`,
  };
}

function capsOf({ caps, currency }: Terms, scopes: Scopes): Cap[] {
  return (['tenantAndItem', 'tenantAndFiscalYear'] as const).flatMap((name) => {
    const limit = caps[name];
    return limit === null
      ? []
      : [{ scope: scopes[name], parameter: `caps.${name}`, limit: money(limit, currency) }];
  });
}

function capped(
  potential: Money,
  rounded: Trace,
  caps: readonly Cap[],
  rate: string | null,
  terms: Terms,
  month: Month,
  use: CapUse,
): Settled {
  const { currency } = potential;
  const lefts = caps.map((cap) => leftOf(cap, terms, month, use));
  const least = lefts.reduce((a, b) => (b.minor < a ? b.minor : a), potential.minor);
  const amount = { currency, minor: least };
  const cut = potential.minor - amount.minor;
  const traces = [rounded, ...lefts.map(({ trace }) => trace)];
  const trace = step('amount', caps.length > 0 ? 'smaller' : 'same', amountText(amount), currency, traces);
  const binding = lefts.find(({ minor }) => minor === least);
  if (cut === 0n || !binding)
    return { potential: potential.minor, amount: amount.minor, cut, reasons: [], trace };
  const reason = nil('cap-reached', {
    cap: amountText(binding.limit),
    cut: amountText({ currency, minor: cut }),
    currency,
    ...(rate !== null && terms.lever.name !== 'percent-of-revenue' && decimal(rate).digits > 0n
      ? { units: String(wholeTimes(exactAmount(amount), decimal(rate))) }
      : {}),
  });
  return { potential: potential.minor, amount: amount.minor, cut, reasons: [reason], trace };
}

function leftOf(
  { scope, parameter, limit }: Cap,
  terms: Terms,
  month: Month,
  use: CapUse,
): { minor: bigint; limit: Money; trace: Trace } {
  const { currency } = limit;
  const used = use.used.get(scope) ?? 0n;
  const left = limit.minor > used ? limit.minor - used : 0n;
  const parts = [
    leaf('cap', amountText(limit), currency, fromTerms(terms, parameter)),
    leaf('cap-used', amountText({ currency, minor: used }), currency, {
      kind: 'books',
      through: addMonths(month, -1),
    }),
  ];
  const trace = step('cap-left', 'growth', amountText({ currency, minor: left }), currency, parts);
  return { minor: left, limit, trace };
}

/** A credit first uses up what caps had cut before: what was never paid is not taken back. */
function credited(potential: Money, rounded: Trace, series: string, use: CapUse): Settled {
  const { currency } = potential;
  const cutBefore = use.cut.get(series) ?? 0n;
  const absorbed = cutBefore < -potential.minor ? cutBefore : -potential.minor;
  const amount = { currency, minor: potential.minor + absorbed };
  if (absorbed === 0n)
    return {
      potential: potential.minor,
      amount: amount.minor,
      cut: 0n,
      reasons: [],
      trace: step('amount', 'same', amountText(amount), currency, [rounded]),
    };
  const before = leaf('cut-before', amountText({ currency, minor: absorbed }), currency, {
    kind: 'books',
    through: null,
  });
  const trace = step('amount', 'sum', amountText(amount), currency, [rounded, before]);
  const reasons = amount.minor === 0n ? [nil('credit-absorbed')] : [];
  return { potential: potential.minor, amount: amount.minor, cut: -absorbed, reasons, trace };
}
