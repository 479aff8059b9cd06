/** People of a company as the API shows them, with what the reader may do about their roles. */
import type { About } from '../../../rules/access/circumstances.ts';
import { rightProblem } from '../../../rules/access/may-call.ts';
import type { OperationId } from '../../../rules/access/operations.ts';
import type { GrantChange } from '../../../rules/rights/role-grants.ts';
import type { Actor, Grant } from '../../../rules/rights/role.ts';
import type { MemberRow } from '../../actions/parties/list-members.ts';
import type { HeldRole } from '../../actions/parties/read-me.ts';
import { absenceSchema, presentAbsence } from '../review/absence.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { idOut, instantOut, shape, word, z } from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';

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

export const memberFields = {
  id: idOut('member'),
  name: z.string().openapi({ example: 'Joost Bakker' }),
  email: z.string().openapi({
    example: 'joost.bakker@northwind.example',
  }),
  language: z.string().openapi({ example: 'en' }),
  disabled: z.boolean().openapi({ example: false }),
};
const roleFields = {
  role: word(...roleWords),
  location: placeSchema.nullable().openapi({ description: 'null: every location.' } as object),
  programme: z.string().nullable().openapi({
    example: null,
    description: 'null: every programme.',
  }),
  maySubmit: z.boolean().openapi({ example: true }),
};
export const heldRoleSchema = shape('HeldMemberRole', roleFields);
export const openInvitation = shape('OpenInvitation', {
  invitedAt: instantOut(),
  expiresAt: instantOut(),
  expired: z.boolean().openapi({ example: false, description: 'The link opens nothing any more.' }),
});
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
      description: 'At the programme owner: how many claims in hand at most; null: no limit.',
    } as object),
  absence: absenceSchema
    .nullable()
    .openapi({ description: 'For the programme owner: away now or later.', example: null } as object),
  roles: z.array(
    shape('MemberRole', {
      ...roleFields,
      allowedActions: actionsOut().openapi({
        description: 'grant-role: let the person submit, or no longer. revoke-role: take this role.',
      }),
    }),
  ),
  allowedActions: actionsOut().openapi({
    description: 'What may be done to the person. grant-role: give a further role.',
  }),
  mayOpen: z.array(z.string().openapi({ example: 'startReview' })).openapi({
    description:
      'For what this person can be asked: revokeRole: they give and take roles. grantRole: they let others submit. startReview: ' +
      'claims can be assigned to them.',
  }),
});

export const roleOf = (role: HeldRole): HeldRole => ({
  ...role,
  location: role.location && { ...role.location, id: sharedIdOf('location', role.location.id) },
});

const askedFor: readonly OperationId[] = ['revokeRole', 'grantRole', 'startReview'];

function asActor({ id, grants }: MemberRow, reader: Actor): Actor {
  return { ...reader, id, grants, scopes: null, readOnly: false, conflictPartnerIds: [] };
}

/** What a further role would be, where the reader could give one at all. */
function furtherRole({ side, grants }: Actor): GrantChange {
  if (side === 'owner') return { role: 'reviewer', locationId: null, programme: null, maySubmit: false };
  const { locationId = null, programme = null } =
    grants.find(({ role: held }) => held === 'account-admin') ?? {};
  return { role: 'incentives-user', locationId, programme, maySubmit: false };
}

/** Giving a held role again changes only whether it lets submit, which is a question for users. */
function actionsOnRole(reader: Actor, member: MemberRow, held: Grant): ReturnType<typeof actionsOf> {
  const change = (what: 'grant' | 'revoke'): About => ({
    memberId: member.id,
    over: member.disabledAt !== null,
    change: { grant: held as GrantChange, held: member.grants, what },
  });
  return [
    ...(held.role === 'incentives-user' ? actionsOf(['grantRole'], reader, change('grant')) : []),
    ...actionsOf(['revokeRole'], reader, change('revoke')),
  ];
}

const onPerson: readonly OperationId[] = [
  'resendInvitation',
  'withdrawInvitation',
  'deactivateMember',
  'reactivateMember',
  'addConflict',
  'endConflict',
  'setCapacity',
];

export function presentInvitation(found: MemberRow['invitation']): z.input<typeof openInvitation> | null {
  return found && { invitedAt: found.invitedAt, expiresAt: found.expiresAt, expired: found.expired };
}

export function presentMember(member: MemberRow, reader: Actor): object {
  const over = member.disabledAt !== null;
  const about = { memberId: member.id, over, waiting: member.waiting, held: member.grants };
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
    roles: member.roles.map((held, index) => ({
      ...roleOf(held),
      allowedActions: actionsOnRole(reader, member, member.grants[index] as Grant),
    })),
    allowedActions: [
      ...actionsOf(['grantRole'], reader, {
        ...about,
        change: { grant: furtherRole(reader), held: [], what: 'grant' },
      }),
      ...actionsOf(onPerson, reader, about),
    ],
    mayOpen: over ? [] : askedFor.filter((id) => rightProblem(id, asActor(member, reader)) === null),
  };
}
