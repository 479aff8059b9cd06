import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oracleAddMonths, oracleBusinessDays, oracleCounts } from '../../test/oracle/calendar.ts';
import {
  type Calendar,
  addBusinessDays,
  addMonthsClamped,
  businessDaysBetween,
  businessDaysLeft,
  calendarProblems,
  fiscalYear,
  isBusinessDay,
  localDay,
  programmeYear,
  whyNotCounted,
} from './calendar.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const calendar = (part: Partial<Calendar> = {}): Calendar => ({
  id: 'NL',
  version: 1,
  workdays: [1, 2, 3, 4, 5],
  holidays: [],
  from: '2019-01-01',
  until: '2030-12-31',
  ...part,
});
const off = (...dates: string[]) => dates.map((date) => ({ date, name: `off on ${date}` }));

const dates = fc.integer({ min: 0, max: 4380 }).map((days) => day('2019-01-01').add({ days }));
const calendars = fc
  .record({
    workdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    offsets: fc.uniqueArray(fc.integer({ min: 0, max: 4380 }), { maxLength: 400 }),
  })
  .map(({ workdays, offsets }) =>
    calendar({
      workdays,
      holidays: off(...offsets.map((days) => day('2019-01-01').add({ days }).toString())),
    }),
  );

describe('which days count', () => {
  it.each([
    ['2020-12-24', null],
    ['2020-12-25', { why: 'holiday', name: 'off on 2020-12-25' }],
    ['2020-12-26', { why: 'weekend' }],
    ['2020-12-27', { why: 'weekend' }],
    ['2020-12-28', null],
  ])('%s', (date, why) => {
    const christmas = calendar({ holidays: off('2020-12-25', '2020-12-26') });
    expect(whyNotCounted(christmas, day(date))).toEqual(why);
    expect(isBusinessDay(christmas, day(date))).toBe(why === null);
  });

  it('knows a weekend of Friday and Saturday', () => {
    const riyadh = calendar({ id: 'SA', workdays: [7, 1, 2, 3, 4] });
    expect(
      ['2024-06-06', '2024-06-07', '2024-06-08', '2024-06-09'].map((date) =>
        isBusinessDay(riyadh, day(date)),
      ),
    ).toEqual([true, false, false, true]);
  });
});

describe('adding business days', () => {
  const feast = off('2024-06-15', '2024-06-16', '2024-06-17', '2024-06-18');
  it.each([
    ['over a weekend', calendar(), '2020-12-01', 5, '2020-12-08'],
    ['from a Saturday', calendar(), '2021-03-06', 5, '2021-03-12'],
    ['nothing to add, on a Sunday', calendar(), '2021-03-07', 0, '2021-03-07'],
    ['over holidays', calendar({ holidays: off('2020-12-25', '2020-12-28') }), '2020-12-21', 5, '2020-12-30'],
    [
      'a holiday that only the added days reach',
      calendar({ holidays: off('2021-05-13', '2021-05-17') }),
      '2021-05-10',
      4,
      '2021-05-18',
    ],
    ['over the year', calendar({ holidays: off('2021-01-01') }), '2020-12-30', 2, '2021-01-04'],
    ['over a leap day that is worked', calendar(), '2024-02-28', 2, '2024-03-01'],
    ['over a leap day that is not', calendar(), '2020-02-28', 1, '2020-03-02'],
    ['weekend Friday and Saturday', calendar({ workdays: [1, 2, 3, 4, 7] }), '2024-06-05', 2, '2024-06-09'],
    ['Sunday off only', calendar({ workdays: [1, 2, 3, 4, 5, 6] }), '2024-06-06', 3, '2024-06-10'],
    [
      'a feast of four days',
      calendar({ workdays: [1, 2, 3, 4, 7], holidays: feast }),
      '2024-06-12',
      2,
      '2024-06-19',
    ],
  ])('%s', (_, given, start, amount, lastDay) => {
    expect(addBusinessDays(given, day(start), amount).lastDay.toString()).toBe(lastDay);
  });

  it('names every day it passed over', () => {
    const holidays = [
      { date: '2020-12-25', name: 'Christmas Day' },
      { date: '2020-12-28', name: 'Boxing Day' },
    ];
    expect(addBusinessDays(calendar({ holidays }), day('2020-12-24'), 1).skipped).toEqual([
      { date: '2020-12-25', why: 'holiday', name: 'Christmas Day' },
      { date: '2020-12-26', why: 'weekend' },
      { date: '2020-12-27', why: 'weekend' },
      { date: '2020-12-28', why: 'holiday', name: 'Boxing Day' },
    ]);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses to count %s days', (amount) => {
    expect(() => addBusinessDays(calendar(), day('2021-01-01'), amount)).toThrow(RangeError);
  });

  it('refuses a calendar without a workday, which no walk would end on', () => {
    expect(() => addBusinessDays(calendar({ workdays: [] }), day('2021-01-01'), 1)).toThrow(/no workday/);
    expect(() => addBusinessDays(calendar({ workdays: [8] }), day('2021-01-01'), 1)).toThrow(/no workday/);
  });
});

