/** Dates as people read them in mails and on the customer's page: never a bare number, always with the place whose day it is. */
import { holidayName } from './holidays-nl.ts';
import type { ClockRule, DeadlineBasis, ExplainedDay } from '../../rules/time/deadline.ts';
import { remaining } from '../../rules/time/deadline.ts';

export type Language = 'en' | 'nl';

/** What is written in a language we have no texts for is written in English. */
export function languageOf(wanted: string | null | undefined): Language {
  return wanted?.toLowerCase().split(/[-_]/)[0] === 'nl' ? 'nl' : 'en';
}

interface DateWords {
  weekdays: string[];
  months: string[];
  endOfDay: string;
  lastDay: string;
  over: string;
  left: Record<ClockRule['unit'], (days: number) => string>;
  rule: Record<ClockRule['unit'], (amount: number) => string>;
  /** Cities whose name differs from the zone's own. */
  cities: Record<string, string>;
  /** Of the calendars that come with the program; a name that an administrator typed stays as it is. */
  holiday: (name: string) => string;
  weekend: string;
  noSuchDay: string;
  startDay: string;
  counted: (number: number) => string;
}

const words: Record<Language, DateWords> = {
  en: {
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    endOfDay: 'end of day',
    lastDay: 'today is the last day',
    over: 'this date has passed',
    left: {
      'business-days': (days) => (days === 1 ? '1 business day left' : `${days} business days left`),
      'calendar-days': (days) => (days === 1 ? '1 day left' : `${days} days left`),
    },
    rule: {
      'business-days': (amount) =>
        amount === 1 ? 'one business day' : `${inWords.en[amount] ?? amount} business days`,
      'calendar-days': (amount) =>
        amount === 1 ? 'one day' : `${inWords.en[amount] ?? amount} calendar days`,
    },
    cities: { Kolkata: 'Mumbai', Calcutta: 'Mumbai' },
    holiday: (name) => name,
    weekend: 'weekend, not counted',
    noSuchDay: 'this date did not exist there, not counted',
    startDay: 'the day it started, not counted',
    counted: (number) => `day ${number}`,
  },
  nl: {
    weekdays: ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'],
    months: ['jan.', 'feb.', 'mrt.', 'apr.', 'mei', 'juni', 'juli', 'aug.', 'sep.', 'okt.', 'nov.', 'dec.'],
    endOfDay: 'einde van de dag',
    lastDay: 'vandaag is de laatste dag',
    over: 'deze datum is verstreken',
    left: {
      'business-days': (days) => (days === 1 ? 'nog 1 werkdag' : `nog ${days} werkdagen`),
      'calendar-days': (days) => (days === 1 ? 'nog 1 dag' : `nog ${days} dagen`),
    },
    rule: {
      'business-days': (amount) =>
        amount === 1 ? 'één werkdag' : `${inWords.nl[amount] ?? amount} werkdagen`,
      'calendar-days': (amount) =>
        amount === 1 ? 'één dag' : `${inWords.nl[amount] ?? amount} kalenderdagen`,
    },
    cities: {
      Brussels: 'Brussel',
      Paris: 'Parijs',
      London: 'Londen',
      Berlin: 'Berlijn',
      Tokyo: 'Tokio',
      Riyadh: 'Riyad',
      Vienna: 'Wenen',
      Copenhagen: 'Kopenhagen',
      Lisbon: 'Lissabon',
      Warsaw: 'Warschau',
      Prague: 'Praag',
      Athens: 'Athene',
      Kolkata: 'Mumbai',
      Calcutta: 'Mumbai',
      Singapore: 'Singapore',
      Moscow: 'Moskou',
      Bucharest: 'Boekarest',
      Budapest: 'Boedapest',
      Cairo: 'Caïro',
      'Hong Kong': 'Hongkong',
      Jerusalem: 'Jeruzalem',
      Luxembourg: 'Luxemburg',
      'Mexico City': 'Mexico-Stad',
      Zurich: 'Zürich',
      Seoul: 'Seoel',
      Shanghai: 'Sjanghai',
      Belgrade: 'Belgrado',
      Kyiv: 'Kyiv',
    },
    holiday: holidayName,
    weekend: 'weekend, telt niet mee',
    noSuchDay: 'deze datum bestond daar niet, telt niet mee',
    startDay: 'de dag waarop het begon, telt niet mee',
    counted: (number) => `dag ${number}`,
  },
};

const inWords: Record<Language, Record<number, string>> = {
  en: { 2: 'two', 3: 'three', 4: 'four', 5: 'five', 6: 'six', 7: 'seven', 8: 'eight', 9: 'nine', 10: 'ten' },
  nl: { 2: 'twee', 3: 'drie', 4: 'vier', 5: 'vijf', 6: 'zes', 7: 'zeven', 8: 'acht', 9: 'negen', 10: 'tien' },
};

/** 'Wed 30 Dec 2020'. */
export function dayText(language: Language, date: string): string {
  const day = Temporal.PlainDate.from(date);
  const { weekdays, months } = words[language];
  return `${weekdays[day.dayOfWeek - 1]} ${day.day} ${months[day.month - 1]} ${day.year}`;
}

/** 'Amsterdam' for Europe/Amsterdam. */
export function placeText(language: Language, zone: string): string {
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return words[language].cities[city] ?? city;
}

/** 'Netherlands' for NL; a calendar of another name keeps it. */
export function calendarText(language: Language, id: string): string {
  return /^[A-Z]{2}$/.test(id) ? (new Intl.DisplayNames(language, { type: 'region' }).of(id) ?? id) : id;
}

/** 'Thu 24 Dec 2020, 00:00 (Amsterdam)'. */
export function instantText(language: Language, at: string, zone: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const time = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`;
  return `${dayText(language, local.toPlainDate().toString())}, ${time} (${placeText(language, zone)})`;
}

/** 'Wed 30 Dec 2020, end of day (Amsterdam)'. */
export function lastDayText(language: Language, basis: Pick<DeadlineBasis, 'lastDay' | 'zone'>): string {
  return `${dayText(language, basis.lastDay)}, ${words[language].endOfDay} (${placeText(language, basis.zone)})`;
}

/** The last day and how much of it is left: 'Wed 30 Dec 2020, end of day (Amsterdam), 3 business days left'. */
export function deadlineText(language: Language, basis: DeadlineBasis, now: Temporal.Instant): string {
  return `${lastDayText(language, basis)}, ${leftText(language, basis, now)}`;
}

export function leftText(language: Language, basis: DeadlineBasis, now: Temporal.Instant): string {
  const { left, lastDay, over } = words[language];
  const rest = remaining(basis, now);
  if (rest.over) return over;
  if (rest.calendarDays === 0) return lastDay;
  return rest.businessDays === undefined
    ? left['calendar-days'](rest.calendarDays)
    : left['business-days'](rest.businessDays);
}

/** 'five business days'. */
export function ruleText(language: Language, rule: ClockRule): string {
  return words[language].rule[rule.unit](rule.amount);
}

/** One step of "how was this date found". */
export function explainedDayText(language: Language, day: ExplainedDay): string {
  const { weekend, noSuchDay, startDay, counted, holiday } = words[language];
  const date = dayText(language, day.date);
  if (day.kind === 'start') return `${date}: ${startDay}`;
  if (day.kind === 'counted') return `${date}: ${counted(day.number)}`;
  if (day.why === 'holiday')
    return `${date}: ${holiday(day.name ?? '')}${language === 'nl' ? ', telt niet mee' : ', not counted'}`;
  return `${date}: ${day.why === 'weekend' ? weekend : noSuchDay}`;
}
