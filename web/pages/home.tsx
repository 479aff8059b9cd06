/** What the partner has to do now, each with its next step. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ClaimSummary } from '#sdk';
import type { ClaimFilter } from '../claim-views.ts';
import { useSpeech } from '../language.ts';
import type { Messages } from '../messages/en.ts';
import { claims } from '../queries.ts';
import type { ClaimsSearch } from '../search.ts';
import { useMe } from '../session.ts';
import { rowsOf } from '../ui/list.tsx';
import { NewClaimButton } from '../ui/new-claim-button.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Empty, Failed, Waiting } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import { useClaimColumns } from './claim-columns.tsx';
import page from '../ui/page.module.css';

type GroupId = keyof Messages['home']['groups'];
interface Group {
  id: GroupId;
  filter: Omit<ClaimFilter, 'dueKind'> & { dueKind?: 'opt-out' | 'contact-correction' };
  all: ClaimsSearch;
  urgent?: true;
}

const groups: Group[] = [
  {
    id: 'action',
    filter: { status: ['partner-action-required'], sort: 'dueAt' },
    all: { view: 'action' },
    urgent: true,
  },
  { id: 'contact', filter: { dueKind: 'contact-correction' }, all: { view: 'all' }, urgent: true },
  { id: 'contested', filter: { contested: true }, all: { view: 'contested' }, urgent: true },
  { id: 'drafts', filter: { status: ['editing'] }, all: { view: 'open' } },
  { id: 'rejected', filter: { status: ['rejected'] }, all: { view: 'rejected' } },
  { id: 'window', filter: { dueKind: 'opt-out', sort: 'dueAt' }, all: { view: 'window' } },
  { id: 'review', filter: { status: ['submitted', 'under-review', 'disputed'] }, all: { view: 'review' } },
];
const atMost = 5;

function useGroup(group: Group) {
  const query = useInfiniteQuery(claims(group.filter, atMost));
  return {
    group,
    query,
    rows: rowsOf(query).slice(0, atMost),
    more: query.hasNextPage || rowsOf(query).length > atMost,
  };
}

function GroupSection({ group, rows, more }: { group: Group; rows: ClaimSummary[]; more: boolean }) {
  const { t } = useSpeech();
  const columns = useClaimColumns('partner', ['number', 'customer', 'items', 'status', 'due']);
  const name = t.home.groups[group.id];
  return (
    <Section
      id={group.id}
      title={name}
      lead={t.home.hints[group.id]}
      aside={
        more && (
          <Link className={page.link} to="/claims" search={group.all}>
            {t.home.seeAll(name)}
          </Link>
        )
      }
    >
      <Table
        label={name}
        columns={columns.map(({ sort: _sort, ...column }) => column)}
        rows={rows}
        rowKey={(claim) => claim.id}
      />
    </Section>
  );
}

export function HomePage() {
  const { t } = useSpeech();
  const me = useMe();
  const found = [
    useGroup(groups[0] as Group),
    useGroup(groups[1] as Group),
    useGroup(groups[2] as Group),
    useGroup(groups[3] as Group),
    useGroup(groups[4] as Group),
    useGroup(groups[5] as Group),
    useGroup(groups[6] as Group),
  ];
  const failed = found.find(({ query }) => query.isError && query.data === undefined);
  const waiting = found.some(({ query }) => query.data === undefined && !query.isError);
  const filled = found.filter(({ rows }) => rows.length > 0);
  return (
    <Page
      title={t.home.title}
      lead={me.companyName ? t.home.lead(me.companyName) : t.home.leadPlain}
      actions={<NewClaimButton />}
    >
      {failed && (
        <Failed
          error={failed.query.error}
          onRetry={() => {
            for (const { query } of found) void query.refetch();
          }}
        />
      )}
      {!failed && waiting && <Waiting rows={4} height={140} />}
      {!failed && !waiting && filled.length === 0 && (
        <Empty title={t.home.nothing} hint={t.home.nothingHint}>
          <NewClaimButton />
        </Empty>
      )}
      {!waiting &&
        filled.map(({ group, rows, more }) => <GroupSection key={group.id} group={group} rows={rows} more={more} />)}
    </Page>
  );
}
