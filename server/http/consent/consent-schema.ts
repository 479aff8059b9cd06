/** The customer's view of a request: who asks, for what, until when and how that date was found, and what can be done. */
import { deadlineSchema } from '../claims/claim-schema.ts';
import { idOut, instantOut, shape, word, z } from '../frame/fields.ts';

export const consentLineSchema = shape('ConsentLine', {
  id: idOut('line'),
  item: z.string().openapi({ example: 'Exchange Online' }),
  subscriptionId: z.string().nullable().openapi({ example: null }),
  activity: z.string().openapi({ example: 'Usage' }),
  standing: word(
    'open',
    'notice-pending',
    'not-refused',
    'agreed',
    'accepted',
    'refused',
    'not-agreed',
    'official',
    'ended',
    'paused',
    'unconfirmed',
    'rejected',
    'withdrawn',
  ),
  endsAt: instantOut().nullable(),
  officialFrom: instantOut().nullable(),
  until: instantOut().nullable().openapi({ example: null }),
  mayAgree: z.boolean(),
  mayRefuse: z.boolean(),
  mayEnd: z.boolean().openapi({ example: false }),
});

export const windowSchema = shape(
  'ConsentWindow',
  deadlineSchema.pick({
    startedAt: true,
    endsAt: true,
    lastDay: true,
    zone: true,
    calendar: true,
    rule: true,
    skipped: true,
    beyondCoverage: true,
  }).shape,
);

export const refusableSchema = word('in-period', 'period-not-known', 'after-period', 'no').openapi({
  description:
    'Can something be refused, and is that within the period? after-period: the period is over, but nothing has become official, so a refusal still counts.',
});

export const silenceSchema = word('accepts', 'refuses').openapi({
  description:
    'What it means that nobody at the customer decides within the period. refuses: nothing becomes official unless a trusted contact or an administrator agrees.',
});

export const consentSchema = shape('Consent', {
  number: z.string().openapi({ example: 'CON-7KM2Q9' }),
  version: z.number().int().openapi({ example: 9 }),
  purpose: word('decide', 'undo'),
  contact: shape('ConsentContact', {
    name: z.string().openapi({ example: 'Iris Visser' }),
    email: z.string().openapi({ example: 'i.visser@contoso.example' }),
    named: z.boolean(),
    trusted: z.boolean(),
  }),
  customerName: z.string().openapi({ example: 'Contoso Logistics' }),
  language: z.string().openapi({ example: 'nl' }),
  partner: shape('ConsentPartner', {
    name: z.string().openapi({ example: 'Northwind Services' }),
    location: z.string().openapi({ example: 'Northwind Utrecht' }),
    contact: shape('ConsentPartnerContact', {
      name: z.string().openapi({ example: 'Joost Bakker' }),
      email: z.string().openapi({
        example: 'joost.bakker@northwind.example',
      }),
    }).nullable(),
  }),
  silence: silenceSchema,
  lines: z.array(consentLineSchema),
  window: windowSchema.nullable().openapi({
    description:
      'The latest period in which something can still be refused, or could be; null while its end is not known.',
  } as object),
  refusable: refusableSchema,
  acceptEarly: word('possible', 'locked', 'not-for-this-contact').openapi({
    description: 'Accepting ends the wait only with the six-digit code of the mail, by a trusted contact.',
  }),
  codeTriesLeft: z.number().int().openapi({ example: 5 }),
  replacementsLeft: z.number().int().openapi({ example: 3 }),
  undo: shape('ConsentUndo', {
    decision: word('refused', 'accepted'),
    lineIds: z.array(idOut('line')),
    until: instantOut().nullable(),
    over: z.boolean().openapi({ example: false }),
  }).nullable(),
});
