/** not-me: a contact passes the request on to somebody else (domain 5.3). */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { setAnswer } from './line-state.ts';
import { checkEmail, tidy } from './contact.ts';
import { requestOf } from './consent.ts';
import type { DeadlineBasis } from '../time/deadline.ts';
import { openTask } from './delivery.ts';
import type { ClaimFacts, Notice, Person, Round, World } from './facts.ts';
import { roleFor } from './rights/acting-role.ts';
import { mailLines, message, type ParamsOf } from './messages.ts';
import { type Outcome, type Problem, accept, deny } from '../engine/denial.ts';
import type { Actor } from '../rights/role.ts';
import { addRequest, onVerifiedDomain, trustedToAsk, watchDelivery } from './round.ts';
import type { Step } from './step.ts';
import { announce, recipientOf } from './tell.ts';
import {
  anyTrustedAsked,
  countsIn,
  isPartyOf,
  pauseRound,
  project,
  requestsOf,
  restReminder,
  roundOf,
  waitingLines,
} from './window.ts';
import { disarm } from '../engine/deadline.ts';
import { type Work, begin, factsOf, finish, record } from './work.ts';

export interface NotMe {
  claimId: Id<'claim'>;
  /** null: the contact knows nobody. */
  replacement: Person | null;
  confirmed: boolean;
}

/**
 * On a verified domain the replacement is asked in the same round: only the replaced person's link is void, and when the new
 * notice is delivered everybody gets the later date. Elsewhere, or with nobody named, a reviewer looks. The window runs on only
 * while somebody trusted is asked who has not said so: silence of whoever said "not me" is no consent.
 */
export function notMe(world: World, input: NotMe, actor: Actor, now: Instant): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const request = requestOf(facts, actor);
  if (!request || request === 'void') return deny('conflict', { code: 'link-void', pointer: '' });
  const round = roundOf(facts, request.round);
  const conflict = whyNotNow(facts, round, input.replacement !== null);
  if (conflict) return deny('conflict', conflict);
  const problems = checkReplacement(facts, round, input);
  if (!input.confirmed) problems.push({ code: 'confirmation-required', pointer: '/confirmed' });
  if (problems.length > 0) return deny('invalid', ...problems);
  const replacement = input.replacement && tidy(input.replacement);
  const passedOn = replacement !== null && onVerifiedDomain(work.world.tenant, replacement.email);
  // Whoever counted until now may vouch for the person named.
  const vouched = countsIn(request);
  request.notMeAt = now;
  if (passedOn) passOn(work, facts, round, request, { replacement, vouched }, now);
  const paused = !anyTrustedAsked(facts, round.number);
  if (paused) pauseForPerson(work, facts, round.number, 'not-me', now);
  // The partner knows the contact it named, and nobody else on the customer's side.
  if (passedOn && !paused && request.named) {
    const params = { contact: request.name, replacementName: replacement.name };
    const { claimId } = input;
    work.messages.push(message('replacement-asked', claimId, { to: 'partner-contact', claimId }, params));
  }
  if (paused || !passedOn) askReviewer(work, facts, request, replacement, { paused, passedOn }, now);
  restReminder(facts);
  record(work, input.claimId, {
    act: 'not-me',
    actor,
    at: now,
    role: roleFor('not-me', actor, facts),
    visibleTo: ['owner', 'customer'],
    detail: { round: round.number, passedOn, paused, replacement },
  });
  announce(work, facts, 'consent.passed-on', now, null, { round: round.number, passedOn, paused });
  return accept(finish(work));
}

function whyNotNow(facts: ClaimFacts, round: Round, named: boolean): Problem | null {
  const asked = waitingLines(facts, round.number).some(
    (line) => line.consent === 'open' || line.consent === 'notice-pending',
  );
  if (round.state === 'paused') return { code: 'window-not-open', pointer: '' };
  if (!asked) return { code: 'window-over', pointer: '' };
  return named && round.replacements >= facts.policy.replacementsPerRound
    ? { code: 'replacements-used', pointer: '' }
    : null;
}

function checkReplacement(facts: ClaimFacts, round: Round, { replacement }: NotMe): Problem[] {
  if (!replacement) return [];
  const problems: Problem[] =
    replacement.name.trim() === '' ? [{ code: 'field-required', pointer: '/replacement/name' }] : [];
  problems.push(...checkEmail(replacement.email, '/replacement/email'));
  const email = replacement.email.trim().toLowerCase();
  const asked = facts.notices.some(
    (notice) => notice.round === round.number && notice.purpose === 'decide' && notice.email === email,
  );
  if (asked) problems.push({ code: 'contact-already-asked', pointer: '/replacement/email' });
  return problems;
}

