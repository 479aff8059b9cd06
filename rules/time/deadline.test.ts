import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oracleDeadline, oracleLocalDate } from '../../test/oracle/calendar.ts';
import type { Calendar } from './calendar.ts';
import {
  type ClockRule,
  type DeadlineBasis,
  deadline,
  explainDeadline,
  laterOf,
  remaining,
} from './deadline.ts';

const at = (text: string) => Temporal.Instant.from(text);
const business = (amount: number): ClockRule => ({ amount, unit: 'business-days' });
const calendarDays = (amount: number): ClockRule => ({ amount, unit: 'calendar-days' });
const calendar = (part: Partial<Calendar> = {}): Calendar => ({
  id: 'NL',
  version: 3,
  workdays: [1, 2, 3, 4, 5],
  holidays: [],
  from: '1990-01-01',
  until: '2035-12-31',
  ...part,
});
const off = (...dates: string[]) => dates.map((date) => ({ date, name: `off on ${date}` }));
const atLocal = (basis: DeadlineBasis) => explainDeadline(basis).endsAtLocal;

describe('worked examples (domain 13)', () => {
  const amsterdam = 'Europe/Amsterdam';
  const boxing = calendar({ holidays: off('2020-12-25', '2020-12-28') });
  it.each<[string, ClockRule, string, string, string, Calendar?]>([
    [
      'submitted Tue 1 Dec 2020',
      business(5),
      '2020-12-01T09:00+01:00',
      '2020-12-08',
      '2020-12-09T00:00:00+01:00',
    ],
    [
      'partner asked Wed 9 Dec 2020',
      business(5),
      '2020-12-09T17:00+01:00',
      '2020-12-16',
      '2020-12-17T00:00:00+01:00',
    ],
    [
      'notice delivered Sat 6 Mar 2021',
      business(5),
      '2021-03-06T11:00+01:00',
      '2021-03-12',
      '2021-03-13T00:00:00+01:00',
    ],
    [
      'the same, seven days',
      calendarDays(7),
      '2021-03-06T11:00+01:00',
      '2021-03-13',
      '2021-03-14T00:00:00+01:00',
    ],
    [
      'delivered Mon 21 Dec 2020',
      business(5),
      '2020-12-21T08:00+01:00',
      '2020-12-30',
      '2020-12-31T00:00:00+01:00',
      boxing,
    ],
    [
      'notice Wed 16 Dec 2020',
      business(5),
      '2020-12-16T08:00+01:00',
      '2020-12-23',
      '2020-12-24T00:00:00+01:00',
    ],
    [
      'rejected Thu 31 Dec 2020',
      calendarDays(30),
      '2020-12-31T16:00+01:00',
      '2021-01-30',
      '2021-01-31T00:00:00+01:00',
    ],
  ])('%s', (_, rule, startedAt, lastDay, endsAtLocal, given = calendar()) => {
    const basis = deadline(rule, at(startedAt), amsterdam, given);
    expect(basis.lastDay).toBe(lastDay);
    expect(atLocal(basis)).toBe(endsAtLocal);
  });

  it('keeps everything it was found with', () => {
    expect(deadline(business(5), at('2020-12-21T08:00+01:00'), amsterdam, boxing)).toEqual({
      startedAt: '2020-12-21T07:00:00Z',
      startDate: '2020-12-21',
      zone: amsterdam,
      calendarId: 'NL',
      calendarVersion: 3,
      rule: { amount: 5, unit: 'business-days' },
      lastDay: '2020-12-30',
      endsAt: '2020-12-30T23:00:00Z',
      skipped: [
        { date: '2020-12-25', why: 'holiday', name: 'off on 2020-12-25' },
        { date: '2020-12-26', why: 'weekend' },
        { date: '2020-12-27', why: 'weekend' },
        { date: '2020-12-28', why: 'holiday', name: 'off on 2020-12-28' },
      ],
      beyondCoverage: false,
    });
  });
});

