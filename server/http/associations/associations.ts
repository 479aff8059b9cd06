/** /v1/associations: who is partner of record for what; and /v1/usage, what that lets them see. */
import type { Actor } from '../../../rules/rights/role.ts';
import { endAssociation } from '../../actions/associations/end-association.ts';
import { everyPage } from '../../actions/run/every-page.ts';
import { exportAssociations, listAssociations } from '../../actions/associations/list-associations.ts';
import { listUsage, type UsageRow } from '../../actions/associations/list-usage.ts';
import { readAssociation, readAssociationDetail } from '../../actions/associations/read-association.ts';
import { requestEnd } from '../../actions/associations/request-end.ts';
import { actionsOut } from '../frame/allowed-actions.ts';
import { etag } from '../frame/call.ts';
import { reasonSchema } from '../claims/claim-input-schema.ts';
import { claimReply } from '../claims/claim-reply.ts';
import {
  claimSchema,
  customerRefSchema,
  itemSchema,
  locationRefSchema,
  partnerRefSchema,
} from '../claims/claim-schema.ts';
import { dateOut, idOut, instantOut, page, shape, sharedId, tenantId, word, z } from '../frame/fields.ts';
import { associationCells, associationColumns, usageCells, usageColumns } from './association-columns.ts';
import { csvAnswer, wantsCsv } from '../frame/csv.ts';
import { columnsQuery, listAnswer, pageOf } from '../frame/list.ts';
import { domainDay } from '../../actions/operations/advance-clock.ts';
import { listQuery, operation } from '../frame/operation.ts';
import { presentAssociation, presentAssociationDetail } from './present-association.ts';
import { maskedSubscription } from '../claims/present-line.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';
import { idOf } from '../frame/ids.ts';

const associationFields = {
  id: idOut('association'),
  claimId: idOut('claim'),
  claimNumber: z.string().openapi({ example: 'CON-7KM2Q9' }),
  claimVersion: z.number().int().openapi({
    example: 9,
    description: 'For If-Match: an association ends on its claim.',
  }),
  lineId: idOut('line'),
  customer: customerRefSchema,
  location: locationRefSchema,
  partner: partnerRefSchema.nullable(),
  item: itemSchema,
  subscriptionId: z.string().nullable().openapi({
    example: null,
    description: 'Partners see its last four characters.',
  }),
  activity: z.string().openapi({ example: 'usage' }),
  state: word('official', 'ended'),
  from: instantOut(),
  until: instantOut().nullable().openapi({ example: null }),
  endedHow: z.string().nullable().openapi({ example: null }),
  endReason: z.string().nullable().openapi({ example: null }),
  consentBy: z.string().nullable().openapi({ example: 'silence' }),
  neverEarns: z.boolean().openapi({ example: false }),
  subscriptionEndsOn: dateOut()
    .nullable()
    .openapi({ example: null, description: 'The association ends with its subscription.' }),
};
export const associationSchema = shape('Association', associationFields);

export const associationDetailSchema = shape('AssociationDetail', {
  ...associationFields,
  allowedActions: actionsOut(),
});

export const usageSchema = shape('UsageMonth', {
  associationId: idOut('association'),
  customerName: z.string().openapi({ example: 'Contoso Logistics' }),
  item: itemSchema,
  subscriptionId: z.string().nullable().openapi({ example: null }),
  month: dateOut().openapi({ example: '2026-03-01' }),
  complete: z.boolean().openapi({
    example: true,
    description:
      "False for the month that still runs in the customer's time zone: its figures are those so far.",
  }),
  monthlyActiveUsers: z.number().int().openapi({ example: 412 }),
  paidAvailableUnits: z.number().int().openapi({ example: 500 }),
  soldSeats: z
    .number()
    .int()
    .nullable()
    .openapi({ example: null, description: 'Of the subscription; null for a workload.' }),
});

export type AssociationJson = z.output<typeof associationSchema>;
export type UsageMonthJson = z.output<typeof usageSchema>;

const reading = { tag: 'Associations', method: 'get' } as const;

