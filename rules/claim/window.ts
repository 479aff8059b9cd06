/** The customer's window of a round: delivered, started, lengthened, paused (domain 5.3). */
import type { Instant } from '../time/meant.ts';
import { setAnswer } from './line-state.ts';
import { calendarOf, closeTasks, customerClock } from './clocks.ts';
import { type DeadlineBasis, laterOf } from '../time/deadline.ts';
import type { ClaimFacts, Deadline, DeadlineKind, Line, Notice, Round } from './facts.ts';
import { compareInstants, laterInstant } from '../time/instant.ts';
import { reminderBefore } from '../time/reminder.ts';
import { currentAssociation } from './line-key.ts';
import { mailLines, message } from './messages.ts';
import { makeOfficial, tellOfficial } from './official.ts';
import { reachable, recipientOf } from './tell.ts';
import { disarm } from '../engine/deadline.ts';
import { type Work, arm } from './work.ts';

export function roundOf(facts: ClaimFacts, number: number): Round {
  const round = facts.rounds.find((candidate) => candidate.number === number);
  if (!round) throw new Error(`claim ${facts.claim.id} has no round ${number}`);
  return round;
}

/** The requests of a round, without those that were taken back. */
export function requestsOf(facts: ClaimFacts, round: number): Notice[] {
  return facts.notices.filter(
    (notice) => notice.purpose === 'decide' && notice.round === round && notice.state !== 'void',
  );
}

export interface Delivery {
  /** When the relay had accepted all that is needed; null while it has not. */
  startAt: Instant | null;
  /** Has a trusted contact been reached? */
  trusted: boolean;
  /** Whose address makes it impossible. */
  lost: 'named' | 'trusted' | null;
}

/** Those whose silence and consent count: trusted, and they have not said "not me". */
export function countsIn(notice: Pick<Notice, 'trusted' | 'notMeAt'>): boolean {
  return notice.trusted && notice.notMeAt === null;
}

/** Is anybody asked in this round whose silence would count, and who may still be reached? */
export function anyTrustedAsked(facts: ClaimFacts, number: number): boolean {
  return requestsOf(facts, number).some((notice) => countsIn(notice) && !isLost(notice));
}

/** Somebody who said "not me" about this claim is never taken for somebody who agreed by saying nothing. */
export function saidNotMe(facts: ClaimFacts, email: string): boolean {
  return facts.notices.some((notice) => notice.notMeAt !== null && notice.email === email.toLowerCase());
}

/**
 * Needed are the named contact, whoever a contact passed the request on to, and one of the trusted contacts when there is any:
 * the window starts at the later of these.
 */
export function deliveryOf(facts: ClaimFacts, number: number): Delivery {
  const requests = requestsOf(facts, number);
  const needed = requests.filter((notice) => notice.named || notice.replacement);
  const trusted = requests.filter(countsIn);
  const reached = trusted.flatMap((notice) =>
    notice.state === 'accepted' && notice.acceptedAt ? notice.acceptedAt : [],
  );
  const first = reached.reduce<string | null>(
    (a, b) => (a === null || compareInstants(b, a) < 0 ? b : a),
    null,
  );
  const complete =
    needed.every((notice) => notice.state === 'accepted') && (trusted.length === 0 || first !== null);
  const instants = [
    ...needed.flatMap((notice) => notice.acceptedAt ?? []),
    ...(first === null ? [] : [first]),
  ];
  return {
    startAt: complete && instants.length > 0 ? instants.reduce(laterInstant) : null,
    trusted: first !== null,
    lost: needed.some(isLost) ? 'named' : trusted.length > 0 && trusted.every(isLost) ? 'trusted' : null,
  };
}

function isLost(notice: Notice): boolean {
  return notice.state === 'bounced' || notice.state === 'failed';
}

/** Lines of the round the customer is being asked about, or whose answer is not official yet. */
export function waitingLines(facts: ClaimFacts, round: number): Line[] {
  return facts.lines.filter(
    (line) =>
      line.round === round &&
      line.association === 'none' &&
      line.review !== 'withdrawn' &&
      line.consent !== 'refused' &&
      line.consent !== 'not-asked',
  );
}

