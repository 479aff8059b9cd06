/** How the year went: what became of the company's lines, and how what it holds is used. */
import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ClaimTrendMonth, UsageTrendMonth } from '#sdk';
import { formatMonth } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { claimTrends, usageTrends } from '../../model/frame/queries.ts';
import { useMayOpen } from '../../model/frame/session.ts';
import { Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import page from '../../ui/page.module.css';
import styles from './home.module.css';

const ClaimsChart = lazy(() => import('./claims-chart.tsx'));
const UsageChart = lazy(() => import('../../ui/usage-chart.tsx'));

/** The newest month first, as every list has it. */
function AsTable<Month extends { month: string; complete?: boolean }>({
  label,
  months,
  values,
}: {
  label: string;
  months: Month[];
  values: [id: keyof Month & string, header: string][];
}) {
  const { t, locale } = useSpeech();
  const number = new Intl.NumberFormat(locale);
  const columns: Column<Month>[] = [
    {
      id: 'month',
      header: t.associations.month,
      cell: (one) => (
        <TwoLines
          main={formatMonth(one.month, locale)}
          sub={one.complete === false && t.associations.soFar}
        />
      ),
    },
    ...values.map(([id, header]) => ({
      id,
      header,
      number: true,
      cell: (one: Month) => number.format(Number(one[id])),
    })),
  ];
  return (
    <details className={page.disclosure}>
      <summary>{t.home.asTable}</summary>
      <Table
        label={label}
        columns={columns}
        rows={[...months].reverse()}
        rowKey={(one) => one.month}
        cards={false}
      />
    </details>
  );
}

function ClaimMonths({ months }: { months: ClaimTrendMonth[] }) {
  const { t } = useSpeech();
  const words = t.home.outcomes;
  const any = months.some((one) => one.filed + one.official + one.rejected + one.refused + one.withdrawn > 0);
  if (!any) return <div className={styles.offer}>{t.home.trendEmpty}</div>;
  return (
    <>
      <Suspense fallback={<div className={styles.place} />}>
        <ClaimsChart months={months} />
      </Suspense>
      <AsTable
        label={t.home.trend}
        months={months}
        values={(['filed', 'official', 'rejected', 'refused', 'withdrawn'] as const).map((id) => [
          id,
          words[id],
        ])}
      />
    </>
  );
}

export function ClaimTrend() {
  const { t } = useSpeech();
  const query = useQuery(claimTrends());
  return (
    <Section id="trend" title={t.home.trend} lead={t.home.trendHint}>
      <Loaded query={query} rows={1} height={346}>
        {({ months }) => <ClaimMonths months={months} />}
      </Loaded>
    </Section>
  );
}

const kept = 'cpor.home.usage';

function wasShown(): boolean {
  try {
    return localStorage.getItem(kept) === 'shown';
  } catch {
    return false;
  }
}

function keepShown(shown: boolean): void {
  try {
    localStorage.setItem(kept, shown ? 'shown' : 'hidden');
  } catch {
    // A browser that stores nothing asks again next time.
  }
}

/** From the first month with figures to the last: what is not delivered yet is no fall to nothing. */
function withFigures(months: UsageTrendMonth[]): UsageTrendMonth[] {
  const known = months.map((one) => one.associations > 0);
  return months.slice(Math.max(0, known.indexOf(true)), known.lastIndexOf(true) + 1);
}

function UsageMonths({ months: all, more }: { months: UsageTrendMonth[]; more: boolean }) {
  const { t } = useSpeech();
  const words = t.associations;
  const months = withFigures(all);
  if (months.length === 0)
    return (
      <div className={styles.offer}>
        <p>{words.usageEmpty}</p>
        <p className={page.muted}>{words.usageEmptyHint}</p>
      </div>
    );
  return (
    <>
      <Suspense fallback={<div className={styles.place} />}>
        <UsageChart months={months} />
      </Suspense>
      {more && <p className={`${page.small} ${page.muted}`}>{t.home.usageMore}</p>}
      <AsTable
        label={t.home.usage}
        months={months}
        values={[
          ['associations', t.home.usageAssociations],
          ['monthlyActiveUsers', words.mau],
          ['paidAvailableUnits', words.pau],
        ]}
      />
    </>
  );
}

/** Each read is told to every customer in it, so opening the page reads nothing: one asks for it, once on each device. */
export function UsageTrend() {
  const { t } = useSpeech();
  const may = useMayOpen()('usageTrends');
  const [shown, setShown] = useState(wasShown);
  const query = useQuery({ ...usageTrends(), enabled: shown && may });
  const choose = (next: boolean): void => {
    setShown(next);
    keepShown(next);
  };
  if (!may) return null;
  return (
    <Section
      id="usage"
      title={t.home.usage}
      lead={t.home.usageHint}
      aside={
        shown && (
          <Button size="small" appearance="subtle" onClick={() => choose(false)}>
            {t.home.usageHide}
          </Button>
        )
      }
    >
      {shown ? (
        <Loaded query={query} rows={1} height={346}>
          {({ months, more }) => <UsageMonths months={months} more={more} />}
        </Loaded>
      ) : (
        <div className={styles.offer}>
          <p className={page.muted}>{t.home.usageWhy}</p>
          <Button onClick={() => choose(true)}>{t.home.usageShow}</Button>
        </div>
      )}
    </Section>
  );
}
