/** Monthly runs of every programme: which month comes next, and where each run stands. */
import { Badge, Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ProgrammeRuns, Run } from '#sdk';
import { useAct } from '../../forms/frame/act.ts';
import { api } from '../../model/frame/api.ts';
import { formatMonth } from '../../model/frame/dates.ts';
import { runs as runsQuery } from '../../model/frame/incentive-queries.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { moneyText } from '../../model/frame/money.ts';
import { useMayOpen } from '../../model/frame/session.ts';
import { wordFor } from '../../model/frame/words.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import styles from '../../ui/lists.module.css';
import page from '../../ui/page.module.css';

export function RunsPage() {
  const { t } = useSpeech();
  const query = useQuery(runsQuery());
  return (
    <Page title={t.runs.title} lead={t.runs.lead}>
      <Loaded query={query} rows={3} height={140}>
        {({ items }) => items.map((row) => <Programme key={row.programme} row={row} />)}
      </Loaded>
    </Page>
  );
}

function Programme({ row }: { row: ProgrammeRuns }) {
  const { t } = useSpeech();
  const may = useMayOpen()('prepareRun');
  return (
    <Section
      id={row.programme}
      title={row.programmeName}
      aside={may && row.nextMonth !== null && <Prepare row={row} month={row.nextMonth} />}
    >
      {row.runs.length === 0 ? <p className={page.muted}>{t.runs.none}</p> : <Runs row={row} />}
    </Section>
  );
}

function Prepare({ row, month }: { row: ProgrammeRuns; month: string }) {
  const { t, locale } = useSpeech();
  const navigate = useNavigate();
  const act = useAct<void, Run>({
    run: () => api.runs.prepare({ programme: row.programme, body: { month } }),
    done: t.runs.prepared,
    ahead: true,
    after: (run) =>
      navigate({
        to: '/runs/$programme/$month/$number',
        params: { programme: run.programme, month: run.month, number: String(run.number) },
      }),
  });
  const name = formatMonth(`${month}-01`, locale);
  return (
    <Button
      appearance="primary"
      aria-label={t.runs.prepareOf(name, row.programmeName)}
      disabledFocusable={act.pending}
      onClick={() => act.send()}
    >
      {t.runs.prepare(name)}
    </Button>
  );
}

function Runs({ row }: { row: ProgrammeRuns }) {
  const { t } = useSpeech();
  const { columns } = t.runs;
  return (
    <Table
      label={row.programmeName}
      rows={row.runs}
      rowKey={({ month, number }) => `${month} ${number}`}
      columns={[
        { id: 'month', header: columns.month, cell: (run) => <Name run={run} /> },
        { id: 'state', header: columns.state, cell: ({ state }) => <RunState state={state} /> },
        { id: 'sum', header: columns.sum, number: true, cell: (run) => <Sums run={run} /> },
        {
          id: 'prepared',
          header: columns.prepared,
          cell: (run) => <TwoLines main={run.preparedBy} sub={<Instant at={run.preparedAt} />} />,
        },
        {
          id: 'approved',
          header: columns.approved,
          cell: (run) =>
            run.approvedAt && <TwoLines main={run.approvedBy} sub={<Instant at={run.approvedAt} />} />,
        },
      ]}
    />
  );
}

function Name({ run }: { run: Run }) {
  const { t, locale } = useSpeech();
  return (
    <Link
      className={styles.claim}
      to="/runs/$programme/$month/$number"
      params={{ programme: run.programme, month: run.month, number: String(run.number) }}
    >
      <span className={styles.name}>{t.runs.name(formatMonth(`${run.month}-01`, locale), run.number)}</span>
    </Link>
  );
}

export function RunState({ state }: { state: string }) {
  const { t } = useSpeech();
  const colour = state === 'posted' ? 'success' : state === 'awaiting-approval' ? 'warning' : 'informative';
  return (
    <Badge appearance="tint" color={colour}>
      {wordFor(t.runs.states, state)}
    </Badge>
  );
}

export function Sums({ run }: { run: Run }) {
  const { t, locale } = useSpeech();
  if (run.totals.length === 0) return <span className={page.muted}>{t.runs.nothing}</span>;
  return run.totals.map(({ currency, sum }) => <div key={currency}>{moneyText(sum, currency, locale)}</div>);
}
