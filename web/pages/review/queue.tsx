/** What waits for a reviewer, by due time. */
import { Button, Field, Select } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useRef, type KeyboardEvent } from 'react';
import type { ClaimSummary } from '#sdk';
import { AssignMenu, useAwayWords } from '../../forms/review/assign-menu.tsx';
import { useSpeech } from '../../model/frame/language.ts';
import { members, reviewQueue } from '../../model/frame/queries.ts';
import { isFiltered, queueFilter } from '../../model/review/queue-filter.ts';
import { queueStages, queueViews, sectors, type QueueSearch } from '../../model/frame/search/owner.ts';
import { Filters, Paged, rowsOf, Views } from '../../ui/list.tsx';
import { ListKeys } from '../../ui/list-keys.tsx';
import { Page } from '../../ui/page.tsx';
import { useTell } from '../../ui/result.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useClaimColumns } from '../claims/claim-columns.tsx';
import page from '../../ui/page.module.css';
import styles from '../../ui/queue.module.css';

const route = getRouteApi('/portal/queue');

function Nothing({ search }: { search: QueueSearch }) {
  const { t } = useSpeech();
  const { queue } = t.desk;
  if (isFiltered(search)) return <Empty title={queue.emptyFiltered} hint={queue.emptyFilteredHint} />;
  switch (search.view) {
    case 'overdue':
      return <Empty title={t.review.emptyOverdue} hint={t.review.emptyOverdueHint} />;
    case 'mine':
      return <Empty title={t.review.emptyMine} hint={t.review.emptyMineHint} />;
    case 'covered':
      return <Empty title={queue.emptyCovered} hint={queue.emptyCoveredHint} />;
    case 'absent':
      return <Empty title={queue.emptyAbsent} hint={queue.emptyAbsentHint} />;
    default:
      return <Empty title={t.review.empty} hint={t.review.emptyHint} />;
  }
}

interface ChoiceProps {
  label: string;
  all: string;
  value: string | undefined;
  choices: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

function Choice({ label, all, value = '', choices, onChange }: ChoiceProps) {
  return (
    <Field label={label} className={styles.filter}>
      <Select value={value} onChange={(_event, data) => onChange(data.value || undefined)}>
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Partners are offered as far as their claims are in what was read. */
function partnersOf(
  rows: readonly ClaimSummary[],
  chosen: string | undefined,
): { value: string; label: string }[] {
  const found = new Map(
    rows.flatMap(({ partner }) => (partner ? [[partner.id, partner.name] as const] : [])),
  );
  if (chosen && !found.has(chosen)) found.set(chosen, '…');
  return [...found]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label));
}

function FilterBar({ search, rows }: { search: QueueSearch; rows: readonly ClaimSummary[] }) {
  const { t } = useSpeech();
  const { queue } = t.desk;
  const navigate = useNavigate({ from: '/queue' });
  const change = (part: Record<string, string | undefined>): void => {
    void navigate({
      search: (before) => ({ ...before, ...part }) as QueueSearch,
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <Filters>
      <Choice
        label={queue.stage}
        all={queue.everyStage}
        value={search.stage}
        choices={queueStages.map((value) => ({ value, label: queue.stages[value] }))}
        onChange={(stage) => change({ stage })}
      />
      <Choice
        label={queue.sector}
        all={queue.everySector}
        value={search.sector}
        choices={sectors.map((value) => ({
          value,
          label: value === 'public' ? queue.public : queue.notPublic,
        }))}
        onChange={(sector) => change({ sector })}
      />
      <Choice
        label={queue.partner}
        all={queue.everyPartner}
        value={search.partner}
        choices={partnersOf(rows, search.partner)}
        onChange={(partner) => change({ partner })}
      />
      {isFiltered(search) && (
        <Button onClick={() => change({ stage: undefined, sector: undefined, partner: undefined })}>
          {queue.clear}
        </Button>
      )}
    </Filters>
  );
}

function useColumns(): Column<ClaimSummary>[] {
  const { t } = useSpeech();
  const away = useAwayWords();
  const colleagues = rowsOf(useInfiniteQuery(members()));
  const columns = useClaimColumns('owner', [
    'number',
    'customer',
    'items',
    'partner',
    'status',
    'due',
    'assignee',
  ]);
  const own: Partial<Record<string, Column<ClaimSummary>['cell']>> = {
    customer: (claim) => (
      <TwoLines
        main={claim.customer.name}
        sub={[claim.customer.domain, claim.customer.publicSector && t.desk.queue.publicSector]
          .filter(Boolean)
          .join(', ')}
      />
    ),
    partner: (claim) => (
      <TwoLines
        main={claim.partner?.name}
        sub={claim.conflict ? t.desk.queue.conflict : claim.location.number}
      />
    ),
    assignee: (claim) => (
      <span className={styles.assignee}>
        {claim.assignee && (
          <span>
            <TwoLines
              main={claim.assignee.name}
              sub={away(colleagues.find(({ id }) => id === claim.assignee?.id)?.absence ?? null)}
            />
          </span>
        )}
        {!claim.conflict && <AssignMenu claim={claim} />}
      </span>
    ),
  };
  return columns.map(({ sort: _sort, ...column }) => ({ ...column, cell: own[column.id] ?? column.cell }));
}

/** On the row with the focus, A takes the claim. */
function take(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'a' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!(event.target instanceof HTMLAnchorElement)) return;
  const button = event.target.closest('tr')?.querySelector<HTMLButtonElement>('[data-take]');
  if (!button) return;
  event.preventDefault();
  button.click();
}

export function QueuePage() {
  const { t } = useSpeech();
  const { announce } = useTell();
  const search = route.useSearch();
  const { view = 'due' } = search;
  const query = useInfiniteQuery(reviewQueue(queueFilter(search)));
  const columns = useColumns();
  const list = useRef<HTMLElement>(null);
  return (
    <Page title={t.review.queueTitle} lead={t.review.queueLead}>
      <section ref={list} className={page.section} aria-label={t.app.results} onKeyDown={take}>
        <Views
          label={t.review.viewsLabel}
          current={view}
          views={queueViews.map((id) => ({ id, label: t.review.views[id] }))}
          keep={{ ...search, view: undefined }}
        />
        <FilterBar search={search} rows={rowsOf(query)} />
        <ListKeys list={list} keys={t.desk.queue.keyList} />
        <Paged query={query} rows={10} height={52} empty={<Nothing search={search} />}>
          {(rows) => (
            <Table
              label={t.review.views[view]}
              columns={columns}
              rows={rows}
              rowKey={(claim) => claim.id}
              onStep={(at, of) => announce(t.desk.queue.place(at, of))}
            />
          )}
        </Paged>
      </section>
    </Page>
  );
}
