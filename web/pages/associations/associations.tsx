/** For what the company is partner of record. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Association } from '#sdk';
import { useNow } from '../../model/frame/clock.ts';
import { formatDay, soonDay } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { associations } from '../../model/frame/queries.ts';
import { heldViews } from '../../model/frame/search/partner.ts';
import { Instant } from '../../ui/deadline.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { Filters, Paged, Views } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { capital, wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import table from '../../ui/table.module.css';
import styles from '../../ui/lists.module.css';

const route = getRouteApi('/portal/associations');

type View = (typeof heldViews)[number];

function useColumns(view: View): Column<Association>[] {
  const { t, locale } = useSpeech();
  const year = new Date(useNow()).getFullYear();
  const names = useCatalogNames();
  const { columns } = t.associations;
  return [
    {
      id: 'item',
      header: columns.item,
      width: '24%',
      cell: (one) => (
        <Link className={styles.claim} to="/associations/$associationId" params={{ associationId: one.id }}>
          <span className={styles.name}>{one.item.name}</span>
          {one.subscriptionId && (
            <span className={styles.number}>{t.claim.subscription(one.subscriptionId)}</span>
          )}
        </Link>
      ),
    },
    {
      id: 'customer',
      header: columns.customer,
      cell: (one) => <TwoLines main={one.customer.name} sub={one.customer.domain} />,
    },
    { id: 'location', header: columns.location, cell: (one) => one.location.name },
    { id: 'activity', header: columns.activity, cell: (one) => names.activity(one.activity) },
    { id: 'since', header: columns.since, cell: (one) => <Instant at={one.from} /> },
    view === 'ended'
      ? {
          id: 'until',
          header: columns.until,
          cell: (one) => (
            <TwoLines
              main={one.until && <Instant at={one.until} />}
              sub={one.endedHow && capital(wordFor(t.words.endedHow, one.endedHow))}
            />
          ),
        }
      : view === 'ending'
        ? {
            id: 'ends',
            header: t.associations.subscriptionEnds,
            cell: (one) => one.subscriptionEndsOn && formatDay(one.subscriptionEndsOn, locale, year),
          }
        : {
            id: 'how',
            header: columns.how,
            cell: (one) => one.consentBy && capital(wordFor(t.words.consentBy, one.consentBy)),
          },
    {
      id: 'claim',
      header: columns.claim,
      cell: (one) => (
        <Link
          className={`${page.link} ${page.nowrap}`}
          to="/claims/$claimId"
          params={{ claimId: one.claimId }}
        >
          {one.claimNumber}
        </Link>
      ),
    },
  ];
}

export function AssociationsPage() {
  const { t } = useSpeech();
  const { view = 'official' } = route.useSearch();
  const now = useNow();
  const filter = view === 'ending' ? { subscriptionEndsBefore: soonDay(now) } : { state: view };
  const query = useInfiniteQuery(associations(filter));
  const columns = useColumns(view);
  const empty =
    view === 'ended' ? (
      <Empty title={t.associations.emptyEnded} hint={t.associations.emptyEndedHint} />
    ) : view === 'ending' ? (
      <Empty title={t.associations.emptyEnding} hint={t.associations.emptyEndingHint} />
    ) : (
      <Empty title={t.associations.empty} hint={t.associations.emptyHint}>
        <LinkButton to="/claims">{t.nav.claims}</LinkButton>
      </Empty>
    );
  return (
    <Page title={t.associations.title} lead={t.associations.lead}>
      <section className={page.section} aria-label={t.app.results}>
        <Views
          label={t.associations.viewsLabel}
          current={view}
          views={heldViews.map((id) => ({ id, label: t.associations.views[id] }))}
        />
        <Filters>
          <div className={table.tools}>
            <ExportButton
              operation="associations.list"
              request={filter}
              label={`${t.associations.title}: ${t.associations.views[view]}`}
            />
            {view === 'official' && (
              <ExportButton
                operation="usage.list"
                request={{}}
                label={t.associations.usage}
                text={t.associations.exportUsage}
                hint={t.lists.usageLogged}
              />
            )}
          </div>
        </Filters>
        <Paged query={query} rows={8} height={52} empty={empty}>
          {(rows) => (
            <Table label={t.associations.title} columns={columns} rows={rows} rowKey={(one) => one.id} />
          )}
        </Paged>
      </section>
    </Page>
  );
}
