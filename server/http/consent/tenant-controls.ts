/** /v1/tenant/locks, /codes, /partners: keeping partners out, and letting one in. */
import { issueConsentCode } from '../../actions/consent/issue-consent-code.ts';
import {
  listKnownPartners,
  listSubscriptions,
  listTenantCodes,
  listTenantContacts,
  listTenantLocks,
  readTenantSafeguards,
} from '../../actions/consent/list-tenant.ts';
import { changeSafeguards } from '../../actions/consent/change-safeguards.ts';
import { endTrustedContact } from '../../actions/consent/end-trusted-contact.ts';
import { lockItem } from '../../actions/consent/lock-item.ts';
import { revokeConsentCode } from '../../actions/consent/revoke-consent-code.ts';
import { unlockItem } from '../../actions/consent/unlock-item.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { jsonReply } from '../frame/call.ts';
import { itemSchema, partnerRefSchema } from '../claims/claim-schema.ts';
import {
  idOut,
  instant,
  instantOut,
  page,
  prose,
  request,
  shape,
  sharedId,
  text,
  word,
  z,
} from '../frame/fields.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';
import { listAnswer, pageOf } from '../frame/list.ts';
import { listQuery, operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';
import { onTenant } from './tenant.ts';

const lockSchema = shape('ItemLock', {
  item: itemSchema,
  subscriptionId: z.string().nullable().openapi({ example: null }),
  lockedBy: z.string().openapi({ example: 'Iris Visser' }),
  lockedAt: instantOut(),
  allowedActions: actionsOut(),
});
const subscriptionSchema = shape('TenantSubscription', {
  id: z.string().openapi({ example: '6b0a48e8-830e-4c1f-9a07-bc1e398f1050' }),
  product: itemSchema,
  state: word('active', 'in-grace', 'ended', 'not-provisioned'),
  motion: word('volume-licensing', 'web-direct', 'enterprise-agreement', 'csp'),
  paidSeats: z.number().int().openapi({ example: 250 }),
});
const switches = {
  allLocked: z.boolean().openapi({
    description: 'Nothing of the tenant can be claimed, except with a one-time code.',
    example: false,
  }),
  agreementRequired: z.boolean().openapi({
    description:
      'Silence counts for nobody, whatever the policy says: a trusted contact or an administrator has to agree. Holds for periods that run already, too.',
    example: true,
  }),
};
const safeguardsSchema = shape('Safeguards', { ...switches, allowedActions: actionsOut() });
const safeguardsInput = request('SafeguardsInput', switches);
const lockInput = request('LockInput', {
  itemKind: z.enum(['workload', 'product']),
  itemId: text(80).openapi({ example: 'teams' }),
  subscriptionId: text(80).nullable().optional().openapi({ example: null }),
});

const codeFields = {
  id: idOut('code'),
  items: z.array(z.string().openapi({ example: 'teams' })),
  expiresAt: instantOut(),
};
const codeSchema = shape('ConsentCode', {
  ...codeFields,
  partner: partnerRefSchema.nullable(),
  issuedBy: z.string().openapi({ example: 'Iris Visser' }),
  issuedAt: instantOut(),
  state: word('open', 'redeemed', 'revoked', 'expired'),
  claimNumber: z.string().nullable().openapi({ example: null }),
  allowedActions: actionsOut(),
});
const issuedSchema = shape('IssuedConsentCode', {
  ...codeFields,
  code: z.string().nullable().openapi({
    example: 'K7QF-29XM-PD4T-8HRC',
    description: 'Shown this once; null when this answer is given again for the same Idempotency-Key.',
  }),
});

const tenantOf = ({ tenantId }: Actor): { tenantId: string } => ({ tenantId: tenantId as string });

export function tenantControls(kit: Kit): void {
  locks(kit);
  codes(kit);
  contacts(kit);
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'listTenantPartners',
      sdk: 'tenant.partners',
      method: 'get',
      path: '/v1/tenant/partners',
      summary: 'Partners that had to do with the tenant',
      description:
        'Those that lately asked something of it, hold or held something there, or looked it up; by name.',
      answer: {
        status: 200,
        description: 'The partners',
        schema: z.object({ items: z.array(partnerRefSchema) }).openapi('KnownPartnerList'),
      },
    }),
    async ({ ctx, json }) =>
      json(await listKnownPartners(ctx), (rows) => ({
        items: rows.map(({ id, name }) => ({ id: sharedIdOf('partner', id), name })),
      })),
  );
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'listTenantSubscriptions',
      sdk: 'tenant.subscriptions',
      method: 'get',
      path: '/v1/tenant/subscriptions',
      summary: "The tenant's subscriptions",
      query: listQuery,
      answer: {
        status: 200,
        description: 'A page of subscriptions',
        schema: page('TenantSubscriptionPage', subscriptionSchema),
        headers: ['Link'],
      },
    }),
    async (call) =>
      listAnswer(
        call,
        await listSubscriptions(call.ctx, pageOf(call, call.query.limit, call.query.cursor)),
        (row) => row,
      ),
  );
}

