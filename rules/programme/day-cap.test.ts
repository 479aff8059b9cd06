import { expect, test } from 'vitest';
import { capDay, capProblem, dayCaps } from './day-cap.ts';
import type { Calendar } from '../time/calendar.ts';

const calendar: Calendar = {
  id: 'NL',
  version: 1,
  workdays: [1, 2, 3, 4, 5],
  holidays: [{ date: '2020-12-25', name: 'Christmas' }],
  from: '2019-01-01',
  until: '2030-12-31',
};
const at = (now: string) => capDay(calendar, 'Europe/Amsterdam', now);

test('a business day begins and ends at midnight of the location', () => {
  const tuesday = {
    day: '2020-12-01',
    startsAt: '2020-11-30T23:00:00Z',
    lastDay: '2020-12-01',
    endsAt: '2020-12-01T23:00:00Z',
  };
  expect(at('2020-11-30T23:00:00Z')).toEqual(tuesday);
  expect(at('2020-12-01T22:59:59Z')).toEqual(tuesday);
  expect(at('2020-12-01T23:00:00Z').day).toBe('2020-12-02');
});

test('days off count with the business day before them', () => {
  const long = {
    day: '2020-12-24',
    startsAt: '2020-12-23T23:00:00Z',
    lastDay: '2020-12-27',
    endsAt: '2020-12-27T23:00:00Z',
  };
  for (const now of ['2020-12-24T10:00:00Z', '2020-12-25T10:00:00Z', '2020-12-27T22:59:59Z'])
    expect(at(now)).toEqual(long);
});

test('the answer says how many, until when, and how long to wait', () => {
  const now = '2020-12-01T22:59:30.5Z';
  expect(capProblem('withdrawals', at(now), 'Europe/Amsterdam', now)).toEqual({
    code: 'withdrawals-of-day-used',
    pointer: '',
    params: {
      most: dayCaps.withdrawals,
      lastDay: '2020-12-01',
      possibleFrom: '2020-12-01T23:00:00Z',
      zone: 'Europe/Amsterdam',
      retryAfterSeconds: 30,
    },
  });
});
