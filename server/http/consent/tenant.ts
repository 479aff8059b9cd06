/** /v1/tenant: what a signed-in administrator of the customer sees and may do. */
import type { OperationId } from '../../../rules/access/operations.ts';
import { endAssociation } from '../../actions/associations/end-association.ts';
import { askQuestion } from '../../actions/consent/ask-question.ts';
import { agree } from '../../actions/consent/agree.ts';
import { closeLink } from '../../actions/consent/close-link.ts';
import { listAssociations } from '../../actions/associations/list-associations.ts';
import { listRequests } from '../../actions/consent/list-requests.ts';
import { listUsage } from '../../actions/associations/list-usage.ts';
import { refuse } from '../../actions/consent/refuse.ts';
import { readAssociation, readAssociationDetail } from '../../actions/associations/read-association.ts';
import { readSignature } from '../../actions/files/read-signature.ts';
import { readRequest } from '../../actions/consent/read-request.ts';
import { undoDecision } from '../../actions/consent/undo-decision.ts';
import type { ClaimRef, Context, Present, Reply } from '../../actions/run/context.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import {
  associationDetailSchema,
  associationSchema,
  presentUsage,
  usageSchema,
} from '../associations/associations.ts';
import { actionsOut } from '../frame/allowed-actions.ts';
import { etag } from '../frame/call.ts';
import { reasonSchema } from '../claims/claim-input-schema.ts';
import {
  lineSchema,
  noticeSchema,
  locationRefSchema,
  partnerRefSchema,
  personSchema,
  roundSchema,
} from '../claims/claim-schema.ts';
import {
  askSchema,
  decidedReply,
  decidedSchema,
  idsOf,
  agreeSchema,
  refuseSchema,
  undoSchema,
} from './consents.ts';
import { refusableSchema, windowSchema } from './consent-schema.ts';
import { liveLinkSchema } from './live-links.ts';
import { dateOut, idOut, instantOut, page, request, shape, tenantId, word, z } from '../frame/fields.ts';
import { listAnswer, pageOf } from '../frame/list.ts';
import { flag, listQuery, operation } from '../frame/operation.ts';
import { presentAssociation, presentAssociationDetail } from '../associations/present-association.ts';
import { presentRequest } from './present-request.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

export const requestSchema = shape('TenantRequest', {
  id: idOut('claim'),
  number: z.string().openapi({ example: 'CON-7KM2Q9' }),
  version: z.number().int().openapi({ example: 9 }),
  partner: partnerRefSchema,
  location: locationRefSchema,
  partnerContact: shape('RequestPartnerContact', {
    name: z.string().openapi({ example: 'Joost Bakker' }),
    email: z.string().openapi({
      example: 'joost.bakker@northwind.example',
    }),
  }).nullable(),
  namedContact: personSchema.nullable(),
  rounds: z.array(roundSchema),
  notices: z
    .array(noticeSchema)
    .openapi({ description: 'Who was asked or told, each with what became of it.' } as object),
  links: z.array(liveLinkSchema).openapi({ description: 'The links that still open something.' } as object),
  lines: z.array(lineSchema),
  endsAt: instantOut()
    .nullable()
    .openapi({ description: 'The end of that period while it is still to come.' } as object),
  window: windowSchema.nullable().openapi({
    description:
      'The latest period in which something can still be refused, or could be, and how its end was found; null while its end is not known.',
  } as object),
  refusable: refusableSchema,
  undo: windowSchema
    .nullable()
    .openapi({ description: 'Until when the last decision can be undone.' } as object),
  allowedActions: actionsOut(),
  updatedAt: instantOut(),
});

export const onTenant = { tag: 'Tenant' } as const;

