/** What each figure of oversight shows, as picture and as table. */
import { useQuery } from '@tanstack/react-query';
import type {
  DecisionMonth,
  DecisionsFigures,
  QueueAge,
  QueueAgeCount,
  ReasonMonth,
  ReasonsFigures,
} from '#sdk';
import { formatMonth } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useReasonNames } from '../../model/frame/names.ts';
import { oversight, queueAge, type OversightFilter, type OversightRange } from '../../model/frame/queries.ts';
import type { Column } from '../../ui/table.tsx';
import { wordFor } from '../../model/frame/words.ts';
import type { Colour, Series } from './oversight-charts.tsx';
import { Figure } from './oversight-figure.tsx';

const waits = ['0-1', '2-4', '5-7', '8-14', '15-more'] as const;
const clocks = [
  ['in-time', 'blue'],
  ['due-soon', 'marigold'],
  ['overdue', 'red'],
  ['stopped', 'grey'],
] as const;

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

export function useNumber(): (value: number) => string {
  const { locale } = useSpeech();
  const format = new Intl.NumberFormat(locale);
  return (value) => format.format(value);
}

export function useMonthColumn<Row extends { month: string }>(): Column<Row> {
  const { t, locale } = useSpeech();
  return { id: 'month', header: t.oversight.month, cell: (row) => formatMonth(`${row.month}-01`, locale) };
}

export function QueueFigure({ filter }: { filter: OversightFilter }) {
  const { t } = useSpeech();
  const words = t.oversight.queue;
  const number = useNumber();
  const query = useQuery(queueAge(filter));
  return (
    <Figure<QueueAge, QueueAgeCount>
      name="queue"
      title={words.title}
      lead={words.lead}
      query={query}
      request={filter}
      empty={{ title: words.empty, hint: words.emptyHint }}
      show={({ items }) => {
        if (items.length === 0) return null;
        const of = (wait: string, clock: string): number =>
          sum(items.filter((one) => one.wait === wait && one.clock === clock).map(({ claims }) => claims));
        const overdue = sum(items.filter(({ clock }) => clock === 'overdue').map(({ claims }) => claims));
        const columns: Column<QueueAgeCount>[] = [
          { id: 'stage', header: words.stage, cell: (row) => wordFor(t.words.statuses, row.stage) },
          { id: 'wait', header: words.wait, cell: (row) => wordFor(words.waits, row.wait) },
          { id: 'clock', header: words.clock, cell: (row) => wordFor(words.clocks, row.clock) },
          { id: 'claims', header: t.oversight.claims, number: true, cell: (row) => number(row.claims) },
        ];
        return {
          summary: words.sum(number(sum(items.map(({ claims }) => claims))), number(overdue)),
          pictures: [
            {
              picture: {
                kind: 'columns',
                title: words.title,
                points: waits.map((wait) => words.waits[wait]),
                series: clocks.map(([clock, colour]): Series => ({
                  legend: words.clocks[clock],
                  colour,
                  values: waits.map((wait) => of(wait, clock)),
                })),
              },
            },
          ],
          columns,
          rows: items,
          rowKey: (row) => `${row.stage} ${row.wait} ${row.clock}`,
        };
      }}
    />
  );
}

export function DecisionsFigure({ range }: { range: OversightRange }) {
  const { t, locale } = useSpeech();
  const words = t.oversight.decisions;
  const number = useNumber();
  const month = useMonthColumn<DecisionMonth>();
  const query = useQuery(oversight.decisions(range));
  const days = (hours: number | null): number | null =>
    hours === null ? null : Math.round((hours / 24) * 10) / 10;
  const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const said = (hours: number | null): string =>
    hours === null ? '–' : words.days(oneDigit.format(days(hours) as number));
  const times = [
    ['medianHours', words.median, 'blue'],
    ['p90Hours', words.p90, 'marigold'],
    ['deskMedianHours', words.deskMedian, 'green'],
    ['deskP90Hours', words.deskP90, 'red'],
  ] as const;
  return (
    <Figure<DecisionsFigures, DecisionMonth>
      name="decisions"
      title={words.title}
      lead={words.lead}
      query={query}
      request={range}
      show={({ items }) => {
        if (items.every(({ submitted, decided }) => submitted + decided === 0)) return null;
        const months = items.map((one) => one.month);
        return {
          pictures: [
            {
              heading: words.unit,
              picture: {
                kind: 'lines',
                title: words.title,
                months,
                said: (value) => words.days(oneDigit.format(value)),
                series: times.map(([key, legend, colour]) => ({
                  legend,
                  colour,
                  dashed: key.startsWith('desk'),
                  values: items.map((one) => days(one[key])),
                })),
              },
            },
            {
              heading: t.oversight.claims,
              picture: {
                kind: 'months',
                title: `${words.submitted}, ${words.decided}`,
                months,
                series: [
                  {
                    legend: words.submitted,
                    colour: 'grey',
                    values: items.map(({ submitted }) => submitted),
                  },
                  { legend: words.decided, colour: 'blue', values: items.map(({ decided }) => decided) },
                ],
              },
            },
          ],
          columns: [
            month,
            { id: 'submitted', header: words.submitted, number: true, cell: (row) => number(row.submitted) },
            { id: 'decided', header: words.decided, number: true, cell: (row) => number(row.decided) },
            ...times.map(([key, header]): Column<DecisionMonth> => ({
              id: key,
              header,
              number: true,
              cell: (row) => said(row[key]),
            })),
          ],
          rows: items,
          rowKey: (row) => row.month,
        };
      }}
    />
  );
}

export function ReasonsFigure({ range }: { range: OversightRange }) {
  const { t } = useSpeech();
  const words = t.oversight.reasons;
  const number = useNumber();
  const month = useMonthColumn<ReasonMonth>();
  const reasons = useReasonNames();
  const query = useQuery(oversight.reasons(range));
  const nameOf = ({ kind, code }: Pick<ReasonMonth, 'kind' | 'code'>): string => {
    const words = kind === 'return' ? reasons.information : reasons.rejection;
    return words[code]?.name ?? wordFor({}, code);
  };
  return (
    <Figure<ReasonsFigures, ReasonMonth>
      name="reasons"
      title={words.title}
      lead={words.lead}
      query={query}
      request={range}
      show={({ items }) => {
        if (items.length === 0) return null;
        const totals = (kind: string): { label: string; value: number }[] => {
          const codes = [...new Set(items.filter((one) => one.kind === kind).map(({ code }) => code))];
          return codes
            .map((code) => ({
              label: nameOf({ kind, code }),
              value: sum(
                items.filter((one) => one.kind === kind && one.code === code).map(({ count }) => count),
              ),
            }))
            .sort((a, b) => b.value - a.value);
        };
        const kinds = [
          ['return', words.returns, 'marigold'],
          ['rejection', words.rejections, 'red'],
        ] as const;
        return {
          pictures: kinds
            .map(([kind, heading, colour]) => ({
              heading,
              picture: {
                kind: 'bars' as const,
                title: heading,
                colour: colour as Colour,
                rows: totals(kind),
              },
            }))
            .filter(({ picture }) => picture.rows.length > 0),
          columns: [
            month,
            { id: 'kind', header: words.kind, cell: (row) => wordFor(words.kinds, row.kind) },
            { id: 'reason', header: words.reason, cell: nameOf },
            { id: 'count', header: words.count, number: true, cell: (row) => number(row.count) },
          ],
          rows: items,
          rowKey: (row) => `${row.month} ${row.kind} ${row.code}`,
        };
      }}
    />
  );
}
