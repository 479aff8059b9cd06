/**
 * Money that is owed and may not be paid yet (domain 14.7). An expired tax profile or a missing payout profile holds for 180 days and
 * then lapses, after three warnings; what finance or the partner holds stays until they let go. Nothing is ever lost by waiting
 * for the end of the hold after a calculation.
 */
import { addDays, daysBetween } from '../time/month.ts';
import type { HoldReason } from './codes.ts';
import { type Account, type AccountEntry, type Entry, accountKey, balanceOn } from './ledger.ts';

export const lapseAfterDays = 180;
export const warningDays = [60, 30, 7] as const;

/** What holds an account on a day. Dates are days of the owner's zone. */
export interface HoldFacts {
  payoutProfile: boolean;
  /** The last day on which a tax profile is valid; null: there is none. */
  taxProfileUntil: string | null;
  taxProfileAsked: boolean;
  byFinance: boolean;
  byPartner: boolean;
}

export function holdReasonsOn(facts: HoldFacts, day: string): HoldReason[] {
  const taxOver = facts.taxProfileUntil === null || facts.taxProfileUntil < day;
  const found: [HoldReason, boolean][] = [
    ['payout-profile-missing', !facts.payoutProfile],
    ['tax-profile-expired', facts.taxProfileAsked && taxOver],
    ['held-by-finance', facts.byFinance],
    ['held-by-partner', facts.byPartner],
  ];
  return found.filter(([, holds]) => holds).map(([reason]) => reason);
}

const lapsing: readonly HoldReason[] = ['payout-profile-missing', 'tax-profile-expired'];

/** A hold that was neither released nor has lapsed. */
export function openHolds(entries: readonly Entry[], account: Account): AccountEntry[] {
  const key = accountKey(account);
  const own = entries.filter((entry): entry is AccountEntry => accountKey(entry) === key && 'of' in entry);
  const closed = new Set(
    own.filter(({ kind }) => kind === 'release' || kind === 'lapse').map((entry) => entry.of),
  );
  return own.filter((entry) => entry.kind === 'hold' && !closed.has(entry.id));
}

/**
 * What a day adds to an account: a lapse of what was held for too long, a release when nothing holds any more, a hold of what is
 * not held yet. Doing it twice on a day adds nothing more. `idFor` names an entry from what it is.
 */
export function holdsOf(
  entries: readonly Entry[],
  account: Account,
  facts: HoldFacts,
  day: string,
  idFor: (kind: string, of: string) => string,
): AccountEntry[] {
  const reasons = holdReasonsOn(facts, day);
  const open = openHolds(entries, account);
  const balance = balanceOn(entries, account, day);
  const made = (kind: AccountEntry['kind'], minor: bigint, of: string | null): AccountEntry => ({
    ...pick(account),
    kind,
    id: idFor(kind, of ?? day),
    minor,
    reasons: kind === 'hold' ? reasons : [],
    of,
    bookedOn: day,
  });
  if (reasons.length === 0) return open.map((hold) => made('release', hold.minor, hold.id));
  const over = reasons.some((reason) => lapsing.includes(reason))
    ? open.filter((hold) => lapsesOn(hold) <= day)
    : [];
  // A clawback may have eaten what is held: no more can lapse than is owed.
  let owed = balance.balance;
  const lapses = over.flatMap((hold) => {
    const minor = smaller(hold.minor, owed > 0n ? owed : 0n);
    owed -= minor;
    const rest = hold.minor - minor;
    return [made('lapse', -minor, hold.id), ...(rest > 0n ? [made('release', rest, hold.id)] : [])];
  });
  const free = balance.balance - balance.held;
  const more = free > 0n ? [made('hold', free, null)] : [];
  return [...lapses, ...more];
}

/** The first day on which the held amount is lost, unless the profile is repaired before. */
export function lapsesOn({ bookedOn }: Pick<AccountEntry, 'bookedOn'>): string {
  return addDays(bookedOn, lapseAfterDays);
}

/** Days until the lapse, when it is a day on which to warn. */
export function warningOn(hold: AccountEntry, day: string): number | null {
  const left = daysBetween(day, lapsesOn(hold));
  return hold.reasons.some((reason) => lapsing.includes(reason)) &&
    (warningDays as readonly number[]).includes(left)
    ? left
    : null;
}

function pick({ partnerId, locationId, programme, currency }: Account): Account {
  return { partnerId, locationId, programme, currency };
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
