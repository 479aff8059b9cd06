import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ClaimSummary } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { disputes } from '../../model/frame/queries.ts';
import { disputeViews } from '../../model/frame/search/owner.ts';
import { Paged, Views } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { useClaimColumns } from '../claims/claim-columns.tsx';
import page from '../../ui/page.module.css';
import styles from '../../ui/lists.module.css';

const route = getRouteApi('/portal/disputes');

function DisputeLink(claim: ClaimSummary) {
  return (
    <Link className={styles.claim} to="/disputes/$claimId" params={{ claimId: claim.id }}>
      <span className={styles.name}>{claim.name || claim.number}</span>
      <span className={styles.number}>{claim.number}</span>
    </Link>
  );
}

export function DisputesPage() {
  const { t } = useSpeech();
  const { view = 'all' } = route.useSearch();
  const query = useInfiniteQuery(
    disputes(view === 'mine' ? { assignee: 'me' } : view === 'unassigned' ? { assignee: 'none' } : {}),
  );
  const columns = useClaimColumns('owner', [
    'number',
    'customer',
    'items',
    'partner',
    'status',
    'due',
    'assignee',
  ]).map(({ sort: _sort, ...column }) =>
    column.id === 'number' ? { ...column, cell: DisputeLink } : column,
  );
  return (
    <Page title={t.review.disputesTitle} lead={t.review.disputesLead}>
      <section className={page.section} aria-label={t.app.results}>
        <Views
          label={t.review.viewsLabel}
          current={view}
          views={disputeViews.map((id) => ({ id, label: t.review.disputeViews[id] }))}
        />
        <Paged
          query={query}
          rows={6}
          height={52}
          empty={<Empty title={t.review.disputesEmpty} hint={t.review.disputesEmptyHint} />}
        >
          {(rows) => (
            <Table
              label={t.review.disputesTitle}
              columns={columns}
              rows={rows}
              rowKey={(claim) => claim.id}
            />
          )}
        </Paged>
      </section>
    </Page>
  );
}
