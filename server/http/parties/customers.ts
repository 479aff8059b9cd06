/** /v1/customers: the tenant directory, for the programme owner. */
import { addTrustedContact } from '../../actions/consent/add-trusted-contact.ts';
import { confirmTrustedContact } from '../../actions/consent/confirm-trusted-contact.ts';
import { editCustomer } from '../../actions/parties/edit-customer.ts';
import { endTrustedContact } from '../../actions/consent/end-trusted-contact.ts';
import { listCustomers } from '../../actions/parties/list-customers.ts';
import { readCustomer } from '../../actions/parties/read-customer.ts';
import { etag, jsonReply } from '../frame/call.ts';
import { dateOut, email, idOut, instantOut, page, request, shape, text, word, z } from '../frame/fields.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';
import { listAnswer, pageOf } from '../frame/list.ts';
import { listQuery, operation } from '../frame/operation.ts';
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

const contactFields = {
  name: z.string().openapi({ example: 'Iris Visser' }),
  title: z.string().openapi({ example: 'IT manager' }),
  email: z.string().openapi({ example: 'i.visser@contoso.example' }),
};
const contactSchema = shape('TrustedContact', {
  id: idOut('contact'),
  ...contactFields,
  source: word('owner', 'tenant-admin'),
  state: word('proposed', 'in-force').openapi({ description: 'proposed: another person has to confirm it.' }),
  addedAt: instantOut().nullable(),
  addedBy: z.string().nullable().openapi({ example: 'Hanneke de Wit' }),
  confirmedBy: z.string().nullable().openapi({ example: 'Ruud Prins' }),
  mayConfirm: z
    .boolean()
    .openapi({ description: 'Proposed by somebody else than the reader.', example: false }),
});

const customerDetailSchema = shape('CustomerDetail', {
  ...fields,
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
    async ({ ctx, params, json }) =>
      json(
        await readCustomer(ctx, params.id),
        (found) => ({
          ...presentCustomer(found),
          trustedContacts: found.trustedContacts.map(({ addedById, ...contact }) => ({
            ...contact,
            id: idOf('contact', found.tenantId, contact.id),
            mayConfirm: contact.state === 'proposed' && addedById !== ctx.actor.id,
          })),
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

function contacts(kit: Kit): void {
  serve(
    kit,
    operation({
      id: 'addTrustedContact',
      sdk: 'customers.addTrustedContact',
      tag: 'Customers',
      method: 'post',
      path: '/v1/customers/{id}/trusted-contacts',
      summary: 'Add a trusted contact',
      description:
        'Waits until another person confirms it. Never an address of the owner or of a partner; off the verified domains only with a reason.',
      params: { id: 'customer' },
      refusals: [404, 422],
      body: {
        schema: request('TrustedContactInput', {
          name: text(120).openapi({ example: 'Iris Visser' }),
          title: text(120).optional().openapi({ example: 'IT manager' }),
          email: email(),
          why: why().nullable().optional(),
        }),
      },
      answer: {
        status: 201,
        description: 'The contact',
        schema: shape('AddedContact', {
          id: idOut('contact'),
          ...contactFields,
        }),
        headers: ['Location', 'Idempotency-Replayed'],
      },
    }),
    async ({ ctx, params, body, answer }) => {
      const contact = { name: body.name, title: body.title ?? '', email: body.email.toLowerCase() };
      return answer(
        await addTrustedContact(
          ctx,
          { tenantId: params.id },
          { ...contact, why: body.why ?? null },
          ({ tenantId, contactId }) => ({
            reply: jsonReply(
              201,
              { id: idOf('contact', tenantId, contactId), ...contact },
              {
                Location: `/v1/customers/${sharedIdOf('customer', tenantId)}`,
              },
            ),
          }),
        ),
      );
    },
  );
  serve(
    kit,
    operation({
      id: 'confirmTrustedContact',
      sdk: 'customers.confirmTrustedContact',
      tag: 'Customers',
      method: 'post',
      path: '/v1/customers/{id}/trusted-contacts/{contact}/confirm',
      summary: 'Confirm a trusted contact that another person added',
      description:
        'In force from now on: requests that wait for want of one are sent again, with a full window. The tenant’s other trusted contacts and administrators are told and may object.',
      params: { id: 'customer', contact: 'contact' },
      refusals: [404, 409],
      answer: { status: 204, description: 'Confirmed' },
    }),
    async ({ ctx, params, answer }) =>
      answer(
        await confirmTrustedContact(
          ctx,
          { tenantId: params.id },
          { contactId: params.contact.tenantId === params.id ? params.contact.id : '' },
          () => ({ reply: { status: 204, headers: {}, body: '' } }),
        ),
      ),
  );
  serve(
    kit,
    operation({
      id: 'endTrustedContact',
      sdk: 'customers.endTrustedContact',
      tag: 'Customers',
      method: 'post',
      path: '/v1/customers/{id}/trusted-contacts/{contact}/end',
      summary: 'No longer hold a trusted contact',
      description:
        'The person is not asked any more, and every link of theirs is void at once. Where nobody is left whose silence counts, the window is paused.',
      params: { id: 'customer', contact: 'contact' },
      refusals: [404, 422],
      body: { schema: request('EndTrustedContact', { why: why() }) },
      answer: { status: 204, description: 'Ended' },
    }),
    async ({ ctx, params, body, answer }) =>
      answer(
        await endTrustedContact(
          ctx,
          { tenantId: params.id },
          {
            contactId: params.contact.tenantId === params.id ? params.contact.id : '',
            why: body.why,
          },
          () => ({ reply: { status: 204, headers: {}, body: '' } }),
        ),
      ),
  );
}
