import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  common,
  dayOf,
  daysBetween,
  isMonth,
  lastDayBefore,
  lastDayOf,
  monthsBetween,
  monthsFrom,
  spanHolds,
} from './month.ts';

describe('months', () => {
  it('follow each other over years, and end on their own last day', () => {
    expect(addMonths('2019-12', 1)).toBe('2020-01');
    expect(addMonths('2020-01', -13)).toBe('2018-12');
    expect(['2020-02', '2021-02', '2020-04', '2020-12'].map(lastDayOf)).toEqual([
      '2020-02-29',
      '2021-02-28',
      '2020-04-30',
      '2020-12-31',
    ]);
    expect(monthsBetween('2019-11', '2020-02')).toBe(3);
    expect(monthsFrom('2019-11', '2020-01')).toEqual(['2019-11', '2019-12', '2020-01']);
    expect(monthsFrom('2020-02', '2020-01')).toEqual([]);
    expect(['2020-13', '2020-1', '2020-00', '2020-01'].map(isMonth)).toEqual([false, false, false, true]);
  });
  it('are the calendar’s own, in any year', () => {
    for (let year = 1890; year <= 2110; year += 1)
      for (let number = 1; number <= 12; number += 1) {
        const month = Temporal.PlainYearMonth.from({ year, month: number });
        expect(lastDayOf(month.toString())).toBe(month.toPlainDate({ day: 31 }).toString());
        expect(addMonths(month.toString(), 7)).toBe(month.add({ months: 7 }).toString());
        expect(addMonths(month.toString(), -19)).toBe(month.subtract({ months: 19 }).toString());
      }
  });
  it('are a question of the zone', () => {
    const instant = '2020-05-31T22:30:00Z';
    expect(dayOf(instant, 'Europe/Amsterdam')).toBe('2020-06-01');
    expect(dayOf(instant, 'America/Los_Angeles')).toBe('2020-05-31');
  });
  it('a period that ends with midnight has its last day before', () => {
    expect(lastDayBefore('2020-06-01T00:00:00+02:00', 'Europe/Amsterdam')).toBe('2020-05-31');
    expect(lastDayBefore('2020-06-01T00:00:01+02:00', 'Europe/Amsterdam')).toBe('2020-06-01');
  });
});

describe('spans', () => {
  it('count their first and their last day', () => {
    const span = { from: '2020-04-17', until: '2020-04-30' };
    expect(
      ['2020-04-16', '2020-04-17', '2020-04-30', '2020-05-01'].map((day) => spanHolds(span, day)),
    ).toEqual([false, true, true, false]);
    expect(common(span, { from: '2020-04-30', until: null })).toEqual({
      from: '2020-04-30',
      until: '2020-04-30',
    });
    expect(common(span, { from: '2020-05-01', until: null })).toBeNull();
    expect(common({ from: '2020-01-01', until: null }, { from: '2020-02-01', until: null })).toEqual({
      from: '2020-02-01',
      until: null,
    });
  });
  it('days are counted over summer time', () => {
    expect(addDays('2020-04-15', 90)).toBe('2020-07-14');
    expect(daysBetween('2020-03-28', '2020-03-30')).toBe(2);
  });
});
