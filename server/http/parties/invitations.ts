/** Inviting a partner's account admin, and /v1/invitations/{token}: choosing a first password. */
import { acceptInvitation } from '../../actions/parties/accept-invitation.ts';
import { inviteAdmin } from '../../actions/parties/invite-admin.ts';
import { readInvitation } from '../../actions/parties/read-invitation.ts';
import type { Auth } from '../../auth/auth.ts';
import { isFromAnotherSite } from '../../auth/origin.ts';
import { jsonReply, replyResponse } from '../frame/call.ts';
import { email, idOut, instantOut, request, shape, text, word, z } from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { operation } from '../frame/operation.ts';
import { accountsOf } from './accounts-of.ts';
import { people } from './people.ts';
import { why } from './partners.ts';
import { HttpProblem, denialProblem } from '../frame/problem.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const invitationSchema = shape('Invitation', {
  state: word('open', 'accepted', 'expired', 'replaced', 'withdrawn'),
  side: word('partner', 'owner')
    .nullable()
    .openapi({ example: 'partner', description: 'Where the person is invited to.' } as object),
  name: z
    .string()
    .nullable()
    .openapi({
      example: 'Anna Jansen',
      description: 'For whom it is: told while it is open.',
    } as object),
  email: z
    .string()
    .nullable()
    .openapi({ example: 'a.jansen@northwind.example' } as object),
  company: z
    .string()
    .nullable()
    .openapi({
      example: 'Northwind Traders',
      description: 'The partner, or the programme owner, of whose people one becomes.',
    } as object),
  invitedBy: z
    .string()
    .nullable()
    .openapi({ example: 'Paula Berg' } as object),
  expiresAt: instantOut(),
});

/** Everything about people that reaches into their accounts. */
export function invitations(kit: Kit, auth: Auth): void {
  people(kit, auth);
  serve(
    kit,
    operation({
      id: 'inviteAdmin',
      sdk: 'partners.invite',
      tag: 'Partners',
      method: 'post',
      path: '/v1/partners/{id}/invitations',
      summary: 'Invite an account admin of a partner',
      description:
        'A mail with a link that works once, for seven days. Asked again before a password was chosen, it sends a ' +
        'new link and voids the old one.',
      params: { id: 'partner' },
      dryRun: true,
      refusals: [404, 422],
      body: {
        schema: request('InviteAdmin', {
          name: text(120).openapi({
            example: 'Anna Jansen',
          }),
          email: email(),
          language: text(20).openapi({ example: 'nl' }),
          why: why(),
        }),
      },
      answer: {
        status: 201,
        description: 'Who was invited',
        headers: ['Idempotency-Replayed'],
        schema: shape('InvitedAdmin', {
          memberId: idOut('member'),
          name: z.string().openapi({ example: 'Anna Jansen' }),
          email: z.string().openapi({
            example: 'a.jansen@northwind.example',
          }),
          expiresAt: instantOut(),
        }),
      },
    }),
    async ({ ctx, services, params, body, answer }) => {
      const accounts = accountsOf(services, auth);
      return answer(
        await inviteAdmin(ctx, accounts, params.id, body, ({ memberId, ...invited }) => ({
          reply: jsonReply(201, { memberId: sharedIdOf('member', memberId), ...invited }),
        })),
      );
    },
  );
  serve(
    kit,
    operation({
      id: 'readInvitation',
      sdk: 'invitations.read',
      tag: 'Session',
      method: 'get',
      path: '/v1/invitations/{token}',
      limit: 'link',
      summary: 'How an invitation stands',
      description: 'Reading changes nothing.',
      params: { token: 'text' },
      refusals: [404],
      answer: { status: 200, description: 'The invitation', schema: invitationSchema },
    }),
    async ({ services, params, requestId, path }) => {
      const found = await readInvitation(services, params.token, auth.ownerName);
      return found.ok
        ? replyResponse(jsonReply(200, found.value, { 'Cache-Control': 'no-store' }))
        : denialProblem(found.denial, { requestId, path });
    },
  );
  serve(
    kit,
    operation({
      id: 'acceptInvitation',
      sdk: 'invitations.accept',
      tag: 'Session',
      method: 'post',
      path: '/v1/invitations/{token}/accept',
      limit: 'sign-in',
      summary: 'Choose a first password',
      description: 'Works once. Afterwards sign in with it.',
      params: { token: 'text' },
      refusals: [403, 404, 409, 422],
      body: {
        schema: request('AcceptInvitation', {
          password: z.string().min(12).max(128).openapi({ format: 'password' }),
        }),
        example: { password: 'a long pass phrase' },
      },
      answer: { status: 204, description: 'The password is set' },
    }),
    async ({ services, params, body, request: asked, answer, note }) => {
      if (isFromAnotherSite(asked, services.publicUrl, auth.demo)) throw new HttpProblem('origin-refused');
      const outcome = await acceptInvitation(
        services,
        accountsOf(services, auth),
        params.token,
        body.password,
      );
      if (outcome.ok) note('invitation.accepted');
      return answer(
        outcome.ok
          ? {
              ok: true,
              value: { status: 204, headers: { 'Cache-Control': 'no-store' }, body: '' },
            }
          : outcome,
      );
    },
  );
}
