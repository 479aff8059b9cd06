/** A round asks the customer about lines: opened at approval, or at submission where the policy starts the window then (5.3, 7a). */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { setAnswer } from './line-state.ts';
import { ownerClock } from './clocks.ts';
import type { ClaimFacts, Deadline, Line, Notice, Person, Round } from './facts.ts';
import type { Tenant } from './tenant-facts.ts';
import type { DeadlineBasis } from '../time/deadline.ts';
import { reached } from '../time/instant.ts';
import { currentAssociation } from './line-key.ts';
import { mailLines, message, type ParamsOf } from './messages.ts';
import { awaitAssociation, makeOfficial, tellOfficial } from './official.ts';
import { endEmptyRounds, endSilent, refuseBySilence } from './reject.ts';
import { clockActor } from '../rights/role.ts';
import { recipientOf } from './tell.ts';
import {
  agreesInTheEnd,
  armParty,
  deliveryOf,
  isPartyOf,
  ownClock,
  project,
  roundOf,
  saidNotMe,
} from './window.ts';
import { disarm } from '../engine/deadline.ts';
import { type Work, factsOf, record } from './work.ts';

export type Asked = ParamsOf<'customer-notice'>['asked'];

export function onVerifiedDomain(tenant: Pick<Tenant, 'domains'>, email: string): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return tenant.domains.some((verified) => verified.toLowerCase() === domain);
}

/** Lower-case addresses whose silence and whose consent count; only where the owner holds none, the named contact's own may be. */
export function trustFor(tenant: Tenant, named: Pick<Person, 'email'> | null): Set<string> {
  const trusted = new Set(tenant.trustedContacts.map((contact) => contact.email.toLowerCase()));
  const held = tenant.trustedContacts.some((contact) => contact.source === 'owner');
  if (!held && named && onVerifiedDomain(tenant, named.email)) trusted.add(named.email.toLowerCase());
  return trusted;
}

/** Asked as somebody trusted, and still held as that: a contact who was removed is nobody's word any more. */
export function isTrustedNow(tenant: Tenant, notice: Notice): boolean {
  return notice.trusted && trustFor(tenant, notice.named ? notice : null).has(notice.email);
}

/** Of those, whoever has not said "not me" about this claim. */
export function trustedToAsk(
  tenant: Tenant,
  facts: ClaimFacts,
  named: Pick<Person, 'email'> | null,
): Set<string> {
  return new Set([...trustFor(tenant, named)].filter((email) => !saidNotMe(facts, email)));
}

/** Opens a round over these lines, which leave the round they were in. Notices go out; nothing is recorded: the caller does. */
export function openRound(
  work: Work,
  claimId: Id<'claim'>,
  lineIds: readonly Id<'line'>[],
  now: Instant,
  why: Asked,
): Round {
  const facts = factsOf(work.world, claimId);
  const asked = contactToAsk(facts);
  const namedContact = facts.claim.customerContact;
  if (!asked || !namedContact) throw new Error(`claim ${claimId} names no customer contact`);
  const number = (facts.claim.rounds += 1);
  const round: Round = {
    claimId,
    number,
    state: 'notice-pending',
    openedAt: now,
    namedContact: { ...namedContact },
    window: null,
    silence: facts.policy.silence === 'refuses' || work.world.tenant.agreementRequired ? 'refuses' : null,
    replacements: 0,
  };
  facts.rounds.push(round);
  const lines = facts.lines.filter((line) => lineIds.includes(line.id));
  for (const line of lines) {
    disarm(facts, ['refusal-window'], (deadline) => isPartyOf(deadline, line.id));
    line.round = number;
    setAnswer(line, { consent: 'notice-pending', consentBy: null });
    line.consentEndsAt = null;
  }
  endEmptyRounds(facts, now);
  const trusted = trustedToAsk(work.world.tenant, facts, asked);
  addRequest(
    work,
    facts,
    round,
    asked,
    { named: true, trusted: trusted.has(asked.email.toLowerCase()) },
    now,
  );
  for (const contact of work.world.tenant.trustedContacts) {
    if (trusted.has(contact.email.toLowerCase()))
      addRequest(work, facts, round, contact, { named: false, trusted: true }, now);
  }
  watchDelivery(work, facts, number, now);
  for (const notice of facts.notices) {
    if (notice.round === number && notice.purpose === 'decide') ask(work, facts, lines, notice, why);
  }
  associateApproved(work, claimId, lineIds, now, true);
  return round;
}

