/**
 * Whose silence and whose consent count for a tenant: add-, confirm- and end-trusted-contact, object-to-contact. A contact is added by
 * one person of the owner and confirmed by another, because whoever is trusted can make a claim official at once; the tenant's own
 * people are told and may object.
 */
import type { Instant } from '../time/meant.ts';
import { askAnew, checkPerson, tidy } from './contact.ts';
import { openTask } from './delivery.ts';
import type { ClaimFacts, Round, World } from './facts.ts';
import { roleFor } from './rights/acting-role.ts';
import { pauseForPerson } from './not-me.ts';
import { type Outcome, type Problem, accept, deny } from '../engine/denial.ts';
import { domainOfEmail, isAtOrBelow } from '../engine/email.ts';
import type { Actor } from '../rights/role.ts';
import { onVerifiedDomain } from './round.ts';
import type { Step } from './step.ts';
import { announce } from './tell.ts';
import type { ProposedContact, TrustedContact } from './tenant-facts.ts';
import { anyTrustedAsked, requestsOf, waitingLines } from './window.ts';
import { type Work, begin, finish, record } from './work.ts';

/** What the directory of accounts says of an address. */
export interface AddressFacts {
  /** Somebody of the owner or of a partner signs in with it. */
  hasAccount: boolean;
  /** Somebody of the owner, or of a partner, has an account on its domain or on one above it, or the partner that domain. */
  ofOwner: boolean;
  ofPartner: boolean;
}

export interface NewTrustedContact {
  contact: { id: string; name: string; title: string; email: string };
  why: string | null;
  known: AddressFacts;
}

/** Nothing changes for anybody before another person has confirmed it. */
export function addTrustedContact(
  world: World,
  { contact: { id, ...typed }, why, known }: NewTrustedContact,
  actor: Actor,
): Outcome<Step> {
  const { name, title = '', email } = tidy(typed);
  const problems = checkPerson({ name, title, email }, '');
  if (isHeld(world, email)) problems.push({ code: 'contact-already-asked', pointer: '/email' });
  problems.push(...checkAddress(world, email, known));
  if (!onVerifiedDomain(world.tenant, email) && (why ?? '').trim() === '')
    problems.push({ code: 'reason-required', pointer: '/why' });
  if (problems.length > 0) return deny('invalid', ...problems);
  const work = begin(world);
  work.world.tenant.proposedContacts = [
    ...world.tenant.proposedContacts,
    { id, name, title, email, why: why?.trim() || null, addedBy: { id: actor.id, name: actor.name } },
  ];
  return accept(finish(work));
}

function isHeld({ tenant }: World, email: string): boolean {
  const held = [
    ...tenant.trustedContacts.filter(({ source }) => source === 'owner'),
    ...tenant.proposedContacts,
  ];
  return held.some((contact) => contact.email.toLowerCase() === email);
}

/** A customer's own domain stays the customer's, even where somebody of a partner has an address on it. */
function checkAddress(world: World, email: string, known: AddressFacts): Problem[] {
  if (known.hasAccount) return [{ code: 'contact-has-account', pointer: '/email' }];
  if (onVerifiedDomain(world.tenant, email)) return [];
  const domain = domainOfEmail(email);
  const claims = world.claims.some(
    ({ claim }) => claim.partnerContact && isAtOrBelow(domain, domainOfEmail(claim.partnerContact.email)),
  );
  if (known.ofOwner) return [{ code: 'contact-of-owner', pointer: '/email' }];
  return known.ofPartner || claims ? [{ code: 'contact-of-partner', pointer: '/email' }] : [];
}

/** In force from now on. Every round that was asked without somebody whose silence counts, or is paused, is asked again. */
export function confirmTrustedContact(
  world: World,
  { contactId, known }: { contactId: string; known: AddressFacts },
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const proposed = world.tenant.proposedContacts.find((contact) => contact.id === contactId);
  if (!proposed) return deny('hidden', { code: 'not-found', pointer: '' });
  if (proposed.addedBy.id === actor.id)
    return deny('forbidden', {
      code: 'other-person-required',
      pointer: '',
      params: { because: 'added-the-contact' },
    });
  const problems = checkAddress(world, proposed.email, known);
  if (problems.length > 0) return deny('conflict', ...problems.map((one) => ({ ...one, pointer: '' })));
  const work = begin(world);
  const { tenant } = work.world;
  const { id, name, title, email } = proposed;
  tenant.trustedContacts.push({ id, name, title, email, source: 'owner' });
  tenant.proposedContacts = tenant.proposedContacts.filter((contact) => contact.id !== id);
  for (const facts of work.world.claims) {
    const rounds = facts.rounds.filter((round) => lacksTrust(facts, round));
    for (const round of rounds) askAnew(work, facts, round, 'trusted-contact-added', now);
    if (rounds.length > 0) recordContact(work, facts, 'confirm-trusted-contact', actor, now, rounds);
  }
  return accept(finish(work));
}

