/** What waits for a reviewer, by due time. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useSpeech } from '../language.ts';
import { reviewQueue } from '../queries.ts';
import { queueViews, type QueueView } from '../search.ts';
import { Paged, Views } from '../ui/list.tsx';
import { Page } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import { useClaimColumns } from './claim-columns.tsx';
import page from '../ui/page.module.css';

const route = getRouteApi('/portal/queue');

const assignees: Partial<Record<QueueView, 'me' | 'none'>> = { mine: 'me', unassigned: 'none' };

function Nothing({ view }: { view: QueueView }) {
  const { t } = useSpeech();
  if (view === 'overdue') return <Empty title={t.review.emptyOverdue} hint={t.review.emptyOverdueHint} />;
  if (view === 'mine') return <Empty title={t.review.emptyMine} hint={t.review.emptyMineHint} />;
  return <Empty title={t.review.empty} hint={t.review.emptyHint} />;
}

export function QueuePage() {
  const { t } = useSpeech();
  const { view = 'due' } = route.useSearch();
  const assignee = assignees[view];
  const query = useInfiniteQuery(reviewQueue(assignee ? { assignee } : {}));
  const columns = useClaimColumns('owner', ['number', 'customer', 'items', 'partner', 'status', 'due', 'assignee']).map(
    ({ sort: _sort, ...column }) => column,
  );
  const late = view === 'overdue';
  return (
    <Page title={t.review.queueTitle} lead={t.review.queueLead}>
      <section className={page.section} aria-label={t.app.results}>
        <Views
          label={t.review.viewsLabel}
          current={view}
          views={queueViews.map((id) => ({ id, label: t.review.views[id] }))}
        />
        <Paged query={query} rows={10} height={52} empty={<Nothing view={view} />}>
          {(rows) => {
            // The soonest due come first, so what is overdue stands at the top of what was read.
            const shown = late ? rows.filter((claim) => claim.overdue) : rows;
            return shown.length === 0 ? (
              <Nothing view={view} />
            ) : (
              <Table label={t.review.views[view]} columns={columns} rows={shown} rowKey={(claim) => claim.id} />
            );
          }}
        </Paged>
      </section>
    </Page>
  );
}
