/**
 * Until when the customer may refuse, line by line and for the request as a whole. The decision page, the portal, the API and the
 * mails all take it from here, so that no two of them can name different days.
 */
import type { Instant } from '../time/meant.ts';
import type { DeadlineBasis } from '../time/deadline.ts';
import type { ClaimFacts, Line } from './facts.ts';
import { compareInstants, reached } from '../time/instant.ts';
import { whyNotRefusable } from './consent.ts';
import { isPartyOf, roundOf } from './window.ts';

/**
 * in-period: the end is known and still to come. period-not-known: a message is still on its way, or could not be delivered.
 * after-period: the period is over, but nothing has become official, so a refusal still counts. no: nothing can be refused.
 */
export type Refusable = 'in-period' | 'period-not-known' | 'after-period' | 'no';

export interface CustomerPeriod {
  refusable: Refusable;
  /** The latest end that still matters; once nothing can be refused, the latest there was. null while it is not known. */
  window: DeadlineBasis | null;
  /** By what it began: the delivery of the messages, or the undoing of a decision. */
  began: 'delivered' | 'undone';
}

/** The period of one line and how its end was found: its own after an undone decision, else that of its round. */
export function windowOf(facts: ClaimFacts, line: Line): DeadlineBasis | null {
  const { round, consentEndsAt: endsAt, consent } = line;
  if (round === null || endsAt === null || consent === 'notice-pending' || consent === 'paused') return null;
  const clocks = facts.deadlines.filter(
    (deadline) =>
      deadline.kind === 'refusal-window' &&
      deadline.round === round &&
      compareInstants(deadline.basis.endsAt, endsAt) === 0,
  );
  const own = clocks.find((deadline) => isPartyOf(deadline, line.id));
  return (own ?? clocks[0])?.basis ?? roundOf(facts, round).window;
}

/** Whatever is not official; what became official by an early acceptance, until the end of its period. */
export function mayBeRefused(facts: ClaimFacts, line: Line, now: Instant): boolean {
  const { stage } = facts.claim;
  if (stage === 'editing' || stage === 'withdrawn' || line.review === 'withdrawn') return false;
  return line.review !== 'rejected' && whyNotRefusable(facts, line, now) === null;
}

/** Of these lines together; `facts` are those settled to `now`. */
export function periodOf(facts: ClaimFacts, lines: readonly Line[], now: Instant): CustomerPeriod {
  const open = lines.filter((line) => mayBeRefused(facts, line, now));
  if (open.length === 0) return { refusable: 'no', ...latestOf(facts, lines) };
  const unknown = open.filter((line) => windowOf(facts, line) === null && line.consent !== 'unconfirmed');
  if (unknown.length > 0) return { refusable: 'period-not-known', window: null, began: 'delivered' };
  const latest = latestOf(facts, open);
  const over = latest.window === null || reached(now, latest.window.endsAt);
  return { refusable: over ? 'after-period' : 'in-period', ...latest };
}

function latestOf(facts: ClaimFacts, lines: readonly Line[]): Omit<CustomerPeriod, 'refusable'> {
  let latest: Omit<CustomerPeriod, 'refusable'> = { window: null, began: 'delivered' };
  for (const line of lines) {
    const window = windowOf(facts, line);
    if (window === null) continue;
    if (latest.window !== null && compareInstants(window.endsAt, latest.window.endsAt) <= 0) continue;
    const own = facts.deadlines.some(
      (deadline) =>
        deadline.basis === window && deadline.kind === 'refusal-window' && isPartyOf(deadline, line.id),
    );
    latest = { window, began: own ? 'undone' : 'delivered' };
  }
  return latest;
}
