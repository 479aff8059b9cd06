/**
 * /v1/session, /v1/me and, in the demo, /v1/demo: signing in by password, by second factor, at the company's own provider,
 * and who one is then. better-auth does it; of its own addresses only the provider's way back is served (docs/decisions).
 */
import { revokeOwnKeys } from '../../actions/parties/revoke-own-keys.ts';
import { readMe } from '../../actions/parties/read-me.ts';
import { listDemoPeople } from '../../actions/parties/list-demo-people.ts';
import type { Auth } from '../../auth/auth.ts';
import { isFromAnotherSite } from '../../auth/origin.ts';
import { changePassword, confirmTwoFactor, endTwoFactor, startTwoFactor } from '../../auth/own-account.ts';
import {
  callback,
  signInAsDemoPerson,
  signInAtProvider,
  signInWithPassword,
  signInWithSecondFactor,
  signOut,
  type SignIn,
} from '../../auth/sessions.ts';
import {
  confirmSchema,
  demoPeopleSchema,
  demoSignInSchema,
  exampleMember,
  goThereSchema,
  meSchema,
  ownPasswordSchema,
  passwordSchema,
  presentDemoPeople,
  presentMe,
  presentSession,
  secondFactorSchema,
  sessionSchema,
  signedInSchema,
  signInSchema,
  singleSignOnSchema,
  twoFactorSchema,
} from './auth-schema.ts';
import { changed, noStore, person, withCookies, type AnyCall } from './own-changes.ts';
import { ownLanguageAndCodes } from './own-language-and-codes.ts';
import { ownSessions } from './own-sessions.ts';
import { jsonReply, replyResponse } from '../frame/call.ts';
import { callerAddress } from '../frame/caller.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { operation } from '../frame/operation.ts';
import { HttpProblem } from '../frame/problem.ts';
import type { SecurityEvent } from '../frame/request-log.ts';
import { note, serve, type Kit } from '../frame/serve.ts';

