/** What people read of a claim: one derived word, and a second line of counts and dates (domain 5.1). */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { isReason } from './line-state.ts';
import type { ClaimFacts, Deadline, DeadlineKind, Line, Status, World } from './facts.ts';
import { firesAt } from '../time/grace.ts';
import { compareInstants } from '../time/instant.ts';
import { settle } from './settle.ts';
import { factsOf } from './work.ts';

/** A line as its outcome is counted: every line is exactly one of these. */
export type LineOutcome =
  | 'undecided'
  | 'notice-pending'
  | 'paused'
  | 'unconfirmed'
  | 'waiting-for-customer'
  | 'official'
  | 'ended'
  | 'refused-by-customer'
  | 'rejected'
  | 'rejected-final'
  | 'disputed'
  | 'withdrawn';

/** The customer said no: before a decision under a policy that asks at submission, or after the approval. */
export function isRefused(line: Line): boolean {
  return line.consent === 'refused' || isReason(line, 'customer-refused');
}

/** A partner who ends their own association under a policy that allows it is shown as rejected for good (domain 4.2). */
function endedByPartner(facts: ClaimFacts, line: Line): boolean {
  return (
    facts.policy.partnerEndsAssociation === 'ends' &&
    line.association === 'ended' &&
    facts.associations.some((row) => row.lineId === line.id && row.endedHow === 'partner')
  );
}

export function statusOf(facts: ClaimFacts): Status {
  const { stage } = facts.claim;
  if (stage !== 'decided') return stage;
  const standingApproved = (line: Line): boolean =>
    line.review === 'approved' && !isRefused(line) && !endedByPartner(facts, line);
  if (facts.lines.some(standingApproved)) return 'approved';
  if (facts.lines.some((line) => line.review === 'rejected' && !line.final && !isRefused(line)))
    return 'rejected';
  if (facts.lines.some((line) => line.review !== 'withdrawn')) return 'rejected-final';
  return 'withdrawn';
}

export function outcomeOf(facts: ClaimFacts, line: Line): LineOutcome {
  if (line.review === 'withdrawn') return 'withdrawn';
  if (isRefused(line)) return 'refused-by-customer';
  if (line.disputed) return 'disputed';
  if (line.review === 'rejected') return line.final ? 'rejected-final' : 'rejected';
  if (line.association === 'ended') return endedByPartner(facts, line) ? 'rejected-final' : 'ended';
  if (line.association === 'official') return 'official';
  if (line.review === 'undecided') return 'undecided';
  if (line.consent === 'paused' || line.consent === 'unconfirmed') return line.consent;
  return line.consent === 'open' || line.consent === 'agreed' ? 'waiting-for-customer' : 'notice-pending';
}

export interface Standing {
  undecided: number;
  official: number;
  ended: number;
  /** Refused by the customer. */
  refused: number;
  /** Rejected by the programme owner, final or not, and not in the open dispute. */
  rejected: number;
  rejectedFinal: number;
  disputed: number;
  withdrawn: number;
  /** Approved, and the customer's window is running. */
  waitingForCustomer: number;
  noticePending: number;
  paused: number;
  unconfirmed: number;
  contested: number;
  /** Latest end of a dispute period that can still be used. */
  disputeUntil: Instant | null;
  /** Latest end of a window in which the customer may still refuse. */
  customerMayRefuseUntil: string | null;
  /** The earliest clock somebody has to meet, and whose; a dispute period where there is no other. */
  due: { kind: Deadline['kind']; party: string; endsAt: Instant } | null;
  overdue: { kind: Deadline['kind']; since: string }[];
  waitingForArbitration: boolean;
}

/** `now` decides which dates still lie ahead; the facts are those settled to now. */
export function standing(facts: ClaimFacts, now: Instant): Standing {
  const count = (...outcomes: LineOutcome[]): number =>
    facts.lines.filter((line) => outcomes.includes(outcomeOf(facts, line))).length;
  const ahead = (instants: (string | null)[]): string | null => latest(instants, now);
  const asked = facts.lines.filter((line) => line.consent === 'open' || line.consent === 'agreed');
  return {
    undecided: count('undecided'),
    official: count('official'),
    ended: count('ended'),
    refused: count('refused-by-customer'),
    rejected: count('rejected', 'rejected-final'),
    rejectedFinal: count('rejected-final'),
    disputed: count('disputed'),
    withdrawn: count('withdrawn'),
    waitingForCustomer: count('waiting-for-customer'),
    noticePending: count('notice-pending'),
    paused: count('paused'),
    unconfirmed: count('unconfirmed'),
    contested: facts.lines.filter((line) => line.arbitration === 'waiting').length,
    disputeUntil: ahead(
      facts.lines.filter((line) => outcomeOf(facts, line) === 'rejected').map((line) => line.disputeUntil),
    ),
    customerMayRefuseUntil: ahead(asked.map((line) => line.consentEndsAt)),
    due: nextDue(facts),
    overdue: facts.tasks
      .filter((task) => task.kind === 'overdue' && task.closedAt === null)
      .map((task) => ({ kind: String(task.detail['kind']) as Deadline['kind'], since: task.openedAt })),
    waitingForArbitration: facts.deadlines.some(
      (deadline) => deadline.state === 'armed' && deadline.stoppedAt !== null,
    ),
  };
}

