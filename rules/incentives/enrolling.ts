/** What an act does to an enrolment: requirements that are met, validation, sending back, renewal (domain 14.8). */
import { type EnrollmentState, fiscalYearOf } from '../programme/enrollment.ts';
import { firstDayOf } from '../time/month.ts';
import { type ChecklistRow, earningStartOf, isComplete } from './enrolment.ts';
import type { Requirement } from './terms.ts';

export interface EnrolmentRow {
  /** 'none': the location was never asked. */
  state: EnrollmentState | 'none';
  startsOn: string | null;
  endsOn: string | null;
  invitedOn: string | null;
  /** Since when the programme owner validates it. */
  validatingSince: string | null;
  earningStart: string | null;
  /** Why it was sent back; null once it has gone on. */
  returnReason: string | null;
}

/** What a programme asks for before it has terms of its own. */
export const usualRequirements: readonly Requirement[] = [
  { kind: 'agreement' },
  { kind: 'payout-profile' },
  { kind: 'tax-profile' },
];

export const noEnrolment: EnrolmentRow = {
  state: 'none',
  startsOn: null,
  endsOn: null,
  invitedOn: null,
  validatingSince: null,
  earningStart: null,
  returnReason: null,
};

export function invited(row: EnrolmentRow, today: string): EnrolmentRow {
  return { ...row, state: 'invited', invitedOn: today, startsOn: null, endsOn: null };
}

const waiting: readonly EnrolmentRow['state'][] = ['invited', 'action-required', 'inactive'];

/** The last requirement sends it to validation; a first one that is not the last begins it. What is enrolled stays so. */
export function afterRequirement(
  row: EnrolmentRow,
  rows: readonly ChecklistRow[],
  now: string,
): EnrolmentRow {
  if (!waiting.includes(row.state)) return row;
  if (isComplete(rows))
    return { ...row, state: 'validating-enrollment', validatingSince: now, returnReason: null };
  return row.state === 'invited' ? { ...row, state: 'action-required' } : row;
}

/** The month of the last requirement is the first that earns, however long the validation took. */
export function approved(row: EnrolmentRow, rows: readonly ChecklistRow[], today: string): EnrolmentRow {
  const month = earningStartOf(rows, row.invitedOn ?? '0000-01-01');
  if (month === null) throw new RangeError('an enrolment with something missing is not approved');
  const before = row.earningStart;
  const startsOn = before ?? firstDayOf(month);
  return {
    ...row,
    state: 'enrolled',
    startsOn,
    endsOn: fiscalYearOf(today).endsOn,
    validatingSince: null,
    earningStart: startsOn,
    returnReason: null,
  };
}

export function sentBack(row: EnrolmentRow, reason: string): EnrolmentRow {
  return { ...row, state: 'action-required', validatingSince: null, returnReason: reason };
}
