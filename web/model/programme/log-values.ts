/** What an entry of the administration log changed, in words: field by field, only what differs. */
import { formatDay, formatInstant } from '../frame/dates.ts';
import type { Messages } from '../../messages/en.ts';
import { countryName, languageName, wordFor } from '../frame/words.ts';

export interface LogSpeech {
  t: Pick<Messages, 'admin' | 'app' | 'words'>;
  locale: string;
}

export interface LogRow {
  what: string;
  before: string;
  after: string;
}

const separator = '\n';
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

interface LoggedRole {
  role: string;
  location: { name: string } | null;
  programme: string | null;
  maySubmit: boolean;
}

/** A role with where it is held; the permission only where it was given. */
function roleWords({ role, location, programme, maySubmit }: LoggedRole, { t }: LogSpeech): string {
  const more = [location?.name, programme, maySubmit && t.admin.logFields.maySubmit].filter(Boolean);
  const word = wordFor(t.words.roles, role);
  return more.length > 0 ? `${word} (${more.join(', ')})` : word;
}

function valueWords(field: string, value: unknown, speech: LogSpeech): string {
  const { t, locale } = speech;
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? t.app.yes : t.app.no;
  if (field === 'roles') return roleWords(value as LoggedRole, speech);
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, one]) => valueWords(name, one, speech))
      .filter(Boolean)
      .join(', ');
  const text = String(value);
  if (field === 'workdays')
    return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
      Date.UTC(2024, 0, Number(text)),
    );
  if (field === 'country') return countryName(text, locale);
  if (field === 'language') return languageName(text, locale);
  if (field === 'role') return wordFor(t.words.roles, text);
  if (field === 'state') return wordFor(t.words.enrollments, text);
  if (dayPattern.test(text)) return formatDay(text, locale);
  return instantPattern.test(text) ? formatInstant(text, locale) : text;
}

/** Each field by its way from the top. A list is one field: of a long one only what came and went is told. */
function fieldsOf(value: unknown, way: string[] = []): [way: string[], value: unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[way, value]];
  return Object.entries(value).flatMap(([name, one]) => fieldsOf(one, [...way, name]));
}

export function logRows(before: unknown, after: unknown, speech: LogSpeech): LogRow[] {
  const { t, locale } = speech;
  const sides = [before, after].map(
    (side) =>
      new Map(
        (side === null || side === undefined ? [] : fieldsOf(side)).map(([way, value]) => [
          way.join(separator),
          value,
        ]),
      ),
  );
  const ways = [...new Set(sides.flatMap((side) => [...side.keys()]))];
  const wordOf = (name: string): string =>
    name === 'en' || name === 'nl' ? languageName(name, locale) : wordFor(t.admin.logFields, name);
  return ways.flatMap((key) => {
    const way = key.split(separator);
    const field = way.at(-1) ?? '';
    const [old, now] = sides.map((side) =>
      [side.get(key) ?? []]
        .flat()
        .map((one) => valueWords(field, one, speech))
        .filter(Boolean),
    );
    const gone = (old ?? []).filter((one) => !now?.includes(one));
    const come = (now ?? []).filter((one) => !old?.includes(one));
    return gone.length + come.length === 0
      ? []
      : [{ what: way.map(wordOf).join(': '), before: gone.join('; '), after: come.join('; ') }];
  });
}
