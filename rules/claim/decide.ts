/** decide-claim: per line, in review, in a dispute, and for lines whose customer cannot be reached (domain 5.2:7, 8, 12; 5.3). */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { blockedByArbitration, leaveArbitration } from './arbitration.ts';
import { type RejectionCode, chosenRejectionCodes } from '../engine/codes.ts';
import { say } from './comment.ts';
import type { DeadlineBasis } from '../time/deadline.ts';
import type { ClaimFacts, Line, World } from './facts.ts';
import { hasRejected } from './cases.ts';
import { lacksConsent, setApproved } from './line-state.ts';
import { roleFor } from './rights/acting-role.ts';
import { mailLines, message } from './messages.ts';
import { type Outcome, type Problem, accept, deny } from '../engine/denial.ts';
import {
  decideWhenComplete,
  disputesLeft,
  isOpen,
  rejectLine,
  stopAsking,
  tidyDisputePeriods,
} from './reject.ts';
import type { Actor } from '../rights/role.ts';
import { associateApproved, openRound } from './round.ts';
import type { Step } from './step.ts';
import { tellPartnerAndOwner } from './tell.ts';
import { type Work, begin, factsOf, finish, record } from './work.ts';

export interface LineDecision {
  lineId: Id<'line'>;
  decision: 'approve' | 'reject';
  /** Reasons of 7.3, at least one for a rejection. */
  codes?: RejectionCode[];
  text?: string | null;
  /** What the decision rests on, and where it stands. */
  evidence?: string | null;
  /** What would change a rejection; left out, the catalogue of reasons says it. */
  remedy?: string | null;
}

export interface ClaimDecision {
  claimId: Id<'claim'>;
  lines: LineDecision[];
  comment?: string | null;
}

export function decideClaim(world: World, input: ClaimDecision, actor: Actor, now: Instant): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const problems = checkDecision(work.world, facts, input, actor);
  if (problems.length > 0) return deny(kindOfDecision(problems), ...problems);

  const dispute = facts.claim.stage === 'disputed';
  const chosen = (decision: LineDecision['decision']): Line[] =>
    input.lines
      .filter((one) => one.decision === decision)
      .flatMap((one) => facts.lines.filter((line) => line.id === one.lineId));
  const approved = chosen('approve');
  const rejected = chosen('reject');
  facts.claim.decisions += 1;
  for (const line of rejected) {
    const { codes: [code, ...further] = [], text, evidence, remedy } = decisionOf(input, line) ?? {};
    if (code === undefined) throw new Error(`line ${line.id} is rejected without a reason`);
    const codes = [code, ...further] as const;
    rejectLine(
      facts,
      line,
      { codes, text: words(text), evidence: words(evidence), remedy: words(remedy), by: actor.id },
      now,
    );
  }
  stopAsking(facts, rejected, now);
  leaveArbitration(
    work,
    input.claimId,
    rejected.map((line) => line.id),
    now,
    'rejected',
  );
  for (const line of approved) line.evidence = words(decisionOf(input, line)?.evidence);
  approveLines(work, facts, approved, now);
  const disputeUntil = decideWhenComplete(work, input.claimId, now);
  tidyDisputePeriods(facts);
  say(work, input.claimId, 'shared', actor, input.comment, now);
  tellDecision(work, facts, { approved, rejected, dispute, text: words(input.comment), disputeUntil }, now);
  record(work, input.claimId, {
    act: 'decide-claim',
    actor,
    at: now,
    role: roleFor('decide-claim', actor, factsOf(world, input.claimId)),
    detail: { lines: input.lines, comment: input.comment ?? null, dispute },
    visibleTo: ['partner', 'owner'],
  });
  return accept(finish(work));
}

const words = (text: string | null | undefined): string | null => text?.trim() || null;

function decisionOf({ lines }: ClaimDecision, line: Line): LineDecision | undefined {
  return lines.find((one) => one.lineId === line.id);
}

function approveLines(work: Work, facts: ClaimFacts, approved: Line[], now: Instant): void {
  const claimId = facts.claim.id;
  for (const line of approved) {
    setApproved(line);
    line.disputed = false;
    line.disputeUntil = null;
    line.remedy = null;
  }
  // Where the window started at submission, lines approved in their first review were asked about then.
  const unasked = approved.filter((line) => line.round === null);
  if (unasked.length > 0)
    openRound(
      work,
      claimId,
      unasked.map((line) => line.id),
      now,
      'approved',
    );
  if (approved.length > 0)
    associateApproved(
      work,
      claimId,
      approved.map((line) => line.id),
      now,
    );
}

/** Lines this decision may name. What it leaves out stays open under the clock that runs: a ready line waits for no other. */
function decidable({ lines }: ClaimFacts): Line[] {
  return lines.filter((line) => line.disputed || isOpen(line) || lacksConsent(line));
}

