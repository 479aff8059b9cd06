/**
 * Writes down what the clock has made true (domain 5.4: a state is right by the clock, not by a job). Every reader projects
 * the world through it, and the sweep stores what it says; run twice it adds nothing. Each entry stands at its own instant.
 */
import type { Instant } from '../time/meant.ts';
import type { Act } from './rights/act-table.ts';
import { arbitrationSilent, leaveArbitration } from './arbitration.ts';
import type { ClaimFacts, Deadline, DeadlineKind, World } from './facts.ts';
import { compareInstants, reached } from '../time/instant.ts';
import { isDisputable } from './line-state.ts';
import { firesAt } from '../time/grace.ts';
import { mailLines, message } from './messages.ts';
import { decideWhenComplete, isOpen, rejectLine, stopAsking, tidyDisputePeriods } from './reject.ts';
import { clockActor } from '../rights/role.ts';
import { contactNotCorrected } from './delivery.ts';
import { closeWindow } from './round.ts';
import { noStep } from '../engine/step.ts';
import type { Step } from './step.ts';
import { recipientOf, tellPartnerAndOwner } from './tell.ts';
import { roundOf, toRemind } from './window.ts';
import { type Work, begin, factsOf, finish, record } from './work.ts';

/**
 * 'including': what ends at `now` is over, as every reader sees it. 'before': for the customer's own acts, whose time was read
 * after the row was locked: a refusal at the very end of its window wins over the window's end (domain 5.3).
 */
export type UpTo = 'including' | 'before';

export function settle(world: World, now: Instant, upTo: UpTo = 'including'): Step {
  const first = earliestDue(world, now, upTo);
  if (!first) return noStep(world);
  const work = begin(world);
  for (let due = earliestDue(work.world, now, upTo); due; due = earliestDue(work.world, now, upTo))
    fire(work, due);
  return finish(work);
}

/** What happens at one instant happens in this order: first what lets a line live, then what ends something. */
const order: readonly DeadlineKind[] = [
  'reminder',
  'refusal-window',
  'arbitration-answer',
  'contact-correction',
  'partner-answer',
  'dispute-period',
  'review-start',
  'review-decide',
  'dispute-answer',
  'undo',
];

/** A clock may arm another that is over already (after an outage), so the earliest is looked for again each time. */
function earliestDue(world: World, now: Instant, upTo: UpTo): Deadline | null {
  let found: Deadline | null = null;
  for (const facts of world.claims) {
    for (const deadline of facts.deadlines) {
      if (deadline.state !== 'armed' || deadline.stoppedAt !== null) continue;
      const at = firesAt(deadline);
      const due = upTo === 'including' ? reached(now, at) : compareInstants(now, at) > 0;
      if (due && (found === null || comesBefore(deadline, found))) found = deadline;
    }
  }
  return found;
}

function comesBefore(a: Deadline, b: Deadline): boolean {
  const byTime = compareInstants(firesAt(a), firesAt(b));
  return byTime !== 0 ? byTime < 0 : order.indexOf(a.kind) < order.indexOf(b.kind);
}

type Effect = (work: Work, facts: ClaimFacts, deadline: Deadline, at: Instant) => void;

const effects: Record<DeadlineKind, Effect> = {
  'review-start': markOverdue,
  'review-decide': markOverdue,
  'dispute-answer': markOverdue,
  'partner-answer': expireAnswer,
  'dispute-period': finaliseRejections,
  'refusal-window': (work, facts, deadline, at) => closeWindow(work, facts.claim.id, deadline, at),
  reminder: remindCustomer,
  undo: expireUndo,
  'contact-correction': (work, facts, deadline, at) =>
    contactNotCorrected(work, facts.claim.id, deadline, at),
  'arbitration-answer': (work, facts, deadline, at) => arbitrationSilent(work, facts.claim.id, deadline, at),
};

function fire(work: Work, deadline: Deadline): void {
  const { claimId, kind, basis } = deadline;
  const told = work.entries.length;
  deadline.state = 'fired';
  effects[kind](work, factsOf(work.world, claimId), deadline, basis.endsAt);
  if (work.entries.slice(told).some((entry) => entry.claimId === claimId)) return;
  // The clock ran out with nothing left to do. That it did is a change too, and is written like any other.
  record(work, claimId, {
    act: acts[kind],
    actor: clockActor,
    at: basis.endsAt,
    detail: { kind },
    visibleTo: ['owner'],
  });
}

const acts: Record<DeadlineKind, Act> = {
  'review-start': 'mark-overdue',
  'review-decide': 'mark-overdue',
  'dispute-answer': 'mark-overdue',
  'partner-answer': 'expire-answer',
  'dispute-period': 'finalise-rejection',
  'refusal-window': 'close-window',
  reminder: 'remind-customer',
  undo: 'expire-undo',
  'contact-correction': 'expire-contact-correction',
  'arbitration-answer': 'expire-arbitration-answer',
};

