/** answer-arbitration and decide-arbitration (domain 8). The second reader stands in second-reader.ts. */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import {
  awaitsDecision,
  hasRejected,
  isReady,
  isUndecided,
  present,
  syncCaseTask,
  syncReviewClock,
} from './cases.ts';
import { say } from './comment.ts';
import type { DeadlineBasis } from '../time/deadline.ts';
import type { ArbitrationCase, ArbitrationParty, World } from './facts.ts';
import { sealFiles } from './file.ts';
import { keyPhase } from './line-key.ts';
import { roleFor } from './rights/acting-role.ts';
import { mailLines, message } from './messages.ts';
import { type Outcome, type Problem, accept, deny } from '../engine/denial.ts';
import { decideWhenComplete, rejectLine, stopAsking } from './reject.ts';
import type { Actor } from '../rights/role.ts';
import type { Step } from './step.ts';
import { announce } from './tell.ts';
import { disarm } from '../engine/deadline.ts';
import { type Work, begin, factsOf, finish, lineOf, record } from './work.ts';

/** How a case is named in a request: by its key and number, which its id stands for outside. */
export interface CaseRef {
  key: string;
  number: number;
}

export function findCase(world: World, ref: CaseRef): ArbitrationCase | undefined {
  return world.cases.find((one) => one.key === ref.key && one.number === ref.number);
}

export interface ArbitrationAnswer {
  claimId: Id<'claim'>;
  case: CaseRef;
  text: string;
}

/** The party's word and its newer proof go to the bench; one answer per party. */
export function answerArbitration(
  world: World,
  input: ArbitrationAnswer,
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const { claimId } = input;
  const work = begin(world);
  const facts = factsOf(work.world, claimId);
  const one = findCase(work.world, input.case);
  const party = one?.parties.find((candidate) => candidate.claimId === claimId);
  if (!one || !party || party.state === 'withdrawn')
    return deny('hidden', { code: 'not-found', pointer: '' });
  if (!isUndecided(one) || party.state !== 'answer-awaited')
    return deny('conflict', { code: 'already-decided', pointer: '' });
  if (input.text.trim() === '') return deny('invalid', { code: 'field-required', pointer: '/text' });
  party.state = 'answered';
  party.answeredAt = now;
  disarm(facts, ['arbitration-answer'], (deadline) => deadline.party === party.lineId);
  const files = sealFiles(facts, now).map(({ id, name, sha256 }) => ({ id, name, sha256 }));
  say(work, claimId, 'shared', actor, input.text, now);
  syncCaseTask(work, one, now);
  record(work, claimId, {
    act: 'answer-arbitration',
    actor,
    at: now,
    role: roleFor('answer-arbitration', actor, facts),
    visibleTo: ['partner', 'owner'],
    detail: { lineId: party.lineId, text: input.text.trim(), files },
  });
  announce(work, facts, 'arbitration.answered', now, lineOf(facts, party.lineId));
  return accept(finish(work));
}

/** `reasons` by line id: one for each party still in the case, which that side can read. */
export interface ArbitrationDecision {
  claimId: Id<'claim'>;
  case: CaseRef;
  winnerLineId: Id<'line'>;
  reasons: Record<string, string>;
  /** It is a proposal, which another person confirms or returns. */
  secondReader?: boolean;
}

/**
 * Exactly one line wins. Undecided losers are rejected with lost-arbitration; an incumbent that lost stays official until the
 * winner's window has ended well. The winner is then reviewed like any other line.
 */
export function decideArbitration(
  world: World,
  input: ArbitrationDecision,
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const work = begin(world);
  const one = findCase(work.world, input.case);
  if (!one || !one.parties.some((party) => party.claimId === input.claimId))
    return deny('hidden', { code: 'not-found', pointer: '' });
  const conflict =
    checkState(work.world, one) ??
    (one.proposal ? { code: 'arbitration-proposed' as const, pointer: '' } : null);
  if (conflict) return deny('conflict', conflict);
  const person = checkPerson(work.world, one, actor);
  if (person) return deny('forbidden', person);
  const problems = checkDecision(one, input);
  if (problems.length > 0) return deny('invalid', ...problems);

  const reasons = Object.fromEntries(
    present(one).map(({ lineId }) => [lineId, (input.reasons[lineId] ?? '').trim()]),
  );
  if (input.secondReader) propose(work, one, { ...input, reasons }, actor, now);
  else
    settleCase(
      work,
      one,
      { winnerLineId: input.winnerLineId, reasons, act: 'decide-arbitration' },
      actor,
      now,
    );
  return accept(finish(work));
}

/** Nothing changes for the sides, who are told nothing: only the desk reads it. */
function propose(
  work: Work,
  one: ArbitrationCase,
  { claimId, winnerLineId, reasons }: ArbitrationDecision,
  actor: Actor,
  now: Instant,
): void {
  const facts = factsOf(work.world, claimId);
  one.proposal = { winnerLineId, reasons, by: { id: actor.id, name: actor.name }, at: now };
  one.returned = null;
  record(work, claimId, {
    act: 'decide-arbitration',
    actor,
    at: now,
    role: roleFor('decide-arbitration', actor, facts),
    visibleTo: ['owner'],
    detail: {
      proposed: true,
      winnerLineId,
      reasons: Object.entries(reasons).map(([lineId, text]) => ({ lineId, text })),
    },
  });
  work.messages.push(
    message(
      'arbitration-proposed',
      claimId,
      { to: 'senior-reviewers' },
      { item: itemOf(work, one), by: actor.name },
    ),
  );
}

