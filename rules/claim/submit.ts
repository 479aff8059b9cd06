/** submit-claim and resubmit-claim (domain 5.2:2, 5, 7a). */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { openCases } from './arbitration.ts';
import { armDisputeAnswer, armReviewDecide, armReviewStart } from './clocks.ts';
import { say } from './comment.ts';
import type { DeadlineBasis } from '../time/deadline.ts';
import { checkClaim, enteredOf } from './entry.ts';
import { resolveLine } from './entry-lines.ts';
import type { ClaimFacts, Line, World } from './facts.ts';
import type { ConsentCode } from './tenant-facts.ts';
import { newProof, sealFiles } from './file.ts';
import { roleFor } from './rights/acting-role.ts';
import { mailLines, message } from './messages.ts';
import { type Outcome, accept } from '../engine/denial.ts';
import { isOpen, stopAsking } from './reject.ts';
import type { Actor } from '../rights/role.ts';
import { openRound } from './round.ts';
import type { Step } from './step.ts';
import { submittedKeys, usedKeys } from './submission-limit.ts';
import { tellPartnerAndOwner } from './tell.ts';
import { codeProblem, redeem } from './tenant-lock.ts';
import { disarm } from '../engine/deadline.ts';
import { type Work, begin, factsOf, finish, record } from './work.ts';

export interface Submission {
  claimId: Id<'claim'>;
  /** Added to those the draft has. */
  acknowledgements?: string[];
  /** The customer's one-time code: the id of the code that was typed, 'unknown' when none has it. */
  consentCodeId?: string | null;
}

export function submitClaim(world: World, input: Submission, actor: Actor, now: Instant): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const { claim } = facts;
  claim.acknowledgements = [...new Set([...claim.acknowledgements, ...(input.acknowledgements ?? [])])];
  const wrongCode = input.consentCodeId
    ? codeProblem(work.world, input.claimId, input.consentCodeId, now)
    : null;
  const code = wrongCode ? undefined : codeOf(work.world, input.consentCodeId);
  const entered = { ...enteredOf(facts), used: usedKeys(work.world, facts, now) };
  const { problems, warnings, told } = checkClaim(work.world, entered, 'submit', code?.items ?? []);
  if (wrongCode) problems.push(wrongCode);
  if (problems.length > 0) return { ok: false, denial: { kind: 'invalid', problems, told } };
  work.told = told;

  claim.stage = 'submitted';
  claim.policyId = facts.policy.id;
  claim.policyPinned = true;
  claim.submissions = 1;
  claim.submittedAt = now;
  sealFiles(facts, now);
  const lines = resolveNewLines(work, input.claimId, now);
  if (code) redeem(work, input.claimId, code.id, now);
  const basis = armReviewStart(work.world, facts, now);
  if (facts.policy.windowStarts === 'submission')
    openRound(
      work,
      input.claimId,
      lines.map((line) => line.id),
      now,
      'submitted',
    );
  work.messages.push(
    message(
      'claim-submitted',
      input.claimId,
      { to: 'partner-contact', claimId: input.claimId },
      {
        lines: mailLines(work.world, facts.lines),
        reviewStartsBy: basis,
      },
    ),
  );
  recordAct(work, facts, 'submit-claim', actor, now, {
    policy: facts.policy.id,
    files: sentFiles(facts, now),
  });
  tellPartnerAndOwner(work, facts, 'claim.submitted', now, { lines: facts.lines.map((line) => line.id) });
  work.warnings.push(...warnings);
  warnOfCoverage(work, basis);
  return accept(finish(work));
}

function codeOf(world: World, id: string | null | undefined): ConsentCode | undefined {
  return world.tenant.codes.find((code) => code.id === id);
}

export interface Answer {
  claimId: Id<'claim'>;
  comment?: string | null;
  /** What is said to single points of the request. */
  answers?: { code: string; text: string }[];
}

/** Everything that was said, each point under the code it answers; null when that is nothing. */
export function wordsOfAnswer({ comment, answers = [] }: Answer): string | null {
  const points = answers.flatMap(({ code, text }) => (isSeen(text) ? [`${code}: ${text.trim()}`] : []));
  return [...(comment && isSeen(comment) ? [comment.trim()] : []), ...points].join('\n') || null;
}

/** A blank and a character without width say nothing. */
function isSeen(text: string): boolean {
  return /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}

