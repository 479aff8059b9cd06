/** /v1/members/changes and /v1/me/changes: what was done to people, for the company and for whoever it was done to. */
import {
  listOwnChanges,
  listPeopleChanges,
  type PeopleChangeRow,
} from '../../actions/parties/list-people-changes.ts';
import type { PersonFacts } from '../../actions/parties/people-log.ts';
import { idOut, instantOut, page, shape, sharedId, word, z } from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { listAnswer, pageOf } from '../frame/list.ts';
import { listQuery, operation } from '../frame/operation.ts';
import { serve, type Kit } from '../frame/serve.ts';
import { roleWords } from './present-member.ts';

const factsSchema = shape('PersonFacts', {
  roles: z
    .array(
      shape('ChangedRole', {
        role: word(...roleWords),
        location: shape('ChangedRolePlace', {
          number: z.string().openapi({ example: '4012345' }),
          name: z.string().openapi({ example: 'Northwind Utrecht' }),
        })
          .nullable()
          .openapi({ description: 'null: every location.' } as object),
        programme: z.string().nullable().openapi({ example: null, description: 'null: every programme.' }),
        maySubmit: z.boolean().openapi({ example: true }),
      }),
    )
    .nullable(),
  conflict: z
    .string()
    .nullable()
    .openapi({ example: null, description: 'The partner with whom there is a conflict.' } as object),
  capacity: z.number().int().nullable().openapi({ example: null }),
  active: z.boolean().nullable().openapi({ example: null }),
  invitedUntil: instantOut().nullable(),
});

const changeSchema = shape('PeopleChange', {
  id: idOut('adminEntry'),
  at: instantOut(),
  byName: z.string().openapi({ example: 'Sanne Verhoeven' }),
  what: word(
    'invite-member',
    'invite-admin',
    'resend-invitation',
    'withdraw-invitation',
    'grant-role',
    'revoke-role',
    'deactivate-member',
    'reactivate-member',
    'add-conflict',
    'end-conflict',
    'set-capacity',
  ),
  person: z.string().openapi({ example: 'Joost Bakker' }),
  before: factsSchema
    .nullable()
    .openapi({ description: 'Only what differs; null: nothing was there.' } as object),
  after: factsSchema
    .nullable()
    .openapi({ description: 'Only what differs; null: nothing is there.' } as object),
  why: z.string().nullable().openapi({ example: 'Takes over the claims of Utrecht.' }),
});

export function peopleChanges(kit: Kit): void {
  const reading = {
    tag: 'Company',
    method: 'get',
    answer: {
      status: 200,
      description: 'A page of changes, the newest first',
      schema: page('PeopleChangePage', changeSchema),
      headers: ['Link'],
    },
  } as const;
  serve(
    kit,
    operation({
      ...reading,
      query: {
        ...listQuery,
        member: sharedId('member')
          .optional()
          .openapi({ description: 'Of this person only.' } as object),
      },
      id: 'listPeopleChanges',
      sdk: 'members.changes',
      path: '/v1/members/changes',
      summary: "What was done to the company's people",
      description: 'Who did it, when, what was before and after, and why; with the names of that time.',
    }),
    async (call) =>
      listAnswer(
        call,
        await listPeopleChanges(
          call.ctx,
          call.query.member ?? null,
          pageOf(call, call.query.limit, call.query.cursor),
        ),
        presentChange,
      ),
  );
  serve(
    kit,
    operation({
      ...reading,
      query: listQuery,
      id: 'listOwnChanges',
      sdk: 'me.changes',
      path: '/v1/me/changes',
      summary: 'What others changed of me',
      description: 'Roles, conflicts of interest, capacity, invitations: open to whoever it is about.',
    }),
    async (call) =>
      listAnswer(
        call,
        await listOwnChanges(call.ctx, pageOf(call, call.query.limit, call.query.cursor)),
        presentChange,
      ),
  );
}

function presentChange({ id, before, after, ...row }: PeopleChangeRow): object {
  const { at, byName, what, person, why } = row;
  return {
    id: sharedIdOf('adminEntry', id),
    at,
    byName,
    what,
    person,
    before: factsOut(before),
    after: factsOut(after),
    why,
  };
}

function factsOut(facts: PersonFacts | null): z.input<typeof factsSchema> | null {
  return (
    facts && {
      roles: facts.roles ?? null,
      conflict: facts.conflict ?? null,
      capacity: facts.capacity ?? null,
      active: facts.active ?? null,
      invitedUntil: facts.invitedUntil ?? null,
    }
  );
}