/** The armed clock of a line that runs longer than its round's (after an undone refusal). */
export function ownClock(facts: ClaimFacts, line: Line): Deadline | null {
  return (
    facts.deadlines.find(
      (deadline) =>
        deadline.kind === 'refusal-window' &&
        deadline.state === 'armed' &&
        deadline.round === line.round &&
        isPartyOf(deadline, line.id),
    ) ?? null
  );
}

export function isPartyOf(deadline: Deadline, party: string): boolean {
  return deadline.party === party || deadline.party.startsWith(`${party}#`);
}

/** Arms the clock of a party, again when it was settled; one that has fired is never used twice, the next gets a number. */
export function armParty(
  facts: ClaimFacts,
  kind: DeadlineKind,
  round: number,
  party: string,
  basis: DeadlineBasis,
): void {
  const same = facts.deadlines.filter(
    (deadline) => deadline.kind === kind && deadline.round === round && isPartyOf(deadline, party),
  );
  const idle = same.find((deadline) => deadline.state !== 'fired');
  if (!idle)
    return arm(facts, {
      kind,
      round,
      party: same.length === 0 ? party : `${party}#${same.length + 1}`,
      basis,
    });
  idle.basis = basis;
  idle.state = 'armed';
  idle.stoppedAt = null;
}

/** Does the line become official when its window ends as it stands? Where silence refuses, only by the word of somebody who may give it. */
export function agreesInTheEnd({ silence }: Round, { consentBy }: Line): boolean {
  return silence !== 'refuses' || consentBy === 'trusted-contact' || consentBy === 'tenant-admin';
}

/** Readers see a pending line official from the end of its window on, as long as a trusted contact was reached. */
export function project(facts: ClaimFacts, line: Line): void {
  const row = currentAssociation(facts, line.id);
  if (row?.state !== 'pending') return;
  const certain =
    line.consent === 'open' &&
    line.round !== null &&
    deliveryOf(facts, line.round).trusted &&
    agreesInTheEnd(roundOf(facts, line.round), line);
  row.officialFrom = certain ? line.consentEndsAt : null;
}

/**
 * Starts the window when everything needed was delivered. A window of this round that ran before is never shortened. Lines a
 * trusted contact had already agreed to become official now, because only now the others know of it.
 */
export function startWindow(work: Work, facts: ClaimFacts, number: number, at: Instant): void {
  const round = roundOf(facts, number);
  const { startAt } = deliveryOf(facts, number);
  if (startAt === null || round.state !== 'notice-pending') return;
  const again = round.window !== null;
  const basis = customerClock(work.world, facts.policy.refusalWindow, startAt);
  round.window = round.window ? laterOf(round.window, basis) : basis;
  round.state = 'open';
  disarm(facts, ['contact-correction'], (deadline) => deadline.round === number);
  closeTasks(
    facts,
    at,
    'delivered',
    (task) => task.kind === 'contact-bounced' && task.detail['round'] === number,
  );
  armParty(facts, 'refusal-window', number, 'customer', round.window);
  armReminder(work, facts, round, at);
  // What is official keeps the end it became official by: an acceptance can be struck until the original end only.
  for (const line of facts.lines.filter((candidate) => candidate.round === number)) {
    if (line.association !== 'none' && line.consentEndsAt !== null) continue;
    if (line.consent === 'notice-pending') setAnswer(line, { consent: 'open', consentBy: line.consentBy });
    line.consentEndsAt = endOf(facts, line, round.window);
    project(facts, line);
  }
  tellWindow(work, facts, round, again);
  officialWhereAgreed(work, facts, number, at);
}

/** One before the end of the round's window; whoever was told of an undone decision has just read the new end. */
function armReminder(work: Work, facts: ClaimFacts, { number, window }: Round, now: Instant): void {
  disarm(facts, ['reminder'], (deadline) => deadline.round === number);
  const basis = window && reminderBefore(window, calendarOf(work.world, work.world.tenant.country));
  if (!basis || compareInstants(basis.endsAt, now) <= 0) return;
  armParty(facts, 'reminder', number, 'customer', basis);
}

