/** correct-contact and confirm-contact: whom to ask when the round's contact is not reached or proves nothing (5.3). */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { closeTasks } from './clocks.ts';
import { checkContactReason } from './entry.ts';
import type { ClaimFacts, Line, Person, Round, World } from './facts.ts';
import { mailLines, message } from './messages.ts';
import { roleFor } from './rights/acting-role.ts';
import { type Outcome, type Problem, accept, deny } from '../engine/denial.ts';
import { isEmail } from '../engine/email.ts';
import type { Actor } from '../rights/role.ts';
import { type Asked, namedIn, openRound, trustedToAsk } from './round.ts';
import type { Step } from './step.ts';
import { announce } from './tell.ts';
import { requestsOf, waitingLines } from './window.ts';
import { type Work, begin, factsOf, finish, record } from './work.ts';

export interface ContactCorrection {
  claimId: Id<'claim'>;
  round: number;
  contact: Person;
  contactDomainReason?: string | null;
}

/** Another contact is asked in a new round with a full window: a paused one never resumes. */
export function correctContact(
  world: World,
  input: ContactCorrection,
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const round = facts.rounds.find((candidate) => candidate.number === input.round);
  if (!round) return deny('hidden', { code: 'not-found', pointer: '' });
  const state = whyNotCorrectable(facts, round, actor);
  if (state) return deny('conflict', state);
  const problems = checkPerson(input.contact, '/contact');
  facts.claim.customerContact = tidy(input.contact);
  if (input.contactDomainReason !== undefined)
    facts.claim.contactDomainReason = input.contactDomainReason?.trim() || null;
  problems.push(...checkContactReason(facts.claim, work.world.tenant));
  if (problems.length > 0) return deny('invalid', ...problems);
  askAnew(work, facts, round, 'contact-corrected', now);
  recordContact(work, facts, 'correct-contact', actor, now, { round: round.number });
  return accept(finish(work));
}

export interface ContactConfirmation {
  claimId: Id<'claim'>;
  round: number;
  email: string;
  reason: string;
}

/**
 * The address is right after all: the same people are asked again, with a full window. Where the customer's window runs or the
 * line is official, a reviewer's confirmation only closes the task that doubted the contact.
 */
export function confirmContact(
  world: World,
  input: ContactConfirmation,
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const round = facts.rounds.find((candidate) => candidate.number === input.round);
  const notice =
    round &&
    requestsOf(facts, round.number).find((request) => request.email === input.email.trim().toLowerCase());
  if (!round || !notice || (actor.side === 'partner' && !notice.named))
    return deny('hidden', { code: 'not-found', pointer: '' });
  if (input.reason.trim() === '') return deny('invalid', { code: 'reason-required', pointer: '/reason' });
  const doubted = facts.tasks.some(
    (task) => task.closedAt === null && isDoubt(task.kind) && task.detail['round'] === round.number,
  );
  const asks =
    whyNotCorrectable(facts, round, actor) === null &&
    round.state !== 'open' &&
    mayBeAsked(work, facts, round);
  if (!asks && round.state === 'paused' && !mayBeAsked(work, facts, round))
    return deny('conflict', { code: 'trusted-contact-needed', pointer: '' });
  if (!asks && (!doubted || actor.side !== 'owner'))
    return deny('conflict', { code: 'nothing-to-do', pointer: '' });
  if (asks) askAnew(work, facts, round, 'contact-confirmed', now);
  closeTasks(facts, now, 'confirmed', (task) => isDoubt(task.kind) && task.detail['round'] === round.number);
  recordContact(
    work,
    facts,
    'confirm-contact',
    actor,
    now,
    { round: round.number, askedAgain: asks },
    input.reason.trim(),
  );
  return accept(finish(work));
}

function isDoubt(kind: ClaimFacts['tasks'][number]['kind']): boolean {
  return kind === 'replacement-contact' || kind === 'bounce-after-official';
}