function passOn(
  work: Work,
  facts: ClaimFacts,
  round: Round,
  replaced: Notice,
  { replacement, vouched }: { replacement: Person; vouched: boolean },
  now: Instant,
): void {
  const claimId = facts.claim.id;
  replaced.state = 'void';
  round.replacements += 1;
  const named = replaced.named;
  const trusted = trustedToAsk(work.world.tenant, facts, named ? replacement : null).has(replacement.email);
  const confirmedAt = vouched ? now : null;
  const as = { named, trusted, replacement: true, confirmedAt };
  const notice = addRequest(work, facts, round, replacement, as, now);
  waitForDelivery(work, facts, round, now);
  const lines = mailLines(work.world, waitingLines(facts, round.number));
  if (notice)
    work.messages.push(
      message('customer-notice', claimId, recipientOf(notice), {
        lines,
        accepted: [],
        acceptedBy: null,
        asked: 'replacement',
      }),
    );
}

/** The window that ran stays the least that the next one may be: nothing ends before the replacement was asked too. */
function waitForDelivery(work: Work, facts: ClaimFacts, round: Round, now: Instant): void {
  round.state = 'notice-pending';
  disarm(
    facts,
    ['refusal-window', 'reminder'],
    (deadline) => deadline.round === round.number && isPartyOf(deadline, 'customer'),
  );
  for (const line of waitingLines(facts, round.number)) {
    if (line.consent === 'open') setAnswer(line, { consent: 'notice-pending', consentBy: line.consentBy });
    project(facts, line);
  }
  watchDelivery(work, facts, round.number, now);
}

/** Nothing ends by itself any more. The owner has its own time to find somebody; after that the lines are unconfirmed. */
export function pauseForPerson(
  work: Work,
  facts: ClaimFacts,
  round: number,
  why: ParamsOf<'window-paused'>['why'],
  now: Instant,
): void {
  const claimId = facts.claim.id;
  const lines = mailLines(work.world, waitingLines(facts, round));
  pauseRound(facts, round);
  const lookUntil = watchDelivery(work, facts, round, now);
  const params = { lines, why, lookUntil };
  work.messages.push(message('window-paused', claimId, { to: 'partner-contact', claimId }, params));
  if (why === 'contact-removed')
    work.messages.push(message('window-paused', claimId, { to: 'assignee-or-reviewers', claimId }, params));
}

function askReviewer(
  work: Work,
  facts: ClaimFacts,
  request: Notice,
  replacement: Person | null,
  how: { paused: boolean; passedOn: boolean },
  now: Instant,
): void {
  const claimId = facts.claim.id;
  openTask(
    facts,
    'replacement-contact',
    `${request.round}:${request.email}`,
    {
      round: request.round,
      email: request.email,
      name: replacement?.name ?? null,
      title: replacement?.title ?? null,
      replacement: replacement?.email ?? null,
    },
    now,
  );
  work.messages.push(
    message(
      'not-me-task',
      claimId,
      { to: 'assignee-or-reviewers', claimId },
      {
        contact: request.name,
        replacementName: replacement?.name ?? '',
        replacementTitle: replacement?.title ?? '',
        replacementEmail: replacement?.email ?? '',
        ...how,
      },
    ),
  );
}

/** What is so after "not me", for the answer to whoever said it. */
export interface AfterNotMe {
  /** The replacement was written to, and the sender's own link is void. */
  passedOn: boolean;
  /** runs: to `until`; waits: for the delivery of the notices; paused: nobody whose silence counts is asked. */
  clock: 'runs' | 'waits' | 'paused';
  until: DeadlineBasis | null;
  /** How many others are asked who have not said "not me". */
  othersAsked: number;
}

export function afterNotMe(facts: ClaimFacts, noticeId: Id<'notice'>): AfterNotMe {
  const own = facts.notices.find((notice) => notice.id === noticeId);
  if (!own) throw new Error(`notice ${noticeId} is not in claim ${facts.claim.id}`);
  const round = roundOf(facts, own.round);
  const others = requestsOf(facts, own.round).filter(
    (notice) =>
      notice.email !== own.email &&
      notice.notMeAt === null &&
      (notice.state === 'queued' || notice.state === 'accepted'),
  );
  return {
    passedOn: own.state === 'void',
    clock: round.state === 'paused' ? 'paused' : round.state === 'open' ? 'runs' : 'waits',
    until: round.state === 'open' ? round.window : null,
    othersAsked: others.length,
  };
}
