import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Arbitration } from '#sdk';
import { arbitrationState } from '../../model/arbitration/arbitration-state.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { arbitrations } from '../../model/frame/queries.ts';
import { openViews } from '../../model/frame/search/owner.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Paged, Views } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import styles from '../../ui/lists.module.css';

const route = getRouteApi('/portal/arbitrations');

export function ArbitrationsPage() {
  const { t } = useSpeech();
  const { view = 'open' } = route.useSearch();
  const query = useInfiniteQuery(arbitrations({ open: view === 'open' }));
  const { arbitrationColumns } = t.review;
  const columns: Column<Arbitration>[] = [
    {
      id: 'item',
      header: arbitrationColumns.item,
      width: '26%',
      cell: (one) => (
        <Link className={styles.claim} to="/arbitrations/$arbitrationId" params={{ arbitrationId: one.id }}>
          <span className={styles.name}>{one.item.name}</span>
          <span className={styles.number}>{wordFor(t.words.kinds, one.activityKind)}</span>
        </Link>
      ),
    },
    { id: 'customer', header: arbitrationColumns.customer, cell: (one) => one.customerName },
    {
      id: 'state',
      header: arbitrationColumns.state,
      cell: (one) => wordFor({ ...t.words.arbitrationStates, ...t.desk.bench.states }, arbitrationState(one)),
    },
    {
      id: 'parties',
      header: arbitrationColumns.parties,
      cell: (one) => t.review.parties(one.parties.length),
    },
    {
      id: 'opened',
      header: arbitrationColumns.opened,
      cell: (one) => one.openedAt && <Instant at={one.openedAt} />,
    },
    ...(view === 'decided'
      ? [
          {
            id: 'outcome',
            header: arbitrationColumns.outcome,
            cell: (one: Arbitration) =>
              one.parties.find((party) => party.lineId === one.winnerLineId)?.partner?.name ??
              (one.outcome ? wordFor(t.review.arbitrationOutcomes, one.outcome) : null),
          },
        ]
      : []),
  ];
  return (
    <Page title={t.review.arbitrationsTitle} lead={t.review.arbitrationsLead}>
      <section className={page.section} aria-label={t.app.results}>
        <Views
          label={t.review.viewsLabel}
          current={view}
          views={openViews.map((id) => ({ id, label: t.review.arbitrationViews[id] }))}
        />
        <Paged
          query={query}
          rows={5}
          height={52}
          empty={<Empty title={t.review.arbitrationsEmpty} hint={t.review.arbitrationsEmptyHint} />}
        >
          {(rows) => (
            <Table
              label={t.review.arbitrationsTitle}
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
