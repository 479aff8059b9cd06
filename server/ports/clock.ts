/** Real time, as the outside world gives it. Domain time is this plus what the database says (server/store/postgres/tx.ts). */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/**
 * Why the wall clock is not believed. jump: it moved against the monotonic one. set-back: at the start it was behind what had been
 * seen. start: at the start it was far ahead of that. database: the clock of the database server says something else.
 */
export type Doubt = 'jump' | 'set-back' | 'start' | 'database';

export interface Suspicion {
  why: Doubt;
  /** Where trusted time was when the doubt began. */
  at: number;
}

/** A clock that does not follow the wall clock where it is in doubt (invariant K-1). */
export interface GuardedClock extends Clock {
  /** The wall clock as it is, believed or not. */
  wall(): number;
  suspicion(): Suspicion | null;
  /** Somebody else's clock contradicts. */
  doubt(): void;
  /** A second source or a person says that the wall clock is right. */
  confirm(): void;
}

/** Slewing and small corrections are followed; more than this since the clock was last trusted, in sum, is a jump. */
export const toleranceMs = 120_000;
/** A time server may slew a clock by half a thousandth. */
const slew = 0.0005;
/** A program that was away for longer than this needs a second source that it was. */
export const longestAwayMs = 3_600_000;

export interface StartsFrom {
  /** How far trusted time had come when it was last looked at; null at the very first start. */
  lastSeen: number | null;
  /** What the time must be by the uptime of this same boot; null after a reboot. */
  byUptime: number | null;
}

export function guardedClock(
  wall: () => number = Date.now,
  monotonic: () => number = () => performance.now(),
  { lastSeen, byUptime }: StartsFrom = { lastSeen: null, byUptime: null },
): GuardedClock {
  let base = wall();
  let baseMonotonic = monotonic();
  let suspicion: Suspicion | null = null;
  const trust = (): void => {
    suspicion = null;
    base = wall();
    baseMonotonic = monotonic();
  };
  const why = lastSeen === null ? null : doubtAtStart(base, { lastSeen, byUptime });
  if (why !== null && lastSeen !== null) {
    base = lastSeen;
    suspicion = { why, at: lastSeen };
  }
  return {
    wall,
    now() {
      const passed = monotonic() - baseMonotonic;
      const expected = base + passed;
      const seen = wall();
      const tolerated = toleranceMs + passed * slew;
      if (suspicion?.why === 'database') return expected;
      const start = {
        lastSeen: expected - tolerated + toleranceMs,
        byUptime: byUptime === null ? null : byUptime + passed,
      };
      if (suspicion?.why === 'start' && doubtAtStart(seen, start) === null) trust();
      if (Math.abs(seen - (base + monotonic() - baseMonotonic)) > tolerated) {
        suspicion ??= { why: 'jump', at: expected };
        return expected;
      }
      // It came back by itself, as after a wrong answer of a time server. The base stays, so that small jumps add up.
      suspicion = null;
      return seen;
    },
    suspicion: () => suspicion,
    doubt() {
      if (suspicion !== null) return;
      const expected = base + monotonic() - baseMonotonic;
      suspicion = { why: 'database', at: expected };
      base = expected;
      baseMonotonic = monotonic();
    },
    confirm: trust,
  };
}

function doubtAtStart(
  now: number,
  { lastSeen, byUptime }: { lastSeen: number; byUptime: number | null },
): Doubt | null {
  if (now + toleranceMs < lastSeen) return 'set-back';
  if (byUptime !== null && Math.abs(now - byUptime) <= toleranceMs) return null;
  const gained = byUptime === null ? 0 : now - byUptime;
  return now - lastSeen > longestAwayMs || gained > longestAwayMs ? 'start' : null;
}