export function tenant(kit: Kit): void {
  tenantAssociations(kit);
  requests(kit);
  requestSignature(kit);
  requestAct(kit, {
    id: 'agreeToRequest',
    verb: 'agree',
    sdk: 'agree',
    summary: 'Agree to all or some lines',
    schema: agreeSchema,
    act: (ctx, ref, body, present) =>
      agree(
        ctx,
        ref,
        {
          lineIds: idsOf(body.lineIds),
          code: body.code || null,
          confirmed: body.confirmed,
        },
        present,
      ),
  });
  requestAct(kit, {
    id: 'refuseRequest',
    verb: 'refuse',
    sdk: 'refuse',
    summary: 'Refuse all or some lines',
    schema: refuseSchema,
    act: (ctx, ref, body, present) =>
      refuse(
        ctx,
        ref,
        {
          lineIds: idsOf(body.lineIds),
          reason: body.reason || null,
          confirmed: body.confirmed,
        },
        present,
      ),
  });
  requestAct(kit, {
    id: 'undoRequest',
    verb: 'undo',
    sdk: 'undo',
    summary: 'Undo a decision',
    schema: undoSchema,
    act: undoDecision,
  });
  requestAct(kit, {
    id: 'askAboutRequest',
    verb: 'ask',
    sdk: 'ask',
    summary: 'Ask a question',
    schema: askSchema,
    act: askQuestion,
  });
  requestAct(kit, {
    id: 'closeLink',
    verb: 'close-link',
    sdk: 'closeLink',
    summary: 'Close the link of one person who is not a trusted contact',
    schema: request('CloseLinkInput', { linkId: tenantId('notice') }),
    act: (ctx, ref, body, present) => closeLink(ctx, ref, { noticeId: body.linkId.id }, present),
  });
}

interface RequestAct<B extends z.ZodType> {
  id: OperationId;
  verb: string;
  sdk: string;
  summary: string;
  schema: B;
  act(ctx: Context, ref: ClaimRef, body: z.output<B>, present: Present): Promise<Outcome<Reply>>;
}

function requestAct<B extends z.ZodType>(
  kit: Kit,
  { id, verb, sdk, summary, schema, act }: RequestAct<B>,
): void {
  const spec = operation({
    ...onTenant,
    id,
    sdk: `tenant.${sdk}`,
    method: 'post',
    path: `/v1/tenant/requests/{id}/${verb}`,
    summary,
    params: { id: 'claim' },
    ifMatch: true,
    body: { schema },
    answer: {
      status: 200,
      description: 'Recorded',
      schema: decidedSchema,
      headers: ['ETag', 'Idempotency-Replayed'],
    },
  });
  serve(kit, spec, async ({ ctx, params, body, answer }) =>
    answer(await act(ctx, params.id, body, decidedReply)),
  );
}

