/** /v1/associations/{id}/evaluation and /v1/ineligible: what an association earns and why, or why not. */
import type { Reason } from '../../../rules/incentives/codes.ts';
import type { Line } from '../../../rules/incentives/compute.ts';
import { earningReasons, reasonText } from '../../../rules/incentives/reason-text.ts';
import { traceSentences } from '../../../rules/incentives/trace-text.ts';
import { decimalText } from '../../../rules/money/decimal.ts';
import { amountText } from '../../../rules/money/money.ts';
import {
  type Evaluation,
  isEligible,
  listIneligible,
  readEvaluation,
} from '../../actions/incentives/read-evaluation.ts';
import { dateOut, idOut, shape, word, z } from '../frame/fields.ts';
import { idOf } from '../frame/ids.ts';
import { operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';
import { programmeId } from './enrolment-schema.ts';

const month = () => z.string().openapi({ example: '2026-07' });
const amount = () => z.string().openapi({ example: '600.00' });
const sentences = (name: string) =>
  shape(name, {
    title: z.string().openapi({ example: 'No tax profile' }),
    text: z.string().openapi({ example: 'The location had no valid tax profile in this month.' }),
    remedy: z
      .string()
      .openapi({ example: 'Add a tax profile.', description: 'Empty where nothing would change it.' }),
  });
const said = sentences('ReasonSaid');
const reasonSchema = shape('EarningReason', {
  code: z.string().openapi({ example: 'tax-profile-missing' }),
  who: word('partner', 'owner', 'customer', 'nobody'),
  by: dateOut()
    .nullable()
    .openapi({ description: 'The last day on which the repair would still count for this month.' } as object),
  en: said,
  nl: said,
});
export const lineSchema = shape('EarningLine', {
  month: month(),
  lever: z.string().nullable().openapi({ example: 'growth-over-high-water-mark' }),
  units: z.string().openapi({ example: '10' }),
  rate: z.string().nullable().openapi({ example: '2.50' }),
  currency: z.string().nullable().openapi({ example: 'EUR' }),
  potential: amount(),
  amount: amount(),
  cut: z.string().openapi({ example: '0.00', description: 'What a cap took off.' }),
  termsVersion: z.number().int().nullable().openapi({ example: 2 }),
  reasons: z.array(reasonSchema).openapi({ description: 'Why it is nil, or less than it computes.' }),
  explanation: shape('Explanation', {
    en: z.array(z.string().openapi({ example: 'Units that count: 10 = 60 − 50, never below 0' })),
    nl: z.array(z.string().openapi({ example: 'Eenheden die tellen: 10 = 60 − 50, nooit onder 0' })),
  }).openapi({
    description: 'From the figures that were read down to the amount, one step in each sentence.',
  }),
});
const evaluationFields = {
  association: idOut('association'),
  programme: programmeId(),
  eligible: z
    .boolean()
    .openapi({ example: true, description: 'Is everything required met in the present month?' }),
  eligibleFrom: month().nullable(),
  reasons: z.array(reasonSchema).openapi({ description: 'What is missing in the present month.' }),
};
const evaluationSchema = shape('Evaluation', {
  ...evaluationFields,
  months: z.array(lineSchema).openapi({ description: 'Whole months, the newest first.' }),
});

export function presentReason({ code, params, by }: Reason): z.input<typeof reasonSchema> {
  return {
    code,
    who: earningReasons[code].repairer,
    by,
    en: reasonText({ code, params }, 'en'),
    nl: reasonText({ code, params }, 'nl'),
  };
}

export function presentLine(line: Line): z.input<typeof lineSchema> {
  const { currency, trace } = line;
  const money = (minor: bigint): string => (currency === null ? '0' : amountText({ currency, minor }));
  return {
    month: line.month,
    lever: line.lever,
    units: decimalText(line.units),
    rate: line.rate,
    currency,
    potential: money(line.potential),
    amount: money(line.amount),
    cut: money(line.cut),
    termsVersion: line.termsVersion,
    reasons: line.reasons.map(presentReason),
    explanation: {
      en: trace ? traceSentences(trace, 'en') : [],
      nl: trace ? traceSentences(trace, 'nl') : [],
    },
  };
}

function presentHead(one: Evaluation): Omit<z.input<typeof evaluationSchema>, 'months'> {
  const eligible = isEligible(one.now);
  return {
    association: idOf('association', one.tenantId, one.associationId),
    programme: one.programme,
    eligible,
    eligibleFrom: one.eligibleFrom,
    reasons: eligible ? [] : one.now.reasons.map(presentReason),
  };
}

export function evaluations(kit: Kit): void {
  serve(
    kit,
    operation({
      tag: 'Incentives',
      method: 'get',
      id: 'readEvaluation',
      sdk: 'associations.evaluation',
      path: '/v1/associations/{id}/evaluation',
      summary: 'What an association earns, month by month, and why',
      params: { id: 'association' },
      refusals: [404],
      answer: {
        status: 200,
        description: 'The evaluation as the facts are now',
        schema: evaluationSchema,
      },
    }),
    async ({ ctx, params, json }) =>
      json(await readEvaluation(ctx, params.id), (one) => ({
        ...presentHead(one),
        months: one.months.map(presentLine),
      })),
  );
  serve(
    kit,
    operation({
      tag: 'Incentives',
      method: 'get',
      id: 'listIneligible',
      sdk: 'associations.ineligible',
      path: '/v1/ineligible',
      summary: 'Associations that earn nothing now, and what would repair it',
      answer: {
        status: 200,
        description: 'Of at most 500 customers',
        schema: z
          .object({
            items: z.array(
              shape('Ineligible', {
                ...evaluationFields,
                customer: z.string().openapi({ example: 'Contoso B.V.' }),
                item: z.string().openapi({ example: 'teams' }),
              }),
            ),
          })
          .openapi('IneligibleList'),
      },
    }),
    async ({ ctx, json }) =>
      json(await listIneligible(ctx), (rows) => ({
        items: rows.map((row) => ({ ...presentHead(row), customer: row.customer, item: row.now.item })),
      })),
  );
}
