import { expect, it } from 'vitest';
import { deadline } from './deadline.ts';
import { reminderBefore } from './reminder.ts';
import type { Calendar } from './calendar.ts';

const week: Calendar = {
  id: 'NL',
  version: 1,
  workdays: [1, 2, 3, 4, 5],
  holidays: [
    { date: '2020-12-25', name: 'Christmas Day' },
    { date: '2020-12-28', name: 'Boxing Day' },
  ],
  from: '2011-01-01',
  until: '2030-12-31',
};
const zone = 'Europe/Amsterdam';
const business = (amount: number) => ({ amount, unit: 'business-days' as const });
const calendarDays = (amount: number) => ({ amount, unit: 'calendar-days' as const });

// day 0, rule → last day of the period, and the day on which the reminder leaves, at its start
it.each([
  ['2020-12-01', business(5), '2020-12-08', '2020-12-08'],
  ['2020-12-07', business(5), '2020-12-14', '2020-12-14'],
  ['2020-12-21', business(5), '2020-12-30', '2020-12-30'],
  ['2020-12-24', business(1), '2020-12-29', null],
  ['2020-12-23', business(2), '2020-12-29', '2020-12-29'],
  ['2021-03-06', calendarDays(7), '2021-03-13', '2021-03-12'],
  ['2020-12-24', calendarDays(4), '2020-12-28', null],
  ['2020-12-01', calendarDays(1), '2020-12-02', null],
])('%s + %o ends %s, reminded %s', (start, rule, lastDay, reminded) => {
  const period = deadline(rule, Temporal.Instant.from(`${start}T09:00:00Z`), zone, week);
  const found = reminderBefore(period, week);
  expect(period.lastDay).toBe(lastDay);
  expect(found && Temporal.Instant.from(found.endsAt).toZonedDateTimeISO(zone).toString()).toBe(
    reminded && `${reminded}T00:00:00+01:00[Europe/Amsterdam]`,
  );
});

it('is found again from what is stored of it, also where the zone left out a day', () => {
  const samoa = { ...week, holidays: [] };
  const period = deadline(business(5), Temporal.Instant.from('2011-12-27T20:00:00Z'), 'Pacific/Apia', samoa);
  const found = reminderBefore(period, samoa);
  expect(found).not.toBeNull();
  if (!found) return;
  const again = deadline(found.rule, Temporal.Instant.from(found.startedAt), found.zone, samoa);
  expect(again).toEqual(found);
  const day = Temporal.Instant.from(found.endsAt).toZonedDateTimeISO('Pacific/Apia').toPlainDate();
  expect(day.toString()).toBe(period.lastDay);
});
