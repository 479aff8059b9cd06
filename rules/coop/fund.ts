/**
 * A fund: what a location earned as co-op under a programme in one half (domain 15.3). Its money is always in exactly one of five
 * places, and an entry moves an amount from one to another; so earned = rebate + spent + reserved + left + forfeited at every
 * instant (B-1). Entries are only added.
 */
import { decimal, percentOf } from '../money/decimal.ts';
import { type Money, exactAmount, money, roundedMoney } from '../money/money.ts';
import type { CoopPeriod } from './periods.ts';
import type { CoopTerms } from './terms.ts';

export const places = ['rebate', 'left', 'reserved', 'spent', 'forfeited'] as const;
export type Place = (typeof places)[number];

export interface FundId {
  partnerId: string;
  locationId: string;
  programme: string;
  period: string;
  currency: string;
}

export type MoveKind = 'earn' | 'convert' | 'restore' | 'reserve' | 'free' | 'spend' | 'forfeit';

export interface FundEntry {
  kind: MoveKind;
  /** null: from outside, which only earning is. */
  from: Place | null;
  to: Place;
  /** Above zero, except where the owner takes earnings back. */
  minor: bigint;
  /** The claim, or the imported row. */
  of: string;
  on: string;
}

export type Fund = Record<Place, bigint> & { earned: bigint };

/** Which place a kind of entry takes money from, and where it goes. */
export const moves: Record<MoveKind, { from: Place | null; to: readonly Place[] }> = {
  earn: { from: null, to: ['rebate', 'left'] },
  convert: { from: 'left', to: ['rebate'] },
  restore: { from: 'rebate', to: ['left'] },
  reserve: { from: 'left', to: ['reserved'] },
  free: { from: 'reserved', to: ['left'] },
  spend: { from: 'reserved', to: ['spent'] },
  forfeit: { from: 'left', to: ['forfeited'] },
};

export function fundOf(entries: readonly FundEntry[]): Fund {
  const fund: Fund = { earned: 0n, rebate: 0n, left: 0n, reserved: 0n, spent: 0n, forfeited: 0n };
  for (const { kind, from, to, minor } of entries) {
    if (moves[kind].from !== from || !moves[kind].to.includes(to))
      throw new RangeError(`${kind} does not move ${from} to ${to}`);
    if (from === null) fund.earned += minor;
    else fund[from] -= minor;
    fund[to] += minor;
  }
  return fund;
}

export function move(kind: Exclude<MoveKind, 'earn'>, minor: bigint, of: string, on: string): FundEntry[] {
  const { from, to } = moves[kind];
  return minor === 0n ? [] : [{ kind, from, to: to[0] ?? 'left', minor, of, on }];
}

export interface ImportedEarning {
  id: string;
  on: string;
  amount: Money;
}

/**
 * Splits an earning; the rebate takes the rest, so that nothing is lost to rounding. What the owner takes back goes off what is
 * left first and never touches what is reserved or spent.
 */
export function earn(earning: ImportedEarning, terms: CoopTerms, entries: readonly FundEntry[]): FundEntry[] {
  const { id, on, amount } = earning;
  if (entries.some((entry) => entry.kind === 'earn' && entry.of === id)) return [];
  const before = fundOf(entries);
  const share = roundedMoney(
    percentOf(decimal(terms.coopPercent), exactAmount(amount)),
    amount.currency,
  ).minor;
  const coop = share < 0n && before.left + share < 0n ? -larger(before.left, 0n) : share;
  const part = (to: Place, minor: bigint): FundEntry[] =>
    minor === 0n ? [] : [{ kind: 'earn', from: null, to, minor, of: id, on }];
  return [...part('left', coop), ...part('rebate', amount.minor - coop)];
}

/** What was earned as co-op, before anything was done with it. */
export function coopEarned(entries: readonly FundEntry[]): bigint {
  return entries
    .filter(({ kind, to }) => kind === 'earn' && to === 'left')
    .reduce((sum, { minor }) => sum + minor, 0n);
}

/**
 * After the half: what is below the threshold becomes rebate; equal to it stays. Earnings of the half that are imported later count
 * as well, and may bring the co-op back. `today` in the owner's zone.
 */
export function convert(
  entries: readonly FundEntry[],
  terms: CoopTerms,
  { earned }: CoopPeriod,
  today: string,
): FundEntry[] {
  if (today <= earned.until) return [];
  if (coopEarned(entries) < money(terms.threshold, terms.currency).minor)
    return move('convert', larger(fundOf(entries).left, 0n), 'threshold', today);
  const converted = entries.reduce(
    (sum, { kind, minor }) => (kind === 'convert' ? sum + minor : kind === 'restore' ? sum - minor : sum),
    0n,
  );
  return move('restore', converted, 'threshold', today);
}

/**
 * After the claiming period what is left is forfeited, except what a rejected or lowered claim may still ask for in a dispute.
 * What a claim in review has reserved is not left.
 */
export function forfeit(
  entries: readonly FundEntry[],
  { claimed }: CoopPeriod,
  disputable: bigint,
  today: string,
): FundEntry[] {
  if (today <= claimed.until) return [];
  const open = fundOf(entries).left - disputable;
  return open > 0n ? move('forfeit', open, 'claiming-period', today) : [];
}

export function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