describe('zones', () => {
  it('day 0 is the day in the zone of the clock', () => {
    const event = at('2021-03-05T22:30:00Z');
    expect(deadline(business(1), event, 'Europe/London', calendar()).lastDay).toBe('2021-03-08');
    expect(deadline(calendarDays(1), event, 'Asia/Tokyo', calendar()).lastDay).toBe('2021-03-07');
    expect(deadline(calendarDays(1), event, 'America/Los_Angeles', calendar()).lastDay).toBe('2021-03-06');
  });

  it('the last moment of a day still is that day', () => {
    const startDate = (event: string) =>
      deadline(calendarDays(1), at(event), 'Europe/Amsterdam', calendar()).startDate;
    expect(startDate('2021-03-05T22:59:59.999Z')).toBe('2021-03-05');
    expect(startDate('2021-03-05T23:00:00Z')).toBe('2021-03-06');
  });

  it.each<[string, string, string, number, string]>([
    [
      'spring forward inside the window',
      'Europe/Amsterdam',
      '2024-03-29T12:00:00Z',
      3,
      '2024-04-02T00:00:00+02:00',
    ],
    ['a last day of 23 hours', 'Europe/Amsterdam', '2024-03-30T12:00:00Z', 1, '2024-04-01T00:00:00+02:00'],
    ['a last day of 25 hours', 'Europe/Amsterdam', '2024-10-26T12:00:00Z', 1, '2024-10-28T00:00:00+01:00'],
    [
      'fall back inside the window',
      'Europe/Amsterdam',
      '2024-10-25T12:00:00Z',
      3,
      '2024-10-29T00:00:00+01:00',
    ],
    [
      'no midnight, the day begins at one',
      'America/Sao_Paulo',
      '2018-11-02T12:00:00Z',
      1,
      '2018-11-04T01:00:00-02:00',
    ],
    ['no midnight in Beirut', 'Asia/Beirut', '2022-03-25T12:00:00Z', 1, '2022-03-27T01:00:00+03:00'],
    ['no midnight in Cairo', 'Africa/Cairo', '2023-04-26T12:00:00Z', 1, '2023-04-28T01:00:00+03:00'],
    ['a jump from 23:30 to 00:30', 'America/Toronto', '1919-03-29T17:00:00Z', 1, '1919-03-31T00:30:00-04:00'],
    [
      'two midnights, the first begins the day',
      'America/Havana',
      '2023-11-03T16:00:00Z',
      1,
      '2023-11-05T00:00:00-04:00',
    ],
    [
      "clocks back at midnight, 23 o'clock twice",
      'America/Sao_Paulo',
      '2018-02-16T12:00:00Z',
      1,
      '2018-02-18T00:00:00-03:00',
    ],
    ['half an hour', 'Asia/Kolkata', '2024-10-25T12:00:00Z', 1, '2024-10-27T00:00:00+05:30'],
    ['fourteen hours ahead', 'Pacific/Kiritimati', '2024-10-25T12:00:00Z', 1, '2024-10-28T00:00:00+14:00'],
  ])('%s', (_, zone, startedAt, amount, endsAtLocal) => {
    expect(atLocal(deadline(calendarDays(amount), at(startedAt), zone, calendar()))).toBe(endsAtLocal);
  });
});

describe('a day that a zone left out', () => {
  const apia = 'Pacific/Apia';
  const wednesday = at('2011-12-28T20:00:00Z'); // Wed 28 Dec 2011, 10:00 in Apia
  it('is not counted, neither as a business day nor as a calendar day', () => {
    const inBusiness = deadline(business(2), wednesday, apia, calendar());
    expect(inBusiness.lastDay).toBe('2012-01-02');
    expect(inBusiness.skipped).toEqual([
      { date: '2011-12-30', why: 'no-such-day' },
      { date: '2011-12-31', why: 'weekend' },
      { date: '2012-01-01', why: 'weekend' },
    ]);
    const inDays = deadline(calendarDays(2), wednesday, apia, calendar());
    expect([inDays.lastDay, inDays.skipped]).toEqual([
      '2011-12-31',
      [{ date: '2011-12-30', why: 'no-such-day' }],
    ]);
  });

  it('ends a window at the jump when it would have followed the last day', () => {
    expect(atLocal(deadline(calendarDays(1), wednesday, apia, calendar()))).toBe('2011-12-31T00:00:00+14:00');
  });

  it('is not among the days that remain', () => {
    const basis = deadline(calendarDays(2), wednesday, apia, calendar());
    expect(remaining(basis, wednesday)).toEqual({ over: false, calendarDays: 2 });
    const inBusiness = deadline(business(2), wednesday, apia, calendar());
    expect(remaining(inBusiness, wednesday)).toEqual({ over: false, businessDays: 2, calendarDays: 4 });
  });
});

