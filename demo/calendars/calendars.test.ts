import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Calendar, addBusinessDays, calendarProblems, isBusinessDay, whyNotCounted } from '../../rules/time/calendar.ts';
import { calendarIds, calendarJson, makeCalendar } from '../../scripts/make-calendars.ts';

const text = (id: string) => readFileSync(new URL(`${id}.json`, import.meta.url), 'utf8');
const calendar = (id: string): Calendar => JSON.parse(text(id));
const day = (date: string) => Temporal.PlainDate.from(date);
const names = (id: string, year: number) =>
  calendar(id).holidays.filter(({ date }) => date.startsWith(`${year}-`)).map(({ date, name }) => `${date.slice(5)} ${name}`);

it('there is one file per country and no other', () => {
  const checked = calendarIds.filter((id) => calendar(id).checked !== false);
  expect(checked.toSorted()).toEqual(['AU', 'BE', 'DE', 'FR', 'GB', 'IN', 'JP', 'NL', 'SA', 'US']);
  expect(calendarIds.length - checked.length).toBeGreaterThanOrEqual(30);
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.json'));
  expect(files.toSorted()).toEqual(calendarIds.map((id) => `${id}.json`).toSorted());
});

describe.each(calendarIds)('%s', (id) => {
  it('is what the script makes now', () => {
    expect(text(id)).toBe(calendarJson(makeCalendar(id)));
  });

  it('is sound, sorted and without a date twice', () => {
    const given = calendar(id);
    expect(given).toMatchObject({ id, version: given.checked === false ? 1 : 2, from: '2019-01-01', until: '2030-12-31' });
    expect(calendarProblems(given)).toEqual([]);
    expect(given.holidays).toEqual(given.holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1)));
    expect(given.holidays.every(({ name }) => name.trim().length > 2)).toBe(true);
    for (const { source = '' } of given.holidays) expect(given.sources).toHaveProperty(source);
  });

  it('has holidays in every year', () => {
    for (let year = 2019; year <= 2030; year += 1) expect(names(id, year).length).toBeGreaterThan(4);
  });
});

it('NL has its public holidays', () => {
  expect(names('NL', 2021)).toEqual([
    "01-01 New Year's Day", '04-02 Good Friday', '04-04 Easter Sunday', '04-05 Easter Monday', "04-27 King's Day", '05-05 Liberation Day', '05-13 Ascension Day',
    '05-23 Pentecost', '05-24 Whit Monday', '12-25 Christmas Day', '12-26 Boxing Day',
  ]);
  expect(whyNotCounted(calendar('NL'), day('2024-12-26'))).toEqual({ why: 'holiday', name: 'Boxing Day' });
  expect(whyNotCounted(calendar('NL'), day('2026-04-06'))).toEqual({ why: 'holiday', name: 'Easter Monday' });
  expect(isBusinessDay(calendar('NL'), day('2025-04-26'))).toBe(false);
  expect(names('NL', 2025)).toContain("04-26 King's Day");
});

it.each([
  ['BE', '2021-07-21'], ['DE', '2022-10-03'], ['FR', '2021-07-14'], ['GB', '2021-08-30'], ['GB', '2022-09-19'],
  ['US', '2021-11-25'], ['AU', '2022-01-26'], ['JP', '2019-05-01'],
  ['JP', '2026-09-22'], ['SA', '2024-02-22'], ['IN', '2024-10-31'],
  ['US', '2023-11-10'], ['US', '2028-11-10'], ['US', '2029-11-12'], ['US', '2021-06-18'], ['US', '2027-12-31'],
  ['SA', '2022-11-23'], ['SA', '2024-09-22'], ['SA', '2023-09-24'], ['SA', '2025-02-23'], ['SA', '2022-09-22'],
  ['SA', '2028-09-24'], ['SA', '2030-02-21'], ['IN', '2021-08-20'], ['NL', '2027-03-26'], ['NL', '2026-05-05'],
])('%s is off on %s', (id, date) => {
  expect(whyNotCounted(calendar(id), day(date))?.why).toBe('holiday');
});

it('what was no holiday stays a business day', () => {
  for (const [id, date] of [['IN', '2021-08-19'], ['SA', '2027-02-21'], ['US', '2026-11-10'], ['US', '2020-06-19']] as const)
    expect(isBusinessDay(calendar(id), day(date)), `${id} ${date}`).toBe(true);
});

it('one business day after Thu 9 Nov 2028 is Monday in the United States', () => {
  expect(addBusinessDays(calendar('US'), day('2028-11-09'), 1).lastDay.toString()).toBe('2028-11-13');
});

it('substitute days are there, also across the year', () => {
  expect(names('GB', 2020)).toContain('12-28 Boxing Day (substitute day)');
  expect(whyNotCounted(calendar('US'), day('2021-12-31'))?.why).toBe('holiday');
});

it('the worked example of Christmas 2020 comes out with the real calendar of Great Britain', () => {
  expect(addBusinessDays(calendar('GB'), day('2020-12-21'), 5).lastDay.toString()).toBe('2020-12-30');
});

it('SA rests on Friday and Saturday and works on Sunday', () => {
  const given = calendar('SA');
  expect(given.workdays).toEqual([1, 2, 3, 4, 7]);
  expect(['2024-05-02', '2024-05-03', '2024-05-04', '2024-05-05'].map((date) => isBusinessDay(given, day(date))))
    .toEqual([true, false, false, true]);
  for (const id of calendarIds.filter((each) => each !== 'SA')) expect(calendar(id).workdays).toEqual([1, 2, 3, 4, 5]);
});

it('a feast of several days is there with each day, starting on the day after its first evening', () => {
  expect(names('SA', 2024).filter((name) => name.includes('Eid'))).toEqual([
    '04-09 End of Ramadan (Eid al-Fitr)', '04-10 End of Ramadan (Eid al-Fitr)', '04-11 End of Ramadan (Eid al-Fitr)',
    '04-12 End of Ramadan (Eid al-Fitr)', '06-15 Feast of the Sacrifice (Eid al-Adha)',
    '06-16 Feast of the Sacrifice (Eid al-Adha)', '06-17 Feast of the Sacrifice (Eid al-Adha)',
    '06-18 Feast of the Sacrifice (Eid al-Adha)',
  ]);
});

it('IN has the gazetted days that the library lacks, two on one date as one, and marks those not yet gazetted', () => {
  expect(names('IN', 2026)).toEqual([
    '01-26 Republic Day', '03-21 Id-ul-Fitr', '03-31 Mahavir Jayanti', '04-03 Good Friday', '04-14 Ambedkar Jayanti',
    '05-01 Buddha Purnima', '05-27 Id-ul-Zuha', '06-26 Muharram', '08-15 Independence Day', '08-26 Milad-un-Nabi',
    '10-02 Gandhi Jayanti',
    '10-20 Dussehra', '11-08 Diwali', "11-24 Guru Nanak's Birthday", '12-25 Christmas Day',
  ]);
  expect(names('IN', 2025)).toContain('10-02 Gandhi Jayanti / Dussehra');
  for (let year = 2019; year <= 2030; year += 1) {
    expect(names('IN', year).filter((name) => name.endsWith('(expected)')).length).toBe(year > 2026 ? 9 : 0);
  }
});
