/**
 * What the library's lists lack or put otherwise than the law, as rules and single days, each with its source. Where the law of
 * periods and custom differ the longer list is taken: a window then ends later, never too early.
 */
import type { Holiday } from '../rules/time/calendar.ts';

/** A day off that moves when it falls on a day that is not worked: for each weekday (1 = Monday), by how many days. */
export interface InLieu {
  names: string[];
  move: Partial<Record<number, number>>;
  /** Key of the source. */
  source: string;
}

export interface Corrections {
  inLieu?: InLieu[];
  /** Single days that were declared once, or that the law of periods names. */
  more?: Holiday[];
  /** Holidays of the library that are not public in it but do not count as working days. */
  alsoOff?: { names: string[]; source: string };
  sources: Record<string, string>;
}

const everyYear = (from: number, until: number, monthDay: string, name: string, source: string): Holiday[] =>
  Array.from({ length: until - from + 1 }, (_, index) => ({
    date: `${from + index}-${monthDay}`,
    name,
    source,
  }));

export function correctionsOf(id: string, firstYear: number, lastYear: number): Corrections {
  const none: Corrections = { sources: {} };
  const found: Record<string, () => Corrections> = {
    NL: () => ({
      alsoOff: { names: ['Good Friday'], source: 'periods' },
      more: everyYear(firstYear, lastYear, '05-05', 'Liberation Day', 'periods'),
      sources: {
        periods:
          'Algemene termijnenwet, article 3: Good Friday and every 5 May count as public holidays for periods set by law. The longer list is taken.',
      },
    }),
    US: () => ({
      inLieu: [
        {
          names: ["New Year's Day", 'Juneteenth', 'Independence Day', 'Veterans Day', 'Christmas Day'],
          move: { 6: -1, 7: 1 },
          source: 'observed',
        },
      ],
      sources: {
        observed:
          '5 U.S.C. 6103(b) and Executive Order 11582: a holiday on a Saturday is observed on the Friday before, one on a Sunday on the Monday after.',
      },
    }),
    SA: () => ({
      inLieu: [{ names: ['National Day', 'Founding Day'], move: { 5: -1, 6: 1 }, source: 'lieu' }],
      more: [
        { date: '2022-11-23', name: 'Holiday by royal order', source: 'order' },
        { date: '2024-09-22', name: 'National Day (day before)', source: 'ministry' },
      ],
      sources: {
        lieu: 'Implementing Regulations of the Labor Law, article 24: National Day and Founding Day on a day of rest are made up for, Friday by the Thursday before, Saturday by the Sunday after.',
        order: 'Royal order of 22 November 2022.',
        ministry:
          'Announcement of the Ministry of Human Resources and Social Development for the 94th National Day.',
      },
    }),
  };
  return found[id]?.() ?? none;
}

/** The days in lieu of those holidays that fall where the rule moves them. */
export function daysInLieu(holidays: readonly Holiday[], rules: readonly InLieu[]): Holiday[] {
  return rules.flatMap(({ names, move, source }) =>
    holidays.flatMap(({ date, name }) => {
      const day = Temporal.PlainDate.from(date);
      const by = move[day.dayOfWeek];
      if (by === undefined || !names.includes(name)) return [];
      return [{ date: day.add({ days: by }).toString(), name: `${name} (observed)`, source }];
    }),
  );
}
