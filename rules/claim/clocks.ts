/** The clocks of a claim, each in the calendar and zone of the side whose time it is (domain 6). */
import type { Instant } from '../time/meant.ts';
import type { Calendar } from '../time/calendar.ts';
import { type ClockRule, type DeadlineBasis, deadline } from '../time/deadline.ts';
import type { ClaimFacts, DeadlineKind, World } from './facts.ts';
import { disarm } from '../engine/deadline.ts';
import { arm } from './work.ts';

/** A country without a calendar of its own is counted with the owner's; the basis names the calendar that was used. */
export function calendarOf(world: Pick<World, 'clocks'>, country: string): Calendar {
  const { calendars, owner } = world.clocks;
  const calendar = calendars[country] ?? calendars[owner.country];
  if (!calendar)
    throw new Error(`there is no calendar for ${country} and none for the owner's ${owner.country}`);
  return calendar;
}

export function ownerClock(world: World, rule: ClockRule, at: Instant): DeadlineBasis {
  const { country, zone } = world.clocks.owner;
  return deadline(rule, Temporal.Instant.from(at), zone, calendarOf(world, country));
}

export function partnerClock(world: World, facts: ClaimFacts, rule: ClockRule, at: Instant): DeadlineBasis {
  const { country, zone } = facts.location;
  return deadline(rule, Temporal.Instant.from(at), zone, calendarOf(world, country));
}

export function customerClock(world: World, rule: ClockRule, at: Instant): DeadlineBasis {
  const { country, zone } = world.tenant;
  return deadline(rule, Temporal.Instant.from(at), zone, calendarOf(world, country));
}

/** A clock that starts again is another deadline: its number tells it from the earlier ones of its kind. */
export function nextNumber(facts: ClaimFacts, kind: DeadlineKind): number {
  let highest = 0;
  for (const { kind: other, round } of facts.deadlines)
    if (other === kind && round > highest) highest = round;
  return highest + 1;
}

export function armReviewStart(world: World, facts: ClaimFacts, at: Instant): DeadlineBasis {
  return armNext(facts, 'review-start', 'owner', ownerClock(world, facts.policy.waitInSubmitted, at));
}

export function armReviewDecide(world: World, facts: ClaimFacts, at: Instant): DeadlineBasis {
  return stopWhileContested(
    facts,
    at,
    armNext(facts, 'review-decide', 'owner', ownerClock(world, facts.policy.review, at)),
  );
}

export function armDisputeAnswer(world: World, facts: ClaimFacts, at: Instant): DeadlineBasis {
  const rule = facts.policy.dispute?.answer ?? facts.policy.review;
  return stopWhileContested(
    facts,
    at,
    armNext(facts, 'dispute-answer', 'owner', ownerClock(world, rule, at)),
  );
}

export function armPartnerAnswer(world: World, facts: ClaimFacts, at: Instant): DeadlineBasis {
  return armNext(
    facts,
    'partner-answer',
    'partner',
    partnerClock(world, facts, facts.policy.partnerAnswer, at),
  );
}

function armNext(facts: ClaimFacts, kind: DeadlineKind, party: string, basis: DeadlineBasis): DeadlineBasis {
  arm(facts, { kind, round: nextNumber(facts, kind), party, basis });
  return basis;
}

/** While a line is contested the reviewer waits for the arbitration, so the clock just armed begins stopped (domain 8). */
function stopWhileContested(facts: ClaimFacts, at: Instant, basis: DeadlineBasis): DeadlineBasis {
  const armed = facts.deadlines.at(-1);
  const waits = facts.lines.some(
    (line) =>
      line.arbitration === 'waiting' &&
      (line.disputed || (line.review === 'undecided' && line.consent !== 'refused')),
  );
  if (armed && waits) armed.stoppedAt = at;
  return basis;
}

/** Ends the owner's clocks of the review: it was started, decided, or somebody else's turn began. */
export function stopOwnerClocks(facts: ClaimFacts, at: Instant): void {
  disarm(facts, ['review-start', 'review-decide', 'dispute-answer']);
  closeTasks(facts, at, 'done', (task) => task.kind === 'overdue');
}

export function closeTasks(
  facts: ClaimFacts,
  at: Instant,
  outcome: string,
  which: (task: ClaimFacts['tasks'][number]) => boolean,
): void {
  for (const task of facts.tasks) {
    if (task.closedAt !== null || !which(task)) continue;
    task.closedAt = at;
    task.outcome = outcome;
  }
}