export function associations(kit: Kit): void {
  const list = operation({
    ...reading,
    id: 'listAssociations',
    sdk: 'associations.list',
    path: '/v1/associations',
    summary: 'Associations',
    description:
      'As they are at this instant, the newest first; with `subscriptionEndsBefore`, those of one partner or customer by the ' +
      'last day of their subscription, the soonest first.',
    query: {
      ...listQuery,
      state: z.enum(['official', 'ended']).optional().openapi({ description: '`official` when left out.' }),
      customer: sharedId('customer').optional(),
      partner: sharedId('partner').optional(),
      subscriptionEndsBefore: z.iso.date().optional().openapi({
        format: 'date',
        example: '2026-12-31',
        description: 'Only those whose subscription has its last day before this one.',
      }),
      columns: columnsQuery(associationColumns),
    },
    answer: {
      status: 200,
      description: 'A page of associations',
      schema: page('AssociationPage', associationSchema),
      headers: ['Link'],
      csv: associationColumns,
    },
  });
  serve(kit, list, async (call) => {
    const { limit, cursor, state, customer, partner, columns, subscriptionEndsBefore } = call.query;
    const filter = {
      state: state ?? 'official',
      tenantId: customer ?? null,
      partnerId: partner ?? null,
      subscriptionEndsBefore,
    } as const;
    if (wantsCsv(call.request)) {
      const of = {
        name: 'associations',
        columns: associationCells,
        chosen: columns ?? null,
        day: await domainDay(call.services),
      };
      return csvAnswer<AssociationJson>(call, of, (take) =>
        exportAssociations(call.ctx, filter, (rows) =>
          take(rows.map((row) => presentAssociation(row, call.actor))),
        ),
      );
    }
    return listAnswer(call, await listAssociations(call.ctx, filter, pageOf(call, limit, cursor)), (row) =>
      presentAssociation(row, call.actor),
    );
  });
  const read = operation({
    ...reading,
    id: 'readAssociation',
    sdk: 'associations.read',
    path: '/v1/associations/{id}',
    summary: 'Read an association',
    description: 'The ETag is that of its claim.',
    params: { id: 'association' },
    refusals: [404],
    answer: {
      status: 200,
      description: 'The association',
      schema: associationDetailSchema,
      headers: ['ETag'],
    },
  });
  serve(kit, read, async ({ ctx, params, actor, json }) =>
    json(
      await readAssociationDetail(ctx, params.id),
      (row) => presentAssociationDetail(row, actor),
      (row) => ({ ETag: etag(row.claimVersion) }),
    ),
  );
  ends(kit);
  usage(kit);
}

function ends(kit: Kit): void {
  for (const { id, sdk, verb, summary, description, act } of [
    {
      id: 'endAssociation',
      sdk: 'associations.end',
      verb: 'end',
      summary: 'End an association',
      description: "Where the claim's policy lets partners do so.",
      act: endAssociation,
    },
    {
      id: 'requestEnd',
      sdk: 'associations.requestEnd',
      verb: 'request-end',
      summary: 'Ask to end an association',
      description: 'Where the policy makes partners ask: a reviewer decides.',
      act: requestEnd,
    },
  ] as const) {
    const spec = operation({
      id,
      sdk,
      tag: 'Associations',
      method: 'post',
      path: `/v1/associations/{id}/${verb}`,
      summary,
      description,
      params: { id: 'association' },
      ifMatch: true,
      body: { schema: reasonSchema },
      answer: {
        status: 200,
        description: 'The claim after it',
        schema: claimSchema,
        headers: ['ETag', 'Idempotency-Replayed'],
      },
    });
    serve(kit, spec, async ({ ctx, params: { id: ref }, body, answer }) => {
      const found = await readAssociation(ctx, ref);
      if (!found.ok) return answer(found);
      return answer(
        await act(
          ctx,
          {
            tenantId: ref.tenantId,
            id: found.value.claimId,
          },
          { lineId: found.value.lineId, reason: body.reason },
          claimReply(ctx),
        ),
      );
    });
  }
}

function usage(kit: Kit): void {
  const spec = operation({
    ...reading,
    id: 'listUsage',
    sdk: 'usage.list',
    path: '/v1/usage',
    summary: 'Monthly usage of associated workloads and subscriptions',
    description:
      'From the month in which the association began to the one that now runs. Each read is logged, and the customer ' +
      'sees it.',
    query: {
      ...listQuery,
      association: tenantId('association').optional().openapi({
        description: 'One association; else all that are official now.',
      }),
      columns: columnsQuery(usageColumns),
    },
    answer: {
      status: 200,
      description: 'A page of months, by association, the newest month first',
      schema: page('UsagePage', usageSchema),
      headers: ['Link'],
      csv: usageColumns,
    },
  });
  serve(kit, spec, async (call) => {
    const { limit, cursor, association, columns } = call.query;
    const filter = { association: association ?? null };
    const present = (row: UsageRow): UsageMonthJson => presentUsage(row, call.actor);
    if (wantsCsv(call.request)) {
      const of = {
        name: 'usage',
        columns: usageCells,
        chosen: columns ?? null,
        day: await domainDay(call.services),
      };
      // Each page is read and logged by itself: what the reader has taken is what the customer sees as read.
      return csvAnswer<UsageMonthJson>(call, of, (take) =>
        everyPage(
          (asked) => listUsage(call.ctx, filter, asked),
          (rows) => take(rows.map(present)),
        ),
      );
    }
    return listAnswer(call, await listUsage(call.ctx, filter, pageOf(call, limit, cursor)), present);
  });
}

/** A subscription's whole id is for its customer and the programme owner. */
export function presentUsage(row: UsageRow, { side }: Pick<Actor, 'side'>): UsageMonthJson {
  return {
    associationId: idOf('association', row.tenantId, row.associationId),
    customerName: row.customerName,
    item: row.item as UsageMonthJson['item'],
    subscriptionId:
      row.subscriptionId &&
      (side === 'partner' ? maskedSubscription(row.subscriptionId) : row.subscriptionId),
    month: row.month,
    complete: row.complete,
    monthlyActiveUsers: row.monthlyActiveUsers,
    paidAvailableUnits: row.paidAvailableUnits,
    soldSeats: row.soldSeats,
  };
}
