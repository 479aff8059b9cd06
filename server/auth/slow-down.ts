/**
 * How fast passwords may be tried. Nobody is locked out: wrong ones make the next try wait, and strangers' tries do not slow a
 * device that signed in before, nor the first try from a network that has not tried this e-mail lately.
 */

/** What is known of one key: tries that were not right, and from when on the next is looked at. Instants in milliseconds. */
export interface Tries {
  count: number;
  at: number;
  nextAt: number;
}

export const noTries: Tries = { count: 0, at: 0, nextAt: 0 };
/** Quiet for so long, and everything is forgotten. */
export const forgottenMs = 15 * 60_000;
/** So many mistakes of one network with one e-mail, and of a known device, cost nothing. */
export const freeOfNetwork = 5;
export const freeOfDevice = 10;
/** All strangers together on one e-mail, and one network on all e-mails: afterwards tries get places in a line. */
export const freeOnAccount = 30;
export const freeOfSprayer = 100;
const longestMs = 60_000;
const accountSpacingMs = 2000;
const sprayerSpacingMs = 3000;
/** A short wait is waited here; a longer one is told. */
export const heldMs = 8000;

export interface Known {
  /** This e-mail from this network, or from this known device. */
  own: Tries;
  isDevice: boolean;
  /** This e-mail from everywhere; null for a known device, which strangers cannot slow. */
  account: Tries | null;
  /** This network with any e-mail. */
  network: Tries;
  /** Has nobody of the wider network tried this e-mail lately? */
  freshNetwork: boolean;
}

export type Pace =
  /** Look at the password after so many milliseconds; the tries are counted. */
  | { kind: 'go'; afterMs: number; own: Tries; account: Tries | null; network: Tries }
  | { kind: 'wait'; ms: number };

export function pace(known: Known, now: number): Pace {
  const own = current(known.own, now);
  if (own.nextAt > now) return { kind: 'wait', ms: own.nextAt - now };
  const network = placeIn(current(known.network, now), freeOfSprayer, sprayerSpacingMs, now);
  const account = known.account && placeIn(current(known.account, now), freeOnAccount, accountSpacingMs, now);
  const ofAccount = account === null || known.freshNetwork ? 0 : account.afterMs;
  const afterMs = Math.max(network.afterMs, ofAccount);
  if (afterMs > heldMs) return { kind: 'wait', ms: afterMs };
  const count = own.count + 1;
  const free = known.isDevice ? freeOfDevice : freeOfNetwork;
  return {
    kind: 'go',
    afterMs,
    own: { count, at: now, nextAt: now + afterMs + gap(count - free) },
    account: account && account.tries,
    network: network.tries,
  };
}

/** 1, 2, 4 … seconds, up to a minute. */
function gap(over: number): number {
  return over < 0 ? 0 : Math.min(longestMs, 1000 * 2 ** Math.min(over, 10));
}

function placeIn(
  tries: Tries,
  free: number,
  spacingMs: number,
  now: number,
): { afterMs: number; tries: Tries } {
  const count = tries.count + 1;
  if (count <= free) return { afterMs: 0, tries: { count, at: now, nextAt: now } };
  const nextAt = Math.max(now, tries.nextAt);
  return { afterMs: nextAt - now, tries: { count, at: now, nextAt: nextAt + spacingMs } };
}

function current(tries: Tries, now: number): Tries {
  return now - tries.at >= forgottenMs && tries.nextAt <= now ? noTries : tries;
}
