/** The customer's partners of record, each with the way to what it sees and to its end. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useSpeech } from '../../model/frame/language.ts';
import { tenantAssociations } from '../../model/frame/queries.ts';
import { stateViews } from '../../model/frame/search/customer.ts';
import { Paged, Views } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { useAssociationColumns } from './tenant-columns.tsx';
import page from '../../ui/page.module.css';

const route = getRouteApi('/portal/tenant/associations');

export function TenantAssociationsPage() {
  const { t } = useSpeech();
  const { view = 'official' } = route.useSearch();
  const query = useInfiniteQuery(tenantAssociations({ state: view }));
  const columns = useAssociationColumns(view === 'ended');
  const empty =
    view === 'ended' ? (
      <Empty title={t.tenant.associationsEmptyEnded} hint={t.tenant.associationsEmptyEndedHint} />
    ) : (
      <Empty title={t.tenant.associationsEmpty} hint={t.tenant.associationsEmptyHint}>
        <Link className={page.link} to="/requests">
          {t.tenant.allRequests}
        </Link>
      </Empty>
    );
  return (
    <Page title={t.tenant.associationsTitle} lead={t.tenant.associationsLead}>
      <section className={page.section} aria-label={t.app.results}>
        <Views
          label={t.associations.viewsLabel}
          current={view}
          views={stateViews.map((id) => ({ id, label: t.associations.views[id] }))}
        />
        <Paged query={query} rows={5} height={52} empty={empty}>
          {(rows) => (
            <Table
              label={t.tenant.associationsTitle}
              columns={columns}
              rows={rows}
              rowKey={(one) => one.id}
            />
          )}
        </Paged>
      </section>
    </Page>
  );
}
