/** start-review, assign-claim, release-claim and request-information (domain 5.2:3, 4). Deciding stands in decide.ts. */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { armPartnerAnswer, armReviewDecide, stopOwnerClocks } from './clocks.ts';
import type { Act } from './rights/act-table.ts';
import { type InformationCode, informationCodes } from '../engine/codes.ts';
import { say } from './comment.ts';
import type { Absence } from '../programme/absence.ts';
import { hasRejected } from './cases.ts';
import type { ClaimFacts, World } from './facts.ts';
import { roleFor } from './rights/acting-role.ts';
import { type MailPoint, message } from './messages.ts';
import { type Outcome, type Problem, type Warning, accept, deny } from '../engine/denial.ts';
import { type Actor, type Grant, grantedBy, holds, mayHandOver } from '../rights/role.ts';
import type { Step } from './step.ts';
import { tellPartnerAndOwner } from './tell.ts';
import { type Work, begin, factsOf, finish, record } from './work.ts';

export function startReview(
  world: World,
  input: { claimId: Id<'claim'> },
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  facts.claim.stage = 'under-review';
  facts.claim.reviewStartedAt = now;
  facts.claim.assignee = { id: actor.id, name: actor.name };
  stopOwnerClocks(facts, now);
  armReviewDecide(work.world, facts, now);
  recordReview(work, facts, 'start-review', actor, now, {});
  tellPartnerAndOwner(work, facts, 'claim.review-started', now);
  return accept(finish(work));
}

export interface Assignee {
  id: string;
  name: string;
  grants: Grant[];
  /** Partners the person belongs to. */
  partnerIds: string[];
  /** When it is recorded and not over. */
  absence?: Absence | null;
  /** Claims in hand before this one, and how many there should be at most; null: no such number. */
  inHand?: { claims: number; capacity: number | null };
}

/** Whether somebody could do the work that the claim waits with: the act table asks the same when it is done. */
export function whyNotAssignable(world: World, claimId: Id<'claim'>, person: Assignee): Problem | null {
  const facts = factsOf(world, claimId);
  const problem = (because: string): Problem => ({
    code: 'other-person-required',
    pointer: '/memberId',
    params: { because },
  });
  if (person.partnerIds.includes(facts.claim.partnerId)) return problem('belongs-to-the-partner');
  if (!awaitsDispute(facts.claim)) return null;
  const actor = { grants: person.grants } as Actor;
  if (!holds(actor, ['senior-reviewer']))
    return {
      code: 'role-missing',
      pointer: '/memberId',
      params: { roles: ['senior-reviewer'], grantedBy: grantedBy.owner ?? '' },
    };
  const disputed = facts.lines.filter((line) => line.disputed);
  return disputed.some((line) => hasRejected(world, line, person.id)) ? problem('rejected-it') : null;
}

/** Disputed, or it was and the answer returns it there. */
function awaitsDispute({ stage, answerTo }: ClaimFacts['claim']): boolean {
  return stage === 'disputed' || (stage === 'partner-action-required' && answerTo === 'dispute');
}

export interface Assignment {
  claimId: Id<'claim'>;
  /** null puts the claim back to everybody. */
  assignee: Assignee | null;
}

export function assignClaim(world: World, input: Assignment, actor: Actor, now: Instant): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const { assignee } = input;
  const unfit = assignee && whyNotAssignable(world, input.claimId, assignee);
  if (unfit) return deny('conflict', unfit);
  if (assignee && assignee.id !== actor.id && !mayHandOver(actor)) {
    return deny('forbidden', {
      code: 'role-missing',
      pointer: '/memberId',
      params: { roles: ['senior-reviewer'], grantedBy: grantedBy.owner ?? '' },
    });
  }
  if ((assignee?.id ?? null) === (facts.claim.assignee?.id ?? null))
    return deny('conflict', { code: 'nothing-to-do', pointer: '/memberId' });
  facts.claim.assignee = assignee && { id: assignee.id, name: assignee.name };
  record(work, input.claimId, {
    act: 'assign-claim',
    actor,
    at: now,
    role: roleFor('assign-claim', actor, facts),
    visibleTo: ['owner'],
  });
  work.events.push({
    type: 'claim.assigned',
    claimId: input.claimId,
    at: now,
    audience: { side: 'owner' },
    data: { number: facts.claim.number, assigneeId: assignee?.id ?? null },
  });
  if (assignee) work.warnings.push(...assigneeWarnings(assignee));
  return accept(finish(work));
}

/** Neither stops an assignment: somebody has to do the work. */
function assigneeWarnings({ name, absence, inHand }: Assignee): Warning[] {
  const warnings: Warning[] = [];
  if (absence) {
    const { from, until, substitute } = absence;
    warnings.push({
      code: 'assignee-absent',
      pointer: '/memberId',
      params: { name, from, until, ...(substitute && { substitute }) },
    });
  }
  if (inHand && inHand.capacity !== null && inHand.claims >= inHand.capacity)
    warnings.push({
      code: 'assignee-full',
      pointer: '/memberId',
      params: { name, claims: inHand.claims + 1, capacity: inHand.capacity },
    });
  return warnings;
}

