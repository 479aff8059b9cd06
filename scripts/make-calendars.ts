/**
 * Writes demo/calendars/XX.json from the public holidays of `date-holidays`: `node scripts/make-calendars.ts`.
 * The result is committed, because deadlines name the version of the calendar they were found with: when a new release of the
 * library changes a list, the version below goes up with it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';
import type { Calendar, Holiday } from '../rules/time/calendar.ts';
import { correctionsOf, daysInLieu } from './calendar-rules.ts';
import { gazettedDaysOfIndia, gazetteSources } from './gazetted-days-in.ts';

/** Goes up with each change of a list; deadlines keep the version they were found with. */
const checkedVersion = 2;
const firstYear = 2019;
const lastYear = 2030;
const mondayToFriday = [1, 2, 3, 4, 5];

interface Source {
  /** The library knows one day off per country, not the weekend. */
  workdays: number[];
  /** A part of the country whose list stands for all of it. */
  state?: string;
  language?: string;
  /** What the library lacks. */
  more?: Holiday[];
  /** Compared with the country's own law and announcements for 2020 to 2030. */
  checked?: true;
}

const sources: Record<string, Source> = {
  NL: { workdays: mondayToFriday, checked: true },
  BE: { workdays: mondayToFriday, checked: true },
  DE: { workdays: mondayToFriday, checked: true },
  FR: { workdays: mondayToFriday, checked: true },
  // The library's list for the whole kingdom leaves out the August bank holiday, since Scotland has it on another day.
  GB: { workdays: mondayToFriday, state: 'ENG', checked: true },
  US: { workdays: mondayToFriday, language: 'en-us', checked: true },
  AU: { workdays: mondayToFriday, checked: true },
  JP: { workdays: mondayToFriday, checked: true },
  IN: { workdays: mondayToFriday, more: gazettedDaysOfIndia(), checked: true },
  // Friday and Saturday are the weekend; Sunday is worked.
  SA: { workdays: [1, 2, 3, 4, 7], checked: true },
  ...unchecked(
    'AE AR AT BG BR CA CH CZ DK EE ES FI GR HR HU IE IS IT KR LT LU LV MX NO NZ PL PT RO SE SG SI SK TR ZA',
  ),
};

/** As the library has them: used as they are, and marked so until an administrator has compared them with the law. */
function unchecked(countries: string): Record<string, Source> {
  return Object.fromEntries(countries.split(' ').map((id) => [id, { workdays: mondayToFriday }]));
}

export const calendarIds = Object.keys(sources);

export function makeCalendar(id: string): Calendar {
  const source = sources[id];
  if (!source) throw new Error(`no calendar source for ${id}`);
  const from = `${firstYear}-01-01`;
  const until = `${lastYear}-12-31`;
  const corrections = correctionsOf(id, firstYear, lastYear);
  const listed = publicHolidays(id, source, corrections.alsoOff);
  const holidays = [
    ...listed,
    ...(source.more ?? []),
    ...(corrections.more ?? []),
    ...daysInLieu(listed, corrections.inLieu ?? []),
  ];
  return {
    id,
    version: source.checked ? checkedVersion : 1,
    ...(!source.checked && { checked: false }),
    workdays: source.workdays,
    from,
    until,
    sources: { list: library, ...(id === 'IN' && gazetteSources), ...corrections.sources },
    holidays: onePerDate(holidays, from, until),
  };
}

/** One holiday per line, so that a change of a list can be read in a diff. */
export function calendarJson(calendar: Calendar): string {
  const { holidays, ...head } = calendar;
  const lines = holidays.map((holiday) => `    ${JSON.stringify(holiday)}`);
  const fields = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${fields.join(',\n')},\n  "holidays": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

const { version: release } = JSON.parse(
  readFileSync(new URL('../node_modules/date-holidays/package.json', import.meta.url), 'utf8'),
) as { version: string };
const library = `date-holidays ${release} (github.com/commenthol/date-holidays), whose country files name the laws.`;

function publicHolidays(
  country: string,
  source: Source,
  alsoOff?: { names: string[]; source: string },
): Holiday[] {
  const options = { languages: source.language ? [source.language, 'en'] : ['en'] };
  const calendar = source.state
    ? new Holidays(country, source.state, options)
    : new Holidays(country, options);
  const zone = calendar.getTimezones()[0];
  if (!zone) throw new Error(`no time zone for ${country}`);
  const found: Holiday[] = [];
  // A substitute day or a feast of several days may lie in the year beside its own.
  for (let year = firstYear - 1; year <= lastYear + 1; year += 1) {
    for (const { type, name, start, end } of calendar.getHolidays(year)) {
      const key = type === 'public' ? 'list' : alsoOff?.names.includes(name) ? alsoOff.source : null;
      if (key === null) continue;
      found.push(...datesBetween(start, end, zone).map((date) => ({ date, name, source: key })));
    }
  }
  return found;
}

/** The local dates whose noon lies in the holiday: a feast of days is one entry, and an Islamic day begins the evening before. */
function datesBetween(start: Date, end: Date, zone: string): string[] {
  const last = Temporal.Instant.fromEpochMilliseconds(end.getTime());
  const first = Temporal.Instant.fromEpochMilliseconds(start.getTime());
  let day = first.toZonedDateTimeISO(zone).toPlainDate();
  const dates: string[] = [];
  for (;;) {
    const noon = day.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant();
    if (Temporal.Instant.compare(noon, last) >= 0) return dates;
    if (Temporal.Instant.compare(noon, first) >= 0) dates.push(day.toString());
    day = day.add({ days: 1 });
  }
}

/** Sorted; two holidays on one date become one with both names. A day that has its own name is not named "observed" as well. */
function onePerDate(holidays: Holiday[], from: string, until: string): Holiday[] {
  const found = new Map<string, Holiday & { names: Set<string> }>();
  for (const { date, name, source } of holidays) {
    if (date < from || date > until) continue;
    const there = found.get(date);
    if (there === undefined)
      found.set(date, { date, name, names: new Set([name]), ...(source && { source }) });
    else if (!name.endsWith(' (observed)')) there.names.add(name);
  }
  return [...found.values()]
    .map(({ date, names, source }) => ({ date, name: [...names].join(' / '), ...(source && { source }) }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

if (import.meta.main) {
  for (const id of calendarIds) {
    writeFileSync(new URL(`../demo/calendars/${id}.json`, import.meta.url), calendarJson(makeCalendar(id)));
  }
}
