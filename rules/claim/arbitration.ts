/**
 * Rivals for one exclusivity key (domain 8): a case opens, its parties are told that the line is contested, never by whom,
 * and it closes when nobody is left to decide between. Answering and deciding stand in arbitrate.ts.
 */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import {
  awaitsDecision,
  isReady,
  isUndecided,
  liveCaseOf,
  present,
  syncCaseTask,
  syncReviewClock,
} from './cases.ts';
import { nextNumber, partnerClock } from './clocks.ts';
import type { ArbitrationCase, ClaimFacts, Deadline, Line, World } from './facts.ts';
import { type Holder, heldElsewhere, holdersOf, phaseElsewhere } from './line-key.ts';
import { mailLines, message } from './messages.ts';
import { clockActor } from '../rights/role.ts';
import { announce } from './tell.ts';
import { disarm } from '../engine/deadline.ts';
import { type Work, arm, factsOf, lineOf, record } from './work.ts';

/**
 * Opens a case for each key of the claim that another account's line holds in any phase, or joins the undecided one.
 * The rivals' claims must be in the world. They get entries of their own; the caller records its claim. Safe to call again:
 * a line that stands in a case already, or has won over the same rivals, stays as it is.
 */
export function openCases(work: Work, claimId: Id<'claim'>, now: Instant): void {
  const facts = factsOf(work.world, claimId);
  const keys = new Set(facts.lines.flatMap((line) => line.key ?? []));
  const told = new Set<ClaimFacts>();
  for (const key of keys) {
    const holders = rivalsOf(work.world, facts, key);
    if (!holders) continue;
    const live = work.world.cases.find((one) => one.key === key && isUndecided(one));
    const joining = holders.filter(
      (holder) => !live || !present(live).some((party) => party.lineId === holder.line.id),
    );
    if (joining.length === 0) continue;
    const one = live ?? newCase(work, key, now);
    for (const holder of joining) {
      join(work, one, holder, now);
      told.add(holder.facts);
    }
    syncCaseTask(work, one, now);
  }
  for (const other of told) {
    syncReviewClock(work, other.claim.id, now);
    if (other !== facts) recordContest(work, other, 'open-arbitration', now);
  }
}

/** null: nothing contested about this key, or decided already between exactly these. */
function rivalsOf(world: World, facts: ClaimFacts, key: string): Holder[] | null {
  const holders = holdersOf(world, key);
  const mine = holders.filter((holder) => holder.facts === facts);
  const others = holders.filter((holder) => holder.facts.claim.partnerId !== facts.claim.partnerId);
  if (mine.length === 0 || others.length === 0) return null;
  const all = [...mine, ...others];
  const open = all.filter((holder) => awaitsDecision(holder.line));
  const settled = world.cases.some(
    (one) =>
      one.key === key &&
      one.state === 'decided' &&
      all.every((holder) => one.parties.some((party) => party.lineId === holder.line.id)) &&
      open.every((holder) => holder.line.id === one.winnerLineId),
  );
  return !settled && open.length > 0 ? all : null;
}

function newCase(work: Work, key: string, now: Instant): ArbitrationCase {
  const earlier = work.world.cases.filter((one) => one.key === key);
  // A winner who is not approved yet has to stand against the newcomer too: the new case takes the old one's place.
  for (const one of earlier) {
    const winner =
      one.state === 'decided'
        ? holdersOf(work.world, key).find((holder) => holder.line.id === one.winnerLineId)
        : undefined;
    if (winner?.phase !== 'undecided') continue;
    one.state = 'closed';
    one.outcome = 'done';
  }
  const one: ArbitrationCase = {
    key,
    number: Math.max(0, ...earlier.map((other) => other.number)) + 1,
    state: 'answers-awaited',
    outcome: null,
    openedAt: now,
    decidedAt: null,
    decidedBy: null,
    winnerLineId: null,
    reasons: {},
    parties: [],
    proposal: null,
    returned: null,
  };
  work.world.cases.push(one);
  return one;
}

