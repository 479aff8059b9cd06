/** What a signed-in person changes of the own account: the password, the second factor. */
import type { Problem } from '../../rules/engine/denial.ts';
import { accountPasswordProblem } from './check-password.ts';
import { cookieOf } from './identify.ts';
import { noteProof } from './own-sessions.ts';
import { headersOf, read, type SessionParts } from './sessions.ts';

export type Changed =
  /** These acts give the browser a new session in place of the old one. */
  | { kind: 'done'; cookies: string[] }
  | { kind: 'easy-password'; problem: Problem }
  | { kind: 'wait'; seconds: number }
  | { kind: 'wrong-password' | 'wrong-code' | 'no-password' | 'already' | 'nothing' };

export interface TwoFactorSecrets {
  uri: string;
  backupCodes: string[];
}

/**
 * Whoever took over a session guesses its password no faster than at sign-in. It is counted by session, so that the person
 * can still change the password from a session of their own.
 */
async function guarded<T extends Changed>(
  parts: SessionParts,
  request: Request,
  work: () => Promise<T>,
): Promise<T | Extract<Changed, { kind: 'wait' }>> {
  const session = (await parts.identify(request))?.session;
  if (!session) return work();
  const tried = { email: session.accountId, address: `session ${session.id}`, device: session.id };
  const turn = await parts.attempts.begin(tried);
  if (turn.kind === 'wait') return turn;
  const outcome = await work();
  if (outcome.kind !== 'wrong-password') await parts.attempts.succeeded(tried);
  return outcome;
}

/** The password again, so that somebody at an unlocked screen can do less. Good for a quarter of an hour. */
export async function proveIdentity(
  parts: SessionParts,
  request: Request,
  password: string,
): Promise<Changed> {
  return guarded(parts, request, async (): Promise<Changed> => {
    const who = await parts.identify(request);
    const answer = await parts.instance.api.verifyPassword({ ...own(parts, request), body: { password } });
    if (!answer.ok || !who?.session) return { kind: 'wrong-password' };
    await noteProof(parts.times, who.session.id);
    parts.identify.forget(cookieOf(request, parts.names.session) ?? '');
    return { kind: 'done', cookies: [] };
  });
}

/** Every other session of the account ends. */
export async function changePassword(
  parts: SessionParts,
  request: Request,
  given: { currentPassword: string; newPassword: string },
): Promise<Changed> {
  const who = await parts.identify(request);
  const easy =
    who?.session &&
    (await accountPasswordProblem(
      parts.db,
      parts.words,
      who.session.accountId,
      given.newPassword,
      '/newPassword',
    ));
  if (easy) return { kind: 'easy-password', problem: easy };
  return guarded(parts, request, async () =>
    changed(
      parts,
      request,
      await parts.instance.api.changePassword({
        ...own(parts, request),
        body: { ...given, revokeOtherSessions: true },
      }),
    ),
  );
}

/** The secret for the authenticator app, as an otpauth address, and the backup codes. In force once a first code was confirmed. */
export async function startTwoFactor(
  parts: SessionParts,
  request: Request,
  password: string,
): Promise<Changed & { secrets?: TwoFactorSecrets }> {
  return guarded(parts, request, () => twoFactorStarted(parts, request, password));
}

async function twoFactorStarted(
  parts: SessionParts,
  request: Request,
  password: string,
): Promise<Changed & { secrets?: TwoFactorSecrets }> {
  const response = await parts.instance.api.enableTwoFactor({
    ...own(parts, request),
    body: { password, method: 'totp' },
  });
  const { body } = await read(response.clone());
  const outcome = await changed(parts, request, response);
  return outcome.kind === 'done'
    ? {
        ...outcome,
        secrets: { uri: body['totpURI'] as string, backupCodes: body['backupCodes'] as string[] },
      }
    : outcome;
}

export async function confirmTwoFactor(
  parts: SessionParts,
  request: Request,
  code: string,
): Promise<Changed> {
  const plain = code.replaceAll(' ', '');
  const who = await parts.identify(request);
  const outcome = await changed(
    parts,
    request,
    await parts.instance.api.verifyTOTP({ ...own(parts, request), body: { code: plain } }),
  );
  if (outcome.kind === 'done' && who?.session) await parts.codes.use(who.session.accountId, plain);
  return outcome;
}

/** New ones in place of all that were given before, used or not. */
export async function renewBackupCodes(
  parts: SessionParts,
  request: Request,
  password: string,
): Promise<Changed & { backupCodes?: string[] }> {
  return guarded(parts, request, async (): Promise<Changed & { backupCodes?: string[] }> => {
    const response = await parts.instance.api.generateBackupCodes({
      ...own(parts, request),
      body: { password },
    });
    const { body } = await read(response.clone());
    const outcome = await changed(parts, request, response);
    return outcome.kind === 'done' ? { ...outcome, backupCodes: body['backupCodes'] as string[] } : outcome;
  });
}

export async function endTwoFactor(
  parts: SessionParts,
  request: Request,
  password: string,
): Promise<Changed> {
  return guarded(parts, request, async () =>
    changed(
      parts,
      request,
      await parts.instance.api.disableTwoFactor({ ...own(parts, request), body: { password } }),
    ),
  );
}

function own({ names }: SessionParts, request: Request): { headers: Headers; asResponse: true } {
  return { headers: headersOf(request, [names.session]), asResponse: true };
}

async function changed(
  { names, identify }: SessionParts,
  request: Request,
  answer: Response,
): Promise<Changed> {
  const { response, body } = await read(answer);
  if (!response.ok) return { kind: reasons[String(body['code'])] ?? 'nothing' };
  const old = cookieOf(request, names.session);
  if (old !== null) identify.forget(old);
  return { kind: 'done', cookies: response.headers.getSetCookie() };
}

const reasons: Record<string, Exclude<Changed['kind'], 'done' | 'easy-password' | 'wait'>> = {
  INVALID_PASSWORD: 'wrong-password',
  INVALID_CODE: 'wrong-code',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'no-password',
  TOTP_ALREADY_ENABLED: 'already',
  TOTP_NOT_ENABLED: 'nothing',
  TWO_FACTOR_NOT_ENABLED: 'nothing',
};
