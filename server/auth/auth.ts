/** Sign-in as a whole: its own connections under its own role, better-auth, sessions, and who sends a request. */
import pg from 'pg';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import { connecting } from '../store/postgres/connecting.ts';
import { noteComing } from '../store/parties/invitations.ts';
import { memberOfAccount } from '../store/parties/members.ts';
import { removeExpired } from '../store/parties/sessions.ts';
import type { Database } from '../store/postgres/tx.ts';
import { countAttempts } from './attempts.ts';
import { makeIdentify, type Identify, type SecondFactorFor } from './identify.ts';
import {
  discoveryUrl,
  makeInstance,
  type Instance,
  type InstanceOptions,
  type OidcSettings,
} from './instance.ts';
import type { SessionTimes } from './own-sessions.ts';
import { usedCodes } from './used-codes.ts';
import { cookieNames, findSession, type SessionParts } from './sessions.ts';

export interface AuthOptions {
  /** Signed in as cpor_auth; the migrations have run. */
  url: string;
  connections?: number;
  db: Database;
  clock: Clock;
  random: Random;
  secret: string;
  publicUrl: string;
  /** The demo on this machine: one-click sign-in, keys of the kind cpor_test_. */
  demo: boolean;
  /** A sandbox of any kind takes test keys only; production takes live keys only. */
  sandbox: boolean;
  oidc: OidcSettings | null;
  /** Left out: two hours. */
  idleMinutes?: number;
  secondFactorFor?: SecondFactorFor;
  /** How the owner is called; no password may be made of it. */
  ownerName?: string;
  log: Log;
  /** The accounts' database cannot be reached; left out, it is logged like anything else. */
  unreachable?(error: Error): void;
  ticks?: () => number;
  /** How a short wait before a password is looked at is waited. */
  wait?: (ms: number) => Promise<unknown>;
}

export interface Auth {
  pool: pg.Pool;
  instance: Instance;
  identify: Identify;
  /** What the functions of sessions.ts and own-account.ts are given. */
  sessions: SessionParts;
  demo: boolean;
  /** Is there a company's own provider to sign in at? */
  singleSignOn: boolean;
  /** Whose programme it is, by name. */
  ownerName: string | null;
  close(): Promise<void>;
}

const lost = (log: Log) => (error: Error) =>
  log(`A connection of the accounts was lost: ${error.message}`, 'warn');

async function isAdmitted({ db, clock }: AuthOptions, accountId: string): Promise<boolean> {
  const member = await memberOfAccount(db, accountId);
  // By password or at the company's provider: whoever signs in has come.
  if (member) await noteComing(db, member.id, new Date(clock.now()).toISOString());
  return member !== null;
}

export async function openAuth(options: AuthOptions): Promise<Auth> {
  const pool = new pg.Pool({
    ...connecting(options.url, 'opencpor auth'),
    max: options.connections ?? 4,
    connectionTimeoutMillis: 15_000,
  });
  // Without listeners a database that stops would end the program.
  const unreachable = options.unreachable ?? lost(options.log);
  pool.on('error', unreachable);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const ticks = options.ticks ?? (() => performance.now());
  const tidy = everyHour(ticks, () => removeExpired(pool, options.clock.now()), options.log);
  const admits = (accountId: string): Promise<boolean> => {
    tidy();
    return isAdmitted(options, accountId);
  };
  const settings: InstanceOptions = { ...options, unreachable, pool, admits, oidc: null };
  const instance = makeInstance(settings);
  const names = await cookieNames(instance);
  const times: SessionTimes = {
    pool,
    now: () => options.clock.now(),
    idleMs: (options.idleMinutes ?? 120) * 60_000,
  };
  const identify = makeIdentify({
    ...options,
    ticks,
    keyKind: options.sandbox ? 'test' : 'live',
    cookieName: names.session,
    secondFactorFor: options.secondFactorFor ?? 'none',
    findSession: (cookie) => findSession(instance, names, times, cookie),
  });
  const sessions: SessionParts = {
    db: options.db,
    instance,
    names,
    identify,
    attempts: countAttempts({ pool, ...options }),
    device: {
      ...options,
      cookieName: names.device,
      https: options.publicUrl.startsWith('https:'),
    },
    times,
    words: ['OpenCPOR', 'CPOR', options.ownerName ?? '', new URL(options.publicUrl).hostname],
    codes: usedCodes({ pool, ...options, cookieName: names.secondFactor }),
    demo: options.demo,
    withProvider: atFirstNeed(settings, options.oidc),
  };
  return {
    pool,
    instance,
    identify,
    sessions,
    demo: options.demo,
    singleSignOn: options.oidc !== null,
    ownerName: options.ownerName ?? null,
    close: () => pool.end(),
  };
}

/** better-auth removes a session that ended when its browser comes back; those that never come back are removed beside a sign-in. */
function everyHour(ticks: () => number, work: () => Promise<void>, log: Log): () => void {
  let next = 0;
  return () => {
    if (ticks() < next) return;
    next = ticks() + 3_600_000;
    work().catch((error: Error) => log(`Ended sessions were not removed: ${error.message}`, 'warn'));
  };
}

/**
 * better-auth asks the provider for its addresses while it is being made and never again. So that a provider which is down does
 * not keep the program from starting, a second instance on the same tables is made when somebody first wants to sign in there.
 */
function atFirstNeed(settings: InstanceOptions, oidc: OidcSettings | null): () => Promise<Instance | null> {
  let made: Promise<Instance | null> | null = null;
  return () => {
    if (!oidc) return Promise.resolve(null);
    made ??= discovered(oidc).then((problem) => {
      if (problem === null) return makeInstance({ ...settings, oidc });
      settings.log(`The provider at OIDC_ISSUER cannot be used now: ${problem}`, 'error');
      made = null;
      return null;
    });
    return made;
  };
}

/** OpenID Connect Discovery 1.0, 4.3: the issuer that is named there must be the one that was asked. */
async function discovered({ issuer }: OidcSettings): Promise<string | null> {
  try {
    const response = await fetch(discoveryUrl(issuer), {
      signal: AbortSignal.timeout(5000),
      redirect: 'error',
    });
    if (!response.ok) return `it answered ${response.status}`;
    const found = (await response.json()) as { issuer?: unknown };
    const named = String(found.issuer);
    return named.replace(/\/$/, '') === issuer.replace(/\/$/, '') ? null : `it says that it is ${named}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
