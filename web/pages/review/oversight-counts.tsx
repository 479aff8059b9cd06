/** Figures of oversight that are a few counts for each month. */
import { useQuery } from '@tanstack/react-query';
import type { RefusalsFigures } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { oversight, type OversightRange } from '../../model/frame/queries.ts';
import type { Column } from '../../ui/table.tsx';
import type { Colour } from './oversight-charts.tsx';
import { Figure } from './oversight-figure.tsx';
import { useMonthColumn, useNumber } from './oversight-figures.tsx';

interface CountsProps {
  name: 'refusals' | 'disputes' | 'notices';
  range: OversightRange;
  counts: readonly (readonly [key: string, colour: Colour])[];
}

type Row = { month: string } & { [count: string]: number | string };

function Counts({ name, range, counts }: CountsProps) {
  const { t } = useSpeech();
  const words: Readonly<Record<string, string>> = t.oversight[name];
  const number = useNumber();
  const month = useMonthColumn<Row>();
  const query = useQuery(oversight[name](range) as ReturnType<typeof oversight.refusals>);
  const title = words['title'] ?? '';
  return (
    <Figure<RefusalsFigures, Row>
      name={name}
      title={title}
      lead={words['lead'] ?? ''}
      query={query}
      request={range}
      show={(answer) => {
        const items = answer.items as unknown as Row[];
        if (items.every((row) => counts.every(([key]) => row[key] === 0))) return null;
        const named = counts.map(([key, colour]) => ({ key, colour, legend: words[key] ?? key }));
        return {
          pictures: [
            {
              picture: {
                kind: 'months',
                title,
                months: items.map((row) => row.month),
                series: named.map(({ key, colour, legend }) => ({
                  legend,
                  colour,
                  values: items.map((row) => Number(row[key] ?? 0)),
                })),
              },
            },
          ],
          columns: [
            month,
            ...named.map(({ key, legend }): Column<Row> => ({
              id: key,
              header: legend,
              number: true,
              cell: (row) => number(Number(row[key] ?? 0)),
            })),
          ],
          rows: items,
          rowKey: (row) => row.month,
        };
      }}
    />
  );
}

export const RefusalsFigure = ({ range }: { range: OversightRange }) => (
  <Counts
    name="refusals"
    range={range}
    counts={[
      ['asked', 'grey'],
      ['refused', 'red'],
      ['undone', 'green'],
    ]}
  />
);

export const DisputesFigure = ({ range }: { range: OversightRange }) => (
  <Counts
    name="disputes"
    range={range}
    counts={[
      ['disputed', 'grey'],
      ['overturned', 'green'],
      ['upheld', 'red'],
      ['lapsed', 'marigold'],
    ]}
  />
);

export const NoticesFigure = ({ range }: { range: OversightRange }) => (
  <Counts
    name="notices"
    range={range}
    counts={[
      ['delivered', 'blue'],
      ['bounced', 'red'],
    ]}
  />
);
