/** /v1/claims: the draft, the list, one claim. */
import { domainOf, tenantIdOf } from '../../../rules/engine/customer-id.ts';
import { createClaim } from '../../actions/claims/create-claim.ts';
import { editClaim } from '../../actions/claims/edit-claim.ts';
import { exportClaims, listClaims } from '../../actions/claims/list-claims.ts';
import { readClaim } from '../../actions/claims/read-claim.ts';
import type { ClaimFields } from '../../actions/run/inputs.ts';
import { etag } from '../frame/call.ts';
import { createClaimSchema, editClaimSchema } from './claim-input-schema.ts';
import { claimCells, claimColumns } from './claim-columns.ts';
import { claimReply } from './claim-reply.ts';
import { claimSchema, claimSummarySchema, statusWords } from './claim-schema.ts';
import type { ClaimSummaryJson } from './claim-schema.ts';
import { csvAnswer, wantsCsv } from '../frame/csv.ts';
import { instant, page, sharedId, text, z } from '../frame/fields.ts';
import { columnsQuery, pageOf, textAnswer } from '../frame/list.ts';
import { domainDay } from '../../actions/operations/advance-clock.ts';
import { flag, listQuery, operation } from '../frame/operation.ts';
import { presentClaim } from './present-claim.ts';
import { HttpProblem } from '../frame/problem.ts';
import { presentingSummaries } from './present-summary.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

export const claimPage = page('ClaimPage', claimSummarySchema);

const claimFilters = {
  ...listQuery,
  status: z
    .array(z.enum(statusWords))
    .max(9)
    .optional()
    .openapi({ description: 'One or several; as readers see it now.' }),
  contested: flag('Only claims of which a line is claimed by somebody else, too (or not).'),
  location: sharedId('location').optional(),
  customer: sharedId('customer').optional(),
  partner: sharedId('partner').optional(),
  dueKind: z
    .enum([
      'review-start',
      'review-decide',
      'dispute-answer',
      'partner-answer',
      'refusal-window',
      'contact-correction',
      'arbitration-answer',
      'dispute-period',
    ])
    .optional(),
  reference: text(100).optional().openapi({
    description:
      'Exactly this reference, as the partner gave it. Always by the last change, whatever `sort` says.',
  }),
  number: text(20).optional().openapi({
    description: 'Exactly this number. Always by the last change, whatever `sort` says.',
    example: 'CON-7KM2Q9',
  }),
  updatedAfter: instant()
    .optional()
    .openapi({ description: 'Only claims that changed later than this instant.' }),
  q: text(100)
    .optional()
    .openapi({
      description:
        "The number, the beginning of a customer's name or domain, or words of name and reference of the newest 2,000 claims. " +
        'Always by the last change, whatever `sort` says.',
    }),
  sort: z.enum(['-updatedAt', '-submittedAt', 'dueAt']).optional().openapi({
    description:
      "`-updatedAt` when left out; `dueAt` when a partner's claims of one `dueKind` are asked for.",
  }),
  columns: columnsQuery(claimColumns),
};

const listOperation = operation({
  id: 'listClaims',
  sdk: 'claims.list',
  tag: 'Claims',
  method: 'get',
  path: '/v1/claims',
  summary: 'List claims',
  description:
    'Partners see their own; the programme owner sees everything that was submitted. Statuses are those of this instant.',
  query: claimFilters,
  answer: {
    status: 200,
    description: 'A page of claims',
    schema: claimPage,
    headers: ['Link'],
    csv: claimColumns,
  },
});

const createOperation = operation({
  id: 'createClaim',
  sdk: 'claims.create',
  tag: 'Claims',
  method: 'post',
  path: '/v1/claims',
  summary: 'Start a claim',
  description:
    'Makes a draft. Location, customer, solution area and activities must be right; everything else may come later.',
  dryRun: true,
  body: { schema: createClaimSchema },
  answer: {
    status: 201,
    description: 'The draft',
    schema: claimSchema,
    headers: ['ETag', 'Location', 'Idempotency-Replayed'],
  },
});

