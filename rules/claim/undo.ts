/**
 * undo-decision: for two business days a decision can be taken back. An agreement by anybody who was asked; a refusal, once per
 * line, only by a trusted contact or the tenant admin, never by the address that the partner typed.
 */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { notOfficial, setAnswer, setAssociation, takeBackAnswer } from './line-state.ts';
import { openCases } from './arbitration.ts';
import { armReviewDecide, armReviewStart, customerClock } from './clocks.ts';
import type { ClaimFacts, Deadline, Line, Notice, World } from './facts.ts';
import { compareInstants, reached } from '../time/instant.ts';
import { currentAssociation, holdersOf, whyKeyNotFree } from './line-key.ts';
import { roleFor } from './rights/acting-role.ts';
import { mailLines, message } from './messages.ts';
import { awaitAssociation, endAssociationRow, tellEnded } from './official.ts';
import { deciderOf, isTenantAdmin, toldOnCustomersSide } from './receipt.ts';
import { type Outcome, type Problem, accept, deny } from '../engine/denial.ts';
import { isOpen } from './reject.ts';
import type { Actor } from '../rights/role.ts';
import { isTrustedNow, openRound, watchDelivery } from './round.ts';
import type { Step } from './step.ts';
import { announce } from './tell.ts';
import { armParty, deliveryOf, isPartyOf, project, roundOf } from './window.ts';
import { disarm } from '../engine/deadline.ts';
import { type Work, begin, factsOf, finish, record } from './work.ts';

export interface Undo {
  claimId: Id<'claim'>;
  lineIds?: Id<'line'>[] | null;
  confirmed: boolean;
}

export function undoDecision(world: World, input: Undo, actor: Actor, now: Instant): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const { lines, problems } = undoable(work.world, facts, input, actor, now);
  if (problems.length > 0) return deny('conflict', ...problems);
  if (!input.confirmed) return deny('invalid', { code: 'confirmation-required', pointer: '/confirmed' });
  const refused = lines.filter((line) => line.consent === 'refused');
  const accepted = lines.filter((line) => line.consent !== 'refused');
  const ended = accepted.filter((line) => line.association === 'official');
  for (const line of refused) takeBackRefusal(line, now);
  for (const line of accepted) takeBackAcceptance(work, facts, line, now);
  askAgain(work, facts, lines, now);
  reviewAgain(work, facts, now);
  for (const line of refused) reopenWonCase(work.world, line);
  openCases(work, input.claimId, now);
  disarm(facts, ['undo'], (deadline) => lines.some((line) => isPartyOf(deadline, line.id)));
  // Partner and customer read of the end in the mail about the undone decision: one decision, one message.
  if (ended.length > 0) tellEnded(work, facts, ended, now, 'customer', null, 'desk');
  tellUndone(work, facts, { lines: refused, decision: 'refused', ended: [] }, actor, now);
  tellUndone(work, facts, { lines: accepted, decision: 'accepted', ended }, actor, now);
  record(work, input.claimId, {
    act: 'undo-decision',
    actor,
    at: now,
    role: roleFor('undo-decision', actor, factsOf(world, input.claimId)),
    detail: { refused: refused.map((line) => line.id), accepted: accepted.map((line) => line.id) },
  });
  return accept(finish(work));
}

interface Undoable {
  lines: Line[];
  problems: Problem[];
}

