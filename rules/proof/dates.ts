/** Dates as people write them, in the languages that reach us. Input is folded text (see text.ts). */

export interface FoundDate {
  date: Temporal.PlainDate;
  at: number;
  length: number;
  /** Only month and year were given; `date` is the month's first day. */
  wholeMonth: boolean;
  /** Read against the order of the country or the paper, which would have given a day still to come. */
  turned?: true;
}

export interface DateReading {
  /** Which number comes first in 03/04/2026. */
  order: 'day-first' | 'month-first';
  /** A reading that lies after this day is not believed when the other order gives one before it. */
  latest: Temporal.PlainDate;
}

const monthWords: string[][] = [
  [
    'january',
    'jan',
    'januari',
    'januar',
    'janner',
    'janvier',
    'janv',
    'enero',
    'ene',
    'gennaio',
    'gen',
    'janeiro',
  ],
  [
    'february',
    'feb',
    'februari',
    'februar',
    'feber',
    'fevrier',
    'fevr',
    'fev',
    'febrero',
    'febbraio',
    'fevereiro',
  ],
  ['march', 'mar', 'maart', 'mrt', 'marz', 'maerz', 'mrz', 'mars', 'marzo', 'marco'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'abr', 'aprile'],
  ['may', 'mei', 'mai', 'mayo', 'maggio', 'mag', 'maio'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'giugno', 'giu', 'junho'],
  ['july', 'jul', 'juli', 'juillet', 'juil', 'julio', 'luglio', 'lug', 'julho'],
  ['august', 'aug', 'augustus', 'aout', 'agosto', 'ago'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'settembre', 'set', 'setembro'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre', 'ottobre', 'ott', 'outubro', 'out'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro'],
  ['december', 'dec', 'dezember', 'dez', 'decembre', 'diciembre', 'dic', 'dicembre', 'dezembro'],
];
const monthNumbers = new Map(
  monthWords.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);
const month = `(${[...monthNumbers.keys()].sort((a, b) => b.length - a.length).join('|')})`;

const free = String.raw`(?<![\p{L}\d.,/-])`;
const end = String.raw`(?![\p{L}\d]|[./-]\d)`;
const ordinal = String.raw`(?:st|nd|rd|th|er|ere|e|de|ste|º|°|\.)?`;
const between = String.raw`\s*(?:day\s+)?(?:of|de|del|d')?\s*[-/.,]?\s*`;
const year = String.raw`('?\d{2}|\d{4})`;

const yearFirst = new RegExp(
  String.raw`${free}(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?![\d]|[./-]\d)`,
  'gu',
);
const numbers = new RegExp(
  String.raw`${free}(\d{1,2})(?:\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|'?\d{2})|\s(\d{1,2})\s(\d{4}))${end}`,
  'gu',
);
const dayMonth = new RegExp(
  String.raw`${free}(\d{1,2})${ordinal}${between}${month}\.?,?${between}${year}${end}`,
  'gu',
);
const monthDay = new RegExp(
  String.raw`(?<![\p{L}\d])${month}\.?\s*[-/]?\s*(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?\s*(?:,|-|/|\s)\s*${year}${end}`,
  'gu',
);
const yearMonthDay = new RegExp(String.raw`${free}(\d{4})[\s./-]+${month}\.?[\s./-]+(\d{1,2})${end}`, 'gu');
const monthYear = new RegExp(
  String.raw`(?<![\p{L}\d]|\d\.?\s)${month}\.?,?\s+(?:of\s+|de\s+)?(\d{4})${end}`,
  'gu',
);
const compact = new RegExp(
  [
    String.raw`(?<![\p{L}\d.,/-])(?:(20\d{2})(0[1-9]|1[0-2])([0-3]\d)|([0-3]\d)([01]\d)(20\d{2}))(?![\p{L}\d]|[./-]\d)`,
  ].join(''),
  'gu',
);

