/** close-link, and how long a customer's link lives: as long as what it is for. It is read with the time, so that no job has to void anything. */
import type { Instant } from '../time/meant.ts';
import { mayBeRefused } from './customer-period.ts';
import { type Outcome, accept, deny } from '../engine/denial.ts';
import type { ClaimFacts, Line, Notice, World } from './facts.ts';
import type { Actor } from '../rights/role.ts';
import type { Step } from './step.ts';
import { restReminder } from './window.ts';
import { begin, factsOf, finish, record } from './work.ts';
import type { Tenant } from './tenant-facts.ts';
import { laterInstant, reached } from '../time/instant.ts';
import { isTrustedNow } from './round.ts';

/**
 * Why a link is dead. withdrawn, rejected: the request is; newer: a later round asks; passed-on: this person said "not me"; removed:
 * no longer a trusted contact; recorded: official, and this person may not end it; undo-over: the time to undo is over; over: nothing
 * is left to decide; closed: an administrator of the tenant closed it.
 */
export type LinkEnd =
  | 'withdrawn'
  | 'rejected'
  | 'newer'
  | 'passed-on'
  | 'removed'
  | 'closed'
  | 'recorded'
  | 'undo-over'
  | 'over'
  | 'other';

/** Months for which the word of a trusted contact lets somebody else end an association by link. */
const confirmedFor = 12;

/** Whoever sent a form in the last second still gets its answer on the page. */
const graceSeconds = 60;

export function linkEnd(tenant: Tenant, facts: ClaimFacts, notice: Notice, now: Instant): LinkEnd | null {
  const heldNow = isTrustedNow(tenant, notice);
  const over = notice.undoUntil !== null && reached(now, notice.undoUntil);
  if (notice.purpose === 'undo' && over) return heldNow ? null : 'undo-over';
  if (notice.trusted && !heldNow && !notice.named) return 'removed';
  if (notice.state === 'void') return whyVoid(tenant, facts, notice);
  if (notice.purpose === 'undo' || heldNow) return null;
  const lines = facts.lines.filter((line) => line.round === notice.round && line.consent !== 'not-asked');
  if (lines.some((line) => mayBeRefused(facts, line, now) || isUndoable(facts, line, now))) return null;
  const official = lines.filter((line) => line.association === 'official');
  if (official.length === 0) return 'over';
  if (isConfirmed(tenant, notice, now)) return null;
  return official.some((line) => isFresh(facts, line, now)) ? null : 'recorded';
}

function whyVoid(tenant: Tenant, { claim, rounds }: ClaimFacts, notice: Notice): LinkEnd {
  if (notice.closedAt !== null) return 'closed';
  if (claim.stage === 'withdrawn') return 'withdrawn';
  if (rounds.some((round) => round.number > notice.round)) return 'newer';
  const round = rounds.find((candidate) => candidate.number === notice.round);
  if (round?.state === 'void') return 'rejected';
  if (notice.notMeAt !== null) return 'passed-on';
  if (notice.trusted && !isTrustedNow(tenant, notice)) return 'removed';
  // Said before that was kept with the notice.
  return notice.purpose === 'decide' && round !== undefined && round.replacements > 0 ? 'passed-on' : 'other';
}

/** May the holder of this link end what is official? A trusted contact, or whoever one vouched for within a year. */
export function mayEndByLink(tenant: Tenant, notice: Notice, now: Instant): boolean {
  return notice.state !== 'void' && (isTrustedNow(tenant, notice) || isConfirmed(tenant, notice, now));
}

export interface LiveLink {
  notice: Notice;
  /** Held now: lives as long as that. */
  trusted: boolean;
  /** null while the holder is trusted, and while a period waits for its notices. */
  until: string | null;
}

/** The links of a claim that open something, for whoever answers for the tenant. */
export function liveLinks(tenant: Tenant, facts: ClaimFacts, now: Instant): LiveLink[] {
  return facts.notices
    .filter((notice) => notice.state === 'queued' || notice.state === 'accepted')
    .filter((notice) => linkEnd(tenant, facts, notice, now) === null)
    .map((notice) => {
      const trusted = isTrustedNow(tenant, notice);
      return { notice, trusted, until: trusted ? null : untilOf(tenant, facts, notice, now) };
    });
}

/** The later of what the link was sent for and what a trusted contact let its holder do. */
function untilOf(tenant: Tenant, facts: ClaimFacts, notice: Notice, now: Instant): string | null {
  if (notice.purpose === 'undo') return notice.undoUntil;
  if (isConfirmed(tenant, notice, now)) return confirmedUntil(tenant, notice);
  const lines = facts.lines.filter((line) => line.round === notice.round);
  const ends = lines
    .filter((line) => mayBeRefused(facts, line, now))
    .map((line) => line.consentEndsAt)
    .concat(
      facts.deadlines
        .filter((deadline) => deadline.kind === 'undo' && deadline.state === 'armed')
        .filter((deadline) => lines.some((line) => line.id === deadline.party))
        .map((deadline) => deadline.basis.endsAt),
    );
  if (ends.includes(null)) return null;
  return ends.reduce((a, b) => (a === null ? b : b === null ? a : laterInstant(a, b)), null);
}

function confirmedUntil({ zone }: Tenant, { confirmedAt }: Notice): string | null {
  if (confirmedAt === null) return null;
  const until = Temporal.Instant.from(confirmedAt).toZonedDateTimeISO(zone).add({ months: confirmedFor });
  return until.toInstant().toString();
}

function isConfirmed(tenant: Tenant, notice: Notice, now: Instant): boolean {
  const until = confirmedUntil(tenant, notice);
  return until !== null && !reached(now, until);
}

function isUndoable(facts: ClaimFacts, line: Line, now: Instant): boolean {
  return facts.deadlines.some(
    (deadline) =>
      deadline.kind === 'undo' &&
      deadline.state === 'armed' &&
      deadline.party === line.id &&
      !reached(now, deadline.basis.endsAt),
  );
}

function isFresh(facts: ClaimFacts, line: Line, now: Instant): boolean {
  const since = facts.associations.findLast((row) => row.lineId === line.id)?.officialFrom;
  if (since == null) return false;
  const end = Temporal.Instant.from(since).add({ seconds: graceSeconds });
  return Temporal.Instant.compare(Temporal.Instant.from(now), end) < 0;
}

/**
 * The tenant's administrator closes somebody's link, at once and for good; what its holder has decided stays. A trusted contact's links
 * are closed by ending the contact, which looks after the periods that wait for him.
 */
export function closeLink(
  world: World,
  { claimId, noticeId }: { claimId: string; noticeId: string },
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, claimId);
  const notice = facts.notices.find(({ id }) => id === noticeId);
  if (!notice) return deny('hidden', { code: 'not-found', pointer: '' });
  if (isTrustedNow(work.world.tenant, notice))
    return deny('conflict', { code: 'link-of-trusted-contact', pointer: '/linkId' });
  if (notice.state !== 'accepted' || linkEnd(work.world.tenant, facts, notice, now) !== null)
    return deny('conflict', { code: 'nothing-to-do', pointer: '/linkId' });
  notice.state = 'void';
  notice.closedAt = now;
  restReminder(facts);
  record(work, claimId, {
    act: 'close-link',
    actor,
    at: now,
    role: 'tenant-admin',
    detail: { round: notice.round, purpose: notice.purpose },
    visibleTo: ['owner', 'customer'],
  });
  return accept(finish(work));
}
