/**
 * How often an account may submit for one line's key. Each submission opens a case where somebody else holds the key and asks
 * the owner's people to read; submitting and withdrawing in a loop would wear out both.
 */
import type { Instant } from '../time/meant.ts';
import { partnerClock } from './clocks.ts';
import type { Claim, ClaimFacts, KeySubmission, Line, World } from './facts.ts';
import type { ClockRule, DeadlineBasis } from '../time/deadline.ts';
import { compareInstants } from '../time/instant.ts';

/** Submissions of one account for one key within the period; answers to a request and disputes are none. */
export const submissionsPerKey = 3;
export const submissionPeriod: ClockRule = { amount: 30, unit: 'calendar-days' };

/** A key that the account has submitted as often as it may. */
export interface UsedKey {
  key: string;
  /** From its end on the key may be submitted again: counted from the oldest submission that is still in the way. */
  basis: DeadlineBasis;
}

export function usedKeys(world: World, facts: ClaimFacts, now: Instant): UsedKey[] {
  const byKey = new Map<string, string[]>();
  for (const { key, at } of world.ownSubmissions ?? []) byKey.set(key, [...(byKey.get(key) ?? []), at]);
  return [...byKey].flatMap(([key, all]) => {
    const oldest = all.sort(compareInstants).at(-submissionsPerKey);
    if (oldest === undefined) return [];
    const basis = partnerClock(world, facts, submissionPeriod, oldest);
    return compareInstants(now, basis.endsAt) < 0 ? [{ key, basis }] : [];
  });
}

/** Every key that lines of a claim were submitted with, also those that were withdrawn or changed since. */
export function submittedKeys(
  { submittedKeys: written, submittedAt }: Claim,
  lines: Line[],
): KeySubmission[] {
  if (written) return written;
  // Submitted before this was written down.
  return submittedAt ? lines.flatMap(({ key }) => (key === null ? [] : [{ key, at: submittedAt }])) : [];
}
