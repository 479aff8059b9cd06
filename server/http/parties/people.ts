/** /v1/members/…: the people of one's own company as its admins keep them, at a partner and at the programme owner. */
import { addConflict } from '../../actions/parties/add-conflict.ts';
import { deactivateMember } from '../../actions/parties/deactivate-member.ts';
import { endConflict } from '../../actions/parties/end-conflict.ts';
import { inviteMember } from '../../actions/parties/invite-member.ts';
import { reactivateMember } from '../../actions/parties/reactivate-member.ts';
import { resendInvitation } from '../../actions/parties/resend-invitation.ts';
import { setCapacity } from '../../actions/parties/set-capacity.ts';
import { withdrawInvitation } from '../../actions/parties/withdraw-invitation.ts';
import type { Auth } from '../../auth/auth.ts';
import { email, request, sharedId, text, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { serve, type Kit } from '../frame/serve.ts';
import { accountsOf } from './accounts-of.ts';
import { memberReply, placeFields, roleField } from './members.ts';
import { memberSchema } from './present-member.ts';
import { why } from './partners.ts';

const inviteSchema = request('InviteMember', {
  name: text(120).openapi({ example: 'Anna Jansen' }),
  email: email(),
  language: text(20).openapi({ example: 'nl' }),
  roles: z
    .array(
      request('InvitedRole', {
        role: roleField,
        ...placeFields,
        maySubmit: z.boolean().optional().openapi({ example: false, description: 'For incentives users.' }),
      }),
    )
    .max(50),
  why: why(),
});

const acts = {
  tag: 'Company',
  method: 'post',
  params: { id: 'member' },
  ifMatch: true,
  refusals: [404, 409, 422],
} as const;
const answered = {
  status: 200,
  description: 'The person after it',
  schema: memberSchema,
  headers: ['ETag', 'Idempotency-Replayed'],
} as const;
export function people(kit: Kit, auth: Auth): void {
  invite(kit, auth);
  ofInvitations(kit);
  comingAndGoing(kit, auth);
  desk(kit);
}

function invite(kit: Kit, auth: Auth): void {
  serve(
    kit,
    operation({
      id: 'inviteMember',
      sdk: 'members.invite',
      tag: 'Company',
      method: 'post',
      path: '/v1/members',
      summary: 'Invite somebody to the own company',
      description: 'A mail with a link to choose a password, that works once, for seven days.',
      refusals: [409, 422],
      body: {
        schema: inviteSchema,
        example: {
          name: 'Anna Jansen',
          email: 'a.jansen@northwind.example',
          language: 'nl',
          roles: [{ role: 'incentives-user', maySubmit: true }],
          why: 'Takes over the claims of Utrecht.',
        },
      },
      answer: {
        ...answered,
        status: 201,
        description: 'Who was invited',
      },
    }),
    async ({ ctx, services, body, answer }) =>
      answer(
        await inviteMember(
          ctx,
          accountsOf(services, auth),
          {
            ...body,
            roles: body.roles.map(({ role, locationId, programme, maySubmit }) => ({
              role,
              locationId: locationId ?? null,
              programme: programme ?? null,
              maySubmit: maySubmit ?? false,
            })),
          },
          memberReply(ctx.actor, 201),
        ),
      ),
  );
}

function ofInvitations(kit: Kit): void {
  serve(
    kit,
    operation({
      ...acts,
      id: 'resendInvitation',
      sdk: 'members.resendInvitation',
      path: '/v1/members/{id}/resend-invitation',
      summary: 'Send a new invitation',
      description: 'To somebody who has not come yet. The earlier link opens nothing any more.',
      body: { schema: request('ResendInvitation', {}), example: {} },
      answer: answered,
    }),
    async ({ ctx, params, answer }) =>
      answer(await resendInvitation(ctx, { memberId: params.id }, memberReply(ctx.actor))),
  );
  serve(
    kit,
    operation({
      ...acts,
      id: 'withdrawInvitation',
      sdk: 'members.withdrawInvitation',
      path: '/v1/members/{id}/withdraw-invitation',
      summary: 'Withdraw an invitation',
      description: 'The person leaves the list, and the address can be invited again.',
      body: { schema: request('WithdrawInvitation', { why: why() }) },
      answer: answered,
    }),
    async ({ ctx, params, body, answer }) =>
      answer(await withdrawInvitation(ctx, { memberId: params.id, ...body }, memberReply(ctx.actor))),
  );
}

function comingAndGoing(kit: Kit, auth: Auth): void {
  serve(
    kit,
    operation({
      ...acts,
      id: 'deactivateMember',
      sdk: 'members.deactivate',
      path: '/v1/members/{id}/deactivate',
      summary: 'Deactivate somebody',
      description:
        'Sessions, API keys and an open invitation end; the roles are kept. What a reviewer has in hand goes back to the queue. ' +
        'The last admin of everything stays.',
      body: { schema: request('DeactivateMember', { why: why() }) },
      answer: answered,
    }),
    async ({ ctx, services, params, body, answer }) =>
      answer(
        await deactivateMember(
          ctx,
          accountsOf(services, auth),
          { memberId: params.id, ...body },
          memberReply(ctx.actor),
        ),
      ),
  );
  serve(
    kit,
    operation({
      ...acts,
      id: 'reactivateMember',
      sdk: 'members.reactivate',
      path: '/v1/members/{id}/reactivate',
      summary: 'Reactivate somebody',
      description: 'With the roles held before. Nothing that ended comes back: sign in again, make new keys.',
      body: { schema: request('ReactivateMember', { why: why() }) },
      answer: answered,
    }),
    async ({ ctx, services, params, body, answer }) =>
      answer(
        await reactivateMember(
          ctx,
          accountsOf(services, auth),
          { memberId: params.id, ...body },
          memberReply(ctx.actor),
        ),
      ),
  );
}

function desk(kit: Kit): void {
  const conflict = { partnerId: sharedId('partner'), why: why() };
  serve(
    kit,
    operation({
      ...acts,
      id: 'addConflict',
      sdk: 'members.addConflict',
      path: '/v1/members/{id}/add-conflict',
      summary: 'Record a conflict of interest',
      description:
        'A partner whose claims the person is not given and does not decide. Those in hand go back to the queue.',
      body: { schema: request('AddConflict', conflict) },
      answer: answered,
    }),
    async ({ ctx, params, body, answer }) =>
      answer(await addConflict(ctx, { memberId: params.id, ...body }, memberReply(ctx.actor))),
  );
  serve(
    kit,
    operation({
      ...acts,
      id: 'endConflict',
      sdk: 'members.endConflict',
      path: '/v1/members/{id}/end-conflict',
      summary: 'End a conflict of interest',
      body: { schema: request('EndConflict', conflict) },
      answer: answered,
    }),
    async ({ ctx, params, body, answer }) =>
      answer(await endConflict(ctx, { memberId: params.id, ...body }, memberReply(ctx.actor))),
  );
  serve(
    kit,
    operation({
      ...acts,
      id: 'setCapacity',
      sdk: 'members.setCapacity',
      path: '/v1/members/{id}/set-capacity',
      summary: 'Say how much somebody can have in hand',
      description: 'Assigning beyond it warns, and does not stop.',
      body: {
        schema: request('SetCapacity', {
          capacity: z
            .number()
            .int()
            .min(1)
            .max(999)
            .nullable()
            .openapi({ example: 20, description: 'Claims of the queue; null: no such number.' } as object),
          why: why(),
        }),
      },
      answer: answered,
    }),
    async ({ ctx, params, body, answer }) =>
      answer(await setCapacity(ctx, { memberId: params.id, ...body }, memberReply(ctx.actor))),
  );
}
