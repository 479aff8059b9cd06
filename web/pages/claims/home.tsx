/** What the partner has to do now, each with its next step; what runs out soon; and how the year went. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ClaimSummary } from '#sdk';
import type { ClaimFilter } from '../../model/claims/claim-views.ts';
import { useNow } from '../../model/frame/clock.ts';
import { useSpeech } from '../../model/frame/language.ts';
import {
  dueThisWeek,
  isDisputable,
  nextStep,
  waitsForCustomer,
  type Need,
} from '../../model/claims/needs.ts';
import { claims } from '../../model/frame/queries.ts';
import type { ClaimsSearch } from '../../model/frame/search/claims.ts';
import { useMe } from '../../model/frame/session.ts';
import { rowsOf } from '../../ui/list.tsx';
import { NewClaimButton } from '../../ui/new-claim-button.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Empty, Failed, Waiting } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useClaimColumns } from './claim-columns.tsx';
import { Expiring } from './home-expiring.tsx';
import { ClaimTrend, UsageTrend } from './home-trends.tsx';
import page from '../../ui/page.module.css';
import styles from './home.module.css';

type OwnDue = 'refusal-window' | 'contact-correction' | 'partner-answer' | 'dispute-period';

interface Group {
  id: Need;
  filter: Omit<ClaimFilter, 'dueKind'> & { dueKind?: OwnDue };
  all: ClaimsSearch;
}

const groups: Group[] = [
  {
    id: 'action',
    filter: { status: ['partner-action-required'], dueKind: 'partner-answer', sort: 'dueAt' },
    all: { view: 'action' },
  },
  { id: 'contact', filter: { dueKind: 'contact-correction', sort: 'dueAt' }, all: { view: 'all' } },
  { id: 'contested', filter: { contested: true }, all: { view: 'contested' } },
  { id: 'drafts', filter: { status: ['editing'] }, all: { view: 'open' } },
  {
    id: 'rejected',
    filter: { dueKind: 'dispute-period', sort: 'dueAt' },
    all: { view: 'all', sort: 'dueAt' },
  },
  { id: 'window', filter: { dueKind: 'refusal-window', sort: 'dueAt' }, all: { view: 'window' } },
  { id: 'review', filter: { status: ['submitted', 'under-review', 'disputed'] }, all: { view: 'review' } },
];
const atMost = 5;

interface Item {
  claim: ClaimSummary;
  need: Need;
}

/** The page that is asked for holds more than is shown, so that what is taken out of a group leaves it filled. */
function useGroup(group: Group) {
  const query = useInfiniteQuery(claims(group.filter, atMost * 4));
  const rows = rowsOf(query).filter((claim) => group.id !== 'window' || waitsForCustomer(claim));
  return {
    group,
    query,
    items: rows.map((claim): Item => ({
      claim,
      need: group.id === 'window' && isDisputable(claim) ? 'rejected' : group.id,
    })),
    more: query.hasNextPage,
  };
}

function NextStepLink({ item: { claim, need } }: { item: Item }) {
  const { t } = useSpeech();
  const words: Record<string, string> = t.home.steps;
  const may = claim.location.mayOpen.includes(need === 'drafts' ? 'editClaim' : 'submitClaim');
  const step = nextStep(need, claim);
  const name = claim.name || claim.number;
  if (step === null) return <span className={page.muted}>{words[`${need}-wait`] ?? t.home.stepNone}</span>;
  // A colleague does it; what it is about can be seen.
  if (!may)
    return (
      <Link
        className={page.link}
        to="/claims/$claimId"
        params={{ claimId: claim.id }}
        aria-label={`${t.home.look}: ${name}`}
      >
        {t.home.look}
      </Link>
    );
  if (step === 'edit')
    return (
      <Link
        className={page.link}
        to="/claims/$claimId/edit"
        params={{ claimId: claim.id }}
        aria-label={`${words[need]}: ${name}`}
      >
        {words[need]}
      </Link>
    );
  return (
    <Link
      className={page.link}
      to="/claims/$claimId"
      params={{ claimId: claim.id }}
      search={{ act: step.act }}
      aria-label={`${words[need]}: ${name}`}
    >
      {words[need]}
    </Link>
  );
}