/** What is asked for one of the reasons: what was found, and what would help; left out, the catalogue of reasons says it. */
export interface RequestPoint {
  code: InformationCode;
  evidence?: string | null;
  remedy?: string | null;
}

export interface InformationRequest {
  claimId: Id<'claim'>;
  codes: InformationCode[];
  points?: RequestPoint[];
  /** Needed where a reason has no words of its own. */
  comment?: string | null;
}

export function requestInformation(
  world: World,
  input: InformationRequest,
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const { claim } = facts;
  const problems = checkRequest(input, actor, facts);
  if (problems.some((problem) => problem.code === 'other-person-required'))
    return deny('forbidden', ...problems);
  if (problems.length > 0) return deny('invalid', ...problems);
  const dispute = claim.stage === 'disputed';
  const comment = input.comment?.trim() || null;
  const points = pointsOf(input);
  claim.answerTo = dispute ? 'dispute' : 'review';
  claim.stage = 'partner-action-required';
  claim.requested = [...input.codes];
  claim.changedSinceRequestAt = null;
  claim.requests += 1;
  stopOwnerClocks(facts, now);
  const answerBy = armPartnerAnswer(work.world, facts, now);
  say(work, input.claimId, 'shared', actor, comment, now);
  work.messages.push(
    message(
      'information-requested',
      input.claimId,
      { to: 'partner-contact', claimId: input.claimId },
      {
        codes: [...input.codes],
        points,
        text: comment,
        answerBy,
        dispute,
      },
    ),
  );
  recordReview(work, facts, 'request-information', actor, now, {
    codes: input.codes,
    points: points.filter(hasWords),
    comment,
  });
  tellPartnerAndOwner(work, facts, 'claim.information-requested', now, { codes: input.codes });
  return accept(finish(work));
}

/** One for each reason, in their order. */
function pointsOf({ codes, points = [] }: InformationRequest): MailPoint[] {
  return codes.map((code) => {
    const { evidence, remedy } = points.find((point) => point.code === code) ?? {};
    return { code, evidence: evidence?.trim() || null, remedy: remedy?.trim() || null };
  });
}

const hasWords = ({ evidence, remedy }: MailPoint): boolean => evidence !== null || remedy !== null;

function checkPoints({ codes, points = [] }: InformationRequest): Problem[] {
  return points.flatMap(({ code }, index): Problem[] => {
    const fits = codes.includes(code) && points.findIndex((point) => point.code === code) === index;
    return fits ? [] : [{ code: 'value-invalid', pointer: `/points/${index}/code`, params: { code } }];
  });
}

function checkRequest(input: InformationRequest, actor: Actor, facts: ClaimFacts): Problem[] {
  const { codes, comment } = input;
  const problems: Problem[] = [];
  if (facts.lines.some((line) => line.disputed && line.rejectedBy === actor.id)) {
    problems.push({ code: 'other-person-required', pointer: '', params: { because: 'rejected-it' } });
  }
  if (codes.length === 0) problems.push({ code: 'reason-required', pointer: '/codes' });
  codes.forEach((code, index) => {
    const known = informationCodes.includes(code) && codes.indexOf(code) === index;
    // With no file that is for this claim there is nothing in which anything else could be missing (domain 7.2).
    const beside = codes.includes('missing-all-poe') && code !== 'missing-all-poe';
    if (!known || beside)
      problems.push({
        code: known ? 'value-invalid' : 'reason-unknown',
        pointer: `/codes/${index}`,
        params: { code },
      });
  });
  problems.push(...checkPoints(input));
  if (!comment?.trim() && !pointsOf(input).every(hasWords))
    problems.push({ code: 'field-required', pointer: '/comment' });
  return problems;
}

function recordReview(
  work: Work,
  facts: ClaimFacts,
  act: Act,
  actor: Actor,
  now: Instant,
  detail: Record<string, unknown>,
): void {
  record(work, facts.claim.id, {
    act,
    actor,
    at: now,
    role: roleFor(act, actor, facts),
    detail,
    visibleTo: ['partner', 'owner'],
  });
}

export interface Release {
  claimId: Id<'claim'>;
  /** Who had it when it was asked for. */
  memberId: Id<'member'>;
  /** The same person as a reviewer; null: not one any more, or deactivated. */
  assignee: Assignee | null;
}

/**
 * The queue gets back what its assignee may not do any more (domain 2). Nobody is judged by it, and no clock moves.
 */
export function releaseClaim(
  world: World,
  { claimId, memberId, assignee }: Release,
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const stays = assignee !== null && whyNotAssignable(world, claimId, assignee) === null;
  if (factsOf(world, claimId).claim.assignee?.id !== memberId || stays)
    return deny('conflict', { code: 'nothing-to-do', pointer: '' });
  const work = begin(world);
  const facts = factsOf(work.world, claimId);
  facts.claim.assignee = null;
  record(work, claimId, {
    act: 'release-claim',
    actor,
    at: now,
    role: roleFor('release-claim', actor, facts),
    visibleTo: ['owner'],
  });
  work.events.push({
    type: 'claim.assigned',
    claimId,
    at: now,
    audience: { side: 'owner' },
    data: { number: facts.claim.number, assigneeId: null },
  });
  return accept(finish(work));
}
