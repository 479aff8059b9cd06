/** The shape of a row of the act table (act-table.ts), its stages and roles. */
import type { Side } from '../engine/side.ts';
import { enrollmentStates } from '../programme/enrollment.ts';
import type { ActRow } from '../rights/act-row.ts';
import type { ReasonAsked } from '../rights/reason.ts';
import type { Role } from '../rights/role.ts';

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

/** What must hold besides role and stage; subject-facts.ts looks at it. */
export type ActCondition =
  /** Nobody confirms what they prepared themselves. */
  | 'by-another-person'
  /** Of the two who prepared and approved the run of the amount, neither decides its dispute. */
  | 'by-nobody-of-the-run';

export interface Row<S extends Subject, Act extends string = string> extends ActRow<
  Act,
  StageOf<S>,
  ActCondition
> {
  subject: S;
  reason: Extract<ReasonAsked, 'none' | 'text'>;
  /** What it is, for the printed page. */
  text: string;
}
export type IncentiveActRow = { [S in Subject]: Row<S> }[Subject];

type More = Partial<Pick<Row<Subject>, 'reason' | 'when'>>;

/** Each row: act, side, roles, in which stages, where it may lead, what it is. */
export function rowsOf<S extends Subject, Act extends string>(
  subject: S,
  rows: readonly (readonly [Act, Side, Role[], StageOf<S>[], StageOf<S>[], string, More?])[],
): Row<S, Act>[] {
  return rows.map(([act, side, roles, from, to, text, more = {}]) => ({
    subject,
    act,
    side,
    roles,
    stages: from,
    to,
    scope: side === 'system' ? null : 'company:write',
    maySubmit: 'no',
    reason: 'none',
    when: null,
    text,
    ...more,
  }));
}

export const admin: Role[] = ['incentives-admin'];
export const finance: Role[] = ['finance'];
export const programme: Role[] = ['programme-admin'];
export const clock: Role[] = ['clock'];
export const reason = { reason: 'text' } as const;
export const another = { when: 'by-another-person' } as const;
