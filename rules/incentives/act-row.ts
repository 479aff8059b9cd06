/** The shape of a row of the act table (act-table.ts), its stages and roles. */
import { enrollmentStates } from '../programme/enrollment.ts';

export const stages = {
  enrolment: ['none', ...enrollmentStates],
  profile: ['none', 'waiting', 'valid', 'returned', 'replaced'],
  terms: ['none', 'draft', 'approved', 'discarded'],
  run: ['none', 'preview', 'awaiting-approval', 'posting', 'posted', 'discarded'],
  hold: ['none', 'held', 'released'],
  payment: ['none', 'upcoming', 'sent', 'failed', 'rejected-by-bank', 'reprocessing', 'reversed'],
  dispute: ['none', 'open', 'granted', 'not-granted', 'withdrawn'],
} as const;

export type Subject = keyof typeof stages;
export type StageOf<S extends Subject> = (typeof stages)[S][number];

export type IncentiveRole =
  | 'incentives-admin'
  | 'incentives-user'
  | 'report-viewer'
  | 'finance'
  | 'programme-admin'
  | 'clock';
export type ActSide = 'partner' | 'owner' | 'system';

/** What must hold besides role and stage, looked up by this name in may-do.ts. */
export type ActCondition =
  /** Nobody confirms what they prepared themselves. */
  | 'by-another-person'
  /** Of the two who prepared and approved the run of the amount, neither decides its dispute. */
  | 'by-nobody-of-the-run';

export interface Row<S extends Subject> {
  subject: S;
  act: string;
  side: ActSide;
  roles: IncentiveRole[];
  from: StageOf<S>[];
  to: StageOf<S>[];
  reason: 'none' | 'required';
  when: ActCondition | null;
  /** What it is, for the printed page. */
  text: string;
}
export type IncentiveActRow = { [S in Subject]: Row<S> }[Subject];

type More = Partial<Pick<Row<Subject>, 'reason' | 'when'>>;

export function rowsOf<S extends Subject>(
  subject: S,
  rows: [string, ActSide, IncentiveRole[], StageOf<S>[], StageOf<S>[], string, More?][],
): Row<S>[] {
  return rows.map(([act, side, roles, from, to, text, more = {}]) => ({
    subject,
    act,
    side,
    roles,
    from,
    to,
    reason: 'none',
    when: null,
    text,
    ...more,
  }));
}

export const admin: IncentiveRole[] = ['incentives-admin'];
export const finance: IncentiveRole[] = ['finance'];
export const programme: IncentiveRole[] = ['programme-admin'];
export const clock: IncentiveRole[] = ['clock'];
export const reason = { reason: 'required' } as const;
export const another = { when: 'by-another-person' } as const;
