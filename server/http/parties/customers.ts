/** /v1/customers: the tenant directory, for the programme owner. */
import { editCustomer } from '../../actions/parties/edit-customer.ts';
import { listCustomers } from '../../actions/parties/list-customers.ts';
import { readCustomer } from '../../actions/parties/read-customer.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { etag, jsonReply } from '../frame/call.ts';
import { dateOut, idOut, instantOut, page, request, shape, text, word, z } from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { listAnswer, pageOf } from '../frame/list.ts';
import { listQuery, operation } from '../frame/operation.ts';
import { contactSchema, contacts, presentContact } from './customer-contacts.ts';
import { why } from './partners.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';
import type { CustomerRow } from '../../store/parties/customer-lists.ts';

const fields = {
  id: idOut('customer'),
  tenantId: z.string().openapi({
    example: '7d1f3a52-90c4-4d5b-9d3e-6c1f2b8a4e10',
  }),
  code: z.string().openapi({ example: 'CON' }),
  name: z.string().openapi({ example: 'Contoso Logistics' }),
  country: z.string().openapi({ example: 'NL' }),
  zone: z.string().openapi({ example: 'Europe/Amsterdam' }),
  language: z.string().openapi({ example: 'nl' }),
  publicSector: z.boolean().openapi({ example: false }),
  domains: z.array(z.string().openapi({ example: 'contoso.example' })),
  version: z.number().int().openapi({ example: 1 }),
  updatedAt: instantOut(),
};
const customerSchema = shape('Customer', fields);

const customerDetailSchema = shape('CustomerDetail', {
  ...fields,
  allowedActions: actionsOut(),
  trustedContacts: z.array(contactSchema),
  subscriptions: z.array(
    shape('Subscription', {
      id: z.string().openapi({
        example: '0b7f2f6e-4c1d-4a5b-8f6e-2d9a5e7c4e10',
      }),
      product: z.string().openapi({ example: 'sales' }),
      state: word('active', 'in-grace', 'ended', 'not-provisioned'),
      motion: word('enterprise-agreement', 'volume-licensing', 'web-direct', 'csp'),
      startsOn: dateOut(),
      endsOn: dateOut().nullable(),
      paidSeats: z.number().int().openapi({ example: 250 }),
    }),
  ),
});

function presentCustomer<R extends CustomerRow>({
  sortedBy: _sortedBy,
  ...row
}: R): Omit<R, 'sortedBy'> & { id: string } {
  return { id: sharedIdOf('customer', row.tenantId), ...row };
}

export function customers(kit: Kit): void {
  serve(
    kit,
    operation({
      id: 'listCustomers',
      sdk: 'customers.list',
      tag: 'Customers',
      method: 'get',
      path: '/v1/customers',
      summary: 'Customers',
      query: {
        ...listQuery,
        q: text(100).optional().openapi({ description: 'The beginning of name or domain.' }),
      },
      answer: {
        status: 200,
        description: 'A page of customers, by name',
        schema: page('CustomerPage', customerSchema),
        headers: ['Link'],
      },
    }),
    async (call) => {
      const { limit, cursor, q } = call.query;
      return listAnswer(
        call,
        await listCustomers(call.ctx, q || null, pageOf(call, limit, cursor)),
        presentCustomer,
      );
    },
  );
  serve(
    kit,
    operation({
      id: 'readCustomer',
      sdk: 'customers.read',
      tag: 'Customers',
      method: 'get',
      path: '/v1/customers/{id}',
      summary: 'Read a customer',
      params: { id: 'customer' },
      refusals: [404],
      answer: {
        status: 200,
        description: 'The customer with its trusted contacts and subscriptions',
        schema: customerDetailSchema,
        headers: ['ETag'],
      },
    }),
    async ({ ctx, params, actor, json }) =>
      json(
        await readCustomer(ctx, params.id),
        (found) => ({
          ...presentCustomer(found),
          allowedActions: actionsOf(['editCustomer', 'addTrustedContact'], actor),
          trustedContacts: found.trustedContacts.map((contact) =>
            presentContact(found.tenantId, contact, actor),
          ),
        }),
        (found) => ({ ETag: etag(found.version) }),
      ),
  );
  edit(kit);
  contacts(kit);
}

const keptSchema = shape(
  'KeptCustomer',
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'code' && name !== 'updatedAt')),
);

function edit(kit: Kit): void {
  serve(
    kit,
    operation({
      id: 'editCustomer',
      sdk: 'customers.edit',
      tag: 'Customers',
      method: 'patch',
      path: '/v1/customers/{id}',
      summary: 'Change a customer',
      description:
        'Deadlines that run keep the zone and calendar they were found with. Whoever enters a domain vouches that it is verified.',
      params: { id: 'customer' },
      ifMatch: true,
      dryRun: true,
      refusals: [422],
      body: {
        schema: request('EditCustomer', {
          name: text(200).optional().openapi({ example: 'Contoso Logistics' }),
          country: text(2).optional().openapi({ example: 'NL' }),
          zone: text(64).optional().openapi({ example: 'Europe/Amsterdam' }),
          language: text(20).optional().openapi({ example: 'nl' }),
          publicSector: z.boolean().optional().openapi({ example: false }),
          domains: z
            .array(
              text(253)
                .transform((value) => value.toLowerCase())
                .openapi({ type: 'string', example: 'contoso.example' } as object),
            )
            .max(200)
            .optional()
            .openapi({
              description: 'The whole list, the main one first.',
            } as object),
          why: why(),
        }),
      },
      answer: { status: 200, description: 'The customer', schema: keptSchema, headers: ['ETag'] },
    }),
    async ({ ctx, params, body, answer }) =>
      answer(
        await editCustomer(ctx, params.id, body, (changed) => ({
          reply: jsonReply(
            200,
            { id: sharedIdOf('customer', changed.tenantId), ...changed },
            { ETag: etag(changed.version) },
          ),
        })),
      ),
  );
}
