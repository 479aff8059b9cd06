/** /v1/earnings and /v1/accounts: what a partner has earned, entry by entry and added up. */
import { type Earning, listAccounts, listEarnings } from '../../actions/incentives/earnings.ts';
import { amountText } from '../../../rules/money/money.ts';
import { dateOut, idOut, page, shape, text, word, z } from '../frame/fields.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';
import { listPart } from '../frame/list.ts';
import { listQuery, operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';
import { programmeId, programmeName } from './enrolment-schema.ts';

const month = () => z.string().openapi({ example: '2026-09' });
const amount = () => z.string().openapi({ example: '600.00' });
const currency = () => z.string().openapi({ example: 'EUR' });
const location = () =>
  shape('EarningLocation', {
    id: idOut('location'),
    number: z.string().openapi({ example: '4012345' }),
    name: z.string().openapi({ example: 'Northwind Utrecht' }),
  });
const place = location();

const earningSchema = shape('Earning', {
  association: idOut('association'),
  kind: word('earning', 'adjustment', 'clawback'),
  programme: programmeId(),
  programmeName: programmeName(),
  lever: z.string().openapi({ example: 'growth-over-high-water-mark' }),
  customer: z.string().openapi({ example: 'Contoso B.V.' }),
  item: z.string().openapi({ example: 'teams' }),
  itemName: z.string().openapi({ example: 'Teams' }),
  location: place,
  earnedMonth: month(),
  run: z.string().openapi({ example: '2026-09 1' }),
  units: z.string().openapi({ example: '10' }),
  rate: z.string().nullable().openapi({ example: '2.50' }),
  currency: currency(),
  amount: amount(),
  termsVersion: z.number().int().openapi({ example: 2 }),
  bookedOn: dateOut(),
  payableFrom: dateOut(),
});

const accountSchema = shape('Account', {
  location: place,
  programme: programmeId(),
  programmeName: programmeName(),
  currency: currency(),
  earned: amount(),
  waiting: z
    .string()
    .openapi({ example: '120.00', description: 'Of it, what waits for the end of its hold.' }),
  payable: amount(),
  months: z.array(shape('AccountMonth', { month: month(), amount: amount() })),
});

function presentEarning(one: Earning): z.input<typeof earningSchema> {
  return {
    association: idOf('association', one.tenantId, one.associationId),
    kind: one.kind,
    programme: one.programme,
    programmeName: one.programmeName,
    lever: one.lever,
    customer: one.customer,
    item: one.item,
    itemName: one.itemName,
    location: {
      id: sharedIdOf('location', one.locationId),
      number: one.locationNumber,
      name: one.locationName,
    },
    earnedMonth: one.earnedMonth,
    run: `${one.runMonth} ${one.run}`,
    units: one.units,
    rate: one.rate,
    currency: one.currency,
    amount: amountText({ currency: one.currency, minor: one.minor }),
    termsVersion: one.termsVersion,
    bookedOn: one.bookedOn,
    payableFrom: one.payableFrom,
  };
}

export function earnings(kit: Kit): void {
  entries(kit);
  accounts(kit);
}

function entries(kit: Kit): void {
  serve(
    kit,
    operation({
      tag: 'Incentives',
      method: 'get',
      id: 'listEarnings',
      sdk: 'earnings.list',
      path: '/v1/earnings',
      summary: 'What was booked for the own company',
      query: {
        ...listQuery,
        month: text(7).optional().openapi({ example: '2026-09', description: 'The earned month.' }),
        programme: text(80).optional().openapi({ example: 'osu-microsoft-365' }),
      },
      answer: {
        status: 200,
        description: 'A page of entries, the newest first',
        schema: page('EarningPage', earningSchema),
        headers: ['Link'],
      },
    }),
    async (call) =>
      listPart(call, async (asked) => {
        const { month: of = null, programme = null } = call.query;
        const outcome = await listEarnings(call.ctx, { month: of, programme }, asked);
        return outcome.ok
          ? { ok: true, value: { ...outcome.value, rows: outcome.value.rows.map(presentEarning) } }
          : outcome;
      }),
  );
}

function accounts(kit: Kit): void {
  serve(
    kit,
    operation({
      tag: 'Incentives',
      method: 'get',
      id: 'listAccounts',
      sdk: 'earnings.accounts',
      path: '/v1/accounts',
      summary: 'What the books add up to, by location, programme and currency',
      answer: {
        status: 200,
        description: 'Every account of the own company',
        schema: z.object({ items: z.array(accountSchema) }).openapi('AccountList'),
      },
    }),
    async ({ ctx, json }) =>
      json(await listAccounts(ctx), (rows) => ({
        items: rows.map((row) => {
          const money = (minor: bigint): string => amountText({ currency: row.currency, minor });
          return {
            location: {
              id: sharedIdOf('location', row.locationId),
              number: row.locationNumber,
              name: row.locationName,
            },
            programme: row.programme,
            programmeName: row.programmeName,
            currency: row.currency,
            earned: money(row.earned),
            waiting: money(row.waiting),
            payable: money(row.payable),
            months: row.months.map((one) => ({ month: one.month, amount: money(one.minor) })),
          };
        }),
      })),
  );
}
