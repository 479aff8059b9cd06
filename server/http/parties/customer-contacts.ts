/** The trusted contacts of a customer, as the programme owner keeps them: added by one person, confirmed by another. */
import type { Actor } from '../../../rules/rights/role.ts';
import { addTrustedContact } from '../../actions/consent/add-trusted-contact.ts';
import { confirmTrustedContact } from '../../actions/consent/confirm-trusted-contact.ts';
import { endTrustedContact } from '../../actions/consent/end-trusted-contact.ts';
import type { CustomerDetail } from '../../store/parties/customer-lists.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { jsonReply } from '../frame/call.ts';
import { email, idOut, instantOut, request, shape, text, word, z } from '../frame/fields.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';
import { operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';
import { why } from './partners.ts';

const contactFields = {
  name: z.string().openapi({ example: 'Iris Visser' }),
  title: z.string().openapi({ example: 'IT manager' }),
  email: z.string().openapi({ example: 'i.visser@contoso.example' }),
};
export const contactSchema = shape('TrustedContact', {
  id: idOut('contact'),
  ...contactFields,
  source: word('owner', 'tenant-admin'),
  state: word('proposed', 'in-force').openapi({ description: 'proposed: another person has to confirm it.' }),
  addedAt: instantOut().nullable(),
  addedBy: z.string().nullable().openapi({ example: 'Hanneke de Wit' }),
  confirmedBy: z.string().nullable().openapi({ example: 'Ruud Prins' }),
  allowedActions: actionsOut(),
});

export function presentContact(
  tenantId: string,
  { addedById, ...contact }: CustomerDetail['trustedContacts'][number],
  reader: Actor,
) {
  return {
    ...contact,
    id: idOf('contact', tenantId, contact.id),
    // The tenant's own administrators are no contacts that the owner could end.
    allowedActions:
      contact.source === 'owner'
        ? actionsOf(['confirmTrustedContact', 'endTrustedContact'], reader, {
            author: contact.state === 'proposed' ? addedById : null,
          })
        : [],
  };
}

export function contacts(kit: Kit): void {
  adding(kit);
  confirming(kit);
  ending(kit);
}

function adding(kit: Kit): void {
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
}

function confirming(kit: Kit): void {
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
        'In force from now on: requests that wait for want of one are sent again, with a full window. The tenant’s other trusted contacts and administrators get a mail and may object.',
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
}

function ending(kit: Kit): void {
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
