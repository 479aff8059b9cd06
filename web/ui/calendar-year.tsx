/** One year of a calendar at a glance: twelve months, with the days that do not count. */
import { useMemo } from 'react';
import type { Holiday } from '#sdk';
import { formatDay, formatMonth } from '../model/frame/dates.ts';
import { useSpeech } from '../model/frame/language.ts';
import page from './page.module.css';
import styles from './calendar-year.module.css';

const weekdays = [1, 2, 3, 4, 5, 6, 7];
/** A Monday, to have weekdays named. */
const monday = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;

export function weekdayName(day: number, locale: string, length: 'long' | 'narrow' = 'long'): string {
  return new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' }).format(
    monday + (day - 1) * dayMs,
  );
}

/** "Saturday, Sunday". */
export function useWeekend(): (workdays: readonly number[]) => string {
  const { t, locale } = useSpeech();
  return (workdays) =>
    weekdays
      .filter((day) => !workdays.includes(day))
      .map((day) => weekdayName(day, locale))
      .join(', ') || t.app.none;
}

const two = (number: number): string => String(number).padStart(2, '0');

function daysOf(year: number, month: number): { date: string; weekday: number }[] {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: count }, (_, index) => ({
    date: `${year}-${two(month)}-${two(index + 1)}`,
    weekday: new Date(Date.UTC(year, month - 1, index + 1)).getUTCDay() || 7,
  }));
}

function Month({
  year,
  month,
  workdays,
  names,
}: {
  year: number;
  month: number;
  workdays: readonly number[];
  names: Map<string, string>;
}) {
  const { locale } = useSpeech();
  const days = daysOf(year, month);
  return (
    <div className={styles.month}>
      <p className={styles.name}>{formatMonth(`${year}-${two(month)}-01`, locale).replace(/ \d+$/, '')}</p>
      <div className={styles.days}>
        {weekdays.map((day) => (
          <span key={day} className={styles.weekday}>
            {weekdayName(day, locale, 'narrow')}
          </span>
        ))}
        {days.map(({ date, weekday }, index) => (
          <span
            key={date}
            className={styles.day}
            style={index === 0 ? { gridColumnStart: weekday } : undefined}
            data-off={names.has(date) ? 'holiday' : workdays.includes(weekday) ? undefined : 'weekend'}
            title={names.get(date)}
          >
            {index + 1}
          </span>
        ))}
      </div>
    </div>
  );
}

interface YearProps {
  year: number;
  workdays: readonly number[];
  holidays: readonly Holiday[];
  from: string;
  until: string;
}

/** The picture is for the eye; the list below it says the same to everybody. */
export function CalendarYear({ year, workdays, holidays, from, until }: YearProps) {
  const { t, locale } = useSpeech();
  const own = useMemo(() => holidays.filter(({ date }) => date.startsWith(`${year}-`)), [holidays, year]);
  const names = useMemo(() => new Map(own.map(({ date, name }) => [date, name])), [own]);
  const covered = `${year}-01-01` >= from && `${year}-12-31` <= until;
  return (
    <div className={page.stack}>
      {!covered && <p>{t.admin.notCovered(formatDay(from, locale), formatDay(until, locale))}</p>}
      <div className={styles.year} aria-hidden="true">
        {Array.from({ length: 12 }, (_, index) => (
          <Month key={index} year={year} month={index + 1} workdays={workdays} names={names} />
        ))}
      </div>
      <p className={styles.legend} aria-hidden="true">
        <span className={styles.day} data-off="weekend">
          6
        </span>
        {t.admin.legendWeekend}
        <span className={styles.day} data-off="holiday">
          1
        </span>
        {t.admin.legendHoliday}
      </p>
      <h3>{t.admin.holidaysOf(year)}</h3>
      {own.length === 0 ? (
        <p className={page.muted}>{t.admin.holidaysNone}</p>
      ) : (
        <ul className={styles.list}>
          {own.map(({ date, name }) => (
            <li key={date}>
              <span className={page.nowrap}>{formatDay(date, locale, year)}</span> {name}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