function undoable(world: World, facts: ClaimFacts, input: Undo, actor: Actor, now: Instant): Undoable {
  const none = (code: Problem['code']): Undoable => ({ lines: [], problems: [{ code, pointer: '' }] });
  const notice = actor.contact ? undoNoticeOf(facts, actor) : null;
  if (!notice && !isTenantAdmin(actor)) return none('undo-needs-trusted-contact');
  if (notice?.state === 'void')
    return none(
      notice.undoUntil !== null && reached(now, notice.undoUntil) ? 'undo-period-over' : 'link-void',
    );
  const clocks = facts.deadlines.filter(
    (deadline) => deadline.kind === 'undo' && (!notice || deadline.round === notice.undoes),
  );
  const running = clocks.filter(
    (deadline) => deadline.state === 'armed' && !reached(now, deadline.basis.endsAt),
  );
  const decided = facts.lines.filter(
    (line) =>
      running.some((deadline) => isPartyOf(deadline, line.id)) &&
      (input.lineIds == null || input.lineIds.includes(line.id)) &&
      line.review !== 'withdrawn' &&
      isDecided(line),
  );
  const lines = decided.filter(
    (line) => line.consent !== 'refused' || !notice || isTrustedNow(world.tenant, notice),
  );
  if (lines.length === 0 && decided.length > 0) return none('undo-needs-trusted-contact');
  if (lines.length === 0) return none(whyNothing(facts, input, clocks, now));
  const gone = lines.filter((line) => line.consent === 'refused' && isGone(world, facts, line));
  return {
    lines,
    problems: gone.map((line) => ({ code: 'key-gone', pointer: '', params: { lineId: line.id } })),
  };
}

function whyNothing(
  facts: ClaimFacts,
  input: Undo,
  clocks: readonly Deadline[],
  now: Instant,
): Problem['code'] {
  const again = facts.lines.some(
    (line) =>
      line.consent === 'refused' &&
      line.refusalUndoneAt !== null &&
      (input.lineIds == null || input.lineIds.includes(line.id)),
  );
  if (again) return 'undo-used';
  return clocks.some((clock) => isOver(clock, now)) ? 'undo-period-over' : 'nothing-to-do';
}

function isDecided(line: Line): boolean {
  return line.consent === 'refused' || (line.consent === 'agreed' && line.association !== 'ended');
}

function isOver(deadline: Deadline, now: Instant): boolean {
  return deadline.state === 'fired' || (deadline.state === 'armed' && reached(now, deadline.basis.endsAt));
}

function undoNoticeOf(facts: ClaimFacts, actor: Actor): Notice | null {
  const own = facts.notices.filter(
    (notice) => notice.purpose === 'undo' && notice.email === actor.contact?.email.toLowerCase(),
  );
  return own.find((notice) => notice.id === actor.contact?.noticeId) ?? own.at(-1) ?? null;
}

/**
 * The key has gone meanwhile: to another claim of this partner, or to a rival that has become official since the refusal, or that
 * waits for the window of an approval which would not fit beside this one.
 */
function isGone(world: World, facts: ClaimFacts, line: Line): boolean {
  if (line.key === null) return false;
  if (whyKeyNotFree(world, facts, line) !== null) return true;
  return (
    holdersOf(world, line.key).some((holder) => {
      if (holder.line.id === line.id) return false;
      if (holder.phase === 'pending') return line.review === 'approved';
      const since =
        holder.phase === 'official' ? currentAssociation(holder.facts, holder.line.id)?.officialFrom : null;
      return since != null && line.rejectedAt !== null && compareInstants(since, line.rejectedAt) > 0;
    }) ||
    (world.claims.length === 1 &&
      world.othersKeys.some(
        (other) =>
          other.key === line.key &&
          other.phase !== 'undecided' &&
          currentAssociation(facts, line.id)?.supersedesLineId == null,
      ))
  );
}

export function takeBackRefusal(line: Line, undoneAt: Instant | null): void {
  line.refusalUndoneAt = undoneAt;
  takeBackAnswer(line);
  line.final = false;
  setAssociation(line, notOfficial);
}

/** What was official by the acceptance ends and never earns; the line waits again. */
function takeBackAcceptance(work: Work, facts: ClaimFacts, line: Line, now: Instant): void {
  takeBackAnswer(line);
  if (line.association !== 'official') return;
  endAssociationRow(work, facts, line, now, 'customer', null);
  const row = currentAssociation(facts, line.id);
  if (row) row.neverEarns = true;
  setAssociation(line, notOfficial);
}

/** In its own round while that can still be, until the later of the old end and the undo clock after now; else in a new one. */
function askAgain(work: Work, facts: ClaimFacts, lines: Line[], now: Instant): void {
  const restarted = lines.filter((line) => !reopen(work, facts, line, now));
  for (const line of lines) if (line.review === 'approved') awaitAssociation(work, facts, line);
  const why = facts.policy.windowStarts === 'submission' ? 'submitted' : 'approved';
  if (restarted.length > 0)
    openRound(
      work,
      facts.claim.id,
      restarted.map((line) => line.id),
      now,
      why,
    );
  for (const line of lines) project(facts, line);
}