/** The request to one person. What a code has accepted in advance is not asked as if nobody had answered. */
function ask(work: Work, facts: ClaimFacts, lines: Line[], notice: Notice, why: Asked): void {
  const claimId = facts.claim.id;
  const { tenant } = work.world;
  const accepted = lines.filter((line) => isCovered(tenant, claimId, line));
  const by = tenant.codes.find((code) => code.redeemedByClaimId === claimId)?.issuedBy.name ?? null;
  const named = notice.trusted ? by : null;
  const all = mailLines(work.world, lines);
  if (accepted.length > 0 && accepted.length === lines.length) {
    const official = lines.every((line) => line.review === 'approved');
    const params = { lines: all, by: named, official };
    work.messages.push(message('customer-notice-accepted', claimId, recipientOf(notice), params));
    return;
  }
  const params = {
    lines: all,
    accepted: mailLines(work.world, accepted),
    acceptedBy: accepted.length > 0 ? named : null,
    asked: why,
  };
  work.messages.push(message('customer-notice', claimId, recipientOf(notice), params));
}

/** Whom "not me" has put in the place of the partner's contact is asked again, until the partner names another. */
function contactToAsk(facts: ClaimFacts): Person | null {
  const { customerContact } = facts.claim;
  const last = facts.rounds.at(-1);
  if (!last || !customerContact || !sameAddress(last.namedContact, customerContact)) return customerContact;
  const asked = namedIn(facts, last.number);
  return asked && !sameAddress(asked, customerContact) ? asked : customerContact;
}

function sameAddress(a: Pick<Person, 'email'>, b: Pick<Person, 'email'>): boolean {
  return a.email.toLowerCase() === b.email.toLowerCase();
}

/** Who stands for the named contact in this round by now. */
export function namedIn(facts: ClaimFacts, round: number): Person | null {
  const notice = facts.notices.findLast(
    (one) => one.round === round && one.purpose === 'decide' && one.named,
  );
  return notice ? { name: notice.name, title: notice.title, email: notice.email } : null;
}

/** One request per address of the round; null when it has one already. */
export function addRequest(
  work: Work,
  facts: ClaimFacts,
  round: Round,
  person: Person,
  as: Pick<Notice, 'named' | 'trusted'> & Partial<Pick<Notice, 'replacement' | 'confirmedAt'>>,
  now: Instant,
): Notice | null {
  const email = person.email.toLowerCase();
  if (
    facts.notices.some(
      (notice) => notice.round === round.number && notice.purpose === 'decide' && notice.email === email,
    )
  )
    return null;
  const notice: Notice = {
    claimId: facts.claim.id,
    round: round.number,
    purpose: 'decide',
    email,
    name: person.name,
    title: person.title ?? '',
    replacement: false,
    state: 'queued',
    queuedAt: now,
    acceptedAt: null,
    bouncedAt: null,
    wrongCodes: 0,
    notMeAt: null,
    answeredAt: null,
    remindedAt: null,
    closedAt: null,
    confirmedAt: null,
    undoes: null,
    undoUntil: null,
    ...as,
  };
  facts.notices.push(notice);
  return notice;
}

/** Nobody may wait for ever for a notice that neither arrives nor bounces: after this a person looks. */
export function watchDelivery(work: Work, facts: ClaimFacts, round: number, now: Instant): DeadlineBasis {
  const basis = ownerClock(work.world, facts.policy.waitInSubmitted, now);
  armParty(facts, 'contact-correction', round, 'owner', basis);
  return basis;
}

/**
 * The reviewer has approved these lines: each gets its row, official at once where the customer's consent stands already
 * (a redeemed code, or a window that ran since submission), else pending until it does. Safe to call again. `justAsked`: the
 * customer's contacts read it in the request that leaves in the same step.
 */
