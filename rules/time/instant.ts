/**
 * Comparing instants. They are ISO 8601 texts, and '…:00Z' and '…:00.000Z' are the same instant but not the same text,
 * so they are never compared as text.
 */
import type { Instant } from './meant.ts';

/** Milliseconds since the epoch. */
export function millis(instant: Instant): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/** Negative when `a` is earlier, 0 when equal, positive when later. */
export function compareInstants(a: Instant, b: Instant): number {
  return a === b ? 0 : Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b));
}

/** `now` has reached `instant`: what ends then is over (domain 5.3: official from now ≥ endsAt). */
export function reached(now: Instant, instant: Instant): boolean {
  return compareInstants(now, instant) >= 0;
}

export function laterInstant(a: Instant, b: Instant): Instant {
  return compareInstants(b, a) > 0 ? b : a;
}

/** null when there is none. */
export function earliestInstant(instants: readonly Instant[]): Instant | null {
  return instants.reduce<Instant | null>(
    (first, one) => (first === null || compareInstants(one, first) < 0 ? one : first),
    null,
  );
}
