/** /v1/api-keys: for programs. A key is shown once. */
import { createApiKey } from '../../actions/parties/create-api-key.ts';
import type { CreatedApiKey } from '../../actions/run/inputs.ts';
import { listApiKeys } from '../../actions/parties/list-api-keys.ts';
import { revokeApiKey } from '../../actions/parties/revoke-api-key.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { scopesOf } from '../../../rules/rights/scopes.ts';
import { jsonReply, replyResponse } from '../frame/call.ts';
import { memberRefSchema } from '../claims/claim-schema.ts';
import { dateOut, idOut, instant, instantOut, page, request, shape, text, z } from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { listPart } from '../frame/list.ts';
import { listQuery, operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const fields = {
  id: idOut('key'),
  name: z.string().openapi({ example: 'CRM nightly sync' }),
  hint: z.string().openapi({ example: 'cpor_test_…x7Qa' }),
  scopes: z.array(z.string().openapi({ example: 'claims:read' })),
  createdAt: instantOut(),
  expiresAt: instantOut().nullable().openapi({
    description: 'null for a key that was made before keys had an end: it works until it is revoked.',
  }),
  parentId: idOut('key').nullable().openapi({
    example: null,
    description: 'The key with which this one was made: it ends with that key, and is revoked with it.',
  }),
};
const keySchema = shape('ApiKey', {
  ...fields,
  madeBy: memberRefSchema,
  revokedAt: instantOut().nullable().openapi({ example: null }),
  lastUsedOn: dateOut().nullable(),
  allowedActions: actionsOut(),
});
const createdSchema = shape('CreatedApiKey', {
  ...fields,
  key: z.string().nullable().openapi({
    example: 'cpor_test_Jm3…',
    description: 'Shown this once. null when this answer is given again for the same Idempotency-Key.',
  }),
});

function isPast(at: string | null, now: number): boolean {
  return at !== null && Date.parse(at) <= now;
}

export function apiKeys(kit: Kit): void {
  serve(
    kit,
    operation({
      id: 'listApiKeys',
      sdk: 'apiKeys.list',
      tag: 'API keys',
      method: 'get',
      path: '/v1/api-keys',
      summary: 'API keys of the own company',
      query: listQuery,
      answer: {
        status: 200,
        description: 'A page of keys, the newest first',
        schema: page('ApiKeyPage', keySchema),
        headers: ['Link'],
      },
    }),
    async (call) =>
      listPart(call, async (asked) => {
        const outcome = await listApiKeys(call.ctx, asked);
        if (!outcome.ok) return outcome;
        return {
          ok: true,
          value: {
            ...outcome.value,
            rows: outcome.value.rows.map((key) => ({
              id: sharedIdOf('key', key.id),
              name: key.name,
              hint: key.hint,
              scopes: key.scopes,
              createdAt: key.createdAt,
              expiresAt: key.expiresAt,
              parentId: key.parentId && sharedIdOf('key', key.parentId),
              madeBy: {
                id: sharedIdOf('member', key.memberId),
                name: key.memberName,
              },
              revokedAt: key.revokedAt,
              lastUsedOn: key.lastUsedOn,
              allowedActions: actionsOf(['revokeApiKey'], call.actor, {
                over: key.revokedAt !== null || isPast(key.expiresAt, call.services.clock.now()),
              }),
            })),
          },
        };
      }),
  );

  serve(
    kit,
    operation({
      id: 'listKeyScopes',
      sdk: 'apiKeys.scopes',
      tag: 'API keys',
      method: 'get',
      path: '/v1/api-keys/scopes',
      summary: 'What a key of the own side can be limited to',
      answer: {
        status: 200,
        description: 'The scopes',
        schema: shape('KeyScopes', { items: z.array(z.string().openapi({ example: 'claims:read' })) }),
      },
    }),
    async ({ actor, services }) =>
      replyResponse(
        jsonReply(200, {
          items: scopesOf(actor.side).filter((scope) => services.sandbox || scope !== 'sandbox:write'),
        }),
      ),
  );

  serve(
    kit,
    operation({
      id: 'createApiKey',
      sdk: 'apiKeys.create',
      tag: 'API keys',
      method: 'post',
      path: '/v1/api-keys',
      summary: 'Make an API key',
      fresh: true,
      description:
        'It acts as the person who made it, within its scopes. It ends as asked, else in 90 days, and after a year at the latest. ' +
        'A key that is made with a key has at most its scopes, ends no later, and is revoked with it.',
      body: {
        schema: request('CreateApiKey', {
          name: text(120).openapi({ example: 'CRM nightly sync' }),
          scopes: z
            .array(text(60).openapi({ example: 'claims:read' }))
            .min(1)
            .max(30),
          expiresAt: instant()
            .nullable()
            .optional()
            .openapi({ example: null, description: 'null or absent: in 90 days.' } as object),
        }),
      },
      answer: {
        status: 201,
        description: 'The key, shown once',
        schema: createdSchema,
        headers: ['Location', 'Idempotency-Replayed'],
      },
    }),
    async ({ ctx, body, answer }) =>
      answer(
        await createApiKey(
          ctx,
          {
            ...body,
            expiresAt: body.expiresAt ?? null,
          },
          (made) => ({
            reply: created(made, made.key),
            stored: created(made, null),
          }),
        ),
      ),
  );

  serve(
    kit,
    operation({
      id: 'revokeApiKey',
      sdk: 'apiKeys.revoke',
      tag: 'API keys',
      method: 'post',
      path: '/v1/api-keys/{id}/revoke',
      summary: 'Revoke an API key and every key made with it',
      params: { id: 'key' },
      answer: { status: 204, description: 'Revoked' },
      refusals: [404],
    }),
    async ({ ctx, params, answer }) =>
      answer(
        await revokeApiKey(ctx, { keyId: params.id }, () => ({
          reply: { status: 204, headers: {}, body: '' },
        })),
      ),
  );
}

function created(made: CreatedApiKey, key: string | null): ReturnType<typeof jsonReply> {
  const id = sharedIdOf('key', made.id);
  return jsonReply(
    201,
    {
      id,
      name: made.name,
      hint: made.hint,
      scopes: made.scopes,
      createdAt: made.createdAt,
      expiresAt: made.expiresAt,
      parentId: made.parentId && sharedIdOf('key', made.parentId),
      key,
    },
    { Location: `/v1/api-keys/${id}` },
  );
}
