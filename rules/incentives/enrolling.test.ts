import { describe, expect, test } from 'vitest';
import type { ChecklistRow } from './enrolment.ts';
import { afterRequirement, approved, invited, noEnrolment, sentBack } from './enrolling.ts';

const now = '2020-04-17T10:00:00Z';
const row = (item: ChecklistRow['item'], doneOn: string | null): ChecklistRow => ({
  item,
  name: null,
  doneOn,
  who: 'partner',
});
const whole = [row('agreement', '2020-03-02'), row('tax-profile', '2020-04-17')];
const partial = [row('agreement', '2020-03-02'), row('tax-profile', null)];

describe('an enrolment', () => {
  test('goes from the first requirement to the last', () => {
    const asked = invited(noEnrolment, '2020-03-01');
    const begun = afterRequirement(asked, partial, now);
    const brought = afterRequirement(begun, whole, now);
    expect([asked.state, begun.state, brought.state, brought.validatingSince]).toEqual([
      'invited',
      'action-required',
      'validating-enrollment',
      now,
    ]);
  });

  test('stays what it is while it is enrolled or validated', () => {
    for (const state of ['enrolled', 'validating-enrollment', 'ineligible'] as const)
      expect(afterRequirement({ ...noEnrolment, state }, whole, now).state).toBe(state);
  });

  test('earns from the month of the last requirement, and keeps that when it is validated again', () => {
    const first = approved(invited(noEnrolment, '2020-03-01'), whole, '2020-07-03');
    expect([first.earningStart, first.endsOn]).toEqual(['2020-04-01', '2021-06-30']);
    const later = [row('agreement', '2020-03-02'), row('tax-profile', '2020-09-09')];
    expect(approved(sentBack(first, 'No.'), later, '2020-09-10').earningStart).toBe('2020-04-01');
    expect(() => approved(first, partial, '2020-07-03')).toThrow(RangeError);
  });

  test('keeps the reason until it goes on', () => {
    const back = sentBack(invited(noEnrolment, '2020-03-01'), 'The name differs.');
    expect([back.state, back.returnReason]).toEqual(['action-required', 'The name differs.']);
    expect(afterRequirement(back, whole, now).returnReason).toBe(null);
  });
});
