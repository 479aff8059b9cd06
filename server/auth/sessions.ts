/**
 * Signing in and out, in terms of the domain. Each function calls one endpoint of better-auth and answers with what happened
 * and the cookies to set; nothing of an account's state is told apart to somebody who is not in yet.
 */
import { accountOfMember } from '../store/parties/members.ts';
import type { Database } from '../store/postgres/tx.ts';
import type { Attempts } from './attempts.ts';
import { keepAlive, type SessionTimes } from './own-sessions.ts';
import { deviceOf, rememberDevice, type DeviceParts } from './device.ts';
import { cookieOf, type FoundSession, type Identify } from './identify.ts';
import { providerId, type Instance } from './instance.ts';
import type { UsedCodes } from './used-codes.ts';

export type SignIn =
  | { kind: 'signed-in' | 'second-factor'; cookies: string[]; email?: string }
  /** Unknown e-mail, wrong password, disabled person: one answer. */
  | { kind: 'refused'; cookies: string[] }
  /** Right, but it opened something before. */
  | { kind: 'code-used'; cookies: string[] }
  | { kind: 'wait'; seconds: number };

export interface SessionParts {
  db: Database;
  instance: Instance;
  names: CookieNames;
  identify: Identify;
  /** The instance that knows the company's provider; null when none is set or it cannot be reached now. */
  withProvider(): Promise<Instance | null>;
  attempts: Attempts;
  device: DeviceParts;
  times: SessionTimes;
  /** Of this installation; no password may be made of them. */
  words: readonly string[];
  codes: UsedCodes;
  demo: boolean;
}

export interface CookieNames {
  session: string;
  secondFactor: string;
  /** By which a browser that signed in before is known. */
  device: string;
}

export async function cookieNames(instance: Instance): Promise<CookieNames> {
  const { authCookies, createAuthCookie } = await instance.$context;
  return {
    session: authCookies.sessionToken.name,
    secondFactor: createAuthCookie('two_factor').name,
    device: createAuthCookie('device').name,
  };
}

/** `address` is the sender's, as our own server saw it. */
export async function signInWithPassword(
  parts: SessionParts,
  request: Request,
  given: { email: string; password: string },
  address: string,
): Promise<SignIn> {
  const { instance, attempts } = parts;
  const tried = { email: given.email, address, device: deviceOf(parts.device, request, given.email) };
  const turn = await attempts.begin(tried);
  if (turn.kind === 'wait') return turn;
  const { response, body } = await read(
    await instance.api.signInEmail({ body: given, headers: headersOf(request, []), asResponse: true }),
  );
  if (!response.ok) return { kind: 'refused', cookies: [] };
  await attempts.succeeded(tried);
  await replaceOld(parts, request);
  const cookies = response.headers.getSetCookie();
  return body['twoFactorRedirect'] === true
    ? { kind: 'second-factor', cookies }
    : { kind: 'signed-in', cookies: [...cookies, rememberDevice(parts.device, request, given.email)] };
}

/** The code of the authenticator app, or one of the backup codes. better-auth counts wrong ones by challenge and by account. */
export async function signInWithSecondFactor(
  parts: SessionParts,
  request: Request,
  given: string,
): Promise<SignIn> {
  const { api } = parts.instance;
  const code = given.replaceAll(' ', '');
  const isTotp = /^\d{6}$/.test(code);
  // Without the session's cookie: the code is for the person who gave the password just now, whoever was signed in before.
  const asked = {
    body: { code },
    headers: headersOf(request, [parts.names.secondFactor]),
    asResponse: true,
  } as const;
  const { response, body } = await read(await (isTotp ? api.verifyTOTP(asked) : api.verifyBackupCode(asked)));
  if (response.status === 429) return { kind: 'wait', seconds: await parts.codes.lockedFor(request) };
  if (!response.ok) return { kind: 'refused', cookies: response.headers.getSetCookie() };
  const user = body['user'] as { id: string; email: string };
  const cookies = response.headers.getSetCookie();
  // Looked at after the code was found right: the session that was just opened is ended again, and nobody has seen its cookie.
  if (isTotp && !(await parts.codes.use(user.id, code))) {
    await endSession(parts, cookies);
    return { kind: 'code-used', cookies: [] };
  }
  await replaceOld(parts, request);
  return {
    kind: 'signed-in',
    cookies: [...cookies, rememberDevice(parts.device, request, user.email)],
    email: user.email,
  };
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
  times: SessionTimes,
  cookie: string,
): Promise<FoundSession | null> {
  const found = await instance.api.getSession({
    headers: new Headers({ cookie: `${names.session}=${cookie}` }),
  });
  const alive = found && (await keepAlive(times, found.session.id));
  if (!alive) return null;
  return {
    ...alive,
    id: found.session.id,
    accountId: found.user.id,
    twoFactor: found.user.twoFactorEnabled === true,
    expiresAt: new Date(found.session.expiresAt),
  };
}

/** Of a session whose cookies are in an answer that is not given. */
async function endSession({ instance, names }: SessionParts, setCookies: string[]): Promise<void> {
  const cookie = setCookies
    .map((line) => line.split(';')[0] as string)
    .filter((pair) => pair.startsWith(`${names.session}=`));
  await instance.api.signOut({ headers: new Headers({ cookie: cookie.join('; ') }), asResponse: true });
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