function Items({ label, items }: { label: string; items: Item[] }) {
  const { t } = useSpeech();
  const columns = useClaimColumns('partner', ['number', 'customer', 'items', 'status', 'due']);
  const widths: Record<string, string> = {
    number: '22%',
    customer: '17%',
    items: '15%',
    status: '17%',
    due: '14%',
  };
  const all: Column<Item>[] = [
    ...columns.map(({ id, header, cell }) => ({
      id,
      header,
      width: widths[id],
      cell: (item: Item) => cell(item.claim),
    })),
    { id: 'next', header: t.home.next, width: '15%', cell: (item) => <NextStepLink item={item} /> },
  ];
  return <Table label={label} columns={all} rows={items} rowKey={({ claim }) => claim.id} />;
}

interface GroupSectionProps {
  group: Group;
  items: Item[];
  more: boolean;
}

function GroupSection({ group, items, more }: GroupSectionProps) {
  const { t } = useSpeech();
  const name = t.home.groups[group.id];
  return (
    <Section
      id={group.id}
      title={name}
      lead={t.home.hints[group.id]}
      aside={
        (more || items.length > atMost) && (
          <Link className={page.link} to="/claims" search={group.all}>
            {t.home.seeAll(name)}
          </Link>
        )
      }
    >
      <Items label={name} items={items.slice(0, atMost)} />
    </Section>
  );
}

function useNeeds() {
  return [
    useGroup(groups[0] as Group),
    useGroup(groups[1] as Group),
    useGroup(groups[2] as Group),
    useGroup(groups[3] as Group),
    useGroup(groups[4] as Group),
    useGroup(groups[5] as Group),
    useGroup(groups[6] as Group),
  ];
}

/** A claim stands once: where it is most urgent. */
function sorted(found: ReturnType<typeof useNeeds>, now: number) {
  const seen = new Set<string>();
  const once = ({ claim }: Item): boolean => !seen.has(claim.id) && Boolean(seen.add(claim.id));
  const at = ({ claim }: Item): string => claim.dueAt ?? '';
  const week = found
    .flatMap(({ items }) => items)
    .filter((item) => dueThisWeek(item.claim, now))
    .filter(once)
    .sort((a, b) => at(a).localeCompare(at(b)));
  return { week, rest: found.map((one) => ({ ...one, items: one.items.filter(once) })) };
}

function Needs() {
  const { t } = useSpeech();
  const now = useNow();
  const found = useNeeds();
  const failed = found.find(({ query }) => query.isError && query.data === undefined);
  const waiting = found.some(({ query }) => query.data === undefined && !query.isError);
  if (failed)
    return (
      <Failed
        error={failed.query.error}
        onRetry={() => {
          for (const { query } of found) void query.refetch();
        }}
      />
    );
  if (waiting) return <Waiting rows={4} height={140} />;
  const { week, rest } = sorted(found, now);
  if (week.length === 0 && rest.every(({ items }) => items.length === 0))
    return (
      <Empty title={t.home.nothing} hint={t.home.nothingHint}>
        <NewClaimButton />
      </Empty>
    );
  const [action, ...others] = rest
    .filter(({ group, items }) => items.length > 0 || group.id === 'action')
    .map(({ group, items, more }) => <GroupSection key={group.id} group={group} items={items} more={more} />);
  return (
    <>
      {rest[0]?.items.length !== 0 && action}
      {week.length > 0 && (
        <Section id="week" title={t.home.week} lead={t.home.weekHint}>
          <Items label={t.home.week} items={week} />
        </Section>
      )}
      {others}
    </>
  );
}

export function HomePage() {
  const { t } = useSpeech();
  const me = useMe();
  return (
    <Page
      title={t.home.title}
      lead={me.companyName ? t.home.lead(me.companyName) : t.home.leadPlain}
      actions={<NewClaimButton />}
    >
      <Needs />
      <Expiring />
      <div className={styles.pictures}>
        <ClaimTrend />
        <UsageTrend />
      </div>
    </Page>
  );
}