function latest(instants: (string | null)[], now: Instant): string | null {
  let found: string | null = null;
  for (const instant of instants) {
    if (instant === null || compareInstants(instant, now) <= 0) continue;
    if (found === null || compareInstants(instant, found) > 0) found = instant;
  }
  return found;
}

/** A right that may be left unused gives way to what somebody has to meet, however far off that is. */
const isRight = (deadline: Deadline): boolean => deadline.kind === 'dispute-period';

/** Only the owner watches whether notices arrive; nobody has to correct a contact while they are on their way. */
export function isDeliveryWatch({ kind, party }: Pick<Deadline, 'kind' | 'party'>): boolean {
  return kind === 'contact-correction' && (party === 'owner' || party.startsWith('owner#'));
}

export interface Lateness {
  /** Still: what the clock waited for has not happened. */
  running: boolean;
  /** Days after the last day, in the clock's own zone: until now, or until it happened. */
  days: number;
}

/** How late the owner is, or was: it ends with the event that the clock waited for. null where nobody was late. */
export function latenessOf(
  facts: ClaimFacts,
  { kind, round, basis }: Deadline,
  now: Instant,
): Lateness | null {
  const task = facts.tasks.find((one) => one.kind === 'overdue' && one.subject === `${kind}:${round}`);
  if (!task) return null;
  const until = Temporal.Instant.from(task.closedAt ?? now)
    .toZonedDateTimeISO(basis.zone)
    .toPlainDate();
  const { days } = Temporal.PlainDate.from(basis.lastDay).until(until, { largestUnit: 'days' });
  return { running: task.closedAt === null, days: Math.max(1, days) };
}

function nextDue(facts: ClaimFacts): Standing['due'] {
  let first: Deadline | null = null;
  for (const deadline of facts.deadlines) {
    if (deadline.state !== 'armed' || deadline.stoppedAt !== null) continue;
    if (deadline.kind === 'undo' || deadline.kind === 'reminder' || isDeliveryWatch(deadline)) continue;
    const sooner = first === null || compareInstants(deadline.basis.endsAt, first.basis.endsAt) < 0;
    if (first === null || (isRight(first) === isRight(deadline) ? sooner : isRight(first))) first = deadline;
  }
  return first && { kind: first.kind, party: first.party, endsAt: first.basis.endsAt };
}

/** A change that the clock alone will make. */
export interface Foreseen {
  at: Instant;
  status: Status;
  /** Lines whose association begins or ends at that instant. */
  lines: { lineId: Id<'line'>; association: Line['association'] }[];
}

/**
 * What will become true if nobody does anything more, so that a list can show the right word at any instant without asking
 * the rules again: settle is run on each coming instant in turn. A clock fires once, so this ends.
 */
export function schedule(world: World, claimId: Id<'claim'>): Foreseen[] {
  const foreseen: Foreseen[] = [];
  let current = world;
  for (let at = nextInstant(current); at !== null; at = nextInstant(current)) {
    const next = settle(current, at).world;
    const before = factsOf(current, claimId);
    const after = factsOf(next, claimId);
    const status = statusOf(after);
    const lines = after.lines
      .filter((line) => before.lines.find((old) => old.id === line.id)?.association !== line.association)
      .map((line) => ({ lineId: line.id, association: line.association }));
    if (status !== statusOf(before) || lines.length > 0) foreseen.push({ at, status, lines });
    current = next;
  }
  return foreseen;
}

function nextInstant(world: World): string | null {
  let first: string | null = null;
  for (const facts of world.claims) {
    for (const deadline of facts.deadlines) {
      if (deadline.state !== 'armed' || deadline.stoppedAt !== null) continue;
      const at = firesAt(deadline);
      if (first === null || compareInstants(at, first) < 0) first = at;
    }
  }
  return first;
}

const parties: Record<DeadlineKind, 'partner' | 'owner' | 'customer'> = {
  'review-start': 'owner',
  'review-decide': 'owner',
  'dispute-answer': 'owner',
  'partner-answer': 'partner',
  'dispute-period': 'partner',
  'contact-correction': 'partner',
  'arbitration-answer': 'partner',
  'refusal-window': 'customer',
  reminder: 'customer',
  undo: 'customer',
};

/** Whose time it is, and so whose calendar and zone; some clocks are kept by line. */
export function partyOf(kind: DeadlineKind): 'partner' | 'owner' | 'customer' {
  return parties[kind];
}