/** One business day before the end, to each who was asked and has not answered, once (domain 5.3). */
function remindCustomer(work: Work, facts: ClaimFacts, { round }: Deadline, at: Instant): void {
  const claimId = facts.claim.id;
  const { notices, lines } = toRemind(facts, round);
  const { window } = roundOf(facts, round);
  if (notices.length === 0 || window === null) return;
  for (const notice of notices) {
    notice.remindedAt = at;
    work.messages.push(
      message('customer-reminder', claimId, recipientOf(notice), {
        lines: mailLines(work.world, lines),
        until: window,
      }),
    );
  }
  record(work, claimId, { act: 'remind-customer', actor: clockActor, at, detail: { round } });
}

/** Overdue is shown to both sides and escalated; the claim itself does not change (domain 5.2:16). */
function markOverdue(work: Work, facts: ClaimFacts, { kind, round, basis }: Deadline, at: Instant): void {
  const claimId = facts.claim.id;
  if (kind !== 'review-start' && kind !== 'review-decide' && kind !== 'dispute-answer') return;
  facts.tasks.push({
    claimId,
    kind: 'overdue',
    subject: `${kind}:${round}`,
    detail: { kind, due: basis.endsAt },
    openedAt: at,
    closedAt: null,
    outcome: null,
  });
  for (const recipient of [{ to: 'partner-contact', claimId }, { to: 'senior-reviewers' }] as const) {
    work.messages.push(message('overdue', claimId, recipient, { clock: kind, due: basis }));
  }
  record(work, claimId, {
    act: 'mark-overdue',
    actor: clockActor,
    at,
    detail: { kind, lastDay: basis.lastDay },
    visibleTo: ['partner', 'owner'],
  });
  tellPartnerAndOwner(work, facts, 'claim.overdue', at, { kind });
}

/** The partner did not answer in time (domain 5.2:6). */
function expireAnswer(work: Work, facts: ClaimFacts, { basis }: Deadline, at: Instant): void {
  const claimId = facts.claim.id;
  const lines = facts.lines.filter((line) => line.disputed || isOpen(line));
  facts.claim.decisions += 1;
  for (const line of lines)
    rejectLine(facts, line, { codes: ['no-partner-response'], text: null, by: null }, at);
  stopAsking(facts, lines, at);
  leaveArbitration(
    work,
    claimId,
    lines.map((line) => line.id),
    at,
    'rejected',
  );
  const disputeUntil = decideWhenComplete(work, claimId, at);
  tidyDisputePeriods(facts);
  for (const to of ['partner-contact', 'assignee-or-reviewers'] as const) {
    work.messages.push(
      message(
        'no-partner-response',
        claimId,
        { to, claimId },
        { lines: mailLines(work.world, lines), answerBy: basis, disputeUntil },
      ),
    );
  }
  record(work, claimId, {
    act: 'expire-answer',
    actor: clockActor,
    at,
    reason: 'no-partner-response',
    detail: { lines: lines.map((line) => line.id) },
    visibleTo: ['partner', 'owner'],
  });
  tellPartnerAndOwner(work, facts, 'claim.rejected', at, {
    lines: lines.map((line) => line.id),
    codes: ['no-partner-response'],
  });
}

/** The dispute period is over (domain 5.2:15). */
function finaliseRejections(work: Work, facts: ClaimFacts, { basis }: Deadline, at: Instant): void {
  const lines = facts.lines.filter(
    (line) => isDisputable(line) && line.disputeUntil !== null && reached(basis.endsAt, line.disputeUntil),
  );
  if (lines.length === 0) return;
  for (const line of lines) line.final = true;
  const ids = lines.map((line) => line.id);
  record(work, facts.claim.id, {
    act: 'finalise-rejection',
    actor: clockActor,
    at,
    detail: { lines: ids },
    visibleTo: ['partner', 'owner'],
  });
  tellPartnerAndOwner(work, facts, 'claim.rejected-final', at, { lines: ids });
}

/** A decision can no longer be undone: the links that would have done it are void (domain 5.3). */
function expireUndo(work: Work, facts: ClaimFacts, { round, party, basis }: Deadline, at: Instant): void {
  for (const notice of facts.notices) {
    if (
      notice.purpose === 'undo' &&
      notice.undoes === round &&
      notice.undoUntil !== null &&
      reached(basis.endsAt, notice.undoUntil)
    )
      notice.state = 'void';
  }
  record(work, facts.claim.id, {
    act: 'expire-undo',
    actor: clockActor,
    at,
    detail: { decision: round, lineId: party },
    visibleTo: ['owner', 'customer'],
  });
}