const readSessionOperation = operation({
  id: 'readSession',
  sdk: 'session.read',
  tag: 'Session',
  method: 'get',
  path: '/v1/session',
  summary: 'Who is signed in',
  description:
    'Answers for everybody: `member` is null when nobody is signed in. Says which ways of signing in there are.',
  answer: { status: 200, description: 'The session', schema: sessionSchema },
});
const signInOperation = operation({
  id: 'signIn',
  sdk: 'session.signIn',
  tag: 'Session',
  method: 'post',
  path: '/v1/session',
  limit: 'sign-in',
  summary: 'Sign in',
  description:
    "Sets the session's cookie, or asks for the second factor. An unknown e-mail and a wrong password are answered alike.",
  body: {
    schema: signInSchema,
    example: { email: 'a.jansen@northwind.example', password: 'a long pass phrase' },
  },
  answer: {
    status: 200,
    description: 'What comes next',
    schema: signedInSchema,
    example: { state: 'signed-in' },
  },
  refusals: [403],
});
const secondFactorOperation = operation({
  id: 'signInSecondFactor',
  sdk: 'session.secondFactor',
  tag: 'Session',
  method: 'post',
  path: '/v1/session/second-factor',
  limit: 'sign-in',
  summary: 'Give the second factor',
  description: 'After the password, within ten minutes, in the same browser.',
  body: { schema: secondFactorSchema, example: { code: '492039' } },
  answer: { status: 200, description: 'Signed in', schema: signedInSchema, example: { state: 'signed-in' } },
  refusals: [403],
});
const singleSignOnOperation = operation({
  id: 'startSingleSignOn',
  sdk: 'session.singleSignOn',
  tag: 'Session',
  method: 'post',
  path: '/v1/session/single-sign-on',
  limit: 'sign-in',
  summary: "Sign in at the company's provider",
  description:
    'Answers where the browser has to go. Afterwards it comes back signed in, or to /sign-in?error=….',
  body: { schema: singleSignOnSchema, example: { returnTo: '/claims' } },
  answer: {
    status: 200,
    description: 'Where to go',
    schema: goThereSchema,
    example: { url: 'https://login.example.com/authorize?client_id=opencpor' },
  },
  refusals: [403, 404],
});
const signOutOperation = operation({
  id: 'signOut',
  sdk: 'session.signOut',
  tag: 'Session',
  method: 'delete',
  path: '/v1/session',
  summary: 'Sign out',
  answer: { status: 204, description: 'Signed out, or nobody was signed in' },
  refusals: [403],
});
const meOperation = operation({
  id: 'readMe',
  beforeSecondFactor: true,
  sdk: 'me.read',
  tag: 'Session',
  method: 'get',
  path: '/v1/me',
  summary: 'Who am I',
  description: 'My roles by location and programme, what I miss and who can give it.',
  answer: { status: 200, description: 'Who asks', schema: meSchema },
});
const changePasswordOperation = operation({
  id: 'changePassword',
  beforeSecondFactor: true,
  sdk: 'me.changePassword',
  tag: 'Session',
  method: 'post',
  path: '/v1/me/password',
  limit: 'sign-in',
  summary: "Change one's password",
  description: 'Every other session ends. With `revokeKeys` the API keys that one made are revoked, too.',
  body: {
    schema: passwordSchema,
    example: { currentPassword: 'a long pass phrase', newPassword: 'another long pass phrase' },
  },
  answer: { status: 204, description: 'Changed' },
  refusals: [422],
});
const startTwoFactorOperation = operation({
  id: 'startTwoFactor',
  beforeSecondFactor: true,
  sdk: 'me.startTwoFactor',
  tag: 'Session',
  method: 'post',
  path: '/v1/me/two-factor',
  limit: 'sign-in',
  summary: 'Prepare the second factor',
  description: 'In force once a first code was confirmed.',
  body: { schema: ownPasswordSchema, example: { password: 'a long pass phrase' } },
  answer: { status: 200, description: 'The secret and the backup codes', schema: twoFactorSchema },
  refusals: [409, 422],
});
const confirmTwoFactorOperation = operation({
  id: 'confirmTwoFactor',
  beforeSecondFactor: true,
  sdk: 'me.confirmTwoFactor',
  tag: 'Session',
  method: 'post',
  path: '/v1/me/two-factor/confirm',
  limit: 'sign-in',
  summary: 'Put the second factor in force',
  body: { schema: confirmSchema, example: { code: '492039' } },
  answer: { status: 204, description: 'In force' },
  refusals: [409, 422],
});
const endTwoFactorOperation = operation({
  id: 'endTwoFactor',
  sdk: 'me.endTwoFactor',
  tag: 'Session',
  method: 'post',
  path: '/v1/me/two-factor/end',
  limit: 'sign-in',
  summary: 'Do without the second factor',
  body: { schema: ownPasswordSchema, example: { password: 'a long pass phrase' } },
  answer: { status: 204, description: 'Ended' },
  refusals: [409, 422],
});
const demoPeopleOperation = operation({
  id: 'listDemoPeople',
  sdk: 'demo.people',
  tag: 'Demo',
  method: 'get',
  path: '/v1/demo/people',
  summary: 'People of the demo',
  description: 'In the demo only; 404 anywhere else.',
  answer: { status: 200, description: 'Everybody, by side and company', schema: demoPeopleSchema },
  refusals: [404],
});
const demoSignInOperation = operation({
  id: 'demoSignIn',
  sdk: 'demo.signIn',
  tag: 'Demo',
  method: 'post',
  path: '/v1/demo/sign-in',
  summary: 'Sign in as somebody of the demo',
  description: 'In the demo only; 404 anywhere else.',
  body: { schema: demoSignInSchema, example: { memberId: exampleMember } },
  answer: { status: 200, description: 'Signed in', schema: signedInSchema, example: { state: 'signed-in' } },
  refusals: [403, 404],
});

/** `startHere`: the e-mail addresses of those with whom a newcomer of the demo begins. */
export function authRoutes(kit: Kit, auth: Auth, startHere: readonly string[] = []): void {
  sessionRoutes(kit, auth);
  ownRoutes(kit, auth);
  ownSessions(kit, auth);
  ownLanguageAndCodes(kit, auth);
  demoRoutes(kit, auth, startHere);
  kit.app.get('/api/auth/*', async (c) => {
    const response = (await callback(auth.sessions, c.req.raw)) ?? missing();
    const error = new URL(response.headers.get('location') ?? '/', 'http://here').searchParams.get('error');
    note(c, error === null ? 'sign-in.ok' : 'sign-in.failed', { by: 'single sign-on', error });
    return response;
  });
}

function sessionRoutes(kit: Kit, auth: Auth): void {
  serve(kit, readSessionOperation, async ({ request }) =>
    replyResponse(jsonReply(200, presentSession(await auth.identify(request), auth), noStore)),
  );
  serve(kit, signInOperation, async (call) => {
    refuseOtherSites(call, auth);
    const outcome = await signInWithPassword(
      auth.sessions,
      call.request,
      call.body,
      callerAddress(call.incoming),
    );
    call.note(eventsOfSignIn[outcome.kind], { email: typedAddress(call.body.email), by: 'password' });
    return signedIn(outcome);
  });
  serve(kit, secondFactorOperation, async (call) => {
    refuseOtherSites(call, auth);
    const outcome = await signInWithSecondFactor(auth.sessions, call.request, call.body.code);
    call.note(eventsOfCode[outcome.kind], { email: emailOf(outcome), because: outcome.kind });
    return signedIn(outcome);
  });
  serve(kit, singleSignOnOperation, async (call) => {
    refuseOtherSites(call, auth);
    if (!auth.singleSignOn) return missing();
    const there = await signInAtProvider(auth.sessions, call.request, call.body.returnTo ?? '/');
    if (!there) throw new HttpProblem('single-sign-on-unavailable');
    return withCookies(replyResponse(jsonReply(200, { url: there.url }, noStore)), there.cookies);
  });
  serve(kit, signOutOperation, async (call) => {
    refuseOtherSites(call, auth);
    return withCookies(
      new Response(null, { status: 204, headers: { ...noStore, ...forgetMe } }),
      await signOut(auth.sessions, call.request),
    );
  });
}

