/** The enrolment of a location in a programme: which state may follow which, and its dates (domain 3). */
import type { Problem } from '../engine/denial.ts';

export const enrollmentStates = [
  'invited',
  'action-required',
  'validating-enrollment',
  'enrolled',
  'inactive',
  'ineligible',
  'discontinued',
] as const;
export type EnrollmentState = (typeof enrollmentStates)[number];

/** What may come after a state; null stands for a location that was never enrolled in the programme. */
const next: Record<EnrollmentState | 'none', readonly EnrollmentState[]> = {
  none: ['invited', 'enrolled'],
  invited: ['action-required', 'validating-enrollment', 'enrolled', 'ineligible', 'discontinued'],
  'action-required': ['validating-enrollment', 'enrolled', 'inactive', 'ineligible', 'discontinued'],
  'validating-enrollment': ['action-required', 'enrolled', 'ineligible', 'discontinued'],
  enrolled: ['action-required', 'inactive', 'ineligible', 'discontinued'],
  inactive: ['action-required', 'validating-enrollment', 'enrolled', 'ineligible', 'discontinued'],
  ineligible: ['action-required', 'validating-enrollment', 'enrolled', 'discontinued'],
  discontinued: ['invited'],
};

export function nextEnrollmentStates(state: EnrollmentState | null): readonly EnrollmentState[] {
  return next[state ?? 'none'];
}

export interface Enrollment {
  state: EnrollmentState;
  startsOn: string | null;
  endsOn: string | null;
}

/** First and last day of the fiscal year in which a day lies: 1 July to 30 June (domain 6). */
export function fiscalYearOf(day: string): { startsOn: string; endsOn: string } {
  const { year, month } = Temporal.PlainDate.from(day);
  const first = month >= 7 ? year : year - 1;
  return { startsOn: `${first}-07-01`, endsOn: `${first + 1}-06-30` };
}

/**
 * An enrolment has a first day, today's when none is given, and ends with the fiscal year of that day unless said
 * otherwise. One that only
 * changes its state keeps its dates; an invited one has none.
 */
export function enrollmentDates(
  wanted: Partial<Enrollment> & Pick<Enrollment, 'state'>,
  old: Enrollment | null,
  today: string,
): Enrollment {
  const { state } = wanted;
  if (state === 'invited') return { state, startsOn: null, endsOn: null };
  const given = wanted.startsOn === undefined ? (old?.startsOn ?? null) : wanted.startsOn;
  const startsOn = given ?? (state === 'enrolled' ? today : null);
  // Another first day finds another last one.
  const kept = wanted.startsOn === undefined ? (old?.endsOn ?? null) : null;
  const endsOn = wanted.endsOn === undefined ? kept : wanted.endsOn;
  return {
    state,
    startsOn,
    endsOn: endsOn ?? (startsOn && state === 'enrolled' ? fiscalYearOf(startsOn).endsOn : null),
  };
}

/** The same state with other dates is a change, too. */
export function enrollmentProblems(old: Enrollment | null, wanted: Enrollment): Problem[] {
  const problems: Problem[] = [];
  const same = old?.state === wanted.state;
  if (!same && !nextEnrollmentStates(old?.state ?? null).includes(wanted.state)) {
    problems.push({
      code: 'enrollment-step',
      pointer: '/state',
      params: { allowed: [...nextEnrollmentStates(old?.state ?? null)] },
    });
  }
  if (wanted.startsOn === null && wanted.endsOn !== null)
    problems.push({
      code: 'field-required',
      pointer: '/startsOn',
    });
  if (
    wanted.startsOn !== null &&
    wanted.endsOn !== null &&
    Temporal.PlainDate.compare(wanted.startsOn, wanted.endsOn) > 0
  ) {
    problems.push({ code: 'dates-out-of-order', pointer: '/endsOn' });
  }
  if (problems.length === 0 && same && old.startsOn === wanted.startsOn && old.endsOn === wanted.endsOn)
    problems.push({
      code: 'nothing-changed',
      pointer: '',
    });
  return problems;
}