describe('other weeks and edges', () => {
  const feast = off('2024-06-15', '2024-06-16', '2024-06-17', '2024-06-18');
  const riyadh = calendar({ id: 'SA', workdays: [1, 2, 3, 4, 7], holidays: feast });
  it('Friday and Saturday off and a feast of four days', () => {
    const basis = deadline(business(5), at('2024-06-11T08:00:00Z'), 'Asia/Riyadh', riyadh);
    expect(basis.lastDay).toBe('2024-06-23');
    expect(basis.skipped.map(({ date, why }) => `${date} ${why}`)).toEqual([
      '2024-06-14 weekend',
      '2024-06-15 weekend',
      '2024-06-16 holiday',
      '2024-06-17 holiday',
      '2024-06-18 holiday',
      '2024-06-21 weekend',
      '2024-06-22 weekend',
    ]);
  });

  it('Sunday off only', () => {
    const sixDays = calendar({ workdays: [1, 2, 3, 4, 5, 6] });
    const basis = deadline(business(5), at('2024-06-05T08:00:00Z'), 'Europe/Amsterdam', sixDays);
    expect(basis.lastDay).toBe('2024-06-11');
  });

  it('an amount of 0 ends with the day of the event, also on a Sunday', () => {
    const basis = deadline(business(0), at('2021-03-07T12:00:00Z'), 'Europe/Amsterdam', calendar());
    expect([basis.lastDay, basis.endsAt, basis.skipped]).toEqual(['2021-03-07', '2021-03-07T23:00:00Z', []]);
  });

  it('counts a leap day', () => {
    for (const rule of [calendarDays(1), business(1)]) {
      expect(deadline(rule, at('2024-02-28T12:00:00Z'), 'Europe/Amsterdam', calendar()).lastDay).toBe(
        '2024-02-29',
      );
    }
  });

  it('shows that the holiday list ended before the walk did', () => {
    const short = calendar({ until: '2020-12-24' });
    const start = at('2020-12-21T12:00:00Z');
    expect(deadline(business(3), start, 'Europe/Amsterdam', short).beyondCoverage).toBe(false);
    const past = deadline(business(4), start, 'Europe/Amsterdam', short);
    expect([past.beyondCoverage, explainDeadline(past).beyondCoverage, past.lastDay]).toEqual([
      true,
      true,
      '2020-12-25',
    ]);
    expect(deadline(calendarDays(30), start, 'Europe/Amsterdam', short).beyondCoverage).toBe(false);
  });

  it('needs a workday for business days only', () => {
    const none = calendar({ workdays: [] });
    expect(() => deadline(business(1), at('2021-03-07T12:00:00Z'), 'Europe/Amsterdam', none)).toThrow(
      /no workday/,
    );
    expect(deadline(calendarDays(1), at('2021-03-07T12:00:00Z'), 'Europe/Amsterdam', none).lastDay).toBe(
      '2021-03-08',
    );
  });
});

describe('how was this date found', () => {
  it('tells each walked day', () => {
    const given = calendar({ holidays: [{ date: '2020-12-25', name: 'Christmas Day' }] });
    const told = explainDeadline(
      deadline(business(2), at('2020-12-24T09:00:00Z'), 'Europe/Amsterdam', given),
    );
    expect(told).toMatchObject({
      rule: { amount: 2, unit: 'business-days' },
      zone: 'Europe/Amsterdam',
      calendarId: 'NL',
      calendarVersion: 3,
      startedAtLocal: '2020-12-24T10:00:00+01:00',
      endsAtLocal: '2020-12-30T00:00:00+01:00',
    });
    expect(told.days).toEqual([
      { date: '2020-12-24', weekday: 4, kind: 'start' },
      { date: '2020-12-25', weekday: 5, kind: 'skipped', why: 'holiday', name: 'Christmas Day' },
      { date: '2020-12-26', weekday: 6, kind: 'skipped', why: 'weekend' },
      { date: '2020-12-27', weekday: 7, kind: 'skipped', why: 'weekend' },
      { date: '2020-12-28', weekday: 1, kind: 'counted', number: 1 },
      { date: '2020-12-29', weekday: 2, kind: 'counted', number: 2 },
    ]);
  });
});