function safeguards(kit: Kit): void {
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'readSafeguards',
      sdk: 'tenant.safeguards',
      method: 'get',
      path: '/v1/tenant/safeguards',
      summary: 'What the tenant demands of every request',
      answer: { status: 200, description: 'The two switches', schema: safeguardsSchema },
    }),
    async ({ ctx, actor, json }) =>
      json(await readTenantSafeguards(ctx), (found) => ({
        ...found,
        allowedActions: actionsOf(['changeSafeguards'], actor),
      })),
  );
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'changeSafeguards',
      sdk: 'tenant.changeSafeguards',
      method: 'post',
      path: '/v1/tenant/safeguards',
      summary: 'Lock everything, or demand an explicit agreement',
      body: { schema: safeguardsInput, example: { allLocked: false, agreementRequired: true } },
      answer: { status: 204, description: 'Done' },
    }),
    async ({ ctx, actor, body, answer }) =>
      answer(
        await changeSafeguards(ctx, tenantOf(actor), body, () => ({
          reply: { status: 204, headers: {}, body: '' },
        })),
      ),
  );
}

function locks(kit: Kit): void {
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'listLocks',
      sdk: 'tenant.locks',
      method: 'get',
      path: '/v1/tenant/locks',
      summary: 'What is locked against claims',
      answer: {
        status: 200,
        description: 'All locks',
        schema: z.object({ items: z.array(lockSchema) }).openapi('LockList'),
      },
    }),
    async ({ ctx, actor, json }) =>
      json(await listTenantLocks(ctx), (items) => ({
        items: items.map((lock) => ({ ...lock, allowedActions: actionsOf(['unlockItem'], actor) })),
      })),
  );
  safeguards(kit);
  for (const { id, sdk, path, summary, act } of [
    {
      id: 'lockItem',
      sdk: 'tenant.lock',
      path: '/v1/tenant/locks',
      summary: 'Lock an item against claims',
      act: lockItem,
    },
    {
      id: 'unlockItem',
      sdk: 'tenant.unlock',
      path: '/v1/tenant/locks/unlock',
      summary: 'Open an item to claims again',
      act: unlockItem,
    },
  ] as const) {
    serve(
      kit,
      operation({
        ...onTenant,
        id,
        sdk,
        method: 'post',
        path,
        summary,
        body: {
          schema: lockInput,
          example: { itemKind: 'workload', itemId: 'teams' },
        },
        answer: { status: 204, description: 'Done' },
      }),
      async ({ ctx, actor, body, answer }) =>
        answer(
          await act(
            ctx,
            tenantOf(actor),
            {
              ...body,
              subscriptionId: body.subscriptionId?.toLowerCase() || null,
            },
            () => ({ reply: { status: 204, headers: {}, body: '' } }),
          ),
        ),
    );
  }
}

