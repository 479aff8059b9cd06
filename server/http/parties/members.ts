/** /v1/members: the colleagues of one's own company. */
import { partnerRoles } from '../../../rules/rights/role.ts';
import type { PartnerRole } from '../../../rules/rights/role.ts';
import { grantRole } from '../../actions/parties/grant-role.ts';
import { listMembers } from '../../actions/parties/list-members.ts';
import { listRoleChanges, type RoleChangeRow } from '../../actions/parties/list-role-changes.ts';
import { revokeRole } from '../../actions/parties/revoke-role.ts';
import { memberSchema, presentMember, roleWords } from './present-member.ts';
import { jsonReply } from '../frame/call.ts';
import { idOut, instantOut, page, request, shape, sharedId, text, word, z } from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { listAnswer, listPart, pageOf } from '../frame/list.ts';
import { listQuery, operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const roleChangeSchema = shape('RoleChange', {
  id: idOut('adminEntry'),
  at: instantOut(),
  byName: z.string().openapi({ example: 'Sanne Verhoeven' }),
  what: word('grant-role', 'revoke-role'),
  person: z.string().openapi({ example: 'Joost Bakker' }),
  role: word(...roleWords),
  location: shape('RoleChangePlace', {
    number: z.string().openapi({ example: '4012345' }),
    name: z.string().openapi({ example: 'Northwind Utrecht' }),
  })
    .nullable()
    .openapi({ description: 'null: every location.' } as object),
  programme: z.string().nullable().openapi({ example: null, description: 'null: every programme.' }),
  maySubmit: z.boolean().openapi({ example: true }),
  maySubmitBefore: z
    .boolean()
    .nullable()
    .openapi({ example: null, description: 'null: the role was not held before.' }),
});

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
      id: 'listRoleChanges',
      sdk: 'members.roleChanges',
      tag: 'Company',
      method: 'get',
      path: '/v1/members/role-changes',
      summary: 'Who gave or took which role',
      query: listQuery,
      description: "Of the own company's people, with the names of that time. For those who see the people.",
      answer: {
        status: 200,
        description: 'A page of changes, the newest first',
        schema: page('RoleChangePage', roleChangeSchema),
        headers: ['Link'],
      },
    }),
    async (call) =>
      listAnswer(
        call,
        await listRoleChanges(call.ctx, pageOf(call, call.query.limit, call.query.cursor)),
        presentRoleChange,
      ),
  );
  roleActs(kit);
}

function presentRoleChange({
  id,
  at,
  byName,
  what,
  person,
  role: held,
  location,
  programme,
  maySubmit,
  before,
}: RoleChangeRow): object {
  return {
    id: sharedIdOf('adminEntry', id),
    at,
    byName,
    what,
    person,
    role: held,
    location,
    programme,
    maySubmit,
    maySubmitBefore: before?.maySubmit ?? null,
  };
}

const role = z
  .enum(partnerRoles as readonly [PartnerRole, ...PartnerRole[]])
  .openapi({ example: 'incentives-user' });
const place = {
  locationId: sharedId('location')
    .nullable()
    .optional()
    .openapi({ description: 'Left out or null: every location.' } as object),
  programme: text(80)
    .nullable()
    .optional()
    .openapi({ example: null, description: 'Left out or null: every programme.' }),
};

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
    headers: ['Idempotency-Replayed'],
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
          role,
          ...place,
          maySubmit: z.boolean().optional().openapi({ example: false, description: 'For incentives users.' }),
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
          },
          (member) => jsonReply(200, presentMember(member, ctx.actor)),
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
      body: { schema: request('RevokeRole', { role, ...place }) },
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
          },
          (member) => jsonReply(200, presentMember(member, ctx.actor)),
        ),
      ),
  );
}