/** What the browser kept of this person's pages. Its cookies stay: the session's is taken back by name, and the browser stays known. */
const forgetMe = { 'Clear-Site-Data': '"cache", "storage"' };

const eventsOfSignIn = {
  'signed-in': 'sign-in.ok',
  'second-factor': 'second-factor.asked',
  refused: 'sign-in.failed',
  'code-used': 'second-factor.failed',
  wait: 'sign-in.slowed',
} as const satisfies Record<SignIn['kind'], SecurityEvent>;
const eventsOfCode = {
  ...eventsOfSignIn,
  'signed-in': 'second-factor.ok',
  refused: 'second-factor.failed',
} as const satisfies Record<SignIn['kind'], SecurityEvent>;

/** People type passwords into the wrong field: only what looks like an address is written down. */
function typedAddress(typed: string): string {
  return /^[^\s@]{1,64}@[a-z0-9.-]+\.[a-z]{2,}$/i.test(typed.trim())
    ? typed.trim().toLowerCase()
    : '(no address)';
}

function emailOf(outcome: SignIn): string | undefined {
  return outcome.kind === 'signed-in' ? outcome.email : undefined;
}

function ownRoutes(kit: Kit, auth: Auth): void {
  serve(kit, meOperation, async ({ ctx, json }) => json(await readMe(ctx), presentMe));
  serve(kit, changePasswordOperation, async (call) => {
    const { revokeKeys, ...given } = person(call).body;
    const outcome = await changePassword(auth.sessions, call.request, given);
    if (outcome.kind === 'done' && revokeKeys === true)
      call.note('key.revoked', { keys: await revokeOwnKeys(call.ctx) });
    return changed(call, outcome, '/currentPassword', 'password.changed');
  });
  serve(kit, startTwoFactorOperation, async (call) => {
    const { secrets, ...outcome } = await startTwoFactor(
      auth.sessions,
      person(call).request,
      call.body.password,
    );
    return changed(call, outcome, '/password', 'second-factor.started', secrets);
  });
  serve(kit, confirmTwoFactorOperation, async (call) =>
    changed(
      person(call),
      await confirmTwoFactor(auth.sessions, call.request, call.body.code),
      '/code',
      'second-factor.confirmed',
    ),
  );
  serve(kit, endTwoFactorOperation, async (call) =>
    changed(
      person(call),
      await endTwoFactor(auth.sessions, call.request, call.body.password),
      '/password',
      'second-factor.ended',
    ),
  );
}

function demoRoutes(kit: Kit, auth: Auth, startHere: readonly string[]): void {
  serve(kit, demoPeopleOperation, async ({ services }) =>
    auth.demo
      ? replyResponse(jsonReply(200, presentDemoPeople(await listDemoPeople(services), startHere), noStore))
      : missing(),
  );
  serve(kit, demoSignInOperation, async (call) => {
    if (!auth.demo) return missing();
    refuseOtherSites(call, auth);
    const cookies = await signInAsDemoPerson(auth.sessions, call.request, call.body.memberId);
    if (cookies)
      call.note('sign-in.ok', {
        member: sharedIdOf('member', call.body.memberId),
        by: 'one click of the demo',
      });
    return cookies ? signedIn({ kind: 'signed-in', cookies }) : missing();
  });
}

function missing(): never {
  throw new HttpProblem('not-found');
}

/** Nobody is signed in yet, so there is no cookie to guard: another site must not sign its visitor in as somebody either. */
function refuseOtherSites({ request, services }: AnyCall, auth: Auth): void {
  if (isFromAnotherSite(request, services.publicUrl, auth.demo)) throw new HttpProblem('origin-refused');
}

function signedIn(answer: SignIn): Response {
  if (answer.kind === 'wait')
    throw new HttpProblem('rate-limited', { headers: { 'Retry-After': String(answer.seconds) } });
  if (answer.kind === 'code-used') throw new HttpProblem('code-used');
  if (answer.kind === 'refused') throw new HttpProblem('sign-in-refused');
  return withCookies(replyResponse(jsonReply(200, { state: answer.kind }, noStore)), answer.cookies);
}
