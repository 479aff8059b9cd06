/**
 * Writes demo/calendars/XX.json from the public holidays of `date-holidays`: `node scripts/make-calendars.ts`.
 * The result is committed, because deadlines name the version of the calendar they were found with: when a new release of the
 * library changes a list, the version below goes up with it.
 */
import { writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';
import type { Calendar, Holiday } from '../rules/time/calendar.ts';
import { gazettedDaysOfIndia } from './gazetted-days-in.ts';

const version = 1;
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
}

const sources: Record<string, Source> = {
  NL: { workdays: mondayToFriday },
  BE: { workdays: mondayToFriday },
  DE: { workdays: mondayToFriday },
  FR: { workdays: mondayToFriday },
  // The library's list for the whole kingdom leaves out the August bank holiday, since Scotland has it on another day.
  GB: { workdays: mondayToFriday, state: 'ENG' },
  US: { workdays: mondayToFriday, language: 'en-us' },
  AU: { workdays: mondayToFriday },
  JP: { workdays: mondayToFriday },
  IN: { workdays: mondayToFriday, more: gazettedDaysOfIndia() },
  // Friday and Saturday are the weekend; Sunday is worked.
  SA: { workdays: [1, 2, 3, 4, 7] },
};

export const calendarIds = Object.keys(sources);

export function makeCalendar(id: string): Calendar {
  const source = sources[id];
  if (!source) throw new Error(`no calendar source for ${id}`);
  const from = `${firstYear}-01-01`;
  const until = `${lastYear}-12-31`;
  const holidays = [...publicHolidays(id, source), ...(source.more ?? [])];
  return { id, version, workdays: source.workdays, from, until, holidays: onePerDate(holidays, from, until) };
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

function publicHolidays(country: string, source: Source): Holiday[] {
  const options = { languages: source.language ? [source.language, 'en'] : ['en'] };
  const library = source.state
    ? new Holidays(country, source.state, options)
    : new Holidays(country, options);
  const zone = library.getTimezones()[0];
  if (!zone) throw new Error(`no time zone for ${country}`);
  const found: Holiday[] = [];
  // A substitute day or a feast of several days may lie in the year beside its own.
  for (let year = firstYear - 1; year <= lastYear + 1; year += 1) {
    for (const { type, name, start, end } of library.getHolidays(year)) {
      if (type === 'public') found.push(...datesBetween(start, end, zone).map((date) => ({ date, name })));
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

/** Sorted; two holidays on one date become one with both names. */
function onePerDate(holidays: Holiday[], from: string, until: string): Holiday[] {
  const names = new Map<string, Set<string>>();
  for (const { date, name } of holidays) {
    if (date < from || date > until) continue;
    names.set(date, (names.get(date) ?? new Set()).add(name));
  }
  const merged = [...names].map(([date, each]) => ({ date, name: [...each].join(' / ') }));
  return merged.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

if (import.meta.main) {
  for (const id of calendarIds) {
    writeFileSync(new URL(`../demo/calendars/${id}.json`, import.meta.url), calendarJson(makeCalendar(id)));
  }
}