export function associateApproved(
  work: Work,
  claimId: Id<'claim'>,
  lineIds: readonly Id<'line'>[],
  now: Instant,
  justAsked = false,
): void {
  const facts = factsOf(work.world, claimId);
  const official: Line[] = [];
  for (const line of facts.lines) {
    if (
      !lineIds.includes(line.id) ||
      line.review !== 'approved' ||
      line.consent === 'refused' ||
      line.association !== 'none'
    )
      continue;
    awaitAssociation(work, facts, line);
    const byCode = isCovered(work.world.tenant, claimId, line);
    if (byCode) setAnswer(line, { consent: 'agreed', consentBy: 'code' });
    if (byCode || isAgreed(facts, line)) {
      makeOfficial(work, facts, line, now);
      official.push(line);
    } else project(facts, line);
  }
  if (official.length > 0) tellOfficial(work, facts, official, now, !justAsked);
}

function isAgreed(facts: ClaimFacts, line: Line): boolean {
  if (line.consent !== 'agreed' || line.round === null) return false;
  const { startAt, trusted } = deliveryOf(facts, line.round);
  return startAt !== null && trusted;
}

/** The tenant admin's code, redeemed by this claim, counts as their agreement at approval. */
export function isCovered(tenant: Tenant, claimId: Id<'claim'>, line: Line): boolean {
  return tenant.codes.some(
    (code) =>
      code.redeemedByClaimId === claimId &&
      (code.items.includes(line.itemId) ||
        (line.subscriptionId !== null && code.items.includes(line.subscriptionId))),
  );
}

/** The end of a round's window, or of one line's longer one. Called by the clock; records. */
export function closeWindow(work: Work, claimId: Id<'claim'>, deadline: Deadline, at: Instant): void {
  deadline.state = 'fired';
  const facts = factsOf(work.world, claimId);
  const round = roundOf(facts, deadline.round);
  const lines = facts.lines.filter(
    (line) =>
      line.round === round.number &&
      line.consent === 'open' &&
      (isPartyOf(deadline, 'customer') ? ownClock(facts, line) === null : isPartyOf(deadline, line.id)) &&
      line.consentEndsAt !== null &&
      reached(at, line.consentEndsAt),
  );
  const { trusted } = deliveryOf(facts, round.number);
  const silent = trusted ? lines.filter((line) => !agreesInTheEnd(round, line)) : [];
  for (const line of lines) {
    if (silent.includes(line)) {
      refuseBySilence(work, facts, line, at);
      continue;
    }
    if (trusted) setAnswer(line, { consent: 'agreed', consentBy: line.consentBy ?? 'silence' });
    else setAnswer(line, { consent: 'unconfirmed', consentBy: null });
    project(facts, line);
  }
  if (
    round.state === 'open' &&
    !facts.lines.some((line) => line.round === round.number && line.consent === 'open')
  )
    round.state = 'closed';
  const official = trusted
    ? lines.filter((line) => currentAssociation(facts, line.id)?.state === 'pending')
    : [];
  for (const line of official) makeOfficial(work, facts, line, at);
  if (!trusted && lines.length > 0) openUnconfirmed(work, facts, deadline, lines, at);
  if (silent.length > 0) endSilent(work, facts, silent, at);
  const ids = (some: Line[]): string[] => some.map((line) => line.id);
  record(work, claimId, {
    act: 'close-window',
    actor: clockActor,
    at,
    detail: {
      round: round.number,
      lastDay: deadline.basis.lastDay,
      [trusted ? 'agreed' : 'unconfirmed']: ids(lines.filter((line) => !silent.includes(line))),
      ...(silent.length > 0 && { silent: ids(silent) }),
      official: ids(official),
    },
  });
  if (official.length > 0) tellOfficial(work, facts, official, at);
}

/** Nobody whose silence counts was asked: a reviewer finds a trusted contact, or rejects (5.3). */
export function openUnconfirmed(
  work: Work,
  facts: ClaimFacts,
  deadline: Deadline,
  lines: Line[],
  at: Instant,
): void {
  const claimId = facts.claim.id;
  facts.tasks.push({
    claimId,
    kind: 'unconfirmed-contact',
    subject: `${deadline.round}:${deadline.party}`,
    detail: { round: deadline.round, lines: lines.map((line) => line.id) },
    openedAt: at,
    closedAt: null,
    outcome: null,
  });
  work.messages.push(
    message(
      'unconfirmed',
      claimId,
      { to: 'assignee-or-reviewers', claimId },
      { lines: mailLines(work.world, lines) },
    ),
  );
}