const readOperation = operation({
  id: 'readClaim',
  sdk: 'claims.read',
  tag: 'Claims',
  method: 'get',
  path: '/v1/claims/{id}',
  summary: 'Read a claim',
  description: 'As it is at this instant, with what the reader may do with it and why not.',
  params: { id: 'claim' },
  answer: { status: 200, description: 'The claim', schema: claimSchema, headers: ['ETag'] },
  refusals: [404],
});

const editOperation = operation({
  id: 'editClaim',
  sdk: 'claims.edit',
  tag: 'Claims',
  method: 'patch',
  path: '/v1/claims/{id}',
  summary: 'Change a claim',
  description:
    'What is left out stays; null empties; `lines` is the whole list of lines that are not decided.',
  params: { id: 'claim' },
  ifMatch: true,
  dryRun: true,
  body: {
    schema: editClaimSchema,
    example: {
      name: 'Exchange and Teams rollout 2026',
      lines: [{ itemId: 'exchange-online' }, { itemId: 'teams' }],
    },
  },
  answer: { status: 200, description: 'The claim after the change', schema: claimSchema, headers: ['ETag'] },
  refusals: [422],
});

type Fields = Omit<
  z.output<typeof createClaimSchema>,
  'locationId' | 'customerTenantId' | 'customerDomain' | 'solutionArea' | 'activities'
>;

/** An empty text in an optional field is nothing. */
const orNull = (value: string | null | undefined): string | null | undefined => (value === '' ? null : value);

function fieldsOf(body: Fields): ClaimFields {
  return {
    ...body,
    lines: body.lines?.map(({ id, ...line }) => ({
      ...line,
      id: id?.id,
      subscriptionId: orNull(line.subscriptionId),
      activity: orNull(line.activity),
    })),
    reference: orNull(body.reference),
    contactDomainReason: orNull(body.contactDomainReason),
    solutionSellerName: orNull(body.solutionSellerName),
    revenueCustomerName: orNull(body.revenueCustomerName),
    isvProductName: orNull(body.isvProductName),
  };
}

export function claims(kit: Kit): void {
  serve(kit, listOperation, async (call) => {
    const { limit, cursor, columns, ...filter } = call.query;
    if (filter.sort === 'dueAt' && call.actor.side === 'owner' && !filter.partner) {
      throw new HttpProblem('request-invalid', {
        errors: [
          { code: 'value-invalid', pointer: '?/sort', message: 'Name a partner, or use the review queue.' },
        ],
      });
    }
    const present = presentingSummaries(call.actor);
    if (wantsCsv(call.request)) {
      const of = {
        name: 'claims',
        columns: claimCells,
        chosen: columns ?? null,
        day: await domainDay(call.services),
      };
      return csvAnswer<ClaimSummaryJson>(call, of, (take) =>
        exportClaims(call.ctx, filter, (rows) =>
          take(rows.map((row) => JSON.parse(present(row)) as ClaimSummaryJson)),
        ),
      );
    }
    return textAnswer(call, await listClaims(call.ctx, filter, pageOf(call, limit, cursor)), present);
  });
  serve(kit, createOperation, async ({ ctx, body, answer }) => {
    const { locationId, customerTenantId, customerDomain, solutionArea, activities, ...fields } = body;
    return answer(
      await createClaim(
        ctx,
        {
          ...fieldsOf(fields),
          locationId,
          solutionArea,
          activities,
          customerTenantId: tenantIdOf(customerTenantId),
          customerDomain: orNull(customerDomain && domainOf(customerDomain)) ?? null,
        },
        claimReply(ctx, 201),
      ),
    );
  });
  serve(kit, readOperation, async ({ ctx, params, actor, json }) =>
    json(
      await readClaim(ctx, params.id),
      (view) => presentClaim(view, actor),
      ({ version }) => ({ ETag: etag(version) }),
    ),
  );
  serve(kit, editOperation, async ({ ctx, params, body, answer }) => {
    const { locationId, customerTenantId, customerDomain, solutionArea, activities, ...fields } = body;
    return answer(
      await editClaim(
        ctx,
        params.id,
        {
          ...fieldsOf(fields),
          locationId,
          solutionArea,
          activities,
          customerTenantId: customerTenantId && tenantIdOf(customerTenantId),
          customerDomain: orNull(customerDomain && domainOf(customerDomain)),
        },
        claimReply(ctx),
      ),
    );
  });
}
