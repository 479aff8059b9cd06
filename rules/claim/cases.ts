/** The life of an arbitration case beside its decision: who left it, who waits for it, and when it is over (domain 8). */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { isReason } from './line-state.ts';
import { armDisputeAnswer, armReviewDecide, closeTasks } from './clocks.ts';
import type { ArbitrationCase, ArbitrationParty, ClaimFacts, Line, World } from './facts.ts';
import { mailLines, message } from './messages.ts';
import { type Work, factsOf, lineOf } from './work.ts';

export function isUndecided(one: ArbitrationCase): boolean {
  return one.state === 'open' || one.state === 'answers-awaited';
}

/** Parties still in it. */
export function present(one: ArbitrationCase): ArbitrationParty[] {
  return one.parties.filter((party) => party.state !== 'withdrawn');
}

export function isReady(one: ArbitrationCase): boolean {
  return isUndecided(one) && present(one).every((party) => party.state !== 'answer-awaited');
}

/** The undecided cases in which a line of this claim stands. */
export function liveCasesOf(world: World, claimId: Id<'claim'>): ArbitrationCase[] {
  return world.cases.filter(
    (one) => isUndecided(one) && present(one).some((party) => party.claimId === claimId),
  );
}

/** Whoever rejected the line, also as the first reader of the case that it lost. */
export function hasRejected(world: World, line: Line, memberId: Id<'member'>): boolean {
  if (line.rejectedBy === memberId) return true;
  return (
    isReason(line, 'lost-arbitration') &&
    world.cases.some(
      (one) =>
        !isUndecided(one) &&
        one.proposal?.by.id === memberId &&
        one.decidedAt === line.rejectedAt &&
        one.parties.some((party) => party.lineId === line.id),
    )
  );
}

/** The undecided case in which this line stands. */
export function liveCaseOf(world: World, lineId: Id<'line'>): ArbitrationCase | null {
  return (
    world.cases.find((one) => isUndecided(one) && present(one).some((party) => party.lineId === lineId)) ??
    null
  );
}

/** A line somebody still has to decide: only for such a line does a review clock wait. */
export function awaitsDecision(line: Line): boolean {
  return line.disputed || (line.review === 'undecided' && line.consent !== 'refused');
}

/**
 * Stops the owner's clock while a line to be decided is contested, and restarts it when none is any more. A clock that
 * starts again is another deadline, so the stopped one is settled.
 */
export function syncReviewClock(work: Work, claimId: Id<'claim'>, now: Instant): void {
  const facts = factsOf(work.world, claimId);
  const waits = facts.lines.some((line) => line.arbitration === 'waiting' && awaitsDecision(line));
  const clocks = facts.deadlines.filter(
    (deadline) =>
      deadline.state === 'armed' && (deadline.kind === 'review-decide' || deadline.kind === 'dispute-answer'),
  );
  for (const clock of clocks) {
    if (waits) clock.stoppedAt ??= now;
    else if (clock.stoppedAt !== null) {
      clock.state = 'settled';
      if (clock.kind === 'review-decide') armReviewDecide(work.world, facts, now);
      else armDisputeAnswer(work.world, facts, now);
    }
  }
}

/** One task for the case, where a line of it waits to be decided; none while answers are awaited. */
export function syncCaseTask(work: Work, one: ArbitrationCase, now: Instant): void {
  const subject = caseSubject(one);
  const holders = present(one).map((party) => factsOf(work.world, party.claimId));
  const home = isReady(one) ? homeOf(work, one) : null;
  for (const facts of new Set([...holders, ...work.world.claims])) {
    if (facts !== home)
      closeTasks(
        facts,
        now,
        isUndecided(one) ? 'moved' : 'done',
        (task) => task.kind === 'arbitration' && task.subject === subject,
      );
  }
  if (
    !home ||
    home.tasks.some(
      (task) => task.kind === 'arbitration' && task.subject === subject && task.closedAt === null,
    )
  )
    return;
  home.tasks.push({
    claimId: home.claim.id,
    kind: 'arbitration',
    subject,
    detail: { key: one.key, number: one.number },
    openedAt: now,
    closedAt: null,
    outcome: null,
  });
  const line = home.lines.find((candidate) => candidate.key === one.key);
  const item = line ? (mailLines(work.world, [line])[0]?.item ?? line.itemId) : one.key;
  const claimId = home.claim.id;
  work.messages.push(
    message('arbitration-ready', claimId, { to: 'assignee-and-senior-reviewers', claimId }, { item }),
  );
}

export function caseSubject(one: ArbitrationCase): string {
  return `${one.key}#${one.number}`;
}

function homeOf(work: Work, one: ArbitrationCase): ClaimFacts | null {
  const party = present(one).find(({ claimId, lineId }) =>
    awaitsDecision(lineOf(factsOf(work.world, claimId), lineId)),
  );
  return party ? factsOf(work.world, party.claimId) : null;
}

/** The winner is official: its case is done. */
export function closeWonCases(work: Work, line: Line): void {
  for (const one of work.world.cases) {
    if (one.state !== 'decided' || one.winnerLineId !== line.id) continue;
    one.state = 'closed';
    one.outcome = 'done';
  }
}