export function itemOf(work: Work, one: ArbitrationCase): string {
  const [party] = one.parties;
  const line = party && lineOf(factsOf(work.world, party.claimId), party.lineId);
  return line ? (mailLines(work.world, [line])[0]?.item ?? line.itemId) : one.key;
}

export interface Settling {
  winnerLineId: Id<'line'>;
  reasons: Record<string, string>;
  act: 'decide-arbitration' | 'confirm-arbitration';
}

export function settleCase(
  work: Work,
  one: ArbitrationCase,
  { winnerLineId, reasons, act }: Settling,
  actor: Actor,
  now: Instant,
): void {
  const parties = present(one);
  one.state = 'decided';
  one.decidedAt = now;
  one.decidedBy = { id: actor.id, name: actor.name };
  one.winnerLineId = winnerLineId;
  one.reasons = reasons;
  for (const party of parties) settleParty(work, one, party, { actor, act, now });
  const winner = parties.find((party) => party.lineId === winnerLineId) as ArbitrationParty;
  if (lineOf(factsOf(work.world, winner.claimId), winner.lineId).association === 'official') {
    one.state = 'closed';
    one.outcome = 'done';
  }
  syncCaseTask(work, one, now);
}

export function checkState(world: World, one: ArbitrationCase): Problem | null {
  if (!isUndecided(one)) return { code: 'already-decided', pointer: '' };
  if (!isReady(one)) return { code: 'arbitration-answers-awaited', pointer: '' };
  const pending = present(one).some(({ claimId, lineId }) => {
    const facts = factsOf(world, claimId);
    return keyPhase(facts, lineOf(facts, lineId)) === 'pending';
  });
  return pending ? { code: 'pending-line-exists', pointer: '' } : null;
}

/** Nobody decides about a partner they belong to, nor again about a line they rejected. */
export function checkPerson(world: World, one: ArbitrationCase, actor: Actor): Problem | null {
  const own = one.parties.some((party) => actor.conflictPartnerIds?.includes(party.partnerId));
  if (own)
    return { code: 'other-person-required', pointer: '', params: { because: 'belongs-to-the-partner' } };
  const before = present(one).some(({ claimId, lineId }) => {
    const line = lineOf(factsOf(world, claimId), lineId);
    return line.disputed && hasRejected(world, line, actor.id);
  });
  return before ? { code: 'other-person-required', pointer: '', params: { because: 'rejected-it' } } : null;
}

function checkDecision(one: ArbitrationCase, input: ArbitrationDecision): Problem[] {
  const problems: Problem[] = [];
  const parties = present(one);
  if (!parties.some((party) => party.lineId === input.winnerLineId))
    problems.push({ code: 'line-unknown', pointer: '/winnerLineId' });
  for (const lineId of Object.keys(input.reasons)) {
    if (!parties.some((party) => party.lineId === lineId))
      problems.push({ code: 'line-unknown', pointer: `/reasons/${lineId}` });
  }
  for (const { lineId } of parties) {
    if (!input.reasons[lineId]?.trim())
      problems.push({ code: 'reason-required', pointer: `/reasons/${lineId}` });
  }
  return problems;
}

/** One party's claim: its line, its clock, its entry and its mail. Nothing of the others stands in them. */
function settleParty(
  work: Work,
  one: ArbitrationCase,
  { claimId, lineId }: ArbitrationParty,
  { actor, act, now }: { actor: Actor; act: Settling['act']; now: Instant },
): void {
  const facts = factsOf(work.world, claimId);
  const line = lineOf(facts, lineId);
  const won = lineId === one.winnerLineId;
  const reason = one.reasons[lineId] ?? '';
  const role = roleFor(act, actor, facts);
  let disputeUntil: DeadlineBasis | null = null;
  line.arbitration = won ? 'won' : 'lost';
  if (!won && awaitsDecision(line)) {
    const dispute = facts.claim.stage === 'disputed';
    rejectLine(facts, line, { codes: ['lost-arbitration'], text: reason, by: actor.id }, now);
    stopAsking(facts, [line], now);
    disputeUntil = decideWhenComplete(work, claimId, now);
    // Lines of a first review may still be open when the last disputed one is lost.
    if (dispute && facts.claim.stage === 'disputed' && !facts.lines.some((other) => other.disputed))
      facts.claim.stage = 'under-review';
  }
  syncReviewClock(work, claimId, now);
  record(work, claimId, {
    act,
    actor,
    at: now,
    role,
    reason,
    detail: { lineId, won },
    visibleTo: ['partner', 'owner'],
  });
  work.messages.push(
    message(
      'arbitration-decided',
      claimId,
      { to: 'partner-contact', claimId },
      {
        lines: mailLines(work.world, [line]),
        won,
        reason,
        disputeUntil,
      },
    ),
  );
  announce(work, facts, 'arbitration.decided', now, line, { won });
}
