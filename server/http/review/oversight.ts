/**
 * /v1/oversight: how the programme's work goes, as figures for charts and as text/csv. Nobody's name and nobody's
 * performance.
 */
import {
  readMonthCounts,
  type FiguresAsked,
  type MonthCounts,
} from '../../actions/review/read-month-counts.ts';
import { readQueueAge } from '../../actions/review/read-queue-age.ts';
import type { Measure } from '../../../rules/time/day-count.ts';
import { percentile } from '../../../rules/rights/oversight.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { jsonReply, replyResponse } from '../frame/call.ts';
import type { Call } from '../frame/call.ts';
import { csvAnswer, wantsCsv } from '../frame/csv.ts';
import { dateOut, instantOut, shape, text, word, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { denialProblem } from '../frame/problem.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const filters = {
  programme: text(80)
    .optional()
    .openapi({
      description: 'Claims of this programme.',
      example: 'osu-microsoft-365',
    } as object),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .openapi({
      description: 'Claims on customers of this country.',
      example: 'NL',
    } as object),
  activity: text(80)
    .optional()
    .openapi({ description: 'Claims with this activity.', example: 'usage' } as object),
};
const rangeQuery = {
  ...filters,
  range: z
    .enum(['month', 'quarter', 'year'])
    .optional()
    .openapi({
      description: 'One, three or twelve calendar months. A year when left out.',
      example: 'quarter',
    } as object),
  until: z
    .string()
    .regex(/^2[0-9]{3}-(0[1-9]|1[0-2])$/)
    .optional()
    .openapi({
      description: 'The last month. The running one when left out.',
      example: '2026-03',
    } as object),
};

const count = z.number().int().openapi({ example: 4 });
const hours = z.number().int().nullable().openapi({ example: 62 });
const month = z
  .string()
  .openapi({ example: '2026-03', description: "In the programme owner's time zone." } as object);

const queueAgeItem = shape('QueueAgeCount', {
  stage: word('submitted', 'under-review', 'disputed'),
  wait: word('0-1', '2-4', '5-7', '8-14', '15-more').openapi({
    description: 'Whole days since its clock was started.',
  } as object),
  clock: word('overdue', 'due-soon', 'in-time', 'stopped'),
  claims: count,
});
const decisionItem = shape('DecisionMonth', {
  month,
  submitted: count,
  decided: count,
  medianHours: hours,
  p90Hours: hours,
  deskMedianHours: hours,
  deskP90Hours: hours,
});
const reasonItem = shape('ReasonMonth', {
  month,
  kind: word('return', 'rejection'),
  code: z.string().openapi({ example: 'missing-products' }),
  count,
});
const refusalItem = shape('RefusalMonth', { month, asked: count, refused: count, undone: count });
const disputeItem = shape('DisputeMonth', {
  month,
  disputed: count,
  overturned: count,
  upheld: count,
  lapsed: count,
});
const noticeItem = shape('NoticeMonth', { month, delivered: count, bounced: count });

type Row = Record<string, string | number | null>;
type Asked = {
  programme?: string;
  country?: string;
  activity?: string;
  range?: 'month' | 'quarter' | 'year';
  until?: string;
};
type Asking = Pick<
  Call<unknown, Asked, unknown>,
  'ctx' | 'actor' | 'query' | 'request' | 'requestId' | 'path'
>;

const reading = {
  tag: 'Oversight',
  method: 'get',
  refusals: [403],
} as const;

const filterOf = ({
  programme,
  country,
  activity,
}: Asked): {
  programme: string | null;
  country: string | null;
  activity: string | null;
} => ({ programme: programme ?? null, country: country ?? null, activity: activity ?? null });
const askedOf = (query: Asked): FiguresAsked => ({
  ...filterOf(query),
  range: query.range ?? 'year',
  until: query.until ?? null,
});

type FigureName = 'decisions' | 'reasons' | 'refusals' | 'disputes' | 'notices';

interface Figure {
  name: FigureName;
  summary: string;
  description?: string;
  item: z.ZodObject;
  measures: Measure[];
  hours?: boolean;
  rows(found: MonthCounts): Row[];
}

const sumOf = ({ rows }: MonthCounts, month: string, measure: Measure): number =>
  rows
    .filter((row) => row.month === month && row.measure === measure)
    .reduce((sum, row) => sum + row.count, 0);

/** One row for each month, also for those in which nothing was counted. */
const perMonth =
  (measures: Record<string, Measure>) =>
  (found: MonthCounts): Row[] =>
    found.months.map((month) => ({
      month,
      ...Object.fromEntries(
        Object.entries(measures).map(([name, measure]) => [name, sumOf(found, month, measure)]),
      ),
    }));

function decisions(found: MonthCounts): Row[] {
  return found.months.map((month) => {
    const time = (measure: Measure, share: number): number | null =>
      percentile(
        found.rows
          .filter((row) => row.month === month && row.measure === measure)
          .map((row) => ({
            value: row.hours,
            count: row.count,
          })),
        share,
      );
    return {
      month,
      submitted: sumOf(found, month, 'submitted'),
      decided: sumOf(found, month, 'decided'),
      medianHours: time('decided', 0.5),
      p90Hours: time('decided', 0.9),
      deskMedianHours: time('decided-desk', 0.5),
      deskP90Hours: time('decided-desk', 0.9),
    };
  });
}