function join(work: Work, one: ArbitrationCase, { facts, line, phase }: Holder, now: Instant): void {
  const claimId = facts.claim.id;
  const basis = partnerClock(work.world, facts, facts.policy.partnerAnswer, now);
  const gone = one.parties.find((party) => party.lineId === line.id);
  // What was proposed between fewer is no proposal between these.
  one.proposal = null;
  const party = {
    claimId,
    lineId: line.id,
    partnerId: facts.claim.partnerId,
    role: phase === 'undecided' ? ('challenger' as const) : ('incumbent' as const),
    state: 'answer-awaited' as const,
    answerBy: basis.endsAt,
    answeredAt: null,
  };
  // Its time to answer was given once; a line that comes back to a case is taken as it stands.
  if (gone) gone.state = gone.answeredAt === null ? 'silent' : 'answered';
  else {
    one.parties.push(party);
    // Cases of two keys may have one number, and a line may change its key while it is edited.
    arm(facts, {
      kind: 'arbitration-answer',
      round: nextNumber(facts, 'arbitration-answer'),
      party: line.id,
      basis,
    });
    work.messages.push(
      message(
        'line-contested',
        claimId,
        { to: 'partner-contact', claimId },
        { lines: mailLines(work.world, [line]), answerBy: basis },
      ),
    );
  }
  line.arbitration = 'waiting';
  announce(work, facts, 'line.contested', now, line);
}

function recordContest(
  work: Work,
  facts: ClaimFacts,
  act: 'open-arbitration' | 'close-arbitration',
  now: Instant,
): void {
  const lineIds = facts.lines.filter((line) => line.arbitration === 'waiting').map((line) => line.id);
  record(work, facts.claim.id, {
    act,
    actor: clockActor,
    at: now,
    detail: { lineIds },
    visibleTo: ['partner', 'owner'],
  });
}

/** The party's time to answer is over: its file stays as it is. Called by the clock; records. */
export function arbitrationSilent(work: Work, claimId: Id<'claim'>, deadline: Deadline, at: Instant): void {
  deadline.state = 'fired';
  const lineId = deadline.party;
  const one = liveCaseOf(work.world, lineId);
  const party = one?.parties.find(
    (candidate) => candidate.lineId === lineId && candidate.state === 'answer-awaited',
  );
  if (one && party) {
    party.state = 'silent';
    syncCaseTask(work, one, at);
  }
  record(work, claimId, {
    act: 'expire-arbitration-answer',
    actor: clockActor,
    at,
    detail: { lineId },
    visibleTo: ['partner', 'owner'],
  });
}

export type Blocked = 'answers-awaited' | 'undecided' | 'pending-elsewhere' | 'held-by-itself';

/** Why this line cannot be approved yet; null when it can. At most one line per key may be pending at a time. */
export function blockedByArbitration(world: World, facts: ClaimFacts, lineId: Id<'line'>): Blocked | null {
  const line = facts.lines.find((candidate) => candidate.id === lineId);
  if (!line || line.key === null) return null;
  const live = liveCaseOf(world, lineId);
  if (live) return isReady(live) ? 'undecided' : 'answers-awaited';
  const { key } = line;
  const held = (phase: 'undecided' | 'pending' | 'official'): boolean =>
    heldElsewhere(world, facts.claim.id, key, phase);
  if (held('pending')) return 'pending-elsewhere';
  // Between two claims of one partner there is no case that anybody could decide.
  if (phaseElsewhere(world, facts, key, 'own') === 'official') return 'held-by-itself';
  return held('official') && !hasWon(world, lineId) ? 'undecided' : null;
}

function hasWon(world: World, lineId: Id<'line'>): boolean {
  return world.cases.some((one) => one.state === 'decided' && one.winnerLineId === lineId);
}