/** All dates of a text, in their order, none inside another. */
export function findDates(folded: string, reading: DateReading): FoundDate[] {
  const text = folded.slice(0, 20_000);
  const found: FoundDate[] = [];
  const add = (
    match: RegExpExecArray,
    y: string,
    m: string | number,
    d: string | number,
    wholeMonth = false,
    turned = false,
  ) => {
    if (
      found.some((other) => match.index < other.at + other.length && other.at < match.index + match[0].length)
    )
      return;
    const date = dateFrom(y, Number(m), Number(d));
    if (date)
      found.push({ date, at: match.index, length: match[0].length, wholeMonth, ...(turned && { turned }) });
  };
  for (const match of text.matchAll(yearFirst)) add(match, match[1] ?? '', match[2] ?? '', match[3] ?? '');
  for (const match of text.matchAll(yearMonthDay))
    add(match, match[1] ?? '', monthOf(match[2]), match[3] ?? '');
  for (const match of text.matchAll(dayMonth)) add(match, match[3] ?? '', monthOf(match[2]), match[1] ?? '');
  for (const match of text.matchAll(monthDay)) add(match, match[3] ?? '', monthOf(match[1]), match[2] ?? '');
  for (const match of text.matchAll(numbers)) addNumbers(match, reading, add);
  for (const match of text.matchAll(compact)) {
    if (match[1]) add(match, match[1], match[2] ?? '', match[3] ?? '');
    else add(match, match[6] ?? '', match[5] ?? '', match[4] ?? '');
  }
  for (const match of text.matchAll(monthYear)) add(match, match[2] ?? '', monthOf(match[1]), 1, true);
  return found.sort((a, b) => a.at - b.at);
}

type Add = (
  match: RegExpExecArray,
  y: string,
  m: string,
  d: string,
  wholeMonth?: boolean,
  turned?: boolean,
) => void;

function addNumbers(match: RegExpExecArray, reading: DateReading, add: Add): void {
  const first = match[1] ?? '';
  const second = match[3] ?? match[5] ?? '';
  const y = match[4] ?? match[6] ?? '';
  const dayFirst = dateFrom(y, Number(second), Number(first));
  const monthFirst = dateFrom(y, Number(first), Number(second));
  const isPast = (date: Temporal.PlainDate | null) =>
    date !== null && Temporal.PlainDate.compare(date, reading.latest.add({ days: 1 })) <= 0;
  // With points the day always comes first.
  const preferred = reading.order === 'month-first' && match[2] !== '.' ? monthFirst : dayFirst;
  const other = preferred === dayFirst ? monthFirst : dayFirst;
  const chosen = preferred && (isPast(preferred) || !isPast(other)) ? preferred : other;
  const turned = preferred !== null && chosen !== preferred;
  if (chosen === dayFirst) add(match, y, second, first, false, turned);
  else add(match, y, first, second, false, turned);
}

function monthOf(word: string | undefined): number {
  return monthNumbers.get(word ?? '') ?? 0;
}

function dateFrom(yearText: string, monthNumber: number, day: number): Temporal.PlainDate | null {
  const digits = yearText.replace("'", '');
  const wholeYear = digits.length === 2 ? 2000 + Number(digits) : Number(digits);
  if (wholeYear < 1990 || wholeYear > 2100) return null;
  try {
    return Temporal.PlainDate.from({ year: wholeYear, month: monthNumber, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

const monthFirstCountries = new Set(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'PH', 'FM', 'PW', 'MH', 'UM']);

/** The order of the country, unless the document itself shows the other one by a date that can be read only one way. */
export function dateReading(country: string, latest: Temporal.PlainDate, texts: string[]): DateReading {
  const home = monthFirstCountries.has(country.toUpperCase()) ? 'month-first' : 'day-first';
  let dayFirst = 0;
  let monthFirst = 0;
  for (const text of texts) {
    for (const [, a = '', , b = ''] of text.matchAll(
      /(?<![\d.,/-])(\d{1,2})([-/])(\d{1,2})\2(?:19|20)\d{2}(?!\d)/g,
    )) {
      if (Number(a) > 12 && Number(b) <= 12) dayFirst += 1;
      if (Number(b) > 12 && Number(a) <= 12) monthFirst += 1;
    }
  }
  if (dayFirst > 0 && monthFirst === 0) return { order: 'day-first', latest };
  if (monthFirst > 0 && dayFirst === 0) return { order: 'month-first', latest };
  return { order: home, latest };
}