function lacksTrust(facts: ClaimFacts, round: Round): boolean {
  const waiting = waitingLines(facts, round.number);
  if (round.state === 'void' || waiting.length === 0) return false;
  if (round.state === 'paused' || waiting.some((line) => line.consent === 'unconfirmed')) return true;
  return !anyTrustedAsked(facts, round.number);
}

function recordContact(
  work: Work,
  facts: ClaimFacts,
  act: 'confirm-trusted-contact' | 'end-trusted-contact' | 'object-to-contact',
  actor: Actor,
  now: Instant,
  rounds: readonly Round[],
  reason: string | null = null,
): void {
  record(work, facts.claim.id, {
    act,
    actor,
    at: now,
    role: roleFor(act, actor, facts),
    reason,
    detail: { rounds: rounds.map((round) => round.number) },
    visibleTo: ['owner', 'customer'],
  });
  announce(work, facts, act === 'confirm-trusted-contact' ? 'contact.added' : 'contact.removed', now, null);
}

export interface ContactEnd {
  contactId: string;
  why: string;
}

/** By the owner, or by the tenant's administrator, whose own contacts they are. */
export function endTrustedContact(
  world: World,
  input: ContactEnd,
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  return remove(world, 'end-trusted-contact', input, actor, now);
}

/** By another trusted contact of the tenant, with the link of the mail that told of it. */
export function objectToContact(world: World, input: ContactEnd, actor: Actor, now: Instant): Outcome<Step> {
  const email = actor.contact?.email.toLowerCase();
  const trusted = world.tenant.trustedContacts.some(
    (contact) => contact.email.toLowerCase() === email && contact.id !== input.contactId,
  );
  if (!trusted) return deny('forbidden', { code: 'not-a-trusted-contact', pointer: '' });
  return remove(world, 'object-to-contact', input, actor, now);
}

/** Every link of theirs is void at once. Where nobody is left whose silence counts, or the named contact is gone, the window pauses. */
function remove(
  world: World,
  act: 'end-trusted-contact' | 'object-to-contact',
  { contactId, why }: ContactEnd,
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const { trustedContacts, proposedContacts } = world.tenant;
  const held: TrustedContact | ProposedContact | undefined =
    trustedContacts.find((contact) => contact.id === contactId && contact.source === 'owner') ??
    proposedContacts.find((contact) => contact.id === contactId);
  if (!held) return deny('hidden', { code: 'not-found', pointer: '' });
  if (why.trim() === '') return deny('invalid', { code: 'field-required', pointer: '/why' });
  const work = begin(world);
  const { tenant } = work.world;
  const inForce = tenant.trustedContacts.some((contact) => contact.id === contactId);
  tenant.trustedContacts = tenant.trustedContacts.filter((contact) => contact.id !== contactId);
  tenant.proposedContacts = tenant.proposedContacts.filter((contact) => contact.id !== contactId);
  if (!inForce) return accept(finish(work));
  for (const facts of work.world.claims) {
    const rounds = voidLinks(work, facts, held.email.toLowerCase(), now);
    if (rounds.length > 0) recordContact(work, facts, act, actor, now, rounds, why.trim());
  }
  return accept(finish(work));
}

/** Takes back every link this address has; the rounds that knew it. */
export function voidLinks(work: Work, facts: ClaimFacts, email: string, now: Instant): Round[] {
  const theirs = facts.notices.filter((notice) => notice.email === email && notice.state !== 'void');
  for (const notice of theirs) notice.state = 'void';
  const touched = facts.rounds.filter((round) => theirs.some((notice) => notice.round === round.number));
  for (const round of touched) {
    const asked = round.state === 'open' || round.state === 'notice-pending';
    if (!asked || waitingLines(facts, round.number).length === 0) continue;
    const named = requestsOf(facts, round.number).some((notice) => notice.named);
    if (named && anyTrustedAsked(facts, round.number)) continue;
    pauseForPerson(work, facts, round.number, 'contact-removed', now);
    const detail = { round: round.number, email, name: null, title: null, replacement: null };
    openTask(facts, 'replacement-contact', `${round.number}:${email}`, detail, now);
  }
  return touched;
}
