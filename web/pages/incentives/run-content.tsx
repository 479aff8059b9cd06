/** What a run books and what a person has to look at: totals, outliers, zeroes by reason, entries. */
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { RunDetail, RunEntry } from '#sdk';
import { formatDay, formatShortMonth } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { moneyText } from '../../model/frame/money.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { wordFor } from '../../model/frame/words.ts';
import { Section } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import page from '../../ui/page.module.css';

export function RunContent({ run }: { run: RunDetail }) {
  const { t, locale } = useSpeech();
  return (
    <>
      {run.withoutRate.map(({ date, lines }) => (
        <MessageBar key={date} className={page.ahead} intent="warning" layout="multiline">
          <MessageBarBody>{t.runs.withoutRate(lines, formatDay(date, locale))}</MessageBarBody>
        </MessageBar>
      ))}
      <Totals run={run} />
      <Outliers run={run} />
      <Zeroes run={run} />
      <Entries run={run} />
    </>
  );
}

function Totals({ run }: { run: RunDetail }) {
  const { t, locale } = useSpeech();
  const words = t.runs;
  const { currency, ...sums } = words.totalColumns;
  return (
    <Section id="totals" title={words.totals}>
      {run.totals.length === 0 ? (
        <p className={page.muted}>{words.nothing}</p>
      ) : (
        <Table
          label={words.totals}
          rows={run.totals}
          rowKey={(one) => one.currency}
          columns={[
            { id: 'currency', header: currency, cell: (one) => one.currency },
            ...(Object.keys(sums) as (keyof typeof sums)[]).map((name) => ({
              id: name,
              header: sums[name],
              number: true,
              cell: (one: RunDetail['totals'][number]) => moneyText(one[name], one.currency, locale),
            })),
          ]}
        />
      )}
    </Section>
  );
}

function Outliers({ run }: { run: RunDetail }) {
  const { t, locale } = useSpeech();
  const words = t.runs;
  const columns = words.outlierColumns;
  return (
    <Section id="outliers" title={words.outliers} lead={words.outliersLead}>
      {run.outliers.length === 0 ? (
        <p className={page.muted}>{words.outliersNone}</p>
      ) : (
        <Table
          label={words.outliers}
          rows={run.outliers}
          rowKey={({ location, currency }) => `${location} ${currency}`}
          columns={[
            {
              id: 'location',
              header: columns.location,
              cell: ({ location, partner }) => <TwoLines main={partner} sub={location} />,
            },
            { id: 'why', header: columns.why, cell: ({ why }) => wordFor(words.why, why) },
            {
              id: 'before',
              header: columns.before,
              number: true,
              cell: (one) => moneyText(one.before, one.currency, locale),
            },
            {
              id: 'now',
              header: columns.now,
              number: true,
              cell: (one) => moneyText(one.now, one.currency, locale),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Zeroes({ run }: { run: RunDetail }) {
  const { t, language } = useSpeech();
  const words = t.runs;
  return (
    <Section id="zeroes" title={words.zeroes}>
      {run.zeroes.length === 0 ? (
        <p className={page.muted}>{words.zeroesNone}</p>
      ) : (
        <Table
          label={words.zeroes}
          rows={run.zeroes}
          rowKey={({ code }) => code}
          columns={[
            { id: 'reason', header: words.zeroColumns.reason, cell: (one) => one[language].title },
            { id: 'lines', header: words.zeroColumns.lines, number: true, cell: ({ lines }) => lines },
          ]}
        />
      )}
    </Section>
  );
}

function Entries({ run }: { run: RunDetail }) {
  const { t, locale } = useSpeech();
  const words = t.runs;
  const names = useCatalogNames();
  const columns = words.listColumns;
  const money = (one: RunEntry): string => moneyText(one.amount, one.currency, locale);
  return (
    <Section id="entries" title={words.list} lead={words.listLead}>
      {run.list.length === 0 ? (
        <p className={page.muted}>{words.listNone}</p>
      ) : (
        <Table
          label={words.list}
          rows={run.list}
          rowKey={({ association, earnedMonth }) => `${association} ${earnedMonth}`}
          columns={[
            {
              id: 'location',
              header: columns.location,
              cell: ({ partner, location }) => <TwoLines main={partner} sub={location} />,
            },
            { id: 'item', header: columns.item, cell: ({ item }) => names.item(item) },
            {
              id: 'month',
              header: columns.month,
              cell: ({ earnedMonth, kind }) => (
                <TwoLines
                  main={formatShortMonth(`${earnedMonth}-01`, locale)}
                  sub={wordFor(words.kinds, kind)}
                />
              ),
            },
            {
              id: 'units',
              header: columns.units,
              number: true,
              cell: ({ units, rate }) => (rate === null ? units : words.earned.of(units, rate)),
            },
            { id: 'amount', header: columns.amount, number: true, cell: money },
          ]}
        />
      )}
    </Section>
  );
}
