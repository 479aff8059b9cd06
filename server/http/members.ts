/** /v1/members: the colleagues of one's own company. */
import { listMembers } from '../actions/list-members.ts';
import type { HeldRole } from '../actions/read-me.ts';
import { absenceSchema, presentAbsence } from './absence.ts';
import { idOut, page, shape, word, z } from './fields.ts';
import { sharedIdOf } from './ids.ts';
import { listPart } from './list.ts';
import { listQuery, operation } from './operation.ts';
import { serve } from './serve.ts';
import type { Kit } from './serve.ts';

const roleWords = ['incentives-admin', 'account-admin', 'incentives-user', 'report-viewer', 'reviewer', 'senior-reviewer',
  'programme-admin', 'finance', 'auditor', 'tenant-admin'] as const;

const placeSchema = shape('RolePlace', {
  id: idOut('location'), number: z.string().openapi({ example: '4012345' }),
  name: z.string().openapi({ example: 'Northwind Utrecht' }),
  country: z.string().openapi({ example: 'NL' }),
});

const memberSchema = shape('Member', {
  id: idOut('member'), name: z.string().openapi({ example: 'Joost Bakker' }), email: z.string().openapi({
    example: 'joost.bakker@northwind.example',
  }),
  absence: absenceSchema.nullable().openapi({ description: 'For the programme owner: away now or later.', example: null } as object),
  language: z.string().openapi({ example: 'en' }), disabled: z.boolean().openapi({ example: false }),
  roles: z.array(shape('MemberRole', {
    role: word(...roleWords), location: placeSchema.nullable().openapi({ description: 'null: every location.' } as object),
    programme: z.string().nullable().openapi({
      example: null, description: 'null: every programme.',
    }), maySubmit: z.boolean().openapi({ example: true }),
  })),
});

const roleOf = (role: HeldRole): HeldRole => ({
  ...role, location: role.location && { ...role.location, id: sharedIdOf('location', role.location.id) },
});

export function members(kit: Kit): void {
  serve(kit, operation({
    id: 'listMembers', sdk: 'members.list', tag: 'Company', method: 'get', path: '/v1/members',
    summary: 'People of the own company, with their roles',
    scope: 'company:read', query: listQuery, answer: {
      status: 200, description: 'A page of people, by name', schema: page('MemberPage', memberSchema), headers: ['Link'],
    },
  }), async (call) => listPart(call, async (asked) => {
    const outcome = await listMembers(call.ctx, asked);
    if (!outcome.ok) return outcome;
    return { ok: true, value: { ...outcome.value, rows: outcome.value.rows.map((member) => ({
      id: sharedIdOf('member', member.id), name: member.name, email: member.email, language: member.language,
      disabled: member.disabledAt !== null, absence: presentAbsence(member.absence),
      roles: member.roles.map(roleOf),
    })) } };
  }));
}
