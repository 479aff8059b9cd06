/** /v1/me/sessions and /v1/me/proof: where a person is signed in, and giving the password again. */
import type { Auth } from '../../auth/auth.ts';
import { proveIdentity } from '../../auth/own-account.ts';
import { endOtherSessions, endSession, listSessions } from '../../auth/own-sessions.ts';
import { jsonReply, replyResponse, type Call } from '../frame/call.ts';
import { instantOut, shape, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { HttpProblem } from '../frame/problem.ts';
import { serve, type Kit } from '../frame/serve.ts';
import { ownPasswordSchema } from './auth-schema.ts';
import { changed, person } from './own-changes.ts';

const exampleSession = '0197f0c4-6d6e-7c55-8e0a-3b1a9f2f8a10';
const sessionsSchema = shape('OwnSessions', {
  items: z.array(
    shape('OwnSession', {
      id: z.string().openapi({ example: exampleSession }),
      current: z.boolean().openapi({ example: true, description: 'The one that asks.' }),
      startedAt: instantOut(),
      lastUsedAt: instantOut().openapi({ description: 'To the minute.' }),
      expiresAt: instantOut().openapi({ description: 'Sooner than this only when it is ended.' }),
      userAgent: z
        .string()
        .nullable()
        .openapi({ example: 'Mozilla/5.0', description: 'As the browser calls itself.' } as object),
    }),
  ),
});

const listOperation = operation({
  id: 'listOwnSessions',
  sdk: 'me.sessions',
  tag: 'Session',
  method: 'get',
  path: '/v1/me/sessions',
  beforeSecondFactor: true,
  summary: 'Where one is signed in',
  answer: { status: 200, description: 'The sessions, the latest used first', schema: sessionsSchema },
});
const endOperation = operation({
  id: 'endOwnSession',
  sdk: 'me.endSession',
  tag: 'Session',
  method: 'post',
  path: '/v1/me/sessions/{id}/end',
  beforeSecondFactor: true,
  summary: 'Sign out elsewhere',
  description: 'Takes effect within five seconds.',
  params: { id: 'text' },
  refusals: [404],
  answer: { status: 204, description: 'Ended' },
});
const endOthersOperation = operation({
  id: 'endOtherSessions',
  sdk: 'me.endOtherSessions',
  tag: 'Session',
  method: 'post',
  path: '/v1/me/sessions/end-others',
  beforeSecondFactor: true,
  summary: 'Sign out everywhere else',
  answer: {
    status: 200,
    description: 'How many sessions ended',
    schema: shape('EndedSessions', { ended: z.number().int().openapi({ example: 2 }) }),
  },
});
const proofOperation = operation({
  id: 'proveIdentity',
  sdk: 'me.prove',
  tag: 'Session',
  method: 'post',
  path: '/v1/me/proof',
  beforeSecondFactor: true,
  limit: 'sign-in',
  summary: 'Give the password again',
  description: 'What answers 403 `proof-needed` is open for a quarter of an hour afterwards.',
  body: { schema: ownPasswordSchema, example: { password: 'a long pass phrase' } },
  refusals: [422],
  answer: { status: 204, description: 'Proved' },
});

export function ownSessions(kit: Kit, auth: Auth): void {
  const times = () => auth.sessions.times;
  const current = async (call: Pick<Call<unknown, unknown, unknown>, 'request'>) => {
    const session = (await auth.identify(call.request))?.session;
    if (!session) throw new HttpProblem('session-required');
    return session;
  };
  serve(kit, listOperation, async (call) => {
    const own = await current(call);
    const items = await listSessions(times(), own.accountId);
    const presented = items.map((item) => ({ ...item, current: item.id === own.id }));
    return replyResponse(jsonReply(200, { items: presented }, { 'Cache-Control': 'no-store' }));
  });
  serve(kit, endOperation, async (call) => {
    const own = await current(call);
    if (!(await endSession(times(), own.accountId, call.params.id))) throw new HttpProblem('not-found');
    call.note('session.ended', { session: call.params.id });
    return new Response(null, { status: 204 });
  });
  serve(kit, endOthersOperation, async (call) => {
    const own = await current(call);
    const ended = await endOtherSessions(times(), own.accountId, own.id);
    call.note('session.ended', { sessions: ended });
    return replyResponse(jsonReply(200, { ended }));
  });
  serve(kit, proofOperation, async (call) =>
    changed(
      person(call),
      await proveIdentity(auth.sessions, call.request, call.body.password),
      '/password',
      'identity.proved',
    ),
  );
}