function checkDecision(world: World, facts: ClaimFacts, input: ClaimDecision, actor: Actor): Problem[] {
  const open = decidable(facts);
  const problems = input.lines.flatMap((decision, index) => {
    const first = input.lines.findIndex((one) => one.lineId === decision.lineId) === index;
    const line = facts.lines.find((one) => one.id === decision.lineId);
    const pointer = `/lines/${index}`;
    if (!line) return [{ code: 'line-unknown', pointer } satisfies Problem];
    if (!first || !open.includes(line)) return [{ code: 'line-not-open', pointer } satisfies Problem];
    return [
      ...checkPerson(world, line, actor, pointer),
      ...checkReasons(line, decision, pointer),
      ...checkApproval(world, facts, line, decision, pointer),
    ];
  });
  if (input.lines.length === 0) problems.push({ code: 'field-required', pointer: '/lines' });
  return problems;
}

/** A dispute is decided by another person than the one who rejected. */
function checkPerson(world: World, line: Line, actor: Actor, pointer: string): Problem[] {
  if (!line.disputed || !hasRejected(world, line, actor.id)) return [];
  return [{ code: 'other-person-required', pointer, params: { because: 'rejected-it' } }];
}

function checkReasons(
  line: Line,
  { decision, codes = [], remedy }: LineDecision,
  pointer: string,
): Problem[] {
  if (decision === 'approve') {
    return [
      ...(codes.length === 0 ? [] : [{ code: 'value-invalid', pointer: `${pointer}/codes` } as const]),
      ...(words(remedy) === null ? [] : [{ code: 'value-invalid', pointer: `${pointer}/remedy` } as const]),
    ];
  }
  if (codes.length === 0) return [{ code: 'reason-required', pointer: `${pointer}/codes` }];
  const chosen = chosenRejectionCodes as readonly string[];
  return codes.flatMap((code, index): Problem[] => {
    // Nobody accepts in the customer's place, and nothing else is wrong with a line that was approved (domain 5.3).
    const allowed = lacksConsent(line)
      ? code === 'missing-customer-consent-on-poe'
      : chosen.includes(code) && codes.indexOf(code) === index;
    return allowed
      ? []
      : [{ code: 'reason-unknown', pointer: `${pointer}/codes/${index}`, params: { code } }];
  });
}

const blockedCodes = {
  'answers-awaited': 'arbitration-answers-awaited',
  undecided: 'arbitration-undecided',
  'pending-elsewhere': 'pending-line-exists',
  'held-by-itself': 'partner-holds-line',
} as const;

function checkApproval(
  world: World,
  facts: ClaimFacts,
  line: Line,
  { decision }: LineDecision,
  pointer: string,
): Problem[] {
  if (decision === 'reject') return [];
  if (lacksConsent(line)) return [{ code: 'already-decided', pointer }];
  const blocked = blockedByArbitration(world, facts, line.id);
  return blocked ? [{ code: blockedCodes[blocked], pointer }] : [];
}

function kindOfDecision(problems: Problem[]): 'forbidden' | 'conflict' | 'invalid' {
  if (problems.some((problem) => problem.code === 'other-person-required')) return 'forbidden';
  const blocked: readonly string[] = Object.values(blockedCodes);
  return problems.every((problem) => blocked.includes(problem.code)) ? 'conflict' : 'invalid';
}

interface Told {
  approved: Line[];
  rejected: Line[];
  dispute: boolean;
  text: string | null;
  disputeUntil: DeadlineBasis | null;
}

function tellDecision(
  work: Work,
  facts: ClaimFacts,
  { approved, rejected, dispute, text, disputeUntil }: Told,
  now: Instant,
): void {
  const { world } = work;
  const claimId = facts.claim.id;
  const to = { to: 'partner-contact', claimId } as const;
  const rejectedLines = mailLines(world, rejected).map((line, index) => ({
    ...line,
    codes: [...(rejected[index]?.rejectionCodes ?? [])],
    text: rejected[index]?.rejectionText ?? null,
    evidence: rejected[index]?.evidence ?? null,
    remedy: rejected[index]?.remedy ?? null,
  }));
  const approvedLines = mailLines(world, approved).map((line, index) => ({
    ...line,
    evidence: approved[index]?.evidence ?? null,
  }));
  const left = disputesLeft(facts);
  if (dispute) {
    work.messages.push(
      message('dispute-decided', claimId, to, {
        approved: approvedLines,
        rejected: rejectedLines,
        text,
        disputeUntil,
        disputesLeft: left,
      }),
    );
  } else {
    const customerUntil = facts.rounds.find((round) => round.number === approved[0]?.round)?.window ?? null;
    const official = mailLines(
      world,
      approved.filter((line) => line.association === 'official'),
    );
    const no = { rejected: rejectedLines, disputeUntil, disputesLeft: left };
    if (rejected.length === 0)
      work.messages.push(
        message('claim-approved', claimId, to, { lines: approvedLines, official, text, customerUntil }),
      );
    else if (approved.length === 0)
      work.messages.push(message('lines-rejected', claimId, to, { ...no, text }));
    else
      work.messages.push(
        message('claim-decided', claimId, to, {
          ...no,
          approved: approvedLines,
          official,
          text,
          customerUntil,
        }),
      );
  }
  const ids = (lines: Line[]): string[] => lines.map((line) => line.id);
  if (approved.length > 0)
    tellPartnerAndOwner(work, facts, 'claim.approved', now, { lines: ids(approved), dispute });
  if (rejected.length > 0)
    tellPartnerAndOwner(work, facts, 'claim.rejected', now, { lines: ids(rejected), dispute });
}
