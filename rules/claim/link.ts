/** How long a customer's link lives: as long as what it is for. It is read with the time, so that no job has to void anything. */
import { mayBeRefused } from './customer-period.ts';
import type { ClaimFacts, Line, Notice } from './facts.ts';
import type { Tenant } from './tenant-facts.ts';
import { reached } from '../time/instant.ts';
import { isTrustedNow } from './round.ts';

/**
 * Why a link is dead. withdrawn, rejected: the request is; newer: a later round asks; passed-on: this person said "not me"; removed:
 * no longer a trusted contact; recorded: official, and this person may not end it; undo-over: the time to undo is over; over: nothing
 * is left to decide.
 */
export type LinkEnd =
  | 'withdrawn'
  | 'rejected'
  | 'newer'
  | 'passed-on'
  | 'removed'
  | 'recorded'
  | 'undo-over'
  | 'over'
  | 'other';

/** Months for which the word of a trusted contact lets somebody else end an association by link. */
const confirmedFor = 12;

/** Whoever sent a form in the last second still gets its answer on the page. */
const graceSeconds = 60;

export function linkEnd(tenant: Tenant, facts: ClaimFacts, notice: Notice, now: string): LinkEnd | null {
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
export function mayEndByLink(tenant: Tenant, notice: Notice, now: string): boolean {
  return notice.state !== 'void' && (isTrustedNow(tenant, notice) || isConfirmed(tenant, notice, now));
}

function isConfirmed({ zone }: Tenant, { confirmedAt }: Notice, now: string): boolean {
  if (confirmedAt === null) return false;
  const until = Temporal.Instant.from(confirmedAt).toZonedDateTimeISO(zone).add({ months: confirmedFor });
  return Temporal.Instant.compare(Temporal.Instant.from(now), until.toInstant()) < 0;
}

function isUndoable(facts: ClaimFacts, line: Line, now: string): boolean {
  return facts.deadlines.some(
    (deadline) =>
      deadline.kind === 'undo' &&
      deadline.state === 'armed' &&
      deadline.party === line.id &&
      !reached(now, deadline.basis.endsAt),
  );
}

function isFresh(facts: ClaimFacts, line: Line, now: string): boolean {
  const since = facts.associations.findLast((row) => row.lineId === line.id)?.officialFrom;
  if (since == null) return false;
  const end = Temporal.Instant.from(since).add({ seconds: graceSeconds });
  return Temporal.Instant.compare(Temporal.Instant.from(now), end) < 0;
}