function reopen(work: Work, facts: ClaimFacts, line: Line, now: Instant): boolean {
  if (line.round === null) return false;
  const round = roundOf(facts, line.round);
  const { startAt, trusted, lost } = deliveryOf(facts, line.round);
  if (round.state === 'notice-pending' && lost === null) {
    setAnswer(line, { consent: 'notice-pending', consentBy: line.consentBy });
    watchDelivery(work, facts, round.number, now);
    return true;
  }
  if (!round.window || startAt === null || !trusted || (round.state !== 'open' && round.state !== 'closed'))
    return false;
  const undo = customerClock(work.world, facts.policy.undo, now);
  const old = line.consentEndsAt ?? round.window.endsAt;
  round.state = 'open';
  setAnswer(line, { consent: 'open', consentBy: line.consentBy });
  if (compareInstants(undo.endsAt, old) > 0) {
    line.consentEndsAt = undo.endsAt;
    armParty(facts, 'refusal-window', round.number, line.id, undo);
  } else {
    line.consentEndsAt = old;
    armOld(facts, round.number, old);
  }
  return true;
}

/** The clock that ends then was settled when nothing was left to wait for; it has not fired, since its end still lies ahead. */
function armOld(facts: ClaimFacts, round: number, endsAt: Instant): void {
  const clock = facts.deadlines.find(
    (deadline) =>
      deadline.kind === 'refusal-window' &&
      deadline.round === round &&
      deadline.state !== 'fired' &&
      compareInstants(deadline.basis.endsAt, endsAt) === 0,
  );
  if (!clock) throw new Error(`round ${round} has no clock that ends at ${endsAt}`);
  clock.state = 'armed';
}

/** A refusal of every line had ended a review that goes on now, with a clock that starts again. */
export function reviewAgain(work: Work, facts: ClaimFacts, now: Instant): void {
  const { claim } = facts;
  if (claim.stage !== 'decided' || !facts.lines.some(isOpen)) return;
  claim.decidedAt = null;
  claim.stage = claim.reviewStartedAt === null ? 'submitted' : 'under-review';
  if (claim.stage === 'submitted') armReviewStart(work.world, facts, now);
  else armReviewDecide(work.world, facts, now);
}

function reopenWonCase(world: World, line: Line): void {
  const one = world.cases.findLast((candidate) => candidate.key === line.key);
  if (one?.state !== 'closed' || one.outcome !== 'customer-refused' || one.winnerLineId !== line.id) return;
  one.state = 'decided';
  one.outcome = null;
}

function tellUndone(
  work: Work,
  facts: ClaimFacts,
  { lines, decision, ended }: { lines: Line[]; decision: 'refused' | 'accepted'; ended: Line[] },
  actor: Actor,
  now: Instant,
): void {
  if (lines.length === 0) return;
  const claimId = facts.claim.id;
  const window =
    facts.deadlines
      .filter(
        (deadline) =>
          deadline.kind === 'refusal-window' &&
          deadline.state === 'armed' &&
          lines.some((line) => line.consentEndsAt === deadline.basis.endsAt),
      )
      .at(-1)?.basis ?? null;
  const params = {
    decision,
    lines: mailLines(work.world, lines),
    ended: mailLines(work.world, ended),
    until: window,
  };
  const byNobody = { byName: null, byEmail: null, byKnown: true };
  for (const { recipient, mayKnow } of toldOnCustomersSide(work, facts, lines, actor)) {
    const by = mayKnow ? deciderOf(work, facts, actor) : byNobody;
    work.messages.push(message('decision-undone', claimId, recipient, { ...params, ...by }));
  }
  work.messages.push(
    message('decision-undone', claimId, { to: 'partner-contact', claimId }, { ...params, ...byNobody }),
  );
  for (const line of lines) announce(work, facts, 'consent.undone', now, line, { decision });
}
