/** The columns in which claims are listed, wherever they are listed. */
import { Badge } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import type { ClaimSummary } from '#sdk';
import { useNow } from '../../model/frame/clock.ts';
import { dueWords, placeOf } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import type { ClaimColumn } from '../../model/frame/search/claims.ts';
import { Instant } from '../../ui/deadline.tsx';
import { StatusBadge, SummaryLine } from '../../ui/status.tsx';
import type { Column } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { capital, shortList, wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import styles from '../../ui/lists.module.css';

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

type Due = Pick<ClaimSummary, 'dueAt' | 'dueKind' | 'dueZone' | 'overdue'>;

function dueOf({ dueAt, dueKind }: Due): { at: string; kind: string } | null {
  return dueAt === null || dueKind === null ? null : { at: dueAt, kind: dueKind };
}

/** A reviewer's clock is paused while rivals are compared. */
const reviewing = new Set(['submitted', 'under-review', 'disputed']);
const waitsForArbitration = ({ contested, dueAt, status }: ClaimSummary): boolean =>
  contested && dueAt === null && reviewing.has(status);

export function DueCell({ claim }: { claim: Due }) {
  const { t, locale } = useSpeech();
  const now = useNow();
  const due = dueOf(claim);
  if (due === null && claim.overdue) return <span className={styles.late}>{t.words.tasks.overdue}</span>;
  if (due === null)
    return <span className={`${page.small} ${page.muted}`}>{t.counts.waitingForArbitration}</span>;
  const zone = claim.dueZone ?? undefined;
  const { day, left, late } = dueWords(due.at, now, { locale, dates: t.dates }, { zone });
  const overdue = late || claim.overdue;
  return (
    <span className={styles.due}>
      <span>
        <time className={page.nowrap} dateTime={due.at}>
          {day}
          {zone && ` (${placeOf(zone, t.dates)})`},
        </time>{' '}
        <span className={`${page.nowrap} ${overdue ? styles.late : ''}`}>{left}</span>
      </span>
      <span className={`${page.small} ${page.muted}`}>
        {capital(wordFor(t.words.deadlinesPlain, due.kind))}
      </span>
    </span>
  );
}

function ItemsCell({ claim, alone }: { claim: ClaimSummary; alone: boolean }) {
  const { t } = useSpeech();
  const names = useCatalogNames();
  const items = claim.items.map((item) => item.name);
  const activities = alone ? '' : claim.activities.map((id) => names.activity(id)).join(', ');
  if (items.length === 0) return <span className={`${page.small} ${page.muted}`}>{activities}</span>;
  return (
    <TwoLines
      main={<span title={items.join(', ')}>{shortList(items, 2, t.app.more)}</span>}
      sub={activities}
    />
  );
}

function StatusCell({ claim }: { claim: ClaimSummary }) {
  const { t } = useSpeech();
  return (
    <span className={styles.status}>
      <span className={page.row}>
        <StatusBadge status={claim.status} word={claim.statusWord} />
        {claim.contested && (
          <Badge className={page.tall} appearance="outline" color="important" title={t.claims.contestedHint}>
            {t.claims.contested}
          </Badge>
        )}
      </span>
      <SummaryLine claim={claim} />
    </span>
  );
}

export function useClaimColumns(side: string, shown: readonly ClaimColumn[]): Column<ClaimSummary>[] {
  const { t } = useSpeech();
  const names = useCatalogNames();
  const { columns } = t.claims;
  // A wide claim is told by its domain where that has no column of its own, and the activity likewise.
  const separate = new Set(shown);
  const all: Record<ClaimColumn, Omit<Column<ClaimSummary>, 'id' | 'header'>> = {
    number: { width: '19%', cell: (claim) => <ClaimLink claim={claim} side={side} /> },
    reference: { cell: (claim) => claim.reference },
    customer: {
      cell: (claim) => (
        <TwoLines main={claim.customer.name} sub={separate.has('domain') ? null : claim.customer.domain} />
      ),
    },
    domain: { cell: (claim) => claim.customer.domain },
    items: { width: '14%', cell: (claim) => <ItemsCell claim={claim} alone={separate.has('activity')} /> },
    activity: { cell: (claim) => claim.activities.map((id) => names.activity(id)).join(', ') },
    location: {
      width: '12%',
      cell: (claim) => <TwoLines main={claim.location.name} sub={claim.location.number} />,
    },
    partner: { cell: (claim) => <TwoLines main={claim.partner?.name} sub={claim.location.number} /> },
    status: { width: '16%', cell: (claim) => <StatusCell claim={claim} /> },
    due: {
      // By due time one partner's claims are listed; the programme owner has the queue for that.
      ...(side === 'partner' && { sort: 'dueAt' }),
      width: '14%',
      cell: (claim) =>
        dueOf(claim) || claim.overdue || waitsForArbitration(claim) ? <DueCell claim={claim} /> : null,
    },
    submitted: {
      sort: '-submittedAt',
      width: '9%',
      cell: (claim) => claim.submittedAt && <Instant at={claim.submittedAt} />,
    },
    updated: { sort: '-updatedAt', width: '9%', cell: (claim) => <Instant at={claim.updatedAt} /> },
    owner: { cell: (claim) => claim.createdBy },
    assignee: { cell: (claim) => claim.assignee?.name ?? null },
  };
  return shown.map((id) => ({ id, header: columns[id], ...all[id] }));
}

/** What a column is called in the file of the list; the two lines of a cell are two columns there. */
const inFile: Record<ClaimColumn, string[]> = {
  number: ['number', 'name'],
  reference: ['reference'],
  customer: ['customerName', 'customerDomain'],
  domain: ['customerDomain'],
  items: ['items', 'activities'],
  activity: ['activities'],
  location: ['locationNumber', 'locationName'],
  partner: ['partnerName', 'locationNumber'],
  status: ['status', 'outcomes', 'contested'],
  due: ['dueAt', 'dueKind', 'overdue'],
  submitted: ['submittedAt'],
  updated: ['updatedAt'],
  owner: ['createdBy'],
  assignee: ['assigneeName'],
};

export function fileColumns(shown: readonly ClaimColumn[]): string[] {
  return [...new Set(shown.flatMap((id) => inFile[id]))];
}
