/**
 * A refusal counts at the instant at which its request arrived, and a request takes a moment to reach the claim. So the end of
 * a window is neither shown nor written before this much later; what begins then begins at the end of the window all the same.
 */
import type { Instant } from './meant.ts';

export const graceMs = 5000;

/** The instant from which the end of this clock is shown and written: its end, and for a customer's window a moment later. */
export function firesAt({ kind, basis }: { kind: string; basis: { endsAt: Instant } }): string {
  return kind === 'refusal-window' ? afterGrace(basis.endsAt) : basis.endsAt;
}

/** The instant from which readers see this row official; null while no end of its window is known. */
export function shownFrom({
  state,
  officialFrom,
}: {
  state: string;
  officialFrom: Instant | null;
}): string | null {
  return state === 'pending' && officialFrom !== null ? afterGrace(officialFrom) : officialFrom;
}

/** Windows that ended at or before this instant are over for everybody who reads at `now`. */
export function endedFor(now: Instant): string {
  return Temporal.Instant.from(now).subtract({ milliseconds: graceMs }).toString();
}

export function afterGrace(endsAt: Instant): string {
  return Temporal.Instant.from(endsAt).add({ milliseconds: graceMs }).toString();
}
