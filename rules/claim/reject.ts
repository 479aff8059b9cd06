/** What happens to a line that is rejected, by whomever, and to a claim of which every line is decided (domain 5.2:6, 8, 15). */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { armReviewDecide, closeTasks, nextNumber, partnerClock, stopOwnerClocks } from './clocks.ts';
import type { RejectionCode } from '../engine/codes.ts';
import type { DeadlineBasis } from '../time/deadline.ts';
import type { ClaimFacts, Line, Round, TaskKind, Reasons } from './facts.ts';
import { isDisputable, leaveEvaluation, setAnswer, setRefused, setRejected } from './line-state.ts';
import { voidAssociationRow } from './official.ts';
import { isRefused } from './status.ts';
import { leaveArbitration } from './arbitration.ts';
import { mailLines, message } from './messages.ts';
import { announce, customersSide } from './tell.ts';
import { disarm } from '../engine/deadline.ts';
import { type Work, arm, factsOf } from './work.ts';

export interface Rejection {
  codes: Reasons['rejectionCodes'];
  text: string | null;
  /** null when the system, the customer or an arbitration did it. */
  by: string | null;
  evidence?: string | null;
  remedy?: string | null;
}

/** Reasons nobody can dispute (domain 5.2:15). */
const neverDisputable: readonly RejectionCode[] = ['customer-refused', 'customer-silent', 'partner-request'];

export function disputesLeft(facts: ClaimFacts): number | null {
  const { dispute } = facts.policy;
  if (dispute === null) return 0;
  return dispute.times === null ? null : Math.max(0, dispute.times - facts.claim.disputesUsed);
}

/** Marks one line. Its dispute period begins when the claim is decided as a whole: see `decideWhenComplete`. */
export function rejectLine(facts: ClaimFacts, line: Line, rejection: Rejection, at: Instant): void {
  setRejected(line, {
    rejectionCodes: rejection.codes,
    rejectionText: rejection.text,
    rejectedBy: rejection.by,
    rejectedAt: at,
  });
  line.evidence = rejection.evidence ?? null;
  line.remedy = rejection.remedy ?? null;
  line.disputeUntil = null;
  line.disputed = false;
  line.final = disputesLeft(facts) === 0 || rejection.codes.some((code) => neverDisputable.includes(code));
}

/** The period ended, explicit agreement was needed, and nobody who may speak for the customer had given it. It may be asked again. */
export function refuseBySilence(work: Work, facts: ClaimFacts, line: Line, at: Instant): void {
  voidAssociationRow(facts, line);
  leaveEvaluation(line);
  setRefused(line, 'silence', { rejectionCodes: ['customer-silent'], rejectionText: null, rejectedAt: at });
  line.disputeUntil = null;
  line.final = true;
  announce(work, facts, 'consent.refused', at, line);
}

/** Silence refused these lines; the review of the others goes on, and both sides read why nothing came of it. */
export function endSilent(work: Work, facts: ClaimFacts, lines: Line[], at: Instant): void {
  const claimId = facts.claim.id;
  leaveArbitration(
    work,
    claimId,
    lines.map((line) => line.id),
    at,
    'customer-refused',
  );
  const customers = customersSide(work, facts, lines);
  endEmptyRounds(facts, at);
  decideWhenComplete(work, claimId, at);
  const params = { lines: mailLines(work.world, lines) };
  const desk = { to: 'assignee-or-reviewers', claimId } as const;
  for (const to of [{ to: 'partner-contact', claimId } as const, desk, ...customers])
    work.messages.push(message('customer-silent', claimId, to, params));
}

/** Still to be decided by a reviewer; a line the customer refused before the decision is not. */
export function isOpen(line: Line): boolean {
  return line.review === 'undecided' && !isRefused(line);
}

/**
 * Moves the claim on when nothing is left to decide: no undecided and no disputed line. Gives every rejected line that waits
 * for it its dispute period, all with one clock, so that a line lost in arbitration while the others were still in review does
 * not lose days in which it could not be disputed. Returns that clock, or null when there is nothing to dispute.
 */
