import { describe, expect, it } from 'vitest';
import { dates as en } from '../../messages/en/dates.ts';
import { dates as nl } from '../../messages/nl/dates.ts';
import {
  daysLeft,
  dueWords,
  formatDay,
  formatDeadline,
  formatInstant,
  lastDayOf,
  localDay,
  placeOf,
  walkedDays,
  type DatedDeadline,
} from './dates.ts';

const english = { locale: 'en-GB', dates: en };
const dutch = { locale: 'nl-NL', dates: nl };
const at = (text: string): number => Date.parse(text);

// Notice delivered Mon 21 Dec 2020; 25 and 28 Dec are holidays: five business days end with Wed 30 Dec.
const christmas: DatedDeadline = {
  startedAt: '2020-12-21T09:00:00Z',
  endsAt: '2020-12-30T23:00:00Z',
  lastDay: '2020-12-30',
  zone: 'Europe/Amsterdam',
  rule: { amount: 5, unit: 'business-days' },
  state: 'armed',
  stopped: false,
  overdue: false,
  daysLate: null,
  skipped: [
    { date: '2020-12-25', why: 'holiday', name: 'Christmas Day' },
    { date: '2020-12-26', why: 'weekend', name: null },
    { date: '2020-12-27', why: 'weekend', name: null },
    { date: '2020-12-28', why: 'holiday', name: 'Bridge day' },
  ],
};

describe('days', () => {
  it('says a day with the year only when it is another one', () => {
    expect(formatDay('2020-12-30', 'en-GB', 2020)).toBe('Wed 30 Dec');
    expect(formatDay('2020-12-30', 'en-GB', 2021)).toBe('Wed 30 Dec 2020');
    expect(formatDay('2020-12-30', 'nl-NL', 2020)).toBe('wo 30 dec');
  });
  it('finds the local day of an instant', () => {
    expect(localDay('2020-12-30T23:00:00Z', 'Europe/Amsterdam')).toBe('2020-12-31');
    expect(localDay('2020-12-30T23:00:00Z', 'America/Chicago')).toBe('2020-12-30');
  });
  it('finds the last day from the end alone, wherever the clock ran', () => {
    expect(lastDayOf('2020-12-30T23:00:00Z')).toBe('2020-12-30'); // Amsterdam
    expect(lastDayOf('2021-07-06T22:00:00Z')).toBe('2021-07-06'); // Amsterdam in summer
    expect(lastDayOf('2020-12-31T06:00:00Z')).toBe('2020-12-30'); // Chicago
    expect(lastDayOf('2020-12-30T15:00:00Z')).toBe('2020-12-30'); // Tokyo
    expect(lastDayOf('2020-12-30T18:30:00Z')).toBe('2020-12-30'); // Kolkata
    expect(lastDayOf('2020-12-30T11:00:00Z')).toBe('2020-12-30'); // Auckland in summer
    expect(lastDayOf('2020-12-31T00:00:00Z')).toBe('2020-12-30'); // London
  });
  it('says an instant in its zone', () =>
    expect(formatInstant('2020-12-30T23:00:00Z', 'en-GB', 'Europe/Amsterdam')).toBe(
      'Thu 31 Dec 2020, 00:00',
    ));
  it('names a city in the reader’s language', () => expect(placeOf('Europe/Paris', nl)).toBe('Parijs'));
  it('names the place of a zone', () => expect(placeOf('America/New_York', en)).toBe('New York'));
});

describe('a deadline', () => {
  it('is said with its day, zone and the business days left', () => {
    expect(formatDeadline(christmas, at('2020-12-23T10:00:00Z'), english)).toBe(
      'Wed 30 Dec, end of day (Amsterdam), 3 business days left',
    );
    expect(formatDeadline(christmas, at('2020-12-23T10:00:00Z'), dutch)).toBe(
      'wo 30 dec, einde van de dag (Amsterdam), nog 3 werkdagen',
    );
  });
  it('counts no holiday and no weekend', () => {
    expect(daysLeft(christmas, at('2020-12-24T10:00:00Z'))).toBe(2);
    expect(daysLeft(christmas, at('2020-12-26T10:00:00Z'))).toBe(2);
    expect(daysLeft(christmas, at('2020-12-29T10:00:00Z'))).toBe(1);
  });
  it('says when today is the last day, until the last instant', () => {
    expect(formatDeadline(christmas, at('2020-12-30T22:59:59Z'), english)).toContain('today is the last day');
    expect(daysLeft(christmas, at('2020-12-30T23:00:00Z'))).toBe(-1);
  });
  it('says how late it is only while somebody still has to act', () => {
    const late = { ...christmas, overdue: true };
    expect(formatDeadline(late, at('2021-01-02T12:00:00Z'), english)).toContain('3 days overdue');
    expect(formatDeadline({ ...christmas, state: 'fired' }, at('2021-01-02T12:00:00Z'), english)).toBe(
      'Wed 30 Dec 2020, end of day (Amsterdam)',
    );
  });
  it('says when the clock is paused', () => {
    expect(formatDeadline({ ...christmas, stopped: true }, at('2020-12-23T10:00:00Z'), english)).toContain(
      'the clock is paused',
    );
  });
});

describe('the walk', () => {
  it('lists each day from the event to the last day', () => {
    const days = walkedDays(christmas);
    expect(days).toHaveLength(10);
    expect(days[0]).toMatchObject({ date: '2020-12-21', kind: 'start' });
    expect(days.filter((day) => day.kind === 'counted').map((day) => day.date)).toEqual([
      '2020-12-22',
      '2020-12-23',
      '2020-12-24',
      '2020-12-29',
      '2020-12-30',
    ]);
    expect(days.find((day) => day.date === '2020-12-28')).toMatchObject({
      kind: 'skipped',
      why: 'holiday',
      name: 'Bridge day',
    });
  });
});

describe('a due time in a list', () => {
  it('is said in plain days', () => {
    expect(dueWords('2020-12-30T23:00:00Z', at('2020-12-28T08:00:00Z'), english)).toEqual({
      day: 'Wed 30 Dec',
      left: 'in 2 days',
      late: false,
    });
    expect(dueWords('2020-12-30T23:00:00Z', at('2020-12-31T08:00:00Z'), english)).toEqual({
      day: 'Wed 30 Dec',
      left: '1 day overdue',
      late: true,
    });
  });

  it('has its last day in the zone of whose time it is', () => {
    const midnightInAuckland = '2020-12-30T11:00:00Z';
    const of = (zone: string) =>
      dueWords(midnightInAuckland, at('2020-12-28T08:00:00Z'), english, { zone, reader: 'UTC' }).day;
    expect([of('Pacific/Auckland'), of('Pacific/Honolulu')]).toEqual(['Wed 30 Dec', 'Wed 30 Dec']);
    const midnightInHonolulu = '2020-12-31T10:00:00Z';
    const words = dueWords(midnightInHonolulu, at('2020-12-28T08:00:00Z'), english, {
      zone: 'Pacific/Honolulu',
    });
    expect(words.day).toBe('Wed 30 Dec');
  });

  it("counts from the reader's own day, wherever the deadline is", () => {
    const chicago = '2020-12-31T06:00:00Z';
    expect(
      dueWords(chicago, at('2020-12-28T04:30:00Z'), english, { reader: 'Europe/Amsterdam' }),
    ).toMatchObject({
      day: 'Wed 30 Dec',
      left: 'in 2 days',
    });
    expect(dueWords(chicago, at('2020-12-31T02:00:00Z'), english, { reader: 'Asia/Tokyo' })).toMatchObject({
      left: english.dates.today,
      late: false,
    });
  });
});
