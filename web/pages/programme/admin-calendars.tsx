/** The calendars by which business days are counted, country by country. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useNow } from '../../model/frame/clock.ts';
import { endsWithinAYear, formatDay } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { calendars } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Paged } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useMaker } from '../../ui/versions.tsx';
import { countryName } from '../../model/frame/words.ts';
import { useWeekend } from '../../ui/calendar-year.tsx';
import page from '../../ui/page.module.css';
import styles from '../../ui/lists.module.css';

export function CalendarsPage() {
  const { t, locale } = useSpeech();
  const query = useInfiniteQuery(calendars());
  const weekend = useWeekend();
  const maker = useMaker();
  const columns = t.admin.calendarColumns;
  const now = useNow();
  return (
    <Page title={t.nav.adminCalendars} lead={t.admin.calendarsLead}>
      <section className={page.section} aria-label={t.app.results}>
        <Paged
          query={query}
          rows={8}
          height={52}
          empty={<Empty title={t.admin.calendarsEmpty} hint={t.admin.calendarsEmptyHint} />}
        >
          {(rows) => (
            <Table
              label={t.nav.adminCalendars}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                {
                  id: 'country',
                  header: columns.country,
                  cell: (row) => (
                    <Link
                      className={styles.claim}
                      to="/admin/calendars/$country"
                      params={{ country: row.id }}
                    >
                      <span className={styles.name}>{countryName(row.id, locale)}</span>
                      {!row.checked && <span className={styles.number}>{columns.unchecked}</span>}
                    </Link>
                  ),
                },
                { id: 'weekend', header: columns.weekend, cell: (row) => weekend(row.workdays) },
                {
                  id: 'holidays',
                  header: columns.holidays,
                  number: true,
                  cell: (row) => new Intl.NumberFormat(locale).format(row.holidays),
                },
                {
                  id: 'until',
                  header: columns.until,
                  cell: (row) =>
                    endsWithinAYear(row.until, now) ? (
                      <TwoLines main={formatDay(row.until, locale)} sub={columns.endsSoon} />
                    ) : (
                      formatDay(row.until, locale)
                    ),
                },
                {
                  id: 'version',
                  header: columns.version,
                  cell: (row) => <TwoLines main={t.admin.version(row.version)} sub={maker(row.madeBy)} />,
                },
                { id: 'at', header: columns.at, cell: (row) => row.madeAt && <Instant at={row.madeAt} /> },
              ]}
            />
          )}
        </Paged>
      </section>
    </Page>
  );
}