export function decideWhenComplete(work: Work, claimId: Id<'claim'>, at: Instant): DeadlineBasis | null {
  const facts = factsOf(work.world, claimId);
  const { claim } = facts;
  if (claim.stage === 'editing' || claim.stage === 'withdrawn') return null;
  if (facts.lines.some((line) => line.disputed)) return null;
  if (facts.lines.some(isOpen)) {
    if (claim.stage === 'disputed') backToReview(work, facts, at);
    return null;
  }
  if (claim.stage !== 'decided') {
    claim.stage = 'decided';
    claim.answerTo = null;
    claim.requested = [];
    claim.changedSinceRequestAt = null;
    claim.decidedAt = at;
    stopOwnerClocks(facts, at);
    disarm(facts, ['partner-answer']);
  }
  return startDisputePeriod(work, facts, at);
}

/** The dispute is decided, but a refusal that was undone meanwhile left lines that nobody has decided yet. */
function backToReview(work: Work, facts: ClaimFacts, at: Instant): void {
  facts.claim.stage = 'under-review';
  stopOwnerClocks(facts, at);
  armReviewDecide(work.world, facts, at);
}

function startDisputePeriod(work: Work, facts: ClaimFacts, at: Instant): DeadlineBasis | null {
  const waiting = facts.lines.filter((line) => isDisputable(line) && line.disputeUntil === null);
  const rule = facts.policy.dispute?.period;
  if (waiting.length === 0 || !rule) return null;
  const basis = partnerClock(work.world, facts, rule, at);
  for (const line of waiting) line.disputeUntil = basis.endsAt;
  arm(facts, { kind: 'dispute-period', round: nextNumber(facts, 'dispute-period'), party: 'partner', basis });
  return basis;
}

/** Ends the periods in which no line waits any more. */
export function tidyDisputePeriods(facts: ClaimFacts): void {
  const awaited = new Set(facts.lines.filter(isDisputable).map((line) => line.disputeUntil));
  disarm(facts, ['dispute-period'], (deadline) => !awaited.has(deadline.basis.endsAt));
}

/**
 * The customer is no longer asked about these lines: they were rejected or withdrawn. Their pending association is void, and a
 * round of which no line is left is void with its links, its window and its tasks.
 */
export function stopAsking(facts: ClaimFacts, lines: Line[], at: Instant): void {
  for (const line of lines) {
    voidAssociationRow(facts, line);
    if (line.consent === 'refused') continue;
    disarm(
      facts,
      ['refusal-window'],
      (deadline) => deadline.party === line.id || deadline.party.startsWith(`${line.id}#`),
    );
    setAnswer(line, { consent: 'not-asked', consentBy: null });
    line.consentEndsAt = null;
    line.round = null;
  }
  endEmptyRounds(facts, at);
}

/**
 * A round without lines is void. One in which nobody is waited for any more keeps its links, so that a refusal can be undone,
 * but needs neither clock nor task for its contacts; with every line refused its window is over too.
 */
export function endEmptyRounds(facts: ClaimFacts, at: Instant): void {
  for (const round of facts.rounds) {
    const lines = facts.lines.filter((line) => line.round === round.number && line.review !== 'withdrawn');
    if (lines.length === 0) endRound(facts, round, at);
    else if (lines.every((line) => line.consent === 'refused' || line.association !== 'none'))
      restRound(facts, round, lines, at);
  }
}

function restRound(facts: ClaimFacts, round: Round, lines: Line[], at: Instant): void {
  const refused = lines.every((line) => line.consent === 'refused');
  disarm(
    facts,
    refused ? ['refusal-window', 'reminder', 'contact-correction'] : ['reminder', 'contact-correction'],
    (deadline) => deadline.round === round.number,
  );
  closeTasks(
    facts,
    at,
    'done',
    (task) => aboutAsking.includes(task.kind) && task.detail['round'] === round.number,
  );
  if (refused && round.state === 'open') round.state = 'closed';
}

function endRound(facts: ClaimFacts, round: Round, at: Instant): void {
  disarm(
    facts,
    ['refusal-window', 'reminder', 'contact-correction'],
    (deadline) => deadline.round === round.number,
  );
  closeTasks(
    facts,
    at,
    'void',
    (task) => aboutAsking.includes(task.kind) && task.detail['round'] === round.number,
  );
  if (round.state === 'closed' || round.state === 'void') return;
  round.state = 'void';
  for (const notice of facts.notices)
    if (notice.round === round.number && notice.purpose === 'decide') notice.state = 'void';
}

const aboutAsking: readonly TaskKind[] = ['unconfirmed-contact', 'contact-bounced', 'replacement-contact'];