describe('a calendar whose list ends', () => {
  const short = calendar({ from: '2021-01-01', until: '2021-12-31' });
  it.each([
    ['inside', '2021-12-23', 5, false, '2021-12-30'],
    ['the last covered day', '2021-12-24', 5, false, '2021-12-31'],
    ['one day past it', '2021-12-27', 5, true, '2022-01-03'],
    ['all past it', '2023-12-27', 5, true, '2024-01-03'],
    ['before it', '2020-12-29', 5, true, '2021-01-05'],
    ['the day before it is day 0', '2020-12-31', 1, false, '2021-01-01'],
    ['nothing walked', '2025-01-01', 0, false, '2025-01-01'],
  ])('%s', (_, start, amount, beyondCoverage, lastDay) => {
    const walk = addBusinessDays(short, day(start), amount);
    expect([walk.lastDay.toString(), walk.beyondCoverage]).toEqual([lastDay, beyondCoverage]);
  });
});

describe('counting between days', () => {
  it.each([
    ['2020-12-01', '2020-12-08', 5],
    ['2020-12-08', '2020-12-01', -5],
    ['2020-12-04', '2020-12-06', 0],
    ['2020-12-04', '2020-12-07', 1],
    ['2020-12-04', '2020-12-04', 0],
  ])('after %s up to %s', (after, upTo, days) => {
    expect(businessDaysBetween(calendar(), day(after), day(upTo))).toBe(days);
    expect(businessDaysLeft(calendar(), day(after), day(upTo))).toBe(Math.max(0, days));
  });
});

describe('months and years', () => {
  it.each([
    ['2021-01-31', 1, '2021-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2023-02-28', 12, '2024-02-28'],
    ['2023-03-14', 12, '2024-03-14'],
    ['2023-12-31', 2, '2024-02-29'],
  ])('%s + %i months', (from, months, to) => {
    expect(addMonthsClamped(day(from), months).toString()).toBe(to);
  });

  it('a proof signed 14 Mar 2023 is young enough on 14 Mar 2024 and not on 15 Mar', () => {
    const until = addMonthsClamped(day('2023-03-14'), 12);
    expect(Temporal.PlainDate.compare(until, day('2024-03-14'))).toBe(0);
    expect(Temporal.PlainDate.compare(until, day('2024-03-15'))).toBe(-1);
  });

  it.each([
    [programmeYear, '2020-09-30', '2019-10-01', '2020-09-30'],
    [programmeYear, '2020-10-01', '2020-10-01', '2021-09-30'],
    [programmeYear, '2021-01-01', '2020-10-01', '2021-09-30'],
    [fiscalYear, '2020-06-30', '2019-07-01', '2020-06-30'],
    [fiscalYear, '2020-07-01', '2020-07-01', '2021-06-30'],
    [fiscalYear, '2024-02-29', '2023-07-01', '2024-06-30'],
  ])('%o of %s', (year, date, from, until) => {
    const period = year(day(date));
    expect([period.from.toString(), period.until.toString()]).toEqual([from, until]);
  });

  it('the same instant is another day in another zone', () => {
    const instant = Temporal.Instant.from('2020-12-31T23:30:00Z');
    expect(localDay(instant, 'Europe/Amsterdam').toString()).toBe('2021-01-01');
    expect(localDay(instant, 'America/New_York').toString()).toBe('2020-12-31');
  });
});

