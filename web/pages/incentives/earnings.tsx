/** What a partner has earned: by account, by month, and entry by entry, each with the way to its explanation. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Account, Earning } from '#sdk';
import { formatDay, formatMonth } from '../../model/frame/dates.ts';
import { accounts, earnings } from '../../model/frame/incentive-queries.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { moneyText } from '../../model/frame/money.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { wordFor } from '../../model/frame/words.ts';
import { Paged } from '../../ui/list.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import styles from '../../ui/lists.module.css';

const EarningsChart = lazy(() => import('../../ui/earnings-chart.tsx'));

export function EarningsPage() {
  const { t } = useSpeech();
  const words = t.runs.earned;
  const query = useQuery(accounts());
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded query={query} rows={4} height={80}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.empty} hint={words.emptyHint} />
          ) : (
            <>
              <Section id="accounts" title={words.accounts}>
                <Accounts rows={items} />
              </Section>
              <Charts rows={items} />
              <Section id="entries" title={words.entries}>
                <Entries />
              </Section>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Accounts({ rows }: { rows: Account[] }) {
  const { t, locale } = useSpeech();
  const words = t.runs.earned;
  const columns = words.accountColumns;
  const sums = ['earned', 'waiting', 'payable'] as const;
  return (
    <Table
      label={words.accounts}
      rows={rows}
      rowKey={({ location, programme, currency }) => `${location.id} ${programme} ${currency}`}
      columns={[
        {
          id: 'account',
          header: columns.account,
          cell: ({ location, programmeName }) => (
            <TwoLines main={<strong>{location.name}</strong>} sub={programmeName} />
          ),
        },
        ...sums.map((name) => ({
          id: name,
          header: columns[name],
          number: true,
          cell: (row: Account) => moneyText(row[name], row.currency, locale),
        })),
      ]}
    />
  );
}

/** One picture for each currency: two currencies have no sum. */
function Charts({ rows }: { rows: Account[] }) {
  const { t } = useSpeech();
  const groups = Map.groupBy(rows, ({ currency }) => currency);
  return [...groups].map(([currency, own]) => (
    <Section key={currency} id={`chart-${currency}`} title={`${t.runs.earned.chart} (${currency})`}>
      <Suspense fallback={<div style={{ height: 280 }} />}>
        <EarningsChart currency={currency} months={own.flatMap(({ months }) => months)} />
      </Suspense>
    </Section>
  ));
}

function Entries() {
  const { t, locale } = useSpeech();
  const words = t.runs.earned;
  const query = useInfiniteQuery(earnings());
  const { columns } = words;
  return (
    <Paged query={query} rows={6} height={56} empty={<Empty title={words.empty} hint={words.emptyHint} />}>
      {(rows) => (
        <Table
          label={words.entries}
          rows={rows}
          rowKey={({ association, earnedMonth, run }) => `${association} ${earnedMonth} ${run}`}
          columns={[
            { id: 'customer', header: columns.customer, cell: (row) => <Customer row={row} /> },
            {
              id: 'month',
              header: columns.month,
              cell: ({ earnedMonth, programmeName }) => (
                <TwoLines main={formatMonth(`${earnedMonth}-01`, locale)} sub={programmeName} />
              ),
            },
            { id: 'kind', header: columns.kind, cell: ({ kind }) => wordFor(t.runs.kinds, kind) },
            {
              id: 'payable',
              header: columns.payable,
              cell: ({ payableFrom }) => formatDay(payableFrom, locale),
            },
            {
              id: 'amount',
              header: columns.amount,
              number: true,
              cell: ({ amount, currency, units, rate }) => (
                <TwoLines
                  main={moneyText(amount, currency, locale)}
                  sub={rate !== null && words.of(units, rate)}
                />
              ),
            },
          ]}
        />
      )}
    </Paged>
  );
}

function Customer({ row }: { row: Earning }) {
  const names = useCatalogNames();
  return (
    <TwoLines
      main={
        <Link
          className={styles.claim}
          to="/associations/$associationId"
          params={{ associationId: row.association }}
          hash="incentives"
        >
          <span className={styles.name}>{row.customer}</span>
        </Link>
      }
      sub={names.item(row.item)}
    />
  );
}
