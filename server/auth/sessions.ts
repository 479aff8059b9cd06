/**
 * Signing in and out, in terms of the domain. Each function calls one endpoint of better-auth and answers with what happened
 * and the cookies to set; nothing of an account's state is told apart to somebody who is not in yet.
 */
import { accountOfMember } from '../store/parties/members.ts';
import type { Database } from '../store/postgres/tx.ts';
import type { Attempts } from './attempts.ts';
import { cookieOf, type FoundSession, type Identify } from './identify.ts';
import { providerId, type Instance } from './instance.ts';

export type SignIn =
  | { kind: 'signed-in' | 'second-factor'; cookies: string[] }
  /** Unknown e-mail, wrong password, disabled person: one answer. */
  | { kind: 'refused'; cookies: string[] }
  | { kind: 'wait'; seconds: number };

export interface SessionParts {
  db: Database;
  instance: Instance;
  names: CookieNames;
  identify: Identify;
  /** The instance that knows the company's provider; null when none is set or it cannot be reached now. */
  withProvider(): Promise<Instance | null>;
  attempts: Attempts;
  demo: boolean;
}

export interface CookieNames {
  session: string;
  secondFactor: string;
}

export async function cookieNames(instance: Instance): Promise<CookieNames> {
  const { authCookies, createAuthCookie } = await instance.$context;
  return { session: authCookies.sessionToken.name, secondFactor: createAuthCookie('two_factor').name };
}

/** `address` is the sender's, as our own server saw it. */
export async function signInWithPassword(
  parts: SessionParts,
  request: Request,
  given: { email: string; password: string },
  address: string,
): Promise<SignIn> {
  const { instance, attempts } = parts;
  const seconds = attempts.wait(given.email, address);
  if (seconds > 0) return { kind: 'wait', seconds };
  const { response, body } = await read(
    await instance.api.signInEmail({ body: given, headers: headersOf(request, []), asResponse: true }),
  );
  if (!response.ok) {
    attempts.failed(given.email, address);
    return { kind: 'refused', cookies: [] };
  }
  attempts.succeeded(given.email, address);
  await replaceOld(parts, request);
  return {
    kind: body['twoFactorRedirect'] === true ? 'second-factor' : 'signed-in',
    cookies: response.headers.getSetCookie(),
  };
}

/** The code of the authenticator app, or one of the backup codes. better-auth counts wrong ones by challenge and by account. */
export async function signInWithSecondFactor(
  parts: SessionParts,
  request: Request,
  given: string,
): Promise<SignIn> {
  const { api } = parts.instance;
  const code = given.replaceAll(' ', '');
  // Without the session's cookie: the code is for the person who gave the password just now, whoever was signed in before.
  const asked = {
    body: { code },
    headers: headersOf(request, [parts.names.secondFactor]),
    asResponse: true,
  } as const;
  const { response } = await read(
    await (/^\d{6}$/.test(code) ? api.verifyTOTP(asked) : api.verifyBackupCode(asked)),
  );
  if (response.status === 429) return { kind: 'wait', seconds: 15 * 60 };
  if (!response.ok) return { kind: 'refused', cookies: response.headers.getSetCookie() };
  await replaceOld(parts, request);
  return { kind: 'signed-in', cookies: response.headers.getSetCookie() };
}

export async function signOut(
  { instance, names, identify }: SessionParts,
  request: Request,
): Promise<string[]> {
  const old = cookieOf(request, names.session);
  const response = await instance.api.signOut({
    headers: headersOf(request, [names.session]),
    asResponse: true,
  });
  if (old !== null) identify.forget(old);
  return response.headers.getSetCookie();
}

