/** correct-contact, confirm-contact, add- and end-trusted-contact: whom to ask when the round's contact is not reached or proves nothing (5.3). */
import { closeTasks } from './clocks.ts';
import { checkContactReason } from './entry.ts';
import type { ClaimFacts, Person, Round, World } from './facts.ts';
import type { TrustedContact } from './tenant-facts.ts';
import { guard, roleFor } from '../rights/may-act.ts';
import { type Outcome, type Problem, accept, refuse } from '../engine/refusal.ts';
import type { Actor } from '../rights/role.ts';
import { type Asked, namedIn, openRound, trustFor } from './round.ts';
import type { Step } from './step.ts';
import { announce } from './tell-customer.ts';
import { requestsOf, waitingLines } from './window.ts';
import { type Work, begin, factsOf, finish, record } from './work.ts';

export interface ContactCorrection {
  claimId: string;
  round: number;
  contact: Person;
  contactDomainReason?: string | null;
}

/** Another contact is asked in a new round with a full window: a paused one never resumes. */
export function correctContact(
  world: World,
  input: ContactCorrection,
  actor: Actor,
  now: string,
): Outcome<Step> {
  const refusal = guard(world, input.claimId, 'correct-contact', actor);
  if (refusal) return { ok: false, refusal };
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const round = facts.rounds.find((candidate) => candidate.number === input.round);
  if (!round) return refuse('hidden', { code: 'not-found', pointer: '' });
  const state = whyNotCorrectable(facts, round, actor);
  if (state) return refuse('conflict', state);
  const problems = checkPerson(input.contact, '/contact');
  facts.claim.customerContact = tidy(input.contact);
  if (input.contactDomainReason !== undefined)
    facts.claim.contactDomainReason = input.contactDomainReason?.trim() || null;
  problems.push(...checkContactReason(facts.claim, work.world.tenant));
  if (problems.length > 0) return refuse('invalid', ...problems);
  askAnew(work, facts, round, 'contact-corrected', now);
  recordContact(work, facts, 'correct-contact', actor, now, { round: round.number });
  return accept(finish(work));
}

export interface ContactConfirmation {
  claimId: string;
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
  now: string,
): Outcome<Step> {
  const refusal = guard(world, input.claimId, 'confirm-contact', actor);
  if (refusal) return { ok: false, refusal };
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const round = facts.rounds.find((candidate) => candidate.number === input.round);
  const notice =
    round &&
    requestsOf(facts, round.number).find((request) => request.email === input.email.trim().toLowerCase());
  if (!round || !notice || (actor.side === 'partner' && !notice.named))
    return refuse('hidden', { code: 'not-found', pointer: '' });
  if (input.reason.trim() === '') return refuse('invalid', { code: 'reason-required', pointer: '/reason' });
  const doubted = facts.tasks.some(
    (task) => task.closedAt === null && isDoubt(task.kind) && task.detail['round'] === round.number,
  );
  const asks =
    whyNotCorrectable(facts, round, actor) === null &&
    round.state !== 'open' &&
    mayBeAsked(work, facts, round);
  if (!asks && (!doubted || actor.side !== 'owner'))
    return refuse('conflict', { code: 'nothing-to-do', pointer: '' });
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

/** An unconfirmed round is asked again only when there is a trusted contact now. */
function mayBeAsked(work: Work, facts: ClaimFacts, round: Round): boolean {
  const unconfirmed = waitingLines(facts, round.number).every((line) => line.consent === 'unconfirmed');
  return !unconfirmed || trustFor(work.world.tenant, namedIn(facts, round.number)).size > 0;
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

function askAnew(work: Work, facts: ClaimFacts, round: Round, why: Asked, now: string): void {
  const lines = waitingLines(facts, round.number).map((line) => line.id);
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
  openRound(work, facts.claim.id, lines, now, why);
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
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? [] : [{ code: 'value-invalid', pointer }];
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
  act: 'correct-contact' | 'confirm-contact' | 'add-trusted-contact',
  actor: Actor,
  now: string,
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
  announce(
    work,
    facts,
    `contact.${act === 'correct-contact' ? 'corrected' : act === 'confirm-contact' ? 'confirmed' : 'added'}`,
    now,
    null,
  );
}

export interface NewTrustedContact {
  /** The claim at which the reviewer stands; null on the customer's own page. */
  claimId: string | null;
  contact: Pick<TrustedContact, 'id' | 'name' | 'title' | 'email'>;
}

/**
 * The owner holds this contact for the tenant from now on. Every round in the world that was asked without a trusted contact,
 * or stands still, is asked anew; one that runs with a trusted contact goes on.
 */
export function addTrustedContact(
  world: World,
  input: NewTrustedContact,
  actor: Actor,
  now: string,
): Outcome<Step> {
  const refusal = guard(world, input.claimId, 'add-trusted-contact', actor, { tenantId: world.tenant.id });
  if (refusal) return { ok: false, refusal };
  const { id } = input.contact;
  const contact = tidy(input.contact);
  const problems = checkPerson(contact, '').map((problem) => problem);
  const held = world.tenant.trustedContacts.some(
    (other) => other.source === 'owner' && other.email.toLowerCase() === contact.email,
  );
  if (held) problems.push({ code: 'contact-already-asked', pointer: '/email' });
  if (problems.length > 0) return refuse('invalid', ...problems);
  const work = begin(world);
  work.world.tenant.trustedContacts.push({
    id,
    name: contact.name,
    title: contact.title ?? '',
    email: contact.email,
    source: 'owner',
  });
  for (const facts of work.world.claims) {
    const rounds = facts.rounds.filter((round) => lacksTrust(facts, round));
    for (const round of rounds) askAnew(work, facts, round, 'trusted-contact-added', now);
    if (rounds.length > 0 || facts.claim.id === input.claimId) {
      recordContact(work, facts, 'add-trusted-contact', actor, now, {
        rounds: rounds.map((round) => round.number),
      });
    }
  }
  return accept(finish(work));
}

function lacksTrust(facts: ClaimFacts, round: Round): boolean {
  if (round.state === 'void' || waitingLines(facts, round.number).length === 0) return false;
  if (
    round.state === 'paused' ||
    waitingLines(facts, round.number).some((line) => line.consent === 'unconfirmed')
  )
    return true;
  return !requestsOf(facts, round.number).some((request) => request.trusted);
}

/**
 * The owner no longer holds this contact. Requests that went out keep their links: their windows run with those who were asked then.
 * From the next request on the person is not asked.
 */
export function endTrustedContact(
  world: World,
  input: { contactId: string; why: string },
  actor: Actor,
): Outcome<Step> {
  const refusal = guard(world, null, 'end-trusted-contact', actor, { tenantId: world.tenant.id });
  if (refusal) return { ok: false, refusal };
  const held = world.tenant.trustedContacts.find(
    (contact) => contact.id === input.contactId && contact.source === 'owner',
  );
  if (!held) return refuse('hidden', { code: 'not-found', pointer: '' });
  if (input.why.trim() === '') return refuse('invalid', { code: 'field-required', pointer: '/why' });
  const work = begin(world);
  work.world.tenant.trustedContacts = work.world.tenant.trustedContacts.filter(
    (contact) => contact.id !== held.id,
  );
  return accept(finish(work));
}