export type Leaving = 'withdrawn' | 'customer-refused' | 'rejected';

/**
 * These lines are out: withdrawn, refused by the customer, rejected, or ended. A case they had won closes and nobody moves up;
 * an undecided one goes on while there is still something to decide between two. Other claims get entries of their own; the
 * caller records its claim.
 */
export function leaveArbitration(
  work: Work,
  claimId: Id<'claim'>,
  lineIds: readonly Id<'line'>[],
  now: Instant,
  how: Leaving,
): void {
  const outcome = how === 'customer-refused' ? how : 'withdrawn';
  for (const lineId of lineIds) {
    for (const one of work.world.cases) {
      const party = one.parties.find(
        (candidate) => candidate.lineId === lineId && candidate.state !== 'withdrawn',
      );
      if (!party || one.state === 'closed') continue;
      if (one.state === 'decided') {
        if (one.winnerLineId === lineId) closeDecided(work, one, now, outcome);
        continue;
      }
      party.state = 'withdrawn';
      one.proposal = null;
      releaseLine(work.world, factsOf(work.world, claimId), lineId);
      if (nothingToDecide(work, one)) closeUndecided(work, one, claimId, now, outcome);
      else syncCaseTask(work, one, now);
    }
  }
  syncReviewClock(work, claimId, now);
}

/** The line may have been taken out of a claim that is edited in review; then only its clock is left. */
function releaseLine(world: World, facts: ClaimFacts, lineId: Id<'line'>): void {
  const line = facts.lines.find((candidate) => candidate.id === lineId);
  if (line?.arbitration === 'waiting') line.arbitration = hasWon(world, lineId) ? 'won' : 'none';
  disarm(facts, ['arbitration-answer'], (deadline) => deadline.party === lineId);
}

function nothingToDecide(work: Work, one: ArbitrationCase): boolean {
  const left = present(one);
  return (
    left.length < 2 ||
    !left.some(({ claimId, lineId }) => awaitsDecision(lineOf(factsOf(work.world, claimId), lineId)))
  );
}

/** The winner fell away: whoever holds the line keeps it. Parties that hold nothing any more need not be in the world. */
function closeDecided(
  work: Work,
  one: ArbitrationCase,
  now: Instant,
  outcome: 'customer-refused' | 'withdrawn',
): void {
  one.state = 'closed';
  one.outcome = outcome;
  for (const { facts, line, phase } of holdersOf(work.world, one.key)) {
    const isParty = one.parties.some((party) => party.lineId === line.id);
    if (!isParty || phase !== 'official' || line.id === one.winnerLineId || line.arbitration === 'waiting')
      continue;
    line.arbitration = 'none';
    tellClosed(work, facts, line, now, outcome);
  }
}

function closeUndecided(
  work: Work,
  one: ArbitrationCase,
  leftBy: string,
  now: Instant,
  outcome: 'customer-refused' | 'withdrawn',
): void {
  one.state = 'closed';
  one.outcome = outcome;
  for (const party of present(one)) {
    const facts = factsOf(work.world, party.claimId);
    releaseLine(work.world, facts, party.lineId);
    syncReviewClock(work, party.claimId, now);
    if (party.claimId !== leftBy) tellClosed(work, facts, lineOf(facts, party.lineId), now, outcome);
  }
  syncCaseTask(work, one, now);
}

function tellClosed(
  work: Work,
  facts: ClaimFacts,
  line: Line,
  now: Instant,
  why: 'customer-refused' | 'withdrawn',
): void {
  const claimId = facts.claim.id;
  record(work, claimId, {
    act: 'close-arbitration',
    actor: clockActor,
    at: now,
    detail: { lineId: line.id },
    visibleTo: ['partner', 'owner'],
  });
  work.messages.push(
    message(
      'arbitration-closed',
      claimId,
      { to: 'partner-contact', claimId },
      { lines: mailLines(work.world, [line]), why },
    ),
  );
}
