/** /v1/members: the colleagues of one's own company. */
import { deskRoles, partnerRoles } from '../../../rules/rights/role.ts';
import type { Actor, OwnerRole, PartnerRole } from '../../../rules/rights/role.ts';
import type { Reply } from '../../actions/run/context.ts';
import { grantRole } from '../../actions/parties/grant-role.ts';
import { listMembers, type MemberRow } from '../../actions/parties/list-members.ts';
import { readMember } from '../../actions/parties/read-member.ts';
import { revokeRole } from '../../actions/parties/revoke-role.ts';
import { memberSchema, presentMember } from './present-member.ts';
import { etag, jsonReply } from '../frame/call.ts';
import { page, prose, request, sharedId, text, z } from '../frame/fields.ts';
import { listPart } from '../frame/list.ts';
import { listQuery, operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

export const roleField = z
  .enum([...partnerRoles, ...deskRoles] as [PartnerRole | OwnerRole, ...(PartnerRole | OwnerRole)[]])
  .openapi({ example: 'incentives-user' });
export const placeFields = {
  locationId: sharedId('location')
    .nullable()
    .optional()
    .openapi({ description: 'Of a partner. Left out or null: every location.' } as object),
  programme: text(80)
    .nullable()
    .optional()
    .openapi({ example: null, description: 'Of a partner. Left out or null: every programme.' }),
};
const reason = prose(1000)
  .nullable()
  .optional()
  .openapi({
    example: 'Takes over from a colleague.',
    description: 'Stays in the log. The programme owner has to give it.',
  } as object);

export function members(kit: Kit): void {
  serve(
    kit,
    operation({
      id: 'listMembers',
      sdk: 'members.list',
      tag: 'Company',
      method: 'get',
      path: '/v1/members',
      summary: 'People of the own company, with their roles',
      query: listQuery,
      answer: {
        status: 200,
        description: 'A page of people, by name',
        schema: page('MemberPage', memberSchema),
        headers: ['Link'],
      },
    }),
    async (call) =>
      listPart(call, async (asked) => {
        const outcome = await listMembers(call.ctx, asked);
        if (!outcome.ok) return outcome;
        return {
          ok: true,
          value: {
            ...outcome.value,
            rows: outcome.value.rows.map((member) => presentMember(member, call.actor)),
          },
        };
      }),
  );
  serve(
    kit,
    operation({
      id: 'readMember',
      sdk: 'members.read',
      tag: 'Company',
      method: 'get',
      path: '/v1/members/{id}',
      summary: 'Read a person of the own company',
      params: { id: 'member' },
      refusals: [404],
      answer: { status: 200, description: 'The person', schema: memberSchema, headers: ['ETag'] },
    }),
    async ({ ctx, params, json }) =>
      json(
        await readMember(ctx, params.id),
        (found) => presentMember(found, ctx.actor),
        (found) => ({ ETag: etag(found.version) }),
      ),
  );
  roleActs(kit);
}

/** A person after an act, to the one who did it. */
export const memberReply =
  (reader: Actor, status: 200 | 201 = 200) =>
  (member: MemberRow): Reply =>
    jsonReply(status, presentMember(member, reader), { ETag: etag(member.version) });

function roleActs(kit: Kit): void {
  const acts = {
    tag: 'Company',
    method: 'post',
    params: { id: 'member' },
    refusals: [404],
  } as const;
  const answered = {
    status: 200,
    description: 'The person with the roles held now',
    schema: memberSchema,
    headers: ['ETag', 'Idempotency-Replayed'],
  } as const;

  serve(
    kit,
    operation({
      ...acts,
      id: 'grantRole',
      sdk: 'members.grantRole',
      path: '/v1/members/{id}/grant-role',
      summary: 'Give somebody a role',
      description:
        'By an account admin, where they are one. An incentives admin lets a user submit, or no longer, by giving the role again. ' +
        'What is asked for is the role itself, so no If-Match is needed.',
      body: {
        schema: request('GrantRole', {
          role: roleField,
          ...placeFields,
          maySubmit: z.boolean().optional().openapi({ example: false, description: 'For incentives users.' }),
          why: reason,
        }),
      },
      answer: answered,
    }),
    async ({ ctx, params: { id: memberId }, body, answer }) =>
      answer(
        await grantRole(
          ctx,
          {
            memberId,
            role: body.role,
            locationId: body.locationId ?? null,
            programme: body.programme ?? null,
            maySubmit: body.maySubmit ?? false,
            why: body.why ?? null,
          },
          memberReply(ctx.actor),
        ),
      ),
  );
  serve(
    kit,
    operation({
      ...acts,
      id: 'revokeRole',
      sdk: 'members.revokeRole',
      path: '/v1/members/{id}/revoke-role',
      summary: 'Take a role from somebody',
      description: 'By an account admin, where they are one. The last account admin for everything stays.',
      body: { schema: request('RevokeRole', { role: roleField, ...placeFields, why: reason }) },
      answer: answered,
    }),
    async ({ ctx, params: { id: memberId }, body, answer }) =>
      answer(
        await revokeRole(
          ctx,
          {
            memberId,
            role: body.role,
            locationId: body.locationId ?? null,
            programme: body.programme ?? null,
            maySubmit: false,
            why: body.why ?? null,
          },
          memberReply(ctx.actor),
        ),
      ),
  );
}
