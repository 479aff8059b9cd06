/** Instants and deadlines, each with its zone, and how the date was found. */
import type { Deadline } from '#sdk';
import { useNow } from '../model/frame/clock.ts';
import {
  endOfDay,
  formatDay,
  formatDeadline,
  formatInstant,
  lastDayOf,
  placeOf,
  timeLeft,
  walkedDays,
  type DatedDeadline,
  type WalkedDay,
} from '../model/frame/dates.ts';
import { useSpeech } from '../model/frame/language.ts';
import { clockName, countryName, wordFor } from '../model/frame/words.ts';
import { usePageZone } from './page-zone.tsx';
import styles from './page.module.css';

/** An instant as text, for sentences. */
export function useWhen(): (at: string, zone?: string) => string {
  const { locale } = useSpeech();
  const clock = usePageZone();
  const year = new Date(useNow()).getFullYear();
  return (at, zone) => formatInstant(at, locale, zone ?? clock, year);
}

/** An instant by the page's clock, or in a given zone. */
export function Instant({ at, zone }: { at: string; zone?: string }) {
  const { locale } = useSpeech();
  const clock = usePageZone();
  return (
    <time dateTime={at}>{formatInstant(at, locale, zone ?? clock, new Date(useNow()).getFullYear())}</time>
  );
}

export function DeadlineWords({ deadline }: { deadline: Deadline }) {
  const { locale, t } = useSpeech();
  const now = useNow();
  return <time dateTime={deadline.endsAt}>{formatDeadline(deadline, now, { locale, dates: t.dates })}</time>;
}

/** The date alone, and beside it how much time is left. */
export function useDeadlineParts(deadline: DatedDeadline): { day: string; left: string } {
  const { locale, t } = useSpeech();
  const now = useNow();
  const speaker = { locale, dates: t.dates };
  return {
    day: endOfDay(deadline, now, speaker),
    left: deadline.state === 'armed' || deadline.daysLate !== null ? timeLeft(deadline, now, speaker) : '',
  };
}

function whyWord(day: WalkedDay, dates: ReturnType<typeof useSpeech>['t']['dates']): string {
  if (day.kind === 'start') return dates.startDay;
  if (day.kind === 'counted') return dates.counted(day.number ?? 0);
  if (day.why === 'holiday') return dates.holiday(day.name);
  return day.why === 'weekend' ? dates.weekend : dates.noSuchDay;
}

const mostDays = 21;

/** Of a long walk the middle is left out when nothing happens in it. */
function shownDays(days: WalkedDay[]): (WalkedDay | number)[] {
  if (days.length <= mostDays) return days;
  const middle = days.slice(4, -4);
  if (middle.some((day) => day.kind !== 'counted')) return days;
  return [...days.slice(0, 4), middle.length, ...days.slice(-4)];
}

type Found = Pick<
  Deadline,
  'startedAt' | 'endsAt' | 'lastDay' | 'zone' | 'calendar' | 'rule' | 'skipped' | 'beyondCoverage'
> & { kind?: string; party?: string };

/** "How was this date found?": the rule, the calendar, and every day that was walked. */
export function HowFound({ deadline, label }: { deadline: Found; label?: string }) {
  const { locale, t } = useSpeech();
  const place = placeOf(deadline.zone, t.dates);
  const what =
    label ??
    (deadline.kind ? wordFor(t.words.deadlines, clockName({ ...deadline, kind: deadline.kind })) : undefined);
  return (
    <details className={styles.disclosure}>
      <summary aria-label={what ? t.dates.howOf(what) : undefined}>{t.dates.how}</summary>
      <p>{t.dates.started(formatInstant(deadline.startedAt, locale, deadline.zone), place)}</p>
      <p>
        {t.dates.rule(deadline.rule.amount, deadline.rule.unit)}{' '}
        {t.dates.calendar(countryName(deadline.calendar.id, locale), deadline.calendar.version)}
      </p>
      <table className={styles.days}>
        <thead>
          <tr>
            <th scope="col">{t.dates.theDay}</th>
            <th scope="col">{t.dates.howItCounts}</th>
          </tr>
        </thead>
        <tbody>
          {shownDays(walkedDays(deadline)).map((day) =>
            typeof day === 'number' ? (
              <tr key="between">
                <td colSpan={2}>{t.dates.between(day)}</td>
              </tr>
            ) : (
              <tr key={day.date} data-kind={day.kind}>
                <td>{formatDay(day.date, locale)}</td>
                <td>{whyWord(day, t.dates)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      <p>{t.dates.ends(formatInstant(deadline.endsAt, locale, deadline.zone), place)}</p>
      {!deadline.calendar.checked && <p>{t.dates.calendarUnchecked}</p>}
      {deadline.beyondCoverage && <p>{t.dates.beyondCoverage}</p>}
    </details>
  );
}

/** The last day of a time that ends at this instant. */
export function LastDay({ endsAt, zone }: { endsAt: string; zone?: string | undefined }) {
  const { locale } = useSpeech();
  return (
    <time dateTime={endsAt}>
      {formatDay(lastDayOf(endsAt, zone), locale, new Date(useNow()).getFullYear())}
    </time>
  );
}

/** The same where the time is of whoever's clock the page shows. */
export function OwnLastDay({ endsAt }: { endsAt: string }) {
  return <LastDay endsAt={endsAt} zone={usePageZone()} />;
}