function tenantAssociations(kit: Kit): void {
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'listTenantAssociations',
      sdk: 'tenant.associations',
      method: 'get',
      path: '/v1/tenant/associations',
      summary: 'Partners of record on the tenant',
      query: {
        ...listQuery,
        state: z.enum(['official', 'ended']).optional().openapi({ description: '`official` when left out.' }),
      },
      answer: {
        status: 200,
        description: 'A page of associations',
        schema: page('TenantAssociationPage', associationSchema),
        headers: ['Link'],
      },
    }),
    async (call) => {
      const { limit, cursor, state } = call.query;
      const filter = {
        state: state ?? 'official',
        tenantId: call.actor.tenantId ?? null,
        partnerId: null,
      } as const;
      return listAnswer(call, await listAssociations(call.ctx, filter, pageOf(call, limit, cursor)), (row) =>
        presentAssociation(row, call.actor),
      );
    },
  );
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'readTenantAssociation',
      sdk: 'tenant.association',
      method: 'get',
      path: '/v1/tenant/associations/{id}',
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
    }),
    async ({ ctx, params, actor, json }) =>
      json(
        await readAssociationDetail(ctx, params.id),
        (row) => presentAssociationDetail(row, actor),
        (row) => ({ ETag: etag(row.claimVersion) }),
      ),
  );
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'listTenantUsage',
      sdk: 'tenant.usage',
      method: 'get',
      path: '/v1/tenant/usage',
      summary: 'What partners of record can see',
      description:
        'The very figures, from the month in which the association began. Reading them yourself is not logged.',
      query: {
        ...listQuery,
        association: tenantId('association').optional().openapi({
          description: 'One association; else all that are official now.',
        }),
      },
      answer: {
        status: 200,
        description: 'A page of months, by association, the newest month first',
        schema: page('TenantUsagePage', usageSchema),
        headers: ['Link'],
      },
    }),
    async (call) => {
      const { limit, cursor, association } = call.query;
      return listAnswer(
        call,
        await listUsage(call.ctx, { association: association ?? null }, pageOf(call, limit, cursor)),
        (row) => presentUsage(row, call.actor),
      );
    },
  );
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'endTenantAssociation',
      sdk: 'tenant.endAssociation',
      method: 'post',
      path: '/v1/tenant/associations/{id}/end',
      summary: 'End an association',
      description: "At any time; the partner's access to usage ends at once.",
      params: { id: 'association' },
      ifMatch: true,
      body: { schema: reasonSchema },
      answer: {
        status: 200,
        description: 'Recorded',
        schema: decidedSchema,
        headers: ['ETag', 'Idempotency-Replayed'],
      },
    }),
    async ({ ctx, params: { id: ref }, body, answer }) => {
      const found = await readAssociation(ctx, ref);
      if (!found.ok) return answer(found);
      return answer(
        await endAssociation(
          ctx,
          {
            tenantId: ref.tenantId,
            id: found.value.claimId,
          },
          { lineId: found.value.lineId, reason: body.reason },
          decidedReply,
        ),
      );
    },
  );
}

const signatureSchema = shape('RequestSignature', {
  signedOn: dateOut()
    .nullable()
    .openapi({
      description:
        'As a program read it in the proof; null where it found no signature that is recent enough.',
    } as object),
  places: z.array(
    shape('SignaturePlace', {
      what: word('signature', 'signature-date'),
      fileName: z.string().openapi({ example: 'statement-of-work.pdf' }),
      page: z.number().int().openapi({ example: 3 }),
      quote: z.string().openapi({ example: 'For the customer: Iris Visser, IT manager, 14 October 2020' }),
    }),
  ),
});

function requestSignature(kit: Kit): void {
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'readRequestSignature',
      sdk: 'tenant.signature',
      method: 'get',
      path: '/v1/tenant/requests/{id}/signature',
      summary: 'Who signed the proof of a request for the customer, and when',
      params: { id: 'claim' },
      refusals: [404],
      answer: { status: 200, description: 'What was read', schema: signatureSchema },
    }),
    async ({ ctx, params, json }) => json(await readSignature(ctx, params.id), (found) => found),
  );
}

function requests(kit: Kit): void {
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'listRequests',
      sdk: 'tenant.requests',
      method: 'get',
      path: '/v1/tenant/requests',
      summary: 'What partners asked of the tenant',
      query: {
        ...listQuery,
        waiting: flag('Only those about which nobody has decided (or only the others).'),
      },
      answer: {
        status: 200,
        description: 'A page of requests, the last changed first',
        schema: page('TenantRequestPage', requestSchema),
        headers: ['Link'],
      },
    }),
    async (call) => {
      const { limit, cursor, waiting } = call.query;
      return listAnswer(
        call,
        await listRequests(call.ctx, { waiting: waiting ?? null }, pageOf(call, limit, cursor)),
        (view) => presentRequest(view, call.actor),
      );
    },
  );
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'readRequest',
      sdk: 'tenant.request',
      method: 'get',
      path: '/v1/tenant/requests/{id}',
      summary: 'Read a request',
      params: { id: 'claim' },
      refusals: [404],
      answer: {
        status: 200,
        description: 'The request',
        schema: requestSchema,
        headers: ['ETag'],
      },
    }),
    async ({ ctx, params, actor, json }) =>
      json(
        await readRequest(ctx, params.id),
        (view) => presentRequest(view, actor),
        ({ version }) => ({ ETag: etag(version) }),
      ),
  );
}
