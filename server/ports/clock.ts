/** Real time, as the outside world gives it. Domain time is this plus what the database says (store/tx.ts). */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that notices when the wall clock jumps, because the monotonic one does not (invariant K-1). */
export interface GuardedClock extends Clock {
  /** Set while a jump is suspected: what the time was when it happened. */
  suspectedAt(): number | null;
  /** A person has looked: the wall clock is right. */
  confirm(): void;
}

/** Slewing and small corrections are followed; more than this between two looks is a jump. */
const toleranceMs = 120_000;

export function guardedClock(
  wall: () => number = Date.now,
  monotonic: () => number = () => performance.now(),
  notBefore = 0,
): GuardedClock {
  let base = Math.max(wall(), wall() + toleranceMs < notBefore ? notBefore : 0);
  let baseMonotonic = monotonic();
  let suspected: number | null = base === notBefore && notBefore > 0 ? notBefore : null;
  return {
    now() {
      const expected = base + (monotonic() - baseMonotonic);
      const seen = wall();
      if (Math.abs(seen - expected) > toleranceMs) {
        suspected ??= expected;
        return expected;
      }
      // It came back by itself, as after a wrong answer of a time server.
      suspected = null;
      base = seen;
      baseMonotonic = monotonic();
      return seen;
    },
    suspectedAt: () => suspected,
    confirm() {
      suspected = null;
      base = wall();
      baseMonotonic = monotonic();
    },
  };
}
