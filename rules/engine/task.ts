/** Something a person of the programme owner has to do, outside the review queue proper. */
import type { Instant } from '../time/meant.ts';

export type TaskOf<Owner extends object, Kind extends string> = Owner & {
  kind: Kind;
  /** Tells tasks of one kind apart: round number, e-mail, line id, case key. */
  subject: string;
  detail: Record<string, string | number | string[] | null>;
  openedAt: Instant;
  closedAt: Instant | null;
  outcome: string | null;
  /** Set by the store when the row is made. */
  id?: string;
};