describe('what remains', () => {
  const basis = deadline(business(5), at('2020-12-16T08:00:00Z'), 'Europe/Amsterdam', calendar());
  it.each([
    ['before it began', '2020-12-01T08:00:00Z', { over: false, businessDays: 5, calendarDays: 7 }],
    ['day 0', '2020-12-16T08:00:00Z', { over: false, businessDays: 5, calendarDays: 7 }],
    ['day 1', '2020-12-17T08:00:00Z', { over: false, businessDays: 4, calendarDays: 6 }],
    ['the weekend', '2020-12-19T08:00:00Z', { over: false, businessDays: 3, calendarDays: 4 }],
    ['the last day', '2020-12-23T08:00:00Z', { over: false, businessDays: 0, calendarDays: 0 }],
    ['its last moment', '2020-12-23T22:59:59.999999999Z', { over: false, businessDays: 0, calendarDays: 0 }],
    ['the end', '2020-12-23T23:00:00Z', { over: true, businessDays: 0, calendarDays: 0 }],
    ['long after', '2022-12-23T23:00:00Z', { over: true, businessDays: 0, calendarDays: 0 }],
  ])('%s', (_, now, expected) => {
    expect(remaining(basis, at(now))).toEqual(expected);
  });

  it('a newer calendar does not contradict the stored walk', () => {
    const newer = calendar({ version: 4, holidays: off('2020-12-18') });
    expect(remaining(basis, at('2020-12-16T08:00:00Z'), newer).businessDays).toBe(5);
  });

  it('tells the business days of a clock in calendar days when a calendar is given', () => {
    const dispute = deadline(calendarDays(30), at('2020-12-31T16:00:00Z'), 'Europe/Amsterdam', calendar());
    const now = at('2021-01-27T12:00:00Z');
    expect(remaining(dispute, now)).toEqual({ over: false, calendarDays: 3 });
    expect(remaining(dispute, now, calendar())).toEqual({ over: false, calendarDays: 3, businessDays: 2 });
    const after = at('2021-02-27T12:00:00Z');
    expect(remaining(dispute, after, calendar())).toEqual({ over: true, calendarDays: 0, businessDays: 0 });
  });
});

describe('the later of two', () => {
  const early = { endsAt: '2020-12-23T23:00:00Z', name: 'early' };
  const late = { endsAt: '2020-12-23T23:00:00.000000001Z', name: 'late' };
  it('never takes the earlier, whichever comes first', () => {
    expect(laterOf(early, late)).toBe(late);
    expect(laterOf(late, early)).toBe(late);
  });
  it('keeps the first when both end together, and compares instants, not text', () => {
    const same = { endsAt: '2020-12-24T00:00:00+01:00', name: 'same' };
    expect(laterOf(early, same)).toBe(early);
    expect(laterOf(same, early)).toBe(same);
  });
});

const zones = [
  'Europe/Amsterdam',
  'Europe/London',
  'Europe/Lisbon',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'America/Santiago',
  'America/St_Johns',
  'America/Asuncion',
  'Asia/Beirut',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Riyadh',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Asia/Gaza',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Fakaofo',
  'Pacific/Kiritimati',
  'America/Scoresbysund',
  'Antarctica/Troll',
  'UTC',
];
const weeks = fc.oneof(
  fc.constantFrom<number[]>([1, 2, 3, 4, 5], [1, 2, 3, 4, 7], [1, 2, 3, 4, 5, 6]),
  fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
);
const seconds = (from: string, to: string) =>
  fc.integer({ min: at(from).epochMilliseconds / 1000, max: at(to).epochMilliseconds / 1000 });
