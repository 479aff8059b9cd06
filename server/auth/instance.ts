/** better-auth as it is set up here: which of its parts are on, under which names its tables and cookies go, who is let in. */
import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { isUnavailable } from '../store/postgres/unavailable.ts';
import { newUuid, tag, type Random } from '../ports/random.ts';
import { passwordLength } from '../../rules/rights/password.ts';
import { allowedOrigins } from './origin.ts';
import { notedPool, reaching, reachingAll } from './reach.ts';

/** The company's own sign-in: any OpenID Connect provider. Its callback is <publicUrl>/api/auth/callback/oidc. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export interface InstanceOptions {
  pool: pg.Pool;
  secret: string;
  publicUrl: string;
  demo: boolean;
  clock: Clock;
  random: Random;
  /** Asked before every session: an account without a person of the domain, or of a disabled one, opens nothing. */
  admits(accountId: string): Promise<boolean>;
  log: Log;
  unreachable(error: Error): void;
  /** Where the provider said it can be found; null: without it. */
  oidc: OidcSettings | null;
}

/** A working day. Not lengthened by use. */
export const sessionSeconds = 12 * 60 * 60;
export { passwordLength };
export const providerId = 'oidc';

/** Its names on the left, those of 0005_auth.sql on the right. */
const dates = { createdAt: 'created_at', updatedAt: 'updated_at' };
const sessionColumns = {
  userId: 'user_id',
  expiresAt: 'expires_at',
  ipAddress: 'ip_address',
  userAgent: 'user_agent',
  ...dates,
};
const accountColumns = {
  accountId: 'account_id',
  providerId: 'provider_id',
  userId: 'user_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  ...dates,
};
const twoFactorTable = {
  modelName: 'two_factor',
  fields: {
    backupCodes: 'backup_codes',
    userId: 'user_id',
    failedVerificationCount: 'failed_verification_count',
    lockedUntil: 'locked_until',
  },
};

export type Instance = ReturnType<typeof makeInstance>;

export function makeInstance(options: InstanceOptions) {
  const https = options.publicUrl.startsWith('https:');
  const made = betterAuth({
    appName: 'OpenCPOR',
    baseURL: new URL(options.publicUrl).origin,
    basePath: '/api/auth',
    secret: tag(options.secret, 'better-auth', 'cookies').toString('base64url'),
    trustedOrigins: allowedOrigins(options.publicUrl, options.demo),
    // Statements name the schema themselves, so that nothing hangs on the role's search_path.
    database: {
      db: new Kysely({ dialect: new PostgresDialect({ pool: notedPool(options.pool) }) }),
      type: 'postgres',
      schemaName: 'auth',
      transaction: true,
    },
    user: { modelName: 'account_user', fields: { emailVerified: 'email_verified', ...dates } },
    session: {
      fields: sessionColumns,
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: { fields: accountColumns, updateAccountOnSignIn: false },
    verification: { fields: { expiresAt: 'expires_at', ...dates } },
    // People are made by an administrator (accounts.ts); nobody signs up.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    databaseHooks: {
      session: {
        create: { before: async (session) => ((await options.admits(session.userId)) ? undefined : false) },
      },
      // The provider is asked who somebody is and nothing else: its tokens are not kept.
      account: {
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'OpenCPOR',
        schema: { user: { fields: { twoFactorEnabled: 'two_factor_enabled' } }, twoFactor: twoFactorTable },
      }),
      ...(options.demo ? [oneClick()] : []),
      ...(options.oidc ? [provider(options.oidc)] : []),
    ],
    // Attempts are counted by attempts.ts, with the sender's address as our own server saw it.
    rateLimit: { enabled: false },
    advanced: {
      // __Host- binds a cookie to this very host, to https and to the root path. better-auth's own switch would write __Secure-.
      useSecureCookies: false,
      cookiePrefix: https ? '__Host-cpor' : 'cpor',
      defaultCookieAttributes: { secure: https, httpOnly: true, sameSite: 'lax', path: '/' },
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newUuid(options.random, options.clock.now()), validateSchema: false },
    },
    onAPIError: { errorURL: `${new URL(options.publicUrl).origin}/sign-in` },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      // Its own words may hold what people typed; an outage is told once for all (server/ports/outage.ts).
      log: (_level, message, ...details) => {
        const away = details.find((detail): detail is Error => isUnavailable(detail));
        if (away) options.unreachable(away);
        else options.log([message, ...details.map(String)].join(' '), 'error');
      },
    },
  });
  const { api, handler } = made;
  return { ...made, api: reachingAll(api), handler: (request: Request) => reaching(() => handler(request)) };
}

function provider({ issuer, clientId, clientSecret }: OidcSettings) {
  return genericOAuth({
    config: [
      {
        providerId,
        clientId,
        clientSecret,
        discoveryUrl: discoveryUrl(issuer),
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        disableSignUp: true,
        requireIdTokenVerification: true,
      },
    ],
  });
}

export function discoveryUrl(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

/** The demo's sign-in page opens a session for a person with one click. Outside the demo this does not exist. */
function oneClick() {
  return {
    id: 'demo-sign-in',
    endpoints: {
      demoSignIn: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ userId: z.string() }) },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
          const session = user && (await ctx.context.internalAdapter.createSession(user.id));
          if (!session) return ctx.json({ signedIn: false });
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ signedIn: true });
        },
      ),
    },
  };
}