describe('what is wrong with a calendar', () => {
  it('finds nothing in a good one', () => {
    expect(calendarProblems(calendar({ holidays: off('2020-12-25') }))).toEqual([]);
  });

  it('tells everything at once', () => {
    const holidays = off('2020-12-25', '2020-12-25', '2021-02-29', 'Christmas', '2031-01-01');
    expect(calendarProblems(calendar({ workdays: [1, 8], holidays }))).toEqual([
      { field: '/workdays/1', code: 'workday-unknown' },
      { field: '/holidays/1/date', code: 'date-twice' },
      { field: '/holidays/2/date', code: 'date-invalid' },
      { field: '/holidays/3/date', code: 'date-invalid' },
      { field: '/holidays/4/date', code: 'date-outside-coverage' },
    ]);
    expect(calendarProblems(calendar({ workdays: [], from: '2021-01-01', until: '2020-01-01' }))).toEqual([
      { field: '/workdays', code: 'workday-required' },
      { field: '/until', code: 'coverage-invalid' },
    ]);
  });
});

describe('against the oracle', () => {
  it('counts the same days', () => {
    fc.assert(
      fc.property(calendars, dates, fc.integer({ min: 0, max: 90 }), (given, after, length) => {
        const upTo = after.add({ days: length });
        const holidays = given.holidays.map(({ date }) => date);
        expect(businessDaysBetween(given, after, upTo)).toBe(
          oracleBusinessDays(after.toString(), upTo.toString(), given.workdays, holidays),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('walks to the day that completes the amount, and no further', () => {
    fc.assert(
      fc.property(calendars, dates, fc.integer({ min: 1, max: 40 }), (given, start, amount) => {
        const { lastDay, skipped } = addBusinessDays(given, start, amount);
        const holidays = given.holidays.map(({ date }) => date);
        expect(oracleCounts(lastDay.toString(), given.workdays, holidays)).toBe(true);
        expect(oracleBusinessDays(start.toString(), lastDay.toString(), given.workdays, holidays)).toBe(
          amount,
        );
        expect(start.until(lastDay).days - skipped.length).toBe(amount);
        expect(businessDaysLeft(given, start, lastDay)).toBe(amount);
      }),
      { numRuns: 500 },
    );
  });

  it('adds up: a then b is a + b', () => {
    fc.assert(
      fc.property(calendars, dates, fc.nat(15), fc.nat(15), (given, start, a, b) => {
        const inTwo = addBusinessDays(given, addBusinessDays(given, start, a).lastDay, b).lastDay;
        expect(inTwo.toString()).toBe(addBusinessDays(given, start, a + b).lastDay.toString());
      }),
    );
  });

  it('one holiday more never makes it earlier', () => {
    fc.assert(
      fc.property(calendars, dates, dates, fc.nat(20), (given, start, extra, amount) => {
        const more = { ...given, holidays: [...given.holidays, { date: extra.toString(), name: 'extra' }] };
        const [before, after] = [given, more].map((each) => addBusinessDays(each, start, amount).lastDay);
        expect(Temporal.PlainDate.compare(after!, before!)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('flags exactly the walks that leave the list', () => {
    fc.assert(
      fc.property(calendars, dates, dates, dates, fc.nat(20), (given, start, one, other, amount) => {
        const [from, until] = [one.toString(), other.toString()].toSorted() as [string, string];
        const { lastDay, beyondCoverage } = addBusinessDays({ ...given, from, until }, start, amount);
        const length = start.until(lastDay).days;
        const walked = Array.from({ length }, (_, index) => start.add({ days: index + 1 }).toString());
        expect(beyondCoverage).toBe(walked.some((date) => date < from || date > until));
      }),
    );
  });

  it('adds months like turning the pages of a wall calendar', () => {
    fc.assert(
      fc.property(dates, fc.nat(60), (date, months) => {
        expect(addMonthsClamped(date, months).toString()).toBe(oracleAddMonths(date.toString(), months));
      }),
      { numRuns: 500 },
    );
  });

  it('every day lies in exactly one programme year and one fiscal year', () => {
    fc.assert(
      fc.property(dates, (date) => {
        for (const year of [programmeYear, fiscalYear]) {
          const { from, until } = year(date);
          expect(date.toString() >= from.toString() && date.toString() <= until.toString()).toBe(true);
          expect(year(until.add({ days: 1 })).from.toString()).toBe(until.add({ days: 1 }).toString());
        }
      }),
    );
  });
});
