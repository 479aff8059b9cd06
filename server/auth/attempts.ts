/**
 * Wrong passwords are counted by address and e-mail together, and by e-mail alone with more room, so that guessing is slow
 * and yet one sender cannot easily shut another out. Kept in memory: each process counts for itself (docs/decisions).
 */

export const attemptWindowMs = 15 * 60_000;
export const attemptsFromOneAddress = 10;
export const attemptsOnOneEmail = 50;
const most = 20_000;

export interface Attempts {
  /** Seconds to wait, or 0. */
  wait(email: string, address: string): number;
  failed(email: string, address: string): void;
  succeeded(email: string, address: string): void;
}

interface Counted {
  count: number;
  since: number;
}

export function countAttempts(ticks: () => number): Attempts {
  const counted = new Map<string, Counted>();

  function current(key: string): Counted | null {
    const found = counted.get(key);
    return found && ticks() - found.since < attemptWindowMs ? found : null;
  }

  function left(key: string, allowed: number): number {
    const found = current(key);
    return found && found.count >= allowed ? Math.ceil((found.since + attemptWindowMs - ticks()) / 1000) : 0;
  }

  function count(key: string): void {
    const found = current(key);
    counted.delete(key);
    counted.set(key, found ? { ...found, count: found.count + 1 } : { count: 1, since: ticks() });
    const [oldest] = counted.keys();
    if (counted.size > most && oldest !== undefined) counted.delete(oldest);
  }

  const both = (email: string, address: string): string => `${address} ${email.toLowerCase()}`;
  return {
    wait: (email, address) =>
      Math.max(
        left(both(email, address), attemptsFromOneAddress),
        left(email.toLowerCase(), attemptsOnOneEmail),
      ),
    failed(email, address) {
      count(both(email, address));
      count(email.toLowerCase());
    },
    succeeded: (email, address) => void counted.delete(both(email, address)),
  };
}
