/** For what the company is partner of record. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Association } from '#sdk';
import { useSpeech } from '../language.ts';
import { useCatalogNames } from '../names.ts';
import { associations } from '../queries.ts';
import { stateViews } from '../search/associations.ts';
import { Instant } from '../ui/deadline.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { ExportButton } from '../ui/export-button.tsx';
import { Filters, Paged, Views } from '../ui/list.tsx';
import { Page } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { TwoLines } from '../ui/two-lines.tsx';
import { wordFor } from '../words.ts';
import page from '../ui/page.module.css';
import table from '../ui/table.module.css';
import styles from './claims.module.css';

const route = getRouteApi('/portal/associations');

function useColumns(ended: boolean): Column<Association>[] {
  const { t } = useSpeech();
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
          {one.subscriptionId && <span className={styles.number}>{t.claim.subscription(one.subscriptionId)}</span>}
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
    ended
      ? {
          id: 'until',
          header: columns.until,
          cell: (one) => (
            <TwoLines
              main={one.until && <Instant at={one.until} />}
              sub={one.endedHow && wordFor(t.words.endedHow, one.endedHow)}
            />
          ),
        }
      : { id: 'how', header: columns.how, cell: (one) => one.consentBy && wordFor(t.words.consentBy, one.consentBy) },
    {
      id: 'claim',
      header: columns.claim,
      cell: (one) => (
        <Link className={`${page.link} ${page.nowrap}`} to="/claims/$claimId" params={{ claimId: one.claimId }}>
          {one.claimNumber}
        </Link>
      ),
    },
  ];
}

export function AssociationsPage() {
  const { t } = useSpeech();
  const { view = 'official' } = route.useSearch();
  const query = useInfiniteQuery(associations({ state: view }));
  const columns = useColumns(view === 'ended');
  const empty =
    view === 'ended' ? (
      <Empty title={t.associations.emptyEnded} hint={t.associations.emptyEndedHint} />
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
          views={stateViews.map((id) => ({ id, label: t.associations.views[id] }))}
        />
        <Filters>
          <div className={table.tools}>
            <ExportButton
              operation="associations.list"
              request={{ state: view }}
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
          {(rows) => <Table label={t.associations.title} columns={columns} rows={rows} rowKey={(one) => one.id} />}
        </Paged>
      </section>
    </Page>
  );
}
