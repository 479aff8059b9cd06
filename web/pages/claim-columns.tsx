/** The columns in which claims are listed, wherever they are listed. */
import { Badge } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import type { ClaimSummary } from '#sdk';
import { useNow } from '../clock.ts';
import { dueWords } from '../dates.ts';
import { useSpeech } from '../language.ts';
import { useCatalogNames } from '../names.ts';
import { Instant } from '../ui/deadline.tsx';
import { StatusBadge, SummaryLine } from '../ui/status.tsx';
import type { Column } from '../ui/table.tsx';
import { TwoLines } from '../ui/two-lines.tsx';
import { shortList, wordFor } from '../words.ts';
import page from '../ui/page.module.css';
import styles from './claims.module.css';

/** Drafts open where they are filled in; everything else on its page. */
export function ClaimLink({
  claim,
  side,
}: {
  claim: Pick<ClaimSummary, 'id' | 'name' | 'number' | 'status'>;
  side: string;
}) {
  const inside = (
    <>
      <span className={styles.name}>{claim.name || claim.number}</span>
      <span className={styles.number}>{claim.number}</span>
    </>
  );
  if (side === 'partner' && claim.status === 'editing')
    return (
      <Link className={styles.claim} to="/claims/$claimId/edit" params={{ claimId: claim.id }}>
        {inside}
      </Link>
    );
  return (
    <Link className={styles.claim} to="/claims/$claimId" params={{ claimId: claim.id }}>
      {inside}
    </Link>
  );
}

export function DueCell({ claim }: { claim: Pick<ClaimSummary, 'dueAt' | 'dueKind' | 'overdue'> }) {
  const { t, locale } = useSpeech();
  const now = useNow();
  if (claim.dueAt === null) return claim.overdue ? <span className={styles.late}>{t.words.tasks.overdue}</span> : null;
  const { day, left, late } = dueWords(claim.dueAt, now, { locale, dates: t.dates });
  const overdue = late || claim.overdue;
  return (
    <span className={styles.due}>
      <span>
        <time dateTime={claim.dueAt}>{day}</time>, <span className={overdue ? styles.late : undefined}>{left}</span>
      </span>
      {claim.dueKind && (
        <span className={`${page.small} ${page.muted}`}>{wordFor(t.words.deadlines, claim.dueKind)}</span>
      )}
    </span>
  );
}

function ItemsCell({ claim }: { claim: ClaimSummary }) {
  const { t } = useSpeech();
  const names = useCatalogNames();
  const items = claim.items.map((item) => item.name);
  const activities = claim.activities.map((id) => names.activity(id)).join(', ');
  if (items.length === 0) return <span className={`${page.small} ${page.muted}`}>{activities}</span>;
  return <TwoLines main={<span title={items.join(', ')}>{shortList(items, 2, t.app.more)}</span>} sub={activities} />;
}

function StatusCell({ claim }: { claim: ClaimSummary }) {
  const { t } = useSpeech();
  return (
    <span className={styles.status}>
      <span className={page.row}>
        <StatusBadge status={claim.status} word={claim.statusWord} />
        {claim.contested && (
          <Badge appearance="outline" color="important" title={t.claims.contestedHint}>
            {t.claims.contested}
          </Badge>
        )}
      </span>
      <SummaryLine claim={claim} />
    </span>
  );
}

type ColumnId = 'number' | 'customer' | 'items' | 'location' | 'partner' | 'status' | 'due' | 'updated' | 'assignee';

export function useClaimColumns(side: string, shown: ColumnId[]): Column<ClaimSummary>[] {
  const { t } = useSpeech();
  const { columns } = t.claims;
  const all: Record<ColumnId, Column<ClaimSummary>> = {
    number: {
      id: 'number',
      header: columns.number,
      width: '20%',
      cell: (claim) => <ClaimLink claim={claim} side={side} />,
    },
    customer: {
      id: 'customer',
      header: columns.customer,
      cell: (claim) => <TwoLines main={claim.customer.name} sub={claim.customer.domain} />,
    },
    items: { id: 'items', header: columns.items, width: '15%', cell: (claim) => <ItemsCell claim={claim} /> },
    location: {
      id: 'location',
      header: columns.location,
      cell: (claim) => <TwoLines main={claim.location.name} sub={claim.location.number} />,
    },
    partner: {
      id: 'partner',
      header: columns.partner,
      cell: (claim) => <TwoLines main={claim.partner?.name} sub={claim.location.number} />,
    },
    status: { id: 'status', header: columns.status, width: '17%', cell: (claim) => <StatusCell claim={claim} /> },
    due: {
      id: 'due',
      header: columns.due,
      sort: 'dueAt',
      width: '15%',
      cell: (claim) => (claim.dueAt || claim.overdue ? <DueCell claim={claim} /> : null),
    },
    updated: {
      id: 'updated',
      header: columns.updated,
      sort: '-updatedAt',
      width: '9%',
      cell: (claim) => <Instant at={claim.updatedAt} />,
    },
    assignee: { id: 'assignee', header: columns.assignee, cell: (claim) => claim.assignee?.name ?? null },
  };
  return shown.map((id) => all[id]);
}
