/**
 * The books: entries that are only added, keyed by tenant, each of one partner's location (domain 14.6). A balance is a sum over
 * entries; nothing else is kept.
 */
import type { Money } from '../money/money.ts';
import type { Month } from '../time/month.ts';
import type { HoldReason } from './codes.ts';
import type { LeverName } from './terms.ts';

export const entryKinds = [
  'earning',
  'adjustment',
  'clawback',
  'hold',
  'release',
  'lapse',
  'payment',
  'reversal',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Whose money: statements, holds and payments are of one account. */
export interface Account {
  partnerId: string;
  locationId: string;
  programme: string;
  currency: string;
}

/** What an association earned, or a correction of it. */
export interface EarningEntry extends Account {
  kind: 'earning' | 'adjustment' | 'clawback';
  /** Where its invariants live. */
  tenantId: string;
  associationId: string;
  claimLineId: string;
  lever: LeverName;
  earnedMonth: Month;
  run: number;
  units: string;
  rate: string | null;
  /** In the account's currency; negative for a clawback. */
  minor: bigint;
  /** In the terms' currency: what the entries of one association, lever and month add up to. */
  earned: Money;
  /** null where both currencies are the same. */
  exchange: { rate: string; date: string } | null;
  termsVersion: number;
  /** The text whose SHA-256 is the input digest. */
  inputs: string;
  bookedOn: string;
  payableFrom: string;
}

/**
 * What happens to an account's money. A hold and a release move it and leave the balance; a lapse and a payment are negative, a
 * reversal brings a payment back.
 */
export interface AccountEntry extends Account {
  kind: 'hold' | 'release' | 'lapse' | 'payment' | 'reversal';
  id: string;
  minor: bigint;
  /** Of a hold. */
  reasons: HoldReason[];
  /** The hold that is released or has lapsed, the payment that is paid or reversed. */
  of: string | null;
  bookedOn: string;
}

export type Entry = EarningEntry | AccountEntry;

export function isEarning(entry: Entry): entry is EarningEntry {
  return entry.kind === 'earning' || entry.kind === 'adjustment' || entry.kind === 'clawback';
}

export function accountKey({ partnerId, locationId, programme, currency }: Account): string {
  return [partnerId, locationId, programme, currency].join(' ');
}

/** At most one entry of a run for it: posting twice, or two runs at once, books once. */
export function bookingKey(entry: EarningEntry): string {
  return `${monthKey(entry)} ${entry.run}`;
}

export interface EarnedMonth {
  associationId: string;
  lever: LeverName | null;
  month: Month;
}

export function monthKey(entry: Pick<EarningEntry, 'associationId' | 'lever' | 'earnedMonth'>): string {
  return `${entry.associationId} ${entry.lever} ${entry.earnedMonth}`;
}

export interface Balance {
  /** Everything earned, with its corrections. */
  earned: bigint;
  /** What left the account, less what came back. */
  paid: bigint;
  lapsed: bigint;
  /** earned − paid − lapsed: what is still owed; negative when a clawback went deeper. */
  balance: bigint;
  /** Of the balance, what is on hold. */
  held: bigint;
  /** Of the balance, what waits for the end of the hold after its calculation. */
  waiting: bigint;
  /** What could be paid on the day, never below zero. */
  payable: bigint;
}

/** An account on the evening of a day. Entries of other accounts are passed over. */
export function balanceOn(entries: readonly Entry[], account: Account, day: string): Balance {
  const key = accountKey(account);
  const sums = { earned: 0n, paid: 0n, lapsed: 0n, held: 0n, waiting: 0n };
  for (const entry of entries) {
    if (accountKey(entry) !== key || entry.bookedOn > day) continue;
    if (isEarning(entry)) {
      sums.earned += entry.minor;
      // A clawback counts at once; only money to come waits.
      if (entry.minor > 0n && entry.payableFrom > day) sums.waiting += entry.minor;
    } else if (entry.kind === 'hold') sums.held += entry.minor;
    else if (entry.kind === 'release') sums.held -= entry.minor;
    else if (entry.kind === 'lapse') {
      sums.held += entry.minor;
      sums.lapsed -= entry.minor;
    } else sums.paid -= entry.minor;
  }
  const balance = sums.earned - sums.paid - sums.lapsed;
  const free = balance - larger(sums.held, 0n) - sums.waiting;
  return { ...sums, balance, payable: larger(free, 0n) };
}

/** Every account that has an entry, in a fixed order. */
export function accountsOf(entries: readonly Entry[]): Account[] {
  const found = new Map(
    entries.map(({ partnerId, locationId, programme, currency }): [string, Account] => {
      const account = { partnerId, locationId, programme, currency };
      return [accountKey(account), account];
    }),
  );
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, account]) => account);
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
