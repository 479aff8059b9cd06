/**
 * What a line's state says of what may still come of it: for rules, and for the conditions of the act table. And how that state is written:
 * review, answer and association are read-only elsewhere, so that none of them is written in half.
 */
import type { RejectionCode } from '../engine/codes.ts';
import type { Answered, Associated, ClaimFacts, ConsentBy, Line, Reasons, ReviewState } from './facts.ts';

/** Approved, and the customer's consent can no longer come by itself: a person must find a way, or reject. */
export function lacksConsent(line: Line): boolean {
  return (
    line.review === 'approved' &&
    line.association === 'none' &&
    (line.consent === 'unconfirmed' || line.consent === 'paused')
  );
}

/** Is this one of the reasons why nothing comes of the line? */
export function isReason({ rejectionCodes }: Pick<Line, 'rejectionCodes'>, code: RejectionCode): boolean {
  return (rejectionCodes as readonly RejectionCode[]).includes(code);
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

const noReasons = { rejectionCodes: [], rejectionText: null, rejectedBy: null, rejectedAt: null } as const;

/** A rejection that is taken back goes with its reasons; a refusal of the customer keeps its own. */
export function setApproved(line: Line): void {
  const again = line.review === 'rejected';
  Object.assign(line, { review: 'approved' satisfies ReviewState, ...(again && noReasons) });
}

export function setRejected(line: Line, reasons: Reasons): void {
  Object.assign(line, { review: 'rejected' satisfies ReviewState, ...pickReasons(reasons) });
}

/** What it was rejected for stays. */
export function setWithdrawn(line: Line): void {
  Object.assign(line, { review: 'withdrawn' satisfies ReviewState });
}

/** The review keeps what the reviewer decided. */
export function setRefused(line: Line, by: ConsentBy, reasons: Omit<Reasons, 'rejectedBy'>): void {
  const answer: Answered = { consent: 'refused', consentBy: by };
  Object.assign(line, answer, pickReasons({ ...reasons, rejectedBy: null }));
}

/** Every answer but a refusal, which comes with its reasons. */
export function setAnswer(line: Line, answer: Unrefused): void {
  Object.assign(line, answer);
}

type Unrefused =
  | Extract<Answered, { consentBy: null }>
  | { consent: 'notice-pending' | 'open'; consentBy: Line['consentBy'] }
  | { consent: 'agreed'; consentBy: ConsentBy };

/** Somebody agrees whose word does not end the asking. */
export function setAgreeing(line: Line, by: ConsentBy): void {
  Object.assign(line, { consentBy: by });
}

/** What was answered is undone, and with a refusal go its reasons. The same step asks again, which gives the line its new answer. */
export function takeBackAnswer(line: Line): void {
  Object.assign(line, { consentBy: null }, line.consent === 'refused' && noReasons);
}

export function setAssociation(line: Line, state: Associated): void {
  Object.assign(line, state);
}

export const notOfficial: Associated = { association: 'none', evaluation: 'not-due' };

/** What was refused is not evaluated, whether it was official or not. */
export function leaveEvaluation(line: Line): void {
  Object.assign(line, { evaluation: 'not-due' });
}

function pickReasons({ rejectionCodes, rejectionText, rejectedBy, rejectedAt }: Reasons): Reasons {
  return { rejectionCodes, rejectionText, rejectedBy, rejectedAt };
}
