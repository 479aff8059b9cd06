/** Who changed what all tenants share, when and why. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { AdminEntry } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { logRows } from '../../model/programme/log-values.ts';
import { useReasonNames } from '../../model/frame/names.ts';
import { adminLog } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Paged, rowsOf } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { countryName, languageName, wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';

const route = getRouteApi('/portal/admin/log');

/** 'calendar:NL' as words. Partners and customers stand there by their names; of whose people it is, only the entry says. */
function useSubject(): (subject: string, entry?: AdminEntry) => string {
  const { t, locale } = useSpeech();
  const reasons = useReasonNames().any;
  return (subject, entry) => {
    const [kind = '', ...rest] = subject.split(':');
    if (!Object.hasOwn(t.admin.subjects, kind)) return subject;
    const what = wordFor(t.admin.subjects, kind);
    if (kind === 'calendar') return `${what}: ${countryName(rest[0] ?? '', locale)}`;
    if (kind === 'people') {
      const { company } = (entry?.after ?? entry?.before ?? {}) as { company?: string };
      return company ? `${what}: ${company}` : what;
    }
    if (kind === 'reason') return `${what}: ${reasons[rest[1] ?? '']?.name ?? wordFor({}, rest[1] ?? '')}`;
    if (kind === 'mail-text')
      return `${what}: ${wordFor(t.admin.mails, rest[0] ?? '')} (${languageName(rest[1] ?? '', locale)})`;
    return rest.length > 0 ? `${what}: ${rest.join(' ')}` : what;
  };
}

function Details({ entry }: { entry: AdminEntry }) {
  const { t, locale } = useSpeech();
  const rows = logRows(entry.before, entry.after, { t, locale });
  if (rows.length === 0) return null;
  return (
    <details className={page.disclosure}>
      <summary>{t.admin.beforeAndAfter}</summary>
      <ul className={page.plainList}>
        {rows.map(({ what, before, after }) => (
          <li key={what} className={page.prose}>
            <strong>{what}:</strong> {before || t.admin.nothing} → {after || t.admin.nothing}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function AdminLogPage() {
  const { t } = useSpeech();
  const { subject } = route.useSearch();
  const query = useInfiniteQuery(adminLog(subject ? { subject } : {}));
  const words = useSubject();
  const columns = t.admin.logColumns;
  return (
    <Page title={t.nav.adminLog} lead={t.admin.logLead}>
      <section className={page.section} aria-label={t.app.results}>
        {subject && (
          <p>
            {t.admin.logOf(words(subject, rowsOf(query)[0]))}{' '}
            <Link className={page.link} to="/admin/log">
              {t.admin.logAll}
            </Link>
          </p>
        )}
        <Paged
          query={query}
          rows={6}
          height={60}
          empty={<Empty title={t.admin.logEmpty} hint={t.admin.logEmptyHint} />}
        >
          {(rows) => (
            <Table
              label={t.nav.adminLog}
              rows={rows}
              rowKey={(entry) => entry.id}
              columns={[
                { id: 'at', header: columns.at, width: '13%', cell: (entry) => <Instant at={entry.at} /> },
                { id: 'by', header: columns.by, width: '12%', cell: (entry) => entry.byName },
                {
                  id: 'what',
                  header: columns.what,
                  width: '25%',
                  cell: (entry) => (
                    <>
                      {wordFor(t.admin.acts, entry.what)}
                      <br />
                      <Link className={page.link} to="/admin/log" search={{ subject: entry.subject }}>
                        {words(entry.subject, entry)}
                      </Link>
                    </>
                  ),
                },
                { id: 'why', header: columns.why, cell: (entry) => entry.why },
                {
                  id: 'details',
                  header: columns.details,
                  width: '28%',
                  cell: (entry) => <Details entry={entry} />,
                },
              ]}
            />
          )}
        </Paged>
      </section>
    </Page>
  );
}
