/** /v1/tenant/usage-reads and /lookups: who looked, for the customer to see (domain 9). */
import { everyPage } from '../../actions/run/every-page.ts';
import {
  listLookups,
  listUsageReads,
  type Lookup,
  type ReadFilter,
  type UsageRead,
} from '../../actions/consent/list-tenant.ts';
import { itemSchema, partnerRefSchema } from '../claims/claim-schema.ts';
import { dateOut, idOut, instantOut, page, shape, sharedId, tenantId, z } from '../frame/fields.ts';
import type { Ref } from '../frame/ids.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';
import { csvAnswer, wantsCsv, type Columns } from '../frame/csv.ts';
import { columnsQuery, listAnswer, pageOf } from '../frame/list.ts';
import { domainDay } from '../../actions/operations/advance-clock.ts';
import { listQuery, operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';
import { onTenant } from './tenant.ts';

const day = (description: string) =>
  z.iso
    .date()
    .optional()
    .openapi({ format: 'date', example: '2026-03-06', description } as object);

const filters = {
  partner: sharedId('partner')
    .optional()
    .openapi({ description: 'Of one partner.' } as object),
  since: day('From this day on, where the customer is.'),
  until: day('Up to and including this day.'),
};

interface Asked {
  partner?: string | undefined;
  association?: Ref | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

function filterOf({ partner, association, since, until }: Asked): ReadFilter {
  return {
    partnerId: partner ?? null,
    associationId: association?.id ?? null,
    since: since ?? null,
    until: until ?? null,
  };
}

const readColumns = [
  'at',
  'partnerName',
  'readerName',
  'itemName',
  'fromMonth',
  'untilMonth',
  'associationId',
] as const;
const readColumnsOf: Record<(typeof readColumns)[number], Columns<UsageRead>[string]> = {
  at: (row) => row.at,
  partnerName: (row) => row.partnerName,
  readerName: (row) => row.readerName,
  itemName: (row) => row.item.name,
  fromMonth: (row) => row.fromMonth,
  untilMonth: (row) => row.untilMonth,
  associationId: (row) => idOf('association', row.tenantId, row.associationId),
};

const lookupColumns = ['at', 'partnerName', 'readerName', 'itemName', 'subscriptionId'] as const;
const lookupColumnsOf: Record<(typeof lookupColumns)[number], Columns<Lookup>[string]> = {
  at: (row) => row.at,
  partnerName: (row) => row.partnerName,
  readerName: (row) => row.readerName,
  itemName: (row) => row.item?.name ?? '',
  subscriptionId: (row) => row.subscriptionId ?? '',
};

export function tenantReads(kit: Kit): void {
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'listUsageReads',
      sdk: 'tenant.usageReads',
      method: 'get',
      path: '/v1/tenant/usage-reads',
      summary: "Who read the tenant's usage",
      query: {
        ...listQuery,
        ...filters,
        association: tenantId('association')
          .optional()
          .openapi({
            description: 'Under one association.',
          } as object),
        columns: columnsQuery(readColumns),
      },
      answer: {
        status: 200,
        description: 'A page of reads, the newest first',
        headers: ['Link'],
        csv: readColumns,
        schema: page(
          'UsageReadPage',
          shape('UsageRead', {
            id: idOut('usageRead'),
            associationId: idOut('association'),
            partner: partnerRefSchema,
            readerName: z.string().openapi({ example: 'Joost Bakker' }),
            item: itemSchema,
            fromMonth: dateOut(),
            untilMonth: dateOut(),
            at: instantOut(),
          }),
        ),
      },
    }),
    async (call) => {
      const { limit, cursor, columns } = call.query;
      const filter = filterOf(call.query);
      if (wantsCsv(call.request)) {
        const of = {
          name: 'usage-reads',
          columns: readColumnsOf,
          chosen: columns ?? null,
          day: await domainDay(call.services),
        };
        return csvAnswer(call, of, (take) =>
          everyPage((asked) => listUsageReads(call.ctx, filter, asked), take),
        );
      }
      return listAnswer(call, await listUsageReads(call.ctx, filter, pageOf(call, limit, cursor)), (row) => ({
        id: idOf('usageRead', row.tenantId, row.id),
        associationId: idOf('association', row.tenantId, row.associationId),
        partner: { id: sharedIdOf('partner', row.partnerId), name: row.partnerName },
        readerName: row.readerName,
        item: row.item,
        fromMonth: row.fromMonth,
        untilMonth: row.untilMonth,
        at: row.at,
      }));
    },
  );
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'listLookups',
      sdk: 'tenant.lookups',
      method: 'get',
      path: '/v1/tenant/lookups',
      summary: 'Who looked the tenant up',
      query: { ...listQuery, ...filters, columns: columnsQuery(lookupColumns) },
      answer: {
        status: 200,
        description: 'A page of look-ups, the newest first',
        headers: ['Link'],
        csv: lookupColumns,
        schema: page(
          'LookupPage',
          shape('Lookup', {
            id: idOut('lookup'),
            partner: partnerRefSchema,
            readerName: z.string().openapi({ example: 'Joost Bakker' }),
            item: itemSchema.nullable().openapi({
              description:
                'What it was told about: whether it can be claimed. null: the tenant itself, with its domains and subscriptions.',
            }),
            subscriptionId: z.string().nullable().openapi({
              example: null,
              description: 'The subscription that was asked about, for a product.',
            }),
            at: instantOut(),
          }),
        ),
      },
    }),
    async (call) => {
      const { limit, cursor, columns } = call.query;
      const filter = filterOf(call.query);
      if (wantsCsv(call.request)) {
        const of = {
          name: 'lookups',
          columns: lookupColumnsOf,
          chosen: columns ?? null,
          day: await domainDay(call.services),
        };
        return csvAnswer(call, of, (take) =>
          everyPage((asked) => listLookups(call.ctx, filter, asked), take),
        );
      }
      return listAnswer(call, await listLookups(call.ctx, filter, pageOf(call, limit, cursor)), (row) => ({
        id: idOf('lookup', row.tenantId, row.id),
        partner: { id: sharedIdOf('partner', row.partnerId), name: row.partnerName },
        readerName: row.readerName,
        item: row.item,
        subscriptionId: row.subscriptionId,
        at: row.at,
      }));
    },
  );
}
