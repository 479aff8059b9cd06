/** The statement of an account for a month: opening balance, what happened, closing balance (domain 14.7). */
import type { Money } from '../money/money.ts';
import { type Month, monthOfDay, spanOfMonth, addDays } from '../time/month.ts';
import { type Account, type Entry, type EntryKind, accountKey, balanceOn, isEarning } from './ledger.ts';

export interface StatementLine {
  kind: EntryKind;
  bookedOn: string;
  /** What it adds to the balance; a hold and a release add nothing. */
  minor: bigint;
  /** What it adds to the part of the balance that is on hold. */
  heldMinor: bigint;
  entry: Entry;
}

export interface Statement extends Account {
  month: Month;
  opening: bigint;
  lines: StatementLine[];
  /** Sums by kind; every kind is named, also with nothing in it. */
  sums: Record<EntryKind, bigint>;
  closing: bigint;
  closingHeld: bigint;
}

/** Lines in the order of days; within a day as they were booked. Never a line of another account. */
export function statementOf(entries: readonly Entry[], account: Account, month: Month): Statement {
  const key = accountKey(account);
  const { from, until } = spanOfMonth(month);
  const own = entries.filter((entry) => accountKey(entry) === key);
  const lines = own
    .filter(({ bookedOn }) => monthOfDay(bookedOn) === month)
    .toSorted((a, b) => (a.bookedOn < b.bookedOn ? -1 : a.bookedOn > b.bookedOn ? 1 : 0))
    .map(lineOf);
  const sums: Record<EntryKind, bigint> = {
    earning: 0n,
    adjustment: 0n,
    clawback: 0n,
    hold: 0n,
    release: 0n,
    lapse: 0n,
    payment: 0n,
    reversal: 0n,
  };
  for (const { kind, entry } of lines) sums[kind] += entry.minor;
  const closing = balanceOn(own, account, until);
  return {
    partnerId: account.partnerId,
    locationId: account.locationId,
    programme: account.programme,
    currency: account.currency,
    month,
    opening: balanceOn(own, account, addDays(from, -1)).balance,
    lines,
    sums,
    closing: closing.balance,
    closingHeld: closing.held,
  };
}

function lineOf(entry: Entry): StatementLine {
  const { kind, bookedOn, minor } = entry;
  const moved = { hold: minor, release: -minor, lapse: minor } as Partial<Record<EntryKind, bigint>>;
  const heldMinor = isEarning(entry) ? 0n : (moved[kind] ?? 0n);
  return { kind, bookedOn, minor: kind === 'hold' || kind === 'release' ? 0n : minor, heldMinor, entry };
}

export type PaymentAdvice =
  | { pays: true; amount: Money }
  /** Carried to the next payment: nothing is owed, too little, or the balance is negative. */
  | { pays: false; why: 'nothing-payable' | 'below-minimum' | 'balance-negative'; carried: bigint };

/**
 * What is to be paid of an account on a day. `minimum` is in the account's currency; `reserved`: payments that are on their way
 * and not booked yet.
 */
export function paymentOf(
  entries: readonly Entry[],
  account: Account,
  day: string,
  minimum: bigint,
  reserved: bigint,
): PaymentAdvice {
  const { balance, payable } = balanceOn(entries, account, day);
  const free = payable - reserved;
  if (balance < 0n) return { pays: false, why: 'balance-negative', carried: balance };
  if (free <= 0n) return { pays: false, why: 'nothing-payable', carried: balance - reserved };
  if (free < minimum) return { pays: false, why: 'below-minimum', carried: balance - reserved };
  return { pays: true, amount: { currency: account.currency, minor: free } };
}
