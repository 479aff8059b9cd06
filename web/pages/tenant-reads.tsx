/** Who looked at the tenant's usage, and who looked the tenant up. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { formatMonth } from '../dates.ts';
import { useSpeech } from '../language.ts';
import { lookups, usageReads } from '../queries.ts';
import { readViews } from '../search.ts';
import { Instant } from '../ui/deadline.tsx';
import { Paged, Views } from '../ui/list.tsx';
import { Page } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import page from '../ui/page.module.css';

const route = getRouteApi('/portal/tenant/reads');

function UsageReads() {
  const { t, locale } = useSpeech();
  const query = useInfiniteQuery(usageReads());
  const columns = t.tenant.readColumns;
  return (
    <Paged
      query={query}
      rows={5}
      height={44}
      empty={<Empty title={t.tenant.readsEmpty} hint={t.tenant.readsEmptyHint} />}
    >
      {(rows) => (
        <Table
          label={t.tenant.readViews.usage}
          rows={rows}
          rowKey={(one) => one.id}
          columns={[
            { id: 'at', header: columns.at, cell: (one) => <Instant at={one.at} /> },
            { id: 'partner', header: columns.partner, cell: (one) => one.partner.name },
            { id: 'person', header: columns.person, cell: (one) => one.readerName },
            { id: 'item', header: columns.item, cell: (one) => one.item.name },
            {
              id: 'months',
              header: columns.months,
              cell: (one) => t.tenant.months(formatMonth(one.fromMonth, locale), formatMonth(one.untilMonth, locale)),
            },
          ]}
        />
      )}
    </Paged>
  );
}

function Lookups() {
  const { t } = useSpeech();
  const query = useInfiniteQuery(lookups());
  const columns = t.tenant.readColumns;
  return (
    <Paged
      query={query}
      rows={5}
      height={44}
      empty={<Empty title={t.tenant.lookupsEmpty} hint={t.tenant.lookupsEmptyHint} />}
    >
      {(rows) => (
        <Table
          label={t.tenant.readViews.lookups}
          rows={rows}
          rowKey={(one) => one.id}
          columns={[
            { id: 'at', header: columns.at, cell: (one) => <Instant at={one.at} /> },
            { id: 'partner', header: columns.partner, cell: (one) => one.partner.name },
            { id: 'person', header: columns.person, cell: (one) => one.readerName },
          ]}
        />
      )}
    </Paged>
  );
}

export function TenantReadsPage() {
  const { t } = useSpeech();
  const { view = 'usage' } = route.useSearch();
  return (
    <Page title={t.tenant.readsTitle} lead={t.tenant.readsLead}>
      <section className={page.section} aria-label={t.tenant.readViews[view]}>
        <Views
          label={t.tenant.readsViewsLabel}
          current={view}
          views={readViews.map((id) => ({ id, label: t.tenant.readViews[id] }))}
        />
        {view === 'lookups' ? <Lookups /> : <UsageReads />}
      </section>
    </Page>
  );
}
