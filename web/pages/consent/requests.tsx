/** What partners asked of the tenant. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useSpeech } from '../../model/frame/language.ts';
import { requests } from '../../model/frame/queries.ts';
import { requestViews } from '../../model/frame/search/customer.ts';
import { Paged, Views } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { useRequestColumns } from './tenant-columns.tsx';
import page from '../../ui/page.module.css';

const route = getRouteApi('/portal/requests');

export function RequestsPage() {
  const { t } = useSpeech();
  const { view = 'all' } = route.useSearch();
  const query = useInfiniteQuery(requests(view === 'waiting' ? { waiting: true } : {}));
  const columns = useRequestColumns();
  const empty =
    view === 'waiting' ? (
      <Empty title={t.tenant.needsYouNone} hint={t.tenant.needsYouLead}>
        <Link className={page.link} to="/requests">
          {t.tenant.allRequests}
        </Link>
      </Empty>
    ) : (
      <Empty title={t.tenant.requestsEmpty} hint={t.tenant.requestsEmptyHint} />
    );
  return (
    <Page title={t.tenant.requestsTitle} lead={t.tenant.requestsLead}>
      <section className={page.section} aria-label={t.app.results}>
        <Views
          label={t.associations.viewsLabel}
          current={view}
          views={requestViews.map((id) => ({ id, label: t.tenant.requestViews[id] }))}
        />
        <Paged query={query} rows={5} height={52} empty={empty}>
          {(rows) => (
            <Table label={t.tenant.requestsTitle} rows={rows} rowKey={(one) => one.id} columns={columns} />
          )}
        </Paged>
      </section>
    </Page>
  );
}
