/** A monthly run as it is answered: its totals, and with its preview what stands out and what earns nothing. */
import type { RunDetail } from '../../actions/incentives/runs.ts';
import { amountText } from '../../../rules/money/money.ts';
import { earningReasons, reasonText } from '../../../rules/incentives/reason-text.ts';
import type { ReasonCode } from '../../../rules/incentives/codes.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import type { StoredRun } from '../../store/incentives/runs.ts';
import { dateOut, idOut, instantOut, shape, word, z } from '../frame/fields.ts';
import { idOf } from '../frame/ids.ts';
import { programmeId, programmeName } from './enrolment-schema.ts';
import { offeredOnRun, runActionsOut } from './run-rights.ts';

export const month = () => z.string().openapi({ example: '2026-09' });
const amount = () => z.string().openapi({ example: '1250.00' });
const count = () => z.number().int();

const runFields = {
  programme: programmeId(),
  month: month(),
  number: count().openapi({ example: 1 }),
  state: word('preview', 'awaiting-approval', 'posting', 'posted', 'discarded'),
  version: count().openapi({ example: 2 }),
  totals: z.array(
    shape('RunTotal', {
      currency: z.string().openapi({ example: 'EUR' }),
      earnings: amount(),
      adjustments: amount(),
      clawbacks: amount(),
      sum: amount(),
    }),
  ),
  entries: count().openapi({ example: 120 }),
  preparedBy: z.string().openapi({ example: 'Tomasz Nowak' }),
  preparedAt: instantOut(),
  approvedBy: z.string().nullable().openapi({ example: 'Maren Lindqvist' }),
  approvedAt: instantOut().nullable(),
  postedAt: instantOut().nullable(),
  reason: z.string().nullable().openapi({ example: null, description: 'Why it was sent back or dropped.' }),
  allowedActions: runActionsOut(),
};
export const runSchema = shape('Run', runFields);

const said = shape('ZeroSaid', {
  title: z.string().openapi({ example: 'Not above the high-water mark' }),
  remedy: z.string().openapi({ example: 'More use than ever before would count.' }),
});
export const runDetailSchema = shape('RunDetail', {
  ...runFields,
  programmeName: programmeName(),
  capped: count().openapi({ example: 3, description: 'Lines of the month that a cap cut.' }),
  zeroes: z.array(
    shape('RunZeroes', {
      code: z.string().openapi({ example: 'mau-not-above-high-water-mark' }),
      lines: count().openapi({ example: 40 }),
      en: said,
      nl: said,
    }),
  ),
  outliers: z.array(
    shape('RunOutlier', {
      location: z.string().openapi({ example: 'Northwind Utrecht, 4012345' }),
      partner: z.string().openapi({ example: 'Northwind Traders' }),
      currency: z.string().openapi({ example: 'EUR' }),
      why: word('new', 'up', 'down'),
      before: amount(),
      now: amount(),
    }),
  ),
  withoutRate: z.array(shape('RunWithoutRate', { date: dateOut(), lines: count().openapi({ example: 2 }) })),
  list: z
    .array(
      shape('RunEntry', {
        association: idOut('association'),
        kind: word('earning', 'adjustment', 'clawback'),
        partner: z.string().openapi({ example: 'Northwind Traders' }),
        location: z.string().openapi({ example: 'Northwind Utrecht, 4012345' }),
        item: z.string().openapi({ example: 'teams' }),
        earnedMonth: month(),
        units: z.string().openapi({ example: '10' }),
        rate: z.string().nullable().openapi({ example: '2.50' }),
        currency: z.string().openapi({ example: 'EUR' }),
        amount: amount(),
      }),
    )
    .openapi({ description: 'The first 500.' }),
});

export function presentRun(run: StoredRun, reader: Actor): z.input<typeof runSchema> {
  const {
    preview,
    digest: _digest,
    revision: _revision,
    preparedById: _by,
    approvedById: _ok,
    ...rest
  } = run;
  return {
    ...rest,
    entries: preview.entries,
    totals: preview.totals.map(({ currency, ...sums }) => {
      const money = (minor: string): string => amountText({ currency, minor: BigInt(minor) });
      return {
        currency,
        earnings: money(sums.earnings),
        adjustments: money(sums.adjustments),
        clawbacks: money(sums.clawbacks),
        sum: money(sums.sum),
      };
    }),
    allowedActions: offeredOnRun(run, reader),
  };
}

export function presentRunDetail(detail: RunDetail, reader: Actor): z.input<typeof runDetailSchema> {
  const { run, programmeName: name, entries, locations } = detail;
  const placeOf = (id: string): { location: string; partner: string } => {
    const found = locations.get(id);
    return { location: found ? `${found.name}, ${found.number}` : '', partner: found?.partner ?? '' };
  };
  const { preview } = run;
  return {
    ...presentRun(run, reader),
    programmeName: name,
    capped: preview.capped,
    withoutRate: preview.withoutRate,
    zeroes: Object.entries(preview.zeroes)
      .filter(([code]) => code in earningReasons)
      .map(([code, lines]) => {
        const texts = (language: 'en' | 'nl'): { title: string; remedy: string } => {
          const { title, remedy } = reasonText({ code: code as ReasonCode, params: {} }, language);
          return { title, remedy };
        };
        return { code, lines, en: texts('en'), nl: texts('nl') };
      })
      .toSorted((a, b) => b.lines - a.lines),
    outliers: preview.outliers.map(({ locationId, currency, why, before, now }) => ({
      ...placeOf(locationId),
      currency,
      why,
      before: amountText({ currency, minor: BigInt(before) }),
      now: amountText({ currency, minor: BigInt(now) }),
    })),
    list: entries.map(({ tenantId, associationId, earnedMonth, entry }) => {
      const currency = String(entry['currency']);
      return {
        association: idOf('association', tenantId, associationId),
        kind: String(entry['kind']),
        ...placeOf(String(entry['locationId'])),
        item: String(entry['item']),
        earnedMonth,
        units: String(entry['units']),
        rate: entry['rate'] === null ? null : String(entry['rate']),
        currency,
        amount: amountText({ currency, minor: BigInt(String(entry['minor'])) }),
      };
    }),
  };
}
