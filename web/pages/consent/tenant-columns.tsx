/** The columns of what the customer's administrator sees in several places: requests, associations, and who read. */
import { Link } from '@tanstack/react-router';
import type { Association, ConsentWindow, Lookup, TenantRequest, UsageRead } from '#sdk';
import { formatMonth } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { Badge } from '@fluentui/react-components';
import { Instant, OwnLastDay, useDeadlineParts } from '../../ui/deadline.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { outcomeColour } from '../../ui/status.tsx';
import type { Column } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { shortList, wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import styles from '../../ui/lists.module.css';

/** How a line stands, in the customer's own words. */
export function TenantOutcome({ outcome }: { outcome: string }) {
  const { t } = useSpeech();
  return (
    <Badge className={page.tall} appearance="tint" color={outcomeColour(outcome)}>
      {wordFor(t.tenant.outcomes, outcome)}
    </Badge>
  );
}

/** The last day and how much time is left, by the customer's own calendar. */
export function WindowWords({ window, over = false }: { window: ConsentWindow; over?: boolean }) {
  const { day, left } = useDeadlineParts({
    ...window,
    state: over ? 'fired' : 'armed',
    stopped: false,
    overdue: false,
    daysLate: null,
  });
  return (
    <time dateTime={window.endsAt}>
      <TwoLines main={day} sub={left} />
    </time>
  );
}

function Until({ request: { endsAt, window } }: { request: TenantRequest }) {
  if (!endsAt) return null;
  return window?.endsAt === endsAt ? <WindowWords window={window} /> : <OwnLastDay endsAt={endsAt} />;
}

function Outcomes({ request }: { request: TenantRequest }) {
  return (
    <span className={page.row}>
      {[...new Set(request.lines.map((line) => line.outcome))].map((outcome) => (
        <TenantOutcome key={outcome} outcome={outcome} />
      ))}
    </span>
  );
}

export function useRequestColumns(): Column<TenantRequest>[] {
  const { t } = useSpeech();
  const columns = t.tenant.requestColumns;
  return [
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
    { id: 'state', header: columns.state, width: '20%', cell: (one) => <Outcomes request={one} /> },
    { id: 'until', header: columns.until, cell: (one) => (one.endsAt ? <Until request={one} /> : null) },
    { id: 'updated', header: columns.updated, cell: (one) => <Instant at={one.updatedAt} /> },
  ];
}

export function useAssociationColumns(ended: boolean): Column<Association>[] {
  const { t } = useSpeech();
  const columns = t.tenant.associationColumns;
  return [
    {
      id: 'item',
      header: columns.item,
      width: '24%',
      cell: (one) => (
        <Link
          className={styles.claim}
          to="/tenant/associations/$associationId"
          params={{ associationId: one.id }}
        >
          <span className={styles.name}>{one.item.name}</span>
          {one.subscriptionId && (
            <span className={styles.number}>{t.claim.subscription(one.subscriptionId.slice(-4))}</span>
          )}
        </Link>
      ),
    },
    {
      id: 'partner',
      header: columns.partner,
      cell: (one) => <TwoLines main={one.partner?.name} sub={one.location.name} />,
    },
    { id: 'sees', header: columns.sees, cell: () => (ended ? t.tenant.seesNothing : t.tenant.seesUsage) },
    {
      id: 'since',
      header: columns.since,
      cell: (one) => (
        <TwoLines
          main={<Instant at={one.from} />}
          sub={one.consentBy && wordFor(t.tenant.consentBy, one.consentBy)}
        />
      ),
    },
    ended
      ? {
          id: 'until',
          header: columns.until,
          cell: (one) => (
            <TwoLines
              main={one.until && <Instant at={one.until} />}
              sub={one.endedHow && wordFor(t.words.endedHow, one.endedHow)}
            />
          ),
        }
      : {
          id: 'act',
          header: columns.act,
          cell: (one) => (
            <LinkButton
              small
              to="/tenant/associations/$associationId"
              params={{ associationId: one.id }}
              search={{ act: 'end' }}
              aria-label={t.tenant.endOf(one.item.name, one.partner?.name ?? '')}
            >
              {t.tenant.end}
            </LinkButton>
          ),
        },
  ];
}

export function useReadColumns(): Column<UsageRead>[] {
  const { t, locale } = useSpeech();
  const columns = t.tenant.readColumns;
  return [
    { id: 'at', header: columns.at, cell: (one) => <Instant at={one.at} /> },
    { id: 'partner', header: columns.partner, cell: (one) => one.partner.name },
    { id: 'person', header: columns.person, cell: (one) => one.readerName },
    {
      id: 'item',
      header: columns.item,
      cell: (one) => (
        <Link
          className={page.link}
          to="/tenant/associations/$associationId"
          params={{ associationId: one.associationId }}
        >
          {one.item.name}
        </Link>
      ),
    },
    {
      id: 'months',
      header: columns.months,
      cell: (one) => t.tenant.months(formatMonth(one.fromMonth, locale), formatMonth(one.untilMonth, locale)),
    },
  ];
}

export function useLookupColumns(): Column<Lookup>[] {
  const { t } = useSpeech();
  const columns = t.tenant.readColumns;
  return [
    { id: 'at', header: columns.at, cell: (one) => <Instant at={one.at} /> },
    { id: 'partner', header: columns.partner, cell: (one) => one.partner.name },
    { id: 'person', header: columns.person, cell: (one) => one.readerName },
    {
      id: 'item',
      header: columns.item,
      cell: (one) =>
        one.item
          ? [one.item.name, one.subscriptionId && `…${one.subscriptionId.slice(-4)}`]
              .filter(Boolean)
              .join(' ')
          : t.tenant.lookupsTenant,
    },
  ];
}
