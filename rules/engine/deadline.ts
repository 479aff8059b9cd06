/** The clocks that run on a subject. */
import type { Instant } from '../time/meant.ts';
import type { DeadlineBasis } from '../time/deadline.ts';

/** At most one per (subject, kind, round, party), armed once and fired at most once. */
export type DeadlineOf<Owner extends object, Kind extends string> = Owner & {
  kind: Kind;
  round: number;
  /** Who must act or whose time it is: 'partner', 'owner', 'customer', or the id of a part ('<id>#2' when it runs a second time). */
  party: string;
  basis: DeadlineBasis;
  state: 'armed' | 'fired' | 'settled';
  /** Since when it is paused, while somebody else is awaited. */
  stoppedAt: Instant | null;
};

interface HasDeadlines<Deadline> {
  deadlines: Deadline[];
}

/** Starts a clock on the subject. */
export function armOn<Deadline extends DeadlineOf<object, string>>(
  facts: HasDeadlines<Deadline>,
  deadline: Omit<Deadline, 'state' | 'stoppedAt'>,
): void {
  facts.deadlines.push({ ...deadline, state: 'armed', stoppedAt: null } as Deadline);
}

/** Ends armed deadlines of these kinds without their effect. */
export function disarm<Deadline extends DeadlineOf<object, string>>(
  facts: HasDeadlines<Deadline>,
  kinds: readonly Deadline['kind'][],
  only: (deadline: Deadline) => boolean = () => true,
): void {
  for (const deadline of facts.deadlines) {
    if (deadline.state === 'armed' && kinds.includes(deadline.kind) && only(deadline))
      deadline.state = 'settled';
  }
}
