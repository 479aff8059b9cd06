import { describe, expect, test } from 'vitest';
import {
  enrollmentDates,
  enrollmentProblems,
  enrollmentStates,
  fiscalYearOf,
  nextEnrollmentStates,
  type EnrollmentState,
} from './enrollment.ts';

test('every state can be reached from nothing, and none is a dead end', () => {
  const reached = new Set<EnrollmentState>();
  const waiting = [...nextEnrollmentStates(null)];
  for (let state = waiting.pop(); state; state = waiting.pop()) {
    if (reached.has(state)) continue;
    reached.add(state);
    waiting.push(...nextEnrollmentStates(state));
  }
  expect([...reached].toSorted()).toEqual([...enrollmentStates].toSorted());
  for (const state of enrollmentStates) expect(nextEnrollmentStates(state).length, state).toBeGreaterThan(0);
  for (const state of enrollmentStates) expect(nextEnrollmentStates(state)).not.toContain(state);
});

test.each([
  ['2026-07-01', '2026-07-01', '2027-06-30'],
  ['2026-06-30', '2025-07-01', '2026-06-30'],
  ['2027-01-15', '2026-07-01', '2027-06-30'],
])('the fiscal year of %s', (day, startsOn, endsOn) =>
  expect(fiscalYearOf(day)).toEqual({ startsOn, endsOn }),
);

describe('dates', () => {
  const today = '2026-11-23';
  const old = { state: 'enrolled', startsOn: '2026-07-01', endsOn: '2027-06-30' } as const;

  test('are found when they are left out, kept when only the state changes, and none for an invited one', () => {
    expect(enrollmentDates({ state: 'enrolled' }, null, today)).toEqual({
      state: 'enrolled',
      startsOn: today,
      endsOn: '2027-06-30',
    });
    expect(enrollmentDates({ state: 'inactive' }, old, today)).toEqual({ ...old, state: 'inactive' });
    expect(enrollmentDates({ state: 'invited' }, old, today)).toEqual({
      state: 'invited',
      startsOn: null,
      endsOn: null,
    });
    expect(enrollmentDates({ state: 'enrolled', startsOn: '2027-07-01' }, old, today).endsOn).toBe(
      '2028-06-30',
    );
  });

  test('must follow each other', () => {
    const codes = (wanted: Parameters<typeof enrollmentProblems>[1]): string[] =>
      enrollmentProblems(old, wanted).map(({ code }) => code);
    expect(codes({ ...old, endsOn: '2026-06-30' })).toEqual(['dates-out-of-order']);
    expect(codes({ ...old, startsOn: null })).toEqual(['field-required']);
    expect(codes({ ...old, state: 'invited' })).toEqual(['enrollment-step']);
    expect(codes(old)).toEqual(['nothing-changed']);
    expect(codes({ ...old, state: 'discontinued' })).toEqual([]);
  });
});
