/** /v1/members: the colleagues of one's own company. */
import { deskRoles, partnerRoles } from '../../../rules/rights/role.ts';
import type { OwnerRole, PartnerRole } from '../../../rules/rights/role.ts';
import type { Reply } from '../../actions/run/context.ts';
import { grantRole } from '../../actions/parties/grant-role.ts';
import { listMembers, type MemberRow } from '../../actions/parties/list-members.ts';
import { readMember } from '../../actions/parties/read-member.ts';
import type { HeldRole } from '../../actions/parties/read-me.ts';
import { revokeRole } from '../../actions/parties/revoke-role.ts';
import { absenceSchema, presentAbsence } from '../review/absence.ts';
import { etag, jsonReply } from '../frame/call.ts';
import { idOut, instantOut, page, prose, request, shape, sharedId, text, word, z } from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { listPart } from '../frame/list.ts';
import { listQuery, operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

export const roleWords = [
  'incentives-admin',
  'account-admin',
  'incentives-user',
  'report-viewer',
  'reviewer',
  'senior-reviewer',
  'programme-admin',
  'finance',
  'auditor',
  'tenant-admin',
] as const;

const placeSchema = shape('RolePlace', {
  id: idOut('location'),
  number: z.string().openapi({ example: '4012345' }),
  name: z.string().openapi({ example: 'Northwind Utrecht' }),
  country: z.string().openapi({ example: 'NL' }),
});

export const openInvitation = shape('OpenInvitation', {
  invitedAt: instantOut(),
  expiresAt: instantOut(),
  expired: z.boolean().openapi({ example: false, description: 'The link opens nothing any more.' }),
});

export const memberFields = {
  id: idOut('member'),
  name: z.string().openapi({ example: 'Joost Bakker' }),
  email: z.string().openapi({
    example: 'joost.bakker@northwind.example',
  }),
  absence: absenceSchema
    .nullable()
    .openapi({ description: 'For the programme owner: away now or later.', example: null } as object),
  language: z.string().openapi({ example: 'en' }),
  disabled: z.boolean().openapi({ example: false }),
  roles: z.array(
    shape('MemberRole', {
      role: word(...roleWords),
      location: placeSchema.nullable().openapi({ description: 'null: every location.' } as object),
      programme: z.string().nullable().openapi({
        example: null,
        description: 'null: every programme.',
      }),
      maySubmit: z.boolean().openapi({ example: true }),
    }),
  ),
};
export const memberSchema = shape('Member', {
  ...memberFields,
  version: z.number().int().openapi({ example: 3 }),
  invitation: openInvitation.nullable().openapi({
    example: null,
    description: 'Until the person signs in for the first time; for those who see invitations.',
  } as object),
  conflicts: z
    .array(
      shape('MemberConflict', {
        partnerId: idOut('partner'),
        partnerName: z.string().openapi({ example: 'Northwind Traders' }),
      }),
    )
    .openapi({ description: 'At the programme owner: partners whose claims the person never touches.' }),
  capacity: z
    .number()
    .int()
    .nullable()
    .openapi({
      example: null,
      description: 'At the programme owner: how many claims in hand; null: no number.',
    } as object),
});

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

export const roleOf = (role: HeldRole): HeldRole => ({
  ...role,
  location: role.location && { ...role.location, id: sharedIdOf('location', role.location.id) },
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
        return { ok: true, value: { ...outcome.value, rows: outcome.value.rows.map(presentMember) } };
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
      json(await readMember(ctx, params.id), presentMember, (found) => ({ ETag: etag(found.version) })),
  );
  roleActs(kit);
}

export function presentInvitation(found: MemberRow['invitation']): z.input<typeof openInvitation> | null {
  return found && { invitedAt: found.invitedAt, expiresAt: found.expiresAt, expired: found.expired };
}

export function presentMember(member: MemberRow): object {
  return {
    id: sharedIdOf('member', member.id),
    version: member.version,
    invitation: presentInvitation(member.invitation),
    conflicts: member.conflicts.map(({ id, name }) => ({
      partnerId: sharedIdOf('partner', id),
      partnerName: name,
    })),
    capacity: member.capacity,
    name: member.name,
    email: member.email,
    language: member.language,
    disabled: member.disabledAt !== null,
    absence: presentAbsence(member.absence),
    roles: member.roles.map(roleOf),
  };
}

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
  const reply = (member: MemberRow): Reply =>
    jsonReply(200, presentMember(member), { ETag: etag(member.version) });
  serve(
    kit,
    operation({
      ...acts,
      id: 'grantRole',
      sdk: 'members.grantRole',
      path: '/v1/members/{id}/grant-role',
      summary: 'Give somebody a role',
      description:
        'By an account admin, where he is one; at the programme owner by a programme admin, and never to himself. An incentives admin lets a user submit, or no longer, by giving the role anew. ' +
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
          reply,
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
      description:
        'By an account admin, where he is one; at the programme owner by a programme admin, and never from himself. The last admin of everything stays.',
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
          reply,
        ),
      ),
  );
}
