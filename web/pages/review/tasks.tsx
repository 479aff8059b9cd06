/** What a person has to do beside the reviews. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Task } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { tasks } from '../../model/frame/queries.ts';
import { taskViews, type TaskView } from '../../model/frame/search/owner.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Paged, Views } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import styles from '../../ui/lists.module.css';

const route = getRouteApi('/portal/tasks');

const filters = {
  open: {},
  questions: { kind: ['customer-question'] },
  contacts: {
    kind: ['unconfirmed-contact', 'contact-bounced', 'bounce-after-official', 'replacement-contact'],
  },
  ends: { kind: ['end-requested'] },
  closed: { closed: true },
} as const satisfies Record<TaskView, object>;

function useColumns(closed: boolean): Column<Task>[] {
  const { t } = useSpeech();
  const { taskColumns } = t.review;
  return [
    {
      id: 'kind',
      header: taskColumns.kind,
      width: '28%',
      cell: (task) => (
        <Link className={styles.claim} to="/tasks/$taskId" params={{ taskId: task.id }}>
          <span className={styles.name}>{wordFor(t.words.tasks, task.kind)}</span>
        </Link>
      ),
    },
    {
      id: 'claim',
      header: taskColumns.claim,
      cell: (task) => <TwoLines main={task.subject.title} sub={task.subject.number} />,
    },
    { id: 'customer', header: taskColumns.customer, cell: (task) => task.customer?.name },
    { id: 'partner', header: taskColumns.partner, cell: (task) => task.partner?.name },
    { id: 'opened', header: taskColumns.opened, cell: (task) => <Instant at={task.openedAt} /> },
    ...(closed
      ? [
          {
            id: 'outcome',
            header: taskColumns.outcome,
            cell: (task: Task) => task.outcome && wordFor(t.words.taskOutcomes, task.outcome),
          },
        ]
      : []),
  ];
}

export function TasksPage() {
  const { t } = useSpeech();
  const { view = 'open' } = route.useSearch();
  const query = useInfiniteQuery(tasks(structuredClone(filters[view]) as Parameters<typeof tasks>[0]));
  const columns = useColumns(view === 'closed');
  return (
    <Page title={t.review.tasksTitle} lead={t.review.tasksLead}>
      <section className={page.section} aria-label={t.app.results}>
        <Views
          label={t.review.viewsLabel}
          current={view}
          views={taskViews.map((id) => ({ id, label: t.review.taskViews[id] }))}
        />
        <Paged
          query={query}
          rows={6}
          height={52}
          empty={<Empty title={t.review.tasksEmpty} hint={t.review.tasksEmptyHint} />}
        >
          {(rows) => (
            <Table label={t.review.tasksTitle} rows={rows} rowKey={(task) => task.id} columns={columns} />
          )}
        </Paged>
      </section>
    </Page>
  );
}
