/** What partners asked of the tenant. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TenantRequest } from '#sdk';
import { useSpeech } from '../language.ts';
import { requests } from '../queries.ts';
import { Instant, LastDay } from '../ui/deadline.tsx';
import { Paged } from '../ui/list.tsx';
import { Page } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { OutcomeBadge } from '../ui/status.tsx';
import { Table } from '../ui/table.tsx';
import { shortList } from '../words.ts';
import page from '../ui/page.module.css';
import styles from './claims.module.css';

function Outcomes({ request }: { request: TenantRequest }) {
  return (
    <span className={page.row}>
      {[...new Set(request.lines.map((line) => line.outcome))].map((outcome) => (
        <OutcomeBadge key={outcome} outcome={outcome} />
      ))}
    </span>
  );
}

export function RequestsPage() {
  const { t } = useSpeech();
  const query = useInfiniteQuery(requests());
  const columns = t.tenant.requestColumns;
  return (
    <Page title={t.tenant.requestsTitle} lead={t.tenant.requestsLead}>
      <section className={page.section} aria-label={t.app.results}>
        <Paged
          query={query}
          rows={5}
          height={52}
          empty={<Empty title={t.tenant.requestsEmpty} hint={t.tenant.requestsEmptyHint} />}
        >
          {(rows) => (
            <Table
              label={t.tenant.requestsTitle}
              rows={rows}
              rowKey={(one) => one.id}
              columns={[
                {
                  id: 'partner',
                  header: columns.partner,
                  width: '26%',
                  cell: (one) => (
                    <Link className={styles.claim} to="/requests/$requestId" params={{ requestId: one.id }}>
                      <span className={styles.name}>{one.partner.name}</span>
                      <span className={styles.number}>{one.number}</span>
                    </Link>
                  ),
                },
                {
                  id: 'items',
                  header: columns.items,
                  cell: (one) =>
                    shortList(
                      one.lines.map((line) => line.item.name),
                      3,
                      t.app.more,
                    ),
                },
                { id: 'state', header: columns.state, cell: (one) => <Outcomes request={one} /> },
                {
                  id: 'until',
                  header: columns.until,
                  cell: (one) => (one.endsAt ? <LastDay endsAt={one.endsAt} /> : null),
                },
                { id: 'updated', header: columns.updated, cell: (one) => <Instant at={one.updatedAt} /> },
              ]}
            />
          )}
        </Paged>
      </section>
    </Page>
  );
}