/** A round that lacked somebody whose silence counts is asked again only when there is such a person now. */
function mayBeAsked(work: Work, facts: ClaimFacts, round: Round): boolean {
  const unconfirmed = waitingLines(facts, round.number).every((line) => line.consent === 'unconfirmed');
  const passed = facts.notices.some((notice) => notice.round === round.number && notice.notMeAt !== null);
  if (!unconfirmed && !passed) return true;
  return trustedToAsk(work.world.tenant, facts, namedIn(facts, round.number)).size > 0;
}

/**
 * The partner may correct a paused round within its clock; after that, and wherever somebody doubts the contact or nobody
 * trusted was asked, it is the reviewer's.
 */
function whyNotCorrectable(facts: ClaimFacts, round: Round, actor: Actor): Problem | null {
  const waiting = waitingLines(facts, round.number);
  if (waiting.length === 0 || round.state === 'void') return { code: 'nothing-to-do', pointer: '' };
  const unsure =
    round.state === 'paused' ||
    waiting.some((line) => line.consent === 'unconfirmed' || line.consent === 'paused');
  if (actor.side === 'partner') {
    const inTime = facts.deadlines.some(
      (deadline) =>
        deadline.kind === 'contact-correction' &&
        deadline.state === 'armed' &&
        deadline.round === round.number &&
        deadline.party.startsWith('partner'),
    );
    return inTime ? null : { code: 'not-in-this-state', pointer: '', params: { because: 'reviewers-task' } };
  }
  const doubted = facts.tasks.some(
    (task) =>
      task.closedAt === null &&
      task.detail['round'] === round.number &&
      (task.kind === 'replacement-contact' || task.kind === 'contact-bounced'),
  );
  return unsure || doubted ? null : { code: 'nothing-to-do', pointer: '' };
}

export function askAnew(work: Work, facts: ClaimFacts, round: Round, why: Asked, now: Instant): void {
  const lines = waitingLines(facts, round.number);
  // Whoever corrects the contact knows that the customer is asked again.
  if (round.state === 'paused' && why !== 'contact-corrected') tellAskedAgain(work, facts, lines);
  closeTasks(
    facts,
    now,
    why,
    (task) =>
      task.detail['round'] === round.number &&
      (task.kind === 'contact-bounced' ||
        task.kind === 'unconfirmed-contact' ||
        task.kind === 'replacement-contact'),
  );
  openRound(
    work,
    facts.claim.id,
    lines.map((line) => line.id),
    now,
    why,
  );
}

function tellAskedAgain(work: Work, { claim: { id } }: ClaimFacts, lines: Line[]): void {
  const params = { lines: mailLines(work.world, lines) };
  work.messages.push(message('window-asked-again', id, { to: 'partner-contact', claimId: id }, params));
  work.messages.push(message('window-asked-again', id, { to: 'assignee-or-reviewers', claimId: id }, params));
}

export function checkPerson(person: Person, pointer: string): Problem[] {
  const problems: Problem[] = [];
  if (person.name.trim() === '') problems.push({ code: 'field-required', pointer: `${pointer}/name` });
  if ((person.title ?? '').trim() === '')
    problems.push({ code: 'field-required', pointer: `${pointer}/title` });
  return [...problems, ...checkEmail(person.email, `${pointer}/email`)];
}

export function checkEmail(email: string, pointer: string): Problem[] {
  if (email.trim() === '') return [{ code: 'field-required', pointer }];
  return isEmail(email) ? [] : [{ code: 'value-invalid', pointer }];
}

export function tidy(person: Person): Person {
  return {
    name: person.name.trim(),
    title: (person.title ?? '').trim(),
    email: person.email.trim().toLowerCase(),
  };
}

function recordContact(
  work: Work,
  facts: ClaimFacts,
  act: 'correct-contact' | 'confirm-contact',
  actor: Actor,
  now: Instant,
  detail: Record<string, unknown>,
  reason: string | null = null,
): void {
  record(work, facts.claim.id, {
    act,
    actor,
    at: now,
    role: roleFor(act, actor, facts),
    reason,
    detail,
    visibleTo: ['partner', 'owner'],
  });
  announce(work, facts, `contact.${act === 'correct-contact' ? 'corrected' : 'confirmed'}`, now, null);
}
