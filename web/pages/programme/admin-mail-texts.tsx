/** Every mail in every language: which text is in use, and what waits for a second person. */
import { Badge } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { MailTextRow } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { mailTexts } from '../../model/frame/queries.ts';
import { mailViews } from '../../model/frame/search/administration.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Views } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { languageName, wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import styles from '../../ui/lists.module.css';

const route = getRouteApi('/portal/admin/mail-texts');

const fits: Record<(typeof mailViews)[number], (row: MailTextRow) => boolean> = {
  all: () => true,
  waiting: (row) => row.draft !== null,
  own: (row) => !row.inForce.own,
};

export function MailTextsPage() {
  const { t, locale } = useSpeech();
  const { view = 'all' } = route.useSearch();
  const query = useQuery(mailTexts());
  const words = t.admin.mail;
  const { columns } = words;
  return (
    <Page title={t.nav.adminMailTexts} lead={words.lead}>
      <section className={page.section} aria-label={t.app.results}>
        <Views
          label={words.viewsLabel}
          current={view}
          views={mailViews.map((id) => ({ id, label: words.views[id] }))}
        />
        <Loaded query={query} rows={10} height={52}>
          {({ items }) => {
            const rows = items.filter(fits[view]);
            if (rows.length === 0) return <Empty title={words.empty[view]} hint={words.emptyHint} />;
            return (
              <Table
                label={t.nav.adminMailTexts}
                rows={rows}
                rowKey={(row) => `${row.template} ${row.language}`}
                columns={[
                  {
                    id: 'mail',
                    header: columns.mail,
                    width: '34%',
                    cell: (row) => (
                      <Link
                        className={styles.claim}
                        to="/admin/mail-texts/$template/$language"
                        params={{ template: row.template, language: row.language }}
                      >
                        <span className={styles.name}>{wordFor(t.admin.mails, row.template)}</span>
                      </Link>
                    ),
                  },
                  {
                    id: 'language',
                    header: columns.language,
                    cell: (row) => languageName(row.language, locale),
                  },
                  {
                    id: 'to',
                    header: columns.to,
                    width: '22%',
                    cell: (row) => row.to.map((one) => wordFor(words.recipients, one)).join(', '),
                  },
                  {
                    id: 'inForce',
                    header: columns.inForce,
                    cell: (row) => (
                      <TwoLines
                        main={row.inForce.own ? words.ownText : t.admin.version(row.inForce.version)}
                        sub={
                          row.inForce.approvedAt && (
                            <>
                              {words.approvedBy(row.inForce.approvedBy ?? '')},{' '}
                              <Instant at={row.inForce.approvedAt} />
                            </>
                          )
                        }
                      />
                    ),
                  },
                  {
                    id: 'draft',
                    header: columns.draft,
                    cell: (row) =>
                      row.draft && (
                        <TwoLines
                          main={
                            <Badge appearance="tint" color="warning">
                              {words.waits}
                            </Badge>
                          }
                          sub={words.draftBy(row.draft.madeBy)}
                        />
                      ),
                  },
                ]}
              />
            );
          }}
        </Loaded>
      </section>
    </Page>
  );
}