/** null outside the demo, and for a member who is not there, is disabled or has no account. */
export async function signInAsDemoPerson(
  parts: SessionParts,
  request: Request,
  memberId: string,
): Promise<string[] | null> {
  if (!parts.demo) return null;
  const accountId = await parts.db.transact(
    { side: 'system' },
    (tx) => accountOfMember(tx, memberId),
    'read',
  );
  if (accountId === null) return null;
  const oneClick = parts.instance.api as unknown as {
    demoSignIn(call: { body: { userId: string }; headers: Headers; asResponse: true }): Promise<Response>;
  };
  const { response, body } = await read(
    await oneClick.demoSignIn({
      body: { userId: accountId },
      headers: headersOf(request, []),
      asResponse: true,
    }),
  );
  if (body['signedIn'] !== true) return null;
  await replaceOld(parts, request);
  return response.headers.getSetCookie();
}

/** Where the browser has to go to sign in at the company's provider; null when it cannot. `returnTo` is a path of ours. */
export async function signInAtProvider(
  parts: SessionParts,
  request: Request,
  returnTo: string,
): Promise<{ url: string; cookies: string[] } | null> {
  const found = await parts.withProvider();
  if (!found) return null;
  const { response, body } = await read(
    await found.api.signInSocial({
      body: { provider: providerId as never, callbackURL: returnTo, disableRedirect: true },
      headers: headersOf(request, []),
      asResponse: true,
    }),
  );
  return response.ok && typeof body['url'] === 'string'
    ? { url: body['url'], cookies: response.headers.getSetCookie() }
    : null;
}

/** The provider sends the browser back here. The only address of better-auth's own that is served; null for every other. */
export async function callback(parts: SessionParts, request: Request): Promise<Response | null> {
  if (new URL(request.url).pathname !== `/api/auth/callback/${providerId}` || request.method !== 'GET')
    return null;
  const found = await parts.withProvider();
  return found && withoutReason(await found.handler(request));
}

/** Nobody made a person of this e-mail; the provider does not call it verified; or the person is disabled. */
const notAdmitted = new Set(['signup_disabled', 'account_not_linked', 'unable_to_create_session']);

/** To somebody who is not in yet these are one answer, which the sign-in page puts into words. */
function withoutReason(response: Response): Response {
  const location = response.headers.get('location');
  const page = location && URL.canParse(location) ? new URL(location) : null;
  if (!page || !notAdmitted.has(page.searchParams.get('error') ?? '')) return response;
  page.search = '?error=not-admitted';
  const headers = new Headers(response.headers);
  headers.set('location', page.href);
  return new Response(null, { status: response.status, headers });
}

export async function findSession(
  instance: Instance,
  names: CookieNames,
  cookie: string,
): Promise<FoundSession | null> {
  const found = await instance.api.getSession({
    headers: new Headers({ cookie: `${names.session}=${cookie}` }),
  });
  if (!found) return null;
  return {
    accountId: found.user.id,
    twoFactor: found.user.twoFactorEnabled === true,
    expiresAt: new Date(found.session.expiresAt),
  };
}

/** A right password ends the session that the browser had before: none is left behind, and none is taken over. */
async function replaceOld({ instance, names, identify }: SessionParts, request: Request): Promise<void> {
  const old = cookieOf(request, names.session);
  if (old === null) return;
  await instance.api.signOut({
    headers: new Headers({ cookie: `${names.session}=${old}` }),
    asResponse: true,
  });
  identify.forget(old);
}

/** What better-auth is given of a request: these cookies, and the browser's name for the list of sessions. */
export function headersOf(request: Request, cookies: string[]): Headers {
  const headers = new Headers();
  const kept = cookies.flatMap((name) => {
    const value = cookieOf(request, name);
    return value === null ? [] : [`${name}=${value}`];
  });
  if (kept.length > 0) headers.set('cookie', kept.join('; '));
  const agent = request.headers.get('user-agent');
  if (agent) headers.set('user-agent', agent.slice(0, 300));
  return headers;
}

export async function read(
  response: Response,
): Promise<{ response: Response; body: Record<string, unknown> }> {
  const text = await response.text();
  return { response, body: text ? ((JSON.parse(text) as Record<string, unknown> | null) ?? {}) : {} };
}