function codes(kit: Kit): void {
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'listConsentCodes',
      sdk: 'tenant.codes',
      method: 'get',
      path: '/v1/tenant/codes',
      summary: 'One-time codes',
      query: listQuery,
      answer: {
        status: 200,
        description: 'A page of codes, the newest first',
        schema: page('ConsentCodePage', codeSchema),
        headers: ['Link'],
      },
    }),
    async (call) =>
      listAnswer(
        call,
        await listTenantCodes(call.ctx, pageOf(call, call.query.limit, call.query.cursor)),
        (row) => ({
          id: idOf('code', row.tenantId, row.id),
          items: row.items,
          expiresAt: row.expiresAt,
          partner: row.partnerId && {
            id: sharedIdOf('partner', row.partnerId),
            name: row.partnerName ?? '',
          },
          issuedBy: row.issuedBy,
          issuedAt: row.issuedAt,
          state: row.state,
          claimNumber: row.claimNumber,
          allowedActions: actionsOf(['revokeConsentCode'], call.actor, {
            tenantId: row.tenantId,
            over: row.state === 'redeemed' || row.state === 'revoked',
          }),
        }),
      ),
  );
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'issueConsentCode',
      sdk: 'tenant.issueCode',
      method: 'post',
      path: '/v1/tenant/codes',
      summary: 'Make a one-time code for a partner',
      description: 'A claim that redeems it counts as accepted by you when it is approved.',
      body: {
        schema: request('IssueConsentCode', {
          partnerId: sharedId('partner')
            .nullable()
            .optional()
            .openapi({
              description: 'Left out: whichever partner has it.',
            } as object),
          items: z
            .array(text(80).openapi({ example: 'teams' }))
            .min(1)
            .max(50)
            .openapi({
              description: 'Workloads, products or subscription IDs.',
            }),
          expiresAt: instant()
            .nullable()
            .optional()
            .openapi({
              description: 'In 30 days when left out.',
              example: null,
            } as object),
        }),
        example: { items: ['teams'] },
      },
      answer: {
        status: 201,
        description: 'The code, shown once',
        schema: issuedSchema,
        headers: ['Idempotency-Replayed'],
      },
    }),
    async ({ ctx, actor, body, answer }) =>
      answer(
        await issueConsentCode(
          ctx,
          tenantOf(actor),
          {
            partnerId: body.partnerId ?? null,
            items: body.items,
            expiresAt: body.expiresAt ?? null,
          },
          ({ tenantId, codeId, code, expiresAt }) => {
            const shown = (secret: string | null): ReturnType<typeof jsonReply> =>
              jsonReply(201, {
                id: idOf('code', tenantId, codeId),
                items: body.items,
                expiresAt,
                code: secret,
              });
            return { reply: shown(code), stored: shown(null) };
          },
        ),
      ),
  );
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'revokeConsentCode',
      sdk: 'tenant.revokeCode',
      method: 'post',
      path: '/v1/tenant/codes/{id}/revoke',
      summary: 'Revoke a one-time code',
      params: { id: 'code' },
      refusals: [404],
      answer: { status: 204, description: 'Revoked' },
    }),
    async ({ ctx, params, answer }) =>
      answer(
        await revokeConsentCode(ctx, { tenantId: params.id.tenantId }, { codeId: params.id.id }, () => ({
          reply: { status: 204, headers: {}, body: '' },
        })),
      ),
  );
}

const heldContactSchema = shape('HeldContact', {
  id: idOut('contact'),
  name: z.string().openapi({ example: 'Iris Visser' }),
  title: z.string().openapi({ example: 'IT manager' }),
  email: z.string().openapi({ example: 'i.visser@contoso.example' }),
  source: word('owner', 'tenant-admin'),
  state: word('proposed', 'in-force').openapi({
    description: 'proposed: a second person of the programme owner has to confirm it.',
  }),
  addedAt: instantOut().nullable(),
  addedBy: z.string().nullable().openapi({ example: 'Hanneke de Wit' }),
  confirmedAt: instantOut().nullable(),
  confirmedBy: z.string().nullable().openapi({ example: 'Ruud Prins' }),
  allowedActions: actionsOut(),
});

/** The tenant's own trusted contacts: whose silence and consent count for it. */
function contacts(kit: Kit): void {
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'listTenantContacts',
      sdk: 'tenant.contacts',
      method: 'get',
      path: '/v1/tenant/contacts',
      summary: 'Who may speak for the tenant',
      answer: {
        status: 200,
        description: 'All trusted contacts, and those who wait to be confirmed',
        schema: z.object({ items: z.array(heldContactSchema) }).openapi('HeldContactList'),
      },
    }),
    async ({ ctx, actor, json }) =>
      json(await listTenantContacts(ctx), (rows) => ({
        items: rows.map((row) => ({
          ...row,
          id: idOf('contact', tenantOf(actor).tenantId, row.id),
          // Its administrators are no contacts that could be ended here.
          allowedActions: row.source === 'owner' ? actionsOf(['endTenantContact'], actor) : [],
        })),
      })),
  );
  serve(
    kit,
    operation({
      ...onTenant,
      id: 'endTenantContact',
      sdk: 'tenant.endContact',
      method: 'post',
      path: '/v1/tenant/contacts/{id}/end',
      summary: 'Remove a trusted contact',
      description: 'Every link of theirs is void at once. Administrators of the tenant are not removed here.',
      params: { id: 'contact' },
      refusals: [404, 422],
      body: {
        schema: request('EndTenantContact', { why: prose(2000).openapi({ example: 'Left the company.' }) }),
      },
      answer: { status: 204, description: 'Removed' },
    }),
    async ({ ctx, params, body, answer }) =>
      answer(
        await endTrustedContact(
          ctx,
          { tenantId: params.id.tenantId },
          { contactId: params.id.id, why: body.why },
          () => ({ reply: { status: 204, headers: {}, body: '' } }),
        ),
      ),
  );
}