export function resubmitClaim(world: World, input: Answer, actor: Actor, now: Instant): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const { claim } = facts;
  const { problems, warnings, told } = checkClaim(work.world, enteredOf(facts), 'submit');
  const words = wordsOfAnswer(input);
  // The review clock starts again with an answer, so there has to be one.
  if (words === null && newProof(facts).length === 0 && claim.changedSinceRequestAt === null)
    problems.unshift({ code: 'answer-required', pointer: '/comment' });
  if (problems.length > 0) return { ok: false, denial: { kind: 'invalid', problems, told } };
  work.told = told;
  const dispute = claim.answerTo === 'dispute';
  claim.stage = dispute ? 'disputed' : 'under-review';
  claim.answerTo = null;
  claim.requested = [];
  claim.changedSinceRequestAt = null;
  claim.submissions += 1;
  disarm(facts, ['partner-answer']);
  sealFiles(facts, now);
  askAgain(work, facts, now);
  const basis = dispute ? armDisputeAnswer(work.world, facts, now) : armReviewDecide(work.world, facts, now);
  say(work, input.claimId, 'shared', actor, words, now);
  const to = dispute
    ? { to: 'senior-reviewers' as const }
    : { to: 'assignee-or-reviewers' as const, claimId: input.claimId };
  work.messages.push(
    message('information-answered', input.claimId, to, {
      text: words,
      decideBy: basis,
      dispute,
    }),
  );
  recordAct(work, facts, 'resubmit-claim', actor, now, {
    files: sentFiles(facts, now),
    comment: words,
  });
  tellPartnerAndOwner(work, facts, 'claim.resubmitted', now);
  work.warnings.push(...warnings);
  warnOfCoverage(work, basis);
  return accept(finish(work));
}

/**
 * Where the window starts at submission: lines that are new or mean something else, and all when another contact is named, are
 * asked about in a new round (7a). A refusal that stands is not asked again.
 */
function askAgain(work: Work, facts: ClaimFacts, now: Instant): void {
  if (facts.policy.windowStarts !== 'submission') return;
  const changed = facts.lines.filter(
    (line) => isOpen(line) && (line.round === null || contactChanged(facts, line)),
  );
  if (changed.length === 0) return;
  stopAsking(facts, changed, now);
  openRound(
    work,
    facts.claim.id,
    changed.map((line) => line.id),
    now,
    'lines-changed',
  );
}

/** Compared with the contact as the partner named it: one that "not me" put in its place is no change of the partner's. */
function contactChanged({ claim, rounds }: ClaimFacts, line: Line): boolean {
  const round = rounds.find((one) => one.number === line.round);
  if (!round) return false;
  return round.namedContact.email.toLowerCase() !== claim.customerContact?.email.toLowerCase();
}

function sentFiles(facts: ClaimFacts, now: Instant): { id: string; name: string; sha256: string }[] {
  return facts.files
    .filter((file) => file.sentAt === now)
    .map(({ id, name, sha256 }) => ({ id, name, sha256 }));
}

/** The date was found with a holiday list that ends too early: it may have to be told again. */
function warnOfCoverage(work: Work, basis: DeadlineBasis): void {
  if (basis.beyondCoverage)
    work.warnings.push({
      code: 'calendar-coverage-ends',
      pointer: '',
      params: { calendar: basis.calendarId },
    });
}

function recordAct(
  work: Work,
  facts: ClaimFacts,
  act: 'submit-claim' | 'resubmit-claim',
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

/**
 * What submitting makes of lines: the subscription that is meant is stored, and the key they will hold (domain 4.1). The claim was checked
 * for submit: every line entered since can be resolved. Returns the lines that got their key now.
 */
export function resolveNewLines(work: Work, claimId: Id<'claim'>, now: Instant): Line[] {
  const facts = factsOf(work.world, claimId);
  const entered = enteredOf(facts);
  const fresh = facts.lines.filter((line) => line.review === 'undecided' && line.key === null);
  const before = submittedKeys(facts.claim, facts.lines);
  for (const line of fresh) {
    const resolved = resolveLine(work.world, entered, line);
    if (!resolved) throw new Error(`line ${line.id} was accepted but means no item`);
    line.subscriptionId = resolved.subscriptionId;
    line.key = resolved.key;
  }
  facts.claim.submittedKeys = [...before, ...fresh.map(({ key }) => ({ key: key as string, at: now }))];
  if (fresh.length > 0) openCases(work, claimId, now);
  return fresh;
}
