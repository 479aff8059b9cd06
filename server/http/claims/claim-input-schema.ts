/** What the acts on a claim are sent. Whether a value is right is for the rules; here only that it is a value of its kind. */
import { email, prose, request, sharedId, tenantId, text, z } from '../frame/fields.ts';

export const personInput = request('PersonInput', {
  name: text(120).openapi({ example: 'Iris Visser' }),
  title: text(120).optional().openapi({ example: 'IT manager' }),
  email: email(),
});
const partnerContactInput = request('PartnerContactInput', {
  name: text(120).openapi({ example: 'Joost Bakker' }),
  email: email(),
});

const lineInput = request('LineInput', {
  id: tenantId('line').optional().openapi({
    description: 'A line that is there already: what is left out then stays as it is.',
  }),
  itemId: text(80).openapi({ example: 'exchange-online' }),
  subscriptionId: text(80).nullable().optional().openapi({
    example: null,
    description: 'When the customer has several of this product.',
  }),
  activity: text(80).nullable().optional().openapi({
    example: 'usage',
    description: 'Left out: one line for each activity of the claim.',
  }),
});

const fields = {
  name: text(200).optional().openapi({ example: 'Exchange rollout 2026' }),
  reference: text(100).nullable().optional().openapi({ example: 'CRM-10442' }),
  lines: z.array(lineInput).max(100).optional(),
  customerContact: personInput.nullable().optional(),
  technicalContact: personInput
    .nullable()
    .optional()
    .openapi({ example: null } as object),
  partnerContact: partnerContactInput.nullable().optional(),
  contactDomainReason: prose(1000).nullable().optional().openapi({ example: null }),
  solutionSellerName: text(200).nullable().optional().openapi({ example: null }),
  revenueCustomerName: text(200).nullable().optional().openapi({ example: null }),
  isvProductName: text(200).nullable().optional().openapi({ example: null }),
  acknowledgements: z.array(text(80)).max(20).optional().openapi({ example: [] }),
  recognitionOnly: z.boolean().optional().openapi({ example: false }),
};

const tenant = text(80).openapi({
  example: '7d1f3a52-90c4-4d5b-9d3e-6c1f2b8a4e10',
  description: "The customer's directory id.",
});
const domain = text(253).openapi({ example: 'contoso.example' });

export const createClaimSchema = request('CreateClaim', {
  locationId: sharedId('location'),
  customerTenantId: tenant,
  customerDomain: domain.nullable().optional(),
  solutionArea: text(80).openapi({ example: 'microsoft-365' }),
  activities: z
    .array(text(80))
    .min(1)
    .max(10)
    .openapi({ example: ['usage'] }),
  ...fields,
});

export const editClaimSchema = request('EditClaim', {
  locationId: sharedId('location').optional(),
  customerTenantId: tenant.optional(),
  customerDomain: domain.nullable().optional(),
  solutionArea: text(80).optional().openapi({ example: 'microsoft-365' }),
  activities: z
    .array(text(80))
    .max(10)
    .optional()
    .openapi({ example: ['usage'] }),
  ...fields,
});

export const submitSchema = request('SubmitClaim', {
  consentCode: text(60).nullable().optional().openapi({
    example: null,
    description: "The one-time code that the customer's tenant admin gave you.",
  }),
});

export const resubmitSchema = request('ResubmitClaim', {
  comment: prose(4000).nullable().optional().openapi({ example: 'The service is now described on page 2.' }),
  answers: z
    .array(
      request('RequestAnswer', {
        code: text(80).openapi({ example: 'missing-partner-service' }),
        text: prose(2000).openapi({
          example: 'See page 2 of the new file.',
        }),
      }),
    )
    .max(20)
    .optional(),
});

export const withdrawSchema = request('WithdrawClaim', {
  reason: prose(2000).openapi({ example: 'The customer chose another project.' }),
});

export const disputeSchema = request('DisputeClaim', {
  lineIds: z.array(tenantId('line')).min(1).max(100).nullable().optional().openapi({
    description: 'Left out: every line that can be disputed.',
  }),
  justification: prose(4000).openapi({
    example: "The signature on page 3 is the customer's, dated 4 February.",
  }),
});

export const emptySchema = request('Nothing', {});
export const assignSchema = request('AssignClaim', {
  memberId: sharedId('member').nullable().openapi({ description: 'null: to nobody.' }),
});

const evidence = prose(2000).nullable().optional().openapi({
  example: 'Page 2 names Exchange Online only.',
  description: 'What was found, and where. The partner reads it.',
});
const remedy = prose(2000).nullable().optional().openapi({
  example: null,
  description: 'What would change the result; left out, what the catalogue of reasons says.',
});

export const requestInformationSchema = request('RequestInformation', {
  codes: z
    .array(text(80))
    .min(1)
    .max(20)
    .openapi({ example: ['missing-partner-service'] }),
  points: z
    .array(
      request('RequestPointInput', {
        code: text(80).openapi({ example: 'missing-partner-service' }),
        evidence,
        remedy,
      }),
    )
    .max(20)
    .optional()
    .openapi({ description: 'Words about single reasons.' }),
  comment: prose(4000).nullable().optional().openapi({
    example: 'Please describe what you did for this tenant.',
    description: 'Needed where a reason has no words of its own.',
  }),
});

export const decideSchema = request('DecideClaim', {
  lines: z
    .array(
      request('LineDecision', {
        lineId: tenantId('line'),
        decision: z.enum(['approve', 'reject']),
        codes: z.array(text(80)).max(20).optional().openapi({ example: [] }),
        text: prose(2000).nullable().optional().openapi({ example: null }),
        evidence,
        remedy,
      }),
    )
    .min(1)
    .max(100),
  comment: prose(4000).nullable().optional().openapi({ example: null }),
});

export const commentInputSchema = request('CommentInput', {
  text: prose(4000).openapi({ example: 'The new file replaces the first one.' }),
});
export const reasonSchema = request('Reason', {
  reason: prose(2000).openapi({ example: 'The contract ended.' }),
});