const figures: Figure[] = [
  {
    name: 'decisions',
    summary: 'Claims filed and decided, and the time it took',
    item: decisionItem,
    measures: ['submitted', 'decided', 'decided-desk'],
    hours: true,
    description:
      "From submission to the desk's first decision. The desk's own time leaves out the hours in which the partner was " +
      'awaited. Hours are whole; median and 90th percentile by nearest rank.',
    rows: decisions,
  },
  {
    name: 'reasons',
    summary: 'Returns and rejections by reason',
    item: reasonItem,
    measures: ['return-reason', 'rejection-reason'],
    description:
      "A return counts once for each reason it names, a rejected line likewise. A customer's refusal is no " +
      'rejection: see refusals.',
    rows: ({ rows }) =>
      rows.map((row) => ({
        month: row.month,
        kind: row.measure === 'return-reason' ? 'return' : 'rejection',
        code: row.detail,
        count: row.count,
      })),
  },
  {
    name: 'refusals',
    summary: 'Lines that customers were asked about and refused',
    item: refusalItem,
    measures: ['asked', 'refused', 'refusal-undone'],
    rows: perMonth({ asked: 'asked', refused: 'refused', undone: 'refusal-undone' }),
  },
  {
    name: 'disputes',
    summary: 'Disputed lines and what became of them',
    item: disputeItem,
    measures: ['disputed', 'overturned', 'upheld', 'dispute-lapsed'],
    rows: perMonth({
      disputed: 'disputed',
      overturned: 'overturned',
      upheld: 'upheld',
      lapsed: 'dispute-lapsed',
    }),
  },
  {
    name: 'notices',
    summary: 'Notices to customers, delivered and come back',
    item: noticeItem,
    measures: ['notice-delivered', 'notice-bounced'],
    rows: perMonth({ delivered: 'notice-delivered', bounced: 'notice-bounced' }),
  },
];

export function oversight(kit: Kit): void {
  queueAge(kit);
  for (const figure of figures) {
    const { name, summary, description, item, measures } = figure;
    const names = Object.keys(item.shape);
    serve(
      kit,
      operation({
        ...reading,
        id: `read${capital(name)}Figures`,
        sdk: `oversight.${name}`,
        path: `/v1/oversight/${name}`,
        summary,
        description,
        query: rangeQuery,
        answer: {
          status: 200,
          description: 'One row for each month, the oldest first',
          csv: names,
          schema: shape(`${capital(name)}Figures`, {
            from: dateOut(),
            until: dateOut(),
            items: z.array(item),
          }),
        },
      }),
      async (call) => {
        const outcome = await readMonthCounts(
          call.ctx,
          `read${capital(name)}Figures`,
          askedOf(call.query),
          measures,
          figure.hours,
        );
        return figureAnswer(call, outcome, {
          name,
          names,
          rows: figure.rows,
          around: ({ from, until }) => ({ from, until }),
          suffix: ({ from, until }) => `${from}-${until}`,
        });
      },
    );
  }
}

function queueAge(kit: Kit): void {
  const names = Object.keys(queueAgeItem.shape);
  serve(
    kit,
    operation({
      ...reading,
      id: 'readQueueAge',
      sdk: 'oversight.queueAge',
      path: '/v1/oversight/queue-age',
      summary: 'How many claims wait for the desk, and how long',
      query: filters,
      answer: {
        status: 200,
        description: 'Open work, counted now',
        csv: names,
        schema: shape('QueueAge', { at: instantOut(), items: z.array(queueAgeItem) }),
      },
    }),
    async (call) =>
      figureAnswer(call, await readQueueAge(call.ctx, filterOf(call.query)), {
        name: 'queue-age',
        names,
        rows: ({ rows }) => rows.map((row) => ({ ...row })),
        around: ({ at }) => ({ at }),
        suffix: ({ at }) => at.slice(0, 10),
      }),
  );
}

interface Answering<T> {
  name: string;
  names: string[];
  rows(found: T): Row[];
  around(found: T): Row;
  suffix(found: T): string;
}

async function figureAnswer<T>(
  call: Asking,
  outcome: Outcome<T>,
  { name, names, rows, around, suffix }: Answering<T>,
): Promise<Response> {
  if (!outcome.ok) return denialProblem(outcome.denial, call);
  const items = rows(outcome.value);
  if (wantsCsv(call.request)) {
    const columns = Object.fromEntries(names.map((column) => [column, (row: Row) => row[column]]));
    return csvAnswer(call, { name, columns, chosen: null, day: suffix(outcome.value) }, async (take) => {
      await take(items);
      return accept(null);
    });
  }
  return replyResponse(jsonReply(200, { ...around(outcome.value), items }, { Vary: 'Accept' }));
}

const capital = <Name extends string>(name: Name): Capitalize<Name> =>
  (name.charAt(0).toUpperCase() + name.slice(1)) as Capitalize<Name>;