/** Whom a reminder of this round would go to, and about what: each once, and nobody who has answered. */
export function toRemind(facts: ClaimFacts, number: number): { notices: Notice[]; lines: Line[] } {
  const { state, window } = roundOf(facts, number);
  const lines = facts.lines.filter(
    (line) =>
      line.round === number &&
      line.consent === 'open' &&
      window !== null &&
      line.consentEndsAt === window.endsAt,
  );
  const silent = (notice: Notice): boolean =>
    notice.state === 'accepted' &&
    notice.answeredAt === null &&
    notice.notMeAt === null &&
    notice.remindedAt === null;
  const asked = state === 'open' && lines.length > 0;
  return { notices: asked ? requestsOf(facts, number).filter(silent) : [], lines };
}

/** This person has decided; where nobody is left to be reminded, the clock for it ends. */
export function markAnswered(facts: ClaimFacts, email: string | null, now: Instant): void {
  for (const notice of facts.notices)
    if (notice.purpose === 'decide' && notice.email === email && notice.state !== 'void')
      notice.answeredAt = now;
  restReminder(facts);
}

export function restReminder(facts: ClaimFacts): void {
  disarm(facts, ['reminder'], ({ round }) => toRemind(facts, round).notices.length === 0);
}

/** The line's own clock when it ends later, else the round's. */
function endOf(facts: ClaimFacts, line: Line, window: DeadlineBasis): string {
  const own = ownClock(facts, line);
  if (!own) return window.endsAt;
  if (compareInstants(own.basis.endsAt, window.endsAt) > 0) return own.basis.endsAt;
  own.state = 'settled';
  return window.endsAt;
}

function tellWindow(work: Work, facts: ClaimFacts, round: Round, again: boolean): void {
  const claimId = facts.claim.id;
  const lines = mailLines(work.world, waitingLines(facts, round.number));
  if (!round.window || lines.length === 0) return;
  work.messages.push(
    message('window-started', claimId, { to: 'partner-contact', claimId }, { lines, until: round.window }),
  );
  if (!again) return;
  // The newcomer has just had the request itself.
  const requests = reachable(facts, round.number);
  const newest = requests.map((notice) => notice.queuedAt).reduce(laterInstant, round.openedAt);
  for (const notice of requests.filter((one) => one.queuedAt !== newest)) {
    work.messages.push(
      message('customer-notice-again', claimId, recipientOf(notice), {
        lines,
        why: 'replacement',
        until: round.window,
      }),
    );
  }
}

/** Approved lines that a trusted contact or a code has agreed to, once the notices are delivered. */
export function officialWhereAgreed(work: Work, facts: ClaimFacts, number: number, at: Instant): void {
  const { startAt, trusted } = deliveryOf(facts, number);
  if (startAt === null || !trusted) return;
  const lines = waitingLines(facts, number).filter(
    (line) => line.consent === 'agreed' && line.review === 'approved',
  );
  for (const line of lines) makeOfficial(work, facts, line, at);
  if (lines.length > 0) tellOfficial(work, facts, lines, at);
  if (waitingLines(facts, number).length > 0) return;
  disarm(facts, ['contact-correction'], (deadline) => deadline.round === number);
  closeTasks(
    facts,
    at,
    'delivered',
    (task) => task.kind === 'contact-bounced' && task.detail['round'] === number,
  );
}

/** The window stops for good: only a new round asks again. */
export function pauseRound(facts: ClaimFacts, number: number): void {
  roundOf(facts, number).state = 'paused';
  disarm(
    facts,
    ['refusal-window', 'reminder', 'contact-correction'],
    (deadline) => deadline.round === number,
  );
  for (const line of waitingLines(facts, number)) {
    setAnswer(line, { consent: 'paused', consentBy: null });
    line.consentEndsAt = null;
    project(facts, line);
  }
}
