/** POST /v1/customer-lookups: do domain and tenant belong together, and what could be claimed there. Counted and logged. */
import { domainOf, tenantIdOf } from '../../../rules/engine/customer-id.ts';
import { lookUpCustomer } from '../../actions/parties/look-up-customer.ts';
import type { LookedUp } from '../../actions/parties/look-up-customer.ts';
import { jsonReply } from '../frame/call.ts';
import { idOut, instantOut, request, shape, sharedId, text, word, z } from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { operation } from '../frame/operation.ts';
import { explain } from '../frame/problem-message.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const whyNot = z.array(
  shape('WhyNot', {
    code: z.string().openapi({ example: 'subscription-is-csp' }),
    message: z.string().openapi({
      example: 'Bought from a reseller: it cannot be claimed.',
    }),
  }),
);

const lookupSchema = shape('CustomerLookup', {
  matches: z.boolean().openapi({
    description: 'false for an unknown tenant and for one that does not belong to the domain, alike.',
  }),
  customer: shape('LookedUpCustomer', {
    id: idOut('customer'),
    tenantId: z.string().openapi({
      example: '7d1f3a52-90c4-4d5b-9d3e-6c1f2b8a4e10',
    }),
    name: z.string().openapi({ example: 'Contoso Logistics' }),
    country: z.string().openapi({ example: 'NL' }),
    publicSector: z.boolean().openapi({ example: false }),
    domains: z.array(z.string().openapi({ example: 'contoso.example' })),
  }).nullable(),
  subscriptions: z.array(
    shape('LookedUpSubscription', {
      lastFour: z.string().openapi({
        example: '4e10',
        description: 'Of the subscription ID; you type the whole.',
      }),
      product: z.string().openapi({ example: 'sales' }),
      productName: z.string().openapi({ example: 'Sales' }),
      state: word('active', 'in-grace', 'ended', 'not-provisioned'),
      claimable: z.boolean(),
      whyNot,
      activities: z.array(z.string().openapi({ example: 'presales' })).openapi({
        description: 'Activities for which it can be claimed.',
      }),
    }),
  ),
  workloads: z.array(
    shape('LookedUpWorkload', {
      id: z.string().openapi({ example: 'exchange-online' }),
      name: z.string().openapi({ example: 'Exchange Online' }),
      hasUsage: z.boolean(),
      locked: z.boolean().openapi({ example: false }),
    }),
  ),
  lookupsLeft: z.number().int().openapi({ example: 199 }),
  quotaResetsAt: instantOut(),
});

export function customerLookups(kit: Kit): void {
  serve(
    kit,
    operation({
      id: 'lookUpCustomer',
      sdk: 'customers.lookUp',
      tag: 'Customers',
      method: 'post',
      path: '/v1/customer-lookups',
      summary: 'Look a customer up',
      description:
        'Each location may be told so many facts of customers in 24 hours, by look-ups, dry runs and acts together; the same fact counts once a day. Each is logged, and the customer sees it. Nothing says who holds what.',
      limit: 'lookup',
      body: {
        schema: request('CustomerLookupInput', {
          locationId: sharedId('location'),
          tenantId: text(80).openapi({ example: '7d1f3a52-90c4-4d5b-9d3e-6c1f2b8a4e10' }),
          domain: text(253).nullable().optional().openapi({ example: 'contoso.example' }),
        }),
      },
      answer: { status: 200, description: 'What was found', schema: lookupSchema },
    }),
    async ({ ctx, body, answer }) => {
      const outcome = await lookUpCustomer(
        ctx,
        {
          locationId: body.locationId,
          tenantId: tenantIdOf(body.tenantId),
          domain: body.domain ? domainOf(body.domain) : null,
        },
        (found) => ({ reply: jsonReply(200, presentLookup(found)) }),
      );
      return answer(outcome);
    },
  );
}

function presentLookup(found: LookedUp): z.input<typeof lookupSchema> {
  return {
    ...found,
    customer: found.customer && { ...found.customer, id: sharedIdOf('customer', found.customer.tenantId) },
    subscriptions: found.subscriptions.map((one) => ({
      ...one,
      whyNot: one.whyNot.map((code) => ({ code, message: explain(code) })),
    })),
  };
}
