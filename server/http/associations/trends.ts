/** /v1/claim-trends, /v1/usage-trends: the last twelve months as numbers for a picture. */
import { claimTrends } from '../../actions/claims/claim-trends.ts';
import { usageTrends } from '../../actions/associations/usage-trends.ts';
import { dateOut, shape, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const month = dateOut().openapi({ example: '2026-03-01' });
const lines = (example: number, description: string) => z.number().int().openapi({ example, description });

const claimTrendsSchema = shape('ClaimTrends', {
  zone: z.string().openapi({ example: 'Europe/Amsterdam', description: 'Whose months they are.' }),
  months: z.array(
    shape('ClaimTrendMonth', {
      month,
      filed: lines(12, 'Lines submitted.'),
      official: lines(7, 'Lines that became official.'),
      rejected: lines(2, 'Lines rejected by a reviewer, or because no answer came.'),
      refused: lines(1, 'Lines the customer refused.'),
      withdrawn: lines(0, 'Lines taken back after submitting.'),
    }),
  ),
});

const usageTrendsSchema = shape('UsageTrends', {
  associations: z
    .number()
    .int()
    .openapi({ example: 31, description: 'How many associations with figures are in the sums.' }),
  more: z.boolean().openapi({
    example: false,
    description: 'There are more than two hundred: the newest two hundred are summed.',
  }),
  months: z.array(
    shape('UsageTrendMonth', {
      month,
      monthlyActiveUsers: z.number().int().openapi({ example: 4120 }),
      paidAvailableUnits: z.number().int().openapi({ example: 5000 }),
      associations: z.number().int().openapi({ example: 28 }),
      complete: z
        .boolean()
        .openapi({ example: true, description: 'False while the month runs: figures so far.' }),
    }),
  ),
});

export function trends(kit: Kit): void {
  serve(
    kit,
    operation({
      id: 'claimTrends',
      sdk: 'trends.claims',
      tag: 'Claims',
      method: 'get',
      path: '/v1/claim-trends',
      summary: 'Lines by month and outcome',
      description:
        'What happened in each of the last twelve months, counted in lines. Counted up from the events, at most a few seconds behind.',
      answer: { status: 200, description: 'Twelve months, this one last', schema: claimTrendsSchema },
    }),
    async ({ ctx, json }) => json(await claimTrends(ctx), (found) => found),
  );
  serve(
    kit,
    operation({
      id: 'usageTrends',
      sdk: 'trends.usage',
      tag: 'Associations',
      method: 'get',
      path: '/v1/usage-trends',
      summary: 'Usage of all associations by month',
      description:
        'Sums over the associations that are official now, each from the month it began. Each read is logged for every customer in it.',
      answer: { status: 200, description: 'Twelve months, this one last', schema: usageTrendsSchema },
    }),
    async ({ ctx, json }) => json(await usageTrends(ctx), (found) => found),
  );
}