/** Anywhere in thirty years, and often around the days that Samoa and Tokelau left out. */
const starts = fc
  .oneof(
    { weight: 4, arbitrary: seconds('1996-01-01T00:00Z', '2026-12-01T00:00Z') },
    { weight: 1, arbitrary: seconds('2011-12-20T00:00Z', '2012-01-02T00:00Z') },
  )
  .map((second) => Temporal.Instant.fromEpochMilliseconds(second * 1000));
const cases = fc
  .record({
    rule: fc.oneof(
      fc.record({ amount: fc.integer({ min: 0, max: 15 }), unit: fc.constant('business-days' as const) }),
      fc.record({ amount: fc.integer({ min: 0, max: 31 }), unit: fc.constant('calendar-days' as const) }),
    ),
    start: starts,
    zone: fc.constantFrom(...zones),
    workdays: weeks,
    offsets: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 15 }),
  })
  .map(({ rule, start, zone, workdays, offsets }) => {
    const holidays = off(
      ...offsets.map((days) => start.toZonedDateTimeISO('UTC').toPlainDate().add({ days }).toString()),
    );
    return { rule, start, zone, given: calendar({ workdays, holidays }) };
  });

describe('against the oracle', () => {
  it('finds the same last day, the same instant and the same days on the way', () => {
    fc.assert(
      fc.property(cases, ({ rule, start, zone, given }) => {
        const basis = deadline(rule, start, zone, given);
        const truth = oracleDeadline({
          ...rule,
          startedAt: basis.startedAt,
          zone,
          workdays: given.workdays,
          holidays: given.holidays.map(({ date }) => date),
        });
        const told = explainDeadline(basis).days;
        expect({
          startDate: basis.startDate,
          lastDay: basis.lastDay,
          endsAt: at(basis.endsAt).epochMilliseconds,
        }).toEqual({ startDate: truth.startDate, lastDay: truth.lastDay, endsAt: truth.endsAtMs });
        expect(told.filter(({ kind }) => kind === 'counted').map(({ date }) => date)).toEqual(truth.counted);
        expect(basis.skipped.filter(({ why }) => why !== 'no-such-day').map(({ date }) => date)).toEqual(
          truth.uncounted,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('ends at the first instant whose local day is later, and never before it began', () => {
    fc.assert(
      fc.property(cases, ({ rule, start, zone, given }) => {
        const basis = deadline(rule, start, zone, given);
        const end = at(basis.endsAt);
        expect(Temporal.Instant.compare(end, start)).toBe(1);
        expect(oracleLocalDate(end.epochMilliseconds, zone) > basis.lastDay).toBe(true);
        expect(oracleLocalDate(end.epochMilliseconds - 1, zone)).toBe(basis.lastDay);
      }),
      { numRuns: 400 },
    );
  });

  it('promises the whole amount at the start, less and less after, nothing at the end', () => {
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), ({ rule, start, zone, given }, part) => {
        const basis = deadline(rule, start, zone, given);
        const length = at(basis.endsAt).epochMilliseconds - start.epochMilliseconds;
        const between = start.add({ milliseconds: Math.floor(length * part) });
        const left = [start, between, at(basis.endsAt)].map((now) => remaining(basis, now));
        const unit = rule.unit === 'business-days' ? 'businessDays' : 'calendarDays';
        expect(left[0]![unit]).toBe(rule.amount);
        expect(left[1]![unit]!).toBeLessThanOrEqual(rule.amount);
        expect(left[2]).toMatchObject({ over: true, [unit]: 0 });
        expect(left[1]!.over).toBe(Temporal.Instant.compare(between, at(basis.endsAt)) >= 0);
      }),
      { numRuns: 300 },
    );
  });

  it('a later start never ends earlier', () => {
    fc.assert(
      fc.property(cases, fc.nat(72), ({ rule, start, zone, given }, hours) => {
        const first = deadline(rule, start, zone, given);
        const second = deadline(rule, start.add({ hours }), zone, given);
        expect(at(laterOf(first, second).endsAt).epochMilliseconds).toBe(at(second.endsAt).epochMilliseconds);
      }),
      { numRuns: 300 },
    );
  });
});
