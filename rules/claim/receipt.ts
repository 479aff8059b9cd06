/** Receipts of a customer's decision, and the undo that the others get with theirs (domain.md 5.3). */
import { customerClock, nextNumber } from './clocks.ts';
import type { DeadlineBasis } from '../time/deadline.ts';
import type { ClaimFacts, Line, Notice } from './facts.ts';
import { laterInstant } from '../time/instant.ts';
import { mailLines, message } from './messages.ts';
import type { Actor } from '../rights/role.ts';
import { recipientOf } from './tell-customer.ts';
import { requestsOf, roundOf } from './window.ts';
import { type Work, arm, disarm } from './work.ts';

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
  decision: 'kept' | 'accepted' | 'refused';
  actor: Actor;
  /** A keep that only was recorded has nothing to undo. */
  undoable: boolean;
}

/** Arms the undo of each line, makes the undo notices, and mails everybody his receipt. */
export function sendReceipts(
  work: Work,
  facts: ClaimFacts,
  { lines, decision, actor, undoable }: Decision,
  now: string,
): void {
  const rounds = [...new Set(lines.flatMap((line) => line.round ?? []))].sort((a, b) => a - b);
  const last = rounds.at(-1);
  if (last === undefined) return;
  const undo = undoable ? armUndo(work, facts, lines, now) : null;
  const until = latestEnd(facts, rounds);
  const mine = emailOf(actor);
  const params = { decision, lines: mailLines(work.world, lines), byName: actor.name, until };
  for (const contact of knownContacts(work, facts, rounds)) {
    const asked = rounds
      .flatMap((round) => requestsOf(facts, round))
      .findLast((notice) => notice.email === contact.email);
    if (asked && (asked.state === 'bounced' || asked.state === 'failed')) continue;
    if (undo && (contact.email !== mine || isAdminAddress(work, contact.email))) {
      const notice = undoNotice(facts, contact, last, undo, now);
      work.messages.push(
        message('customer-receipt', facts.claim.id, recipientOf(notice), {
          ...params,
          undoUntil: undo.basis,
        }),
      );
    } else if (asked) {
      work.messages.push(
        message('customer-receipt', facts.claim.id, recipientOf(asked), { ...params, undoUntil: null }),
      );
    }
  }
}

function isAdminAddress(work: Work, email: string): boolean {
  return work.world.tenant.trustedContacts.some(
    (contact) => contact.source === 'tenant-admin' && contact.email.toLowerCase() === email,
  );
}

interface Undo {
  number: number;
  basis: DeadlineBasis;
}

/** One number per decision; a line's earlier decision can no longer be undone when a later one follows. */
function armUndo(work: Work, facts: ClaimFacts, lines: Line[], now: string): Undo {
  const number = nextNumber(facts, 'undo');
  const basis = customerClock(work.world, facts.policy.undo, now);
  for (const line of lines) {
    disarm(facts, ['undo'], (deadline) => deadline.party === line.id);
    arm(facts, { kind: 'undo', round: number, party: line.id, basis });
  }
  return { number, basis };
}

function undoNotice(
  facts: ClaimFacts,
  contact: KnownContact,
  round: number,
  undo: Undo,
  now: string,
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
    state: 'queued',
    queuedAt: now,
    acceptedAt: null,
    bouncedAt: null,
    wrongCodes: 0,
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
