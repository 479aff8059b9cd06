/** Receipts of a customer's decision: who learns of it, who learns whose it was, and who gets a link to undo it. */
import type { Instant } from '../time/meant.ts';
import { customerClock, nextNumber } from './clocks.ts';
import type { DeadlineBasis } from '../time/deadline.ts';
import type { ClaimFacts, Line, Notice } from './facts.ts';
import { laterInstant } from '../time/instant.ts';
import { mailLines, message } from './messages.ts';
import type { Actor } from '../rights/role.ts';
import type { Recipient } from './step.ts';
import { customersSide, recipientOf } from './tell.ts';
import { requestsOf, roundOf } from './window.ts';
import { disarm } from '../engine/deadline.ts';
import { type Work, arm } from './work.ts';

export interface KnownContact {
  email: string;
  name: string;
  title: string;
  named: boolean;
  trusted: boolean;
}

/** Everybody who was asked in these rounds and everybody the owner holds, each address once. */
export function knownContacts(work: Work, facts: ClaimFacts, rounds: readonly number[]): KnownContact[] {
  const known = new Map<string, KnownContact>();
  for (const { email, name, title } of work.world.tenant.trustedContacts) {
    known.set(email.toLowerCase(), { email: email.toLowerCase(), name, title, named: false, trusted: true });
  }
  for (const notice of rounds.flatMap((round) => requestsOf(facts, round))) {
    const { email, name, title, named, trusted } = notice;
    known.set(email, { email, name, title, named, trusted: trusted || known.has(email) });
  }
  return [...known.values()];
}

export function emailOf(actor: Actor): string | null {
  return (actor.contact?.email ?? actor.email)?.toLowerCase() ?? null;
}

export function isTenantAdmin(actor: Actor): boolean {
  return actor.side === 'customer' && actor.grants.some((grant) => grant.role === 'tenant-admin');
}

export interface Decision {
  lines: Line[];
  decision: 'agreed' | 'accepted' | 'refused';
  actor: Actor;
  /** An agreement that was only recorded has nothing to undo. */
  undoable: boolean;
}

/** The decider as a receipt names them. `byKnown`: an address the programme knows, and not one that only the partner gave. */
export function deciderOf(
  work: Work,
  facts: ClaimFacts,
  actor: Actor,
): { byName: string; byEmail: string | null; byKnown: boolean } {
  const email = emailOf(actor);
  const known =
    isTenantAdmin(actor) ||
    facts.notices.some((notice) => notice.email === email && notice.trusted) ||
    work.world.tenant.trustedContacts.some((contact) => contact.email.toLowerCase() === email);
  return { byName: actor.name, byEmail: email, byKnown: known };
}

/**
 * Arms the undo of each line, makes the undo notices, and mails the receipts. With the decider's name they go to the decider, the
 * trusted contacts and the tenant admin; whoever is only known from the partner learns that a decision was made, and no more. A
 * refusal can be undone only by those who are trusted; an agreement by everybody who was asked.
 */
export function sendReceipts(
  work: Work,
  facts: ClaimFacts,
  { lines, decision, actor, undoable }: Decision,
  now: Instant,
): void {
  const rounds = [...new Set(lines.flatMap((line) => line.round ?? []))].sort((a, b) => a - b);
  const last = rounds.at(-1);
  if (last === undefined) return;
  const undo = undoable ? armUndo(work, facts, lines, now) : null;
  const until = latestEnd(facts, rounds);
  const mine = emailOf(actor);
  const claimId = facts.claim.id;
  const params = { decision, lines: mailLines(work.world, lines), until, ...deciderOf(work, facts, actor) };
  for (const contact of knownContacts(work, facts, rounds)) {
    const asked = rounds
      .flatMap((round) => requestsOf(facts, round))
      .findLast((notice) => notice.email === contact.email);
    if (asked && (asked.state === 'bounced' || asked.state === 'failed')) continue;
    const mayUndo = undo !== null && (contact.trusted || decision === 'accepted');
    const notice = mayUndo ? undoNotice(facts, contact, last, undo, now) : asked;
    if (!notice) continue;
    const undoUntil = mayUndo ? undo.basis : null;
    work.messages.push(
      contact.trusted || contact.email === mine
        ? message('customer-receipt', claimId, recipientOf(notice), { ...params, undoUntil })
        : message('decision-made', claimId, recipientOf(notice), { lines: params.lines, until, undoUntil }),
    );
  }
}

/** Whoever was asked about these lines and every trusted contact, each once; and whether they may know who acted. */
export function toldOnCustomersSide(
  work: Work,
  facts: ClaimFacts,
  lines: readonly Line[],
  actor: Actor,
): { recipient: Extract<Recipient, { to: 'notice' | 'person' }>; mayKnow: boolean }[] {
  const trusted = new Set(work.world.tenant.trustedContacts.map((contact) => contact.email.toLowerCase()));
  const isTrusted = (email: string): boolean =>
    trusted.has(email) || facts.notices.some((notice) => notice.email === email && notice.trusted);
  return customersSide(work, facts, lines).map((recipient) => ({
    recipient,
    mayKnow: isTrusted(recipient.email) || recipient.email === emailOf(actor),
  }));
}

interface Undo {
  number: number;
  basis: DeadlineBasis;
}

/**
 * One number per decision; a line's earlier decision can no longer be undone when a later one follows. A refusal that follows an
 * undone one stands. null: nothing of it can be undone.
 */
function armUndo(work: Work, facts: ClaimFacts, lines: Line[], now: Instant): Undo | null {
  const number = nextNumber(facts, 'undo');
  const basis = customerClock(work.world, facts.policy.undo, now);
  const stands = (line: Line): boolean => line.consent === 'refused' && line.refusalUndoneAt !== null;
  for (const line of lines) {
    disarm(facts, ['undo'], (deadline) => deadline.party === line.id);
    if (!stands(line)) arm(facts, { kind: 'undo', round: number, party: line.id, basis });
  }
  return lines.every(stands) ? null : { number, basis };
}

function undoNotice(
  facts: ClaimFacts,
  contact: KnownContact,
  round: number,
  undo: Undo,
  now: Instant,
): Notice {
  const { email, name, title, named, trusted } = contact;
  const notice: Notice = {
    claimId: facts.claim.id,
    round,
    purpose: 'undo',
    email,
    name,
    title,
    named,
    trusted,
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
    undoes: undo.number,
    undoUntil: undo.basis.endsAt,
  };
  facts.notices.push(notice);
  return notice;
}

function latestEnd(facts: ClaimFacts, rounds: readonly number[]): DeadlineBasis | null {
  return rounds
    .flatMap((number) => roundOf(facts, number).window ?? [])
    .reduce<DeadlineBasis | null>(
      (a, b) => (a === null || laterInstant(a.endsAt, b.endsAt) === b.endsAt ? b : a),
      null,
    );
}
