/** One country's calendar: a year of it, its versions, and the next one. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Calendar, VersionMade } from '#sdk';
import { useNow } from '../../model/frame/clock.ts';
import { endsWithinAYear, formatDay } from '../../model/frame/dates.ts';
import { CalendarForm } from '../../forms/programme/calendar-form.tsx';
import { mayDo } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { calendar as calendarQuery } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Facts, Page, Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Differences, ReadsOnly, useMaker, Versions, type Difference } from '../../ui/versions.tsx';
import { countryName } from '../../model/frame/words.ts';
import { CalendarYear, useWeekend } from '../../ui/calendar-year.tsx';
import styles from '../../ui/calendar-year.module.css';

const route = getRouteApi('/portal/admin/calendars/$country');

function Years({ calendar, shown }: { calendar: Calendar; shown: number }) {
  const { t } = useSpeech();
  const first = Number(calendar.from.slice(0, 4));
  const last = Number(calendar.until.slice(0, 4));
  const years = Array.from({ length: Math.min(60, last - first + 1) }, (_, index) => first + index);
  return (
    <nav aria-label={t.admin.years}>
      <ul className={styles.years}>
        {years.map((year) => (
          <li key={year}>
            <Link
              to="/admin/calendars/$country"
              params={{ country: calendar.id }}
              search={(before) => ({ ...before, year })}
              resetScroll={false}
              activeOptions={{ exact: true, includeSearch: true }}
              aria-current={year === shown ? 'true' : undefined}
            >
              {year}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Every day that came, went or is called otherwise, and what else differs. */
function useDifferences(): (before: Calendar, after: Calendar) => Difference[] {
  const { t, locale } = useSpeech();
  const weekend = useWeekend();
  const words = t.admin.calendar;
  return (before, after) => {
    const had = new Map(before.holidays.map(({ date, name }) => [date, name]));
    const has = new Map(after.holidays.map(({ date, name }) => [date, name]));
    const days = [...new Set([...had.keys(), ...has.keys()])]
      .filter((date) => had.get(date) !== has.get(date))
      .sort();
    const facts: Difference[] = [
      { what: words.weekend, before: weekend(before.workdays), after: weekend(after.workdays) },
      { what: words.from, before: formatDay(before.from, locale), after: formatDay(after.from, locale) },
      { what: words.until, before: formatDay(before.until, locale), after: formatDay(after.until, locale) },
      { what: words.source, before: before.source, after: after.source },
    ];
    return [
      ...facts.filter((row) => row.before !== row.after),
      ...days.map((date) => ({ what: formatDay(date, locale), before: had.get(date), after: has.get(date) })),
    ];
  };
}

function Changes({ country, version }: { country: string; version: number }) {
  const { t } = useSpeech();
  const after = useQuery(calendarQuery(country, version));
  const before = useQuery(calendarQuery(country, version - 1));
  const differences = useDifferences();
  return (
    <Loaded query={after} rows={2}>
      {(now) => (
        <Loaded query={before} rows={2}>
          {(then) => (
            <Differences label={t.admin.changesOf(version, version - 1)} rows={differences(then, now)} />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

function CalendarParts({ calendar, versions }: { calendar: Calendar; versions: VersionMade[] }) {
  const { t } = useSpeech();
  const { year, version } = route.useSearch();
  const weekend = useWeekend();
  const maker = useMaker();
  const changes = mayDo(calendar, 'change-calendar');
  const time = useNow();
  const shown = year ?? new Date(time).getFullYear();
  const words = t.admin.calendar;
  return (
    <>
      <Section id="facts" title={words.facts}>
        {!calendar.checked && <p>{words.unchecked}</p>}
        {endsWithinAYear(calendar.until, time) && <p>{words.endsSoon}</p>}
        <Facts
          facts={[
            { label: words.weekend, value: weekend(calendar.workdays) },
            { label: words.version, value: `${calendar.version}, ${maker(calendar.madeBy)}` },
            { label: words.changed, value: calendar.madeAt && <Instant at={calendar.madeAt} /> },
            { label: words.source, value: calendar.source ?? t.admin.calendar.ownSource },
          ]}
        />
      </Section>
      <Section id="year" title={words.year(shown)}>
        <Years calendar={calendar} shown={shown} />
        <CalendarYear
          year={shown}
          workdays={calendar.workdays}
          holidays={calendar.holidays}
          from={calendar.from}
          until={calendar.until}
        />
      </Section>
      <Section id="change" title={words.change} lead={words.changeLead}>
        {changes ? <CalendarForm key={calendar.version} calendar={calendar} year={shown} /> : <ReadsOnly />}
      </Section>
      <Versions
        rows={versions}
        shown={version}
        search={(chosen) => ({ ...(year && { year }), version: chosen })}
      >
        {version !== undefined && version > 1 && <Changes country={calendar.id} version={version} />}
      </Versions>
    </>
  );
}

export function CalendarPage() {
  const { t, locale } = useSpeech();
  const { country } = route.useParams();
  const query = useQuery(calendarQuery(country));
  return (
    <Page
      title={t.admin.calendar.title(countryName(country, locale))}
      crumbs={[{ label: t.nav.adminCalendars, to: '/admin/calendars' }]}
    >
      <Loaded query={query} rows={6} height={90}>
        {(calendar) => <CalendarParts calendar={calendar} versions={calendar.versions} />}
      </Loaded>
    </Page>
  );
}
