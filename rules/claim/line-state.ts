/** What a line's state says of what may still come of it: for rules, and for the conditions of the act table. */
import type { ClaimFacts, Line } from './facts.ts';

/** Approved, and the customer's consent can no longer come by itself: a person must find a way, or reject. */
export function lacksConsent(line: Line): boolean {
  return (
    line.review === 'approved' &&
    line.association === 'none' &&
    (line.consent === 'unconfirmed' || line.consent === 'paused')
  );
}

/** Rejected for a reason that may still be disputed. */
export function isDisputable(line: Line): boolean {
  return line.review === 'rejected' && !line.final && !line.disputed;
}

/** Not yet ended, and not official: what a withdrawal takes back (domain 5.2:13). */
export function isWithdrawable(line: Line): boolean {
  if (line.association !== 'none' || line.consent === 'refused') return false;
  return line.review === 'undecided' || line.review === 'approved' || line.disputed;
}

/** A line of the claim stands in a case, or has still time to answer in one. */
export function isContested(facts: ClaimFacts): boolean {
  return (
    facts.lines.some((line) => line.arbitration === 'waiting') ||
    facts.deadlines.some((deadline) => deadline.kind === 'arbitration-answer' && deadline.state === 'armed')
  );
}
