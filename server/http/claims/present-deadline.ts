/** A deadline with how it was found (domain 6). */
import type { ClaimFacts, Deadline } from '../../../rules/claim/facts.ts';
import { isDeliveryWatch, latenessOf, partyOf } from '../../../rules/claim/status.ts';
import type { DeadlineJson } from './claim-schema.ts';
import { idOf } from '../frame/ids.ts';

/** Without reminders: nobody has to meet one, and that it went out is in the history. */
export function presentDeadlines(facts: ClaimFacts, now: string): DeadlineJson[] {
  const met = facts.deadlines.filter(({ kind }) => kind !== 'reminder');
  return met.map((deadline) => presentDeadline(facts, deadline, now));
}

function presentDeadline(facts: ClaimFacts, deadline: Deadline, now: string): DeadlineJson {
  const { basis, kind, round, state, stoppedAt } = deadline;
  const late = latenessOf(facts, deadline, now);
  const ofLine = facts.lines.some((line) => line.id === deadline.party);
  return {
    kind,
    round: kind === 'arbitration-answer' ? ownNumber(facts, deadline) : round,
    party: isDeliveryWatch(deadline) ? 'owner' : partyOf(kind),
    lineId: ofLine ? idOf('line', facts.claim.tenantId, deadline.party) : null,
    state,
    startedAt: basis.startedAt,
    endsAt: basis.endsAt,
    lastDay: basis.lastDay,
    zone: basis.zone,
    calendar: {
      id: basis.calendarId,
      version: basis.calendarVersion,
      checked: basis.calendarChecked ?? true,
    },
    rule: basis.rule,
    skipped: basis.skipped.map((day) => ({ date: day.date, why: day.why, name: day.name ?? null })),
    stopped: stoppedAt !== null && state === 'armed',
    beyondCoverage: basis.beyondCoverage,
    overdue: late?.running ?? false,
    daysLate: late?.days ?? null,
  };
}

/** Arbitrations are numbered by key, across everybody: how many there were before is nobody's business (domain 8). */
function ownNumber({ deadlines }: ClaimFacts, deadline: Deadline): number {
  return 1 + deadlines.filter((other) => other.kind === deadline.kind).indexOf(deadline);
}
