/**
 * Who sends this request: a person with a session's cookie, or a program with an API key. Either way a member of the domain
 * with that member's grants. What was found is remembered for five seconds, so that a burst of calls asks the database once;
 * a revoked key, a lost role and a disabled person therefore lose effect within five seconds in every process.
 */
import type { Actor } from '../../rules/rights/role.ts';
import { isReadOnly } from '../../rules/rights/scopes.ts';
import { hashOfKey, type KeyKind } from '../ports/api-key.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { memberOfKey, noteKeyUse } from '../store/parties/api-keys.ts';
import { memberOfAccount, type Member } from '../store/parties/members.ts';
import type { Database } from '../store/postgres/tx.ts';
import { isFromAnotherSite } from './origin.ts';

export interface Identified {
  actor: Actor;
  kind: 'session' | 'key';
  memberId: string;
  email: string;
  language: string;
  /** null for a key. */
  session: {
    id: string;
    accountId: string;
    twoFactor: boolean;
    expiresAt: string;
    /** When the password was last given. */
    provedAt: string;
    /** False for those who sign in at their company's provider only. */
    hasPassword: boolean;
    /** A second factor has to be added before anything else. */
    mustEnrol: boolean;
  } | null;
  /** null for a session. */
  keyId: string | null;
  /** The first request ever made with this key; whoever tells of it sets it back. */
  firstUse?: boolean;
}

/** Whose sessions need a second factor. Whoever signs in at the company's provider only has one there. */
export type SecondFactorFor = 'none' | 'owner' | 'everyone';

export interface FoundSession {
  id: string;
  provedAt: Date;
  hasPassword: boolean;
  accountId: string;
  twoFactor: boolean;
  expiresAt: Date;
}

export interface IdentifyOptions {
  db: Database;
  clock: Clock;
  publicUrl: string;
  demo: boolean;
  keyKind: KeyKind;
  secondFactorFor: SecondFactorFor;
  cookieName: string;
  /** The session of this cookie, checked for its signature and end; null when there is none. */
  findSession(cookie: string): Promise<FoundSession | null>;
  log: Log;
  /** Milliseconds that never jump. */
  ticks?: () => number;
}

export interface Identify {
  (request: Request): Promise<Identified | null>;
  /** After signing out: this process forgets at once. */
  forget(cookie: string): void;
}

export const rememberedMs = 5000;
const most = 10_000;

interface Remembered {
  until: number;
  found: Promise<Identified | null>;
}

export function makeIdentify(options: IdentifyOptions): Identify {
  const ticks = options.ticks ?? (() => performance.now());
  const remembered = new Map<string, Remembered>();

  /** Callers that come while the first one asks wait for its answer. Counted from before the question, so five seconds are never more. */
  function once(name: string, ask: () => Promise<Identified | null>): Promise<Identified | null> {
    const known = remembered.get(name);
    if (known && known.until > ticks()) return known.found;
    remembered.delete(name);
    const entry: Remembered = { until: ticks() + rememberedMs, found: ask() };
    remembered.set(name, entry);
    const [oldest] = remembered.keys();
    if (remembered.size > most && oldest !== undefined) remembered.delete(oldest);
    const forget = (): void => {
      if (remembered.get(name) === entry) remembered.delete(name);
    };
    // Nothing found and nothing reached are not remembered: junk must not fill the memory, nor an outage last.
    entry.found.then((found) => {
      if (!found) forget();
      const left = found?.session ? Date.parse(found.session.expiresAt) - options.clock.now() : rememberedMs;
      entry.until = Math.min(entry.until, ticks() + left);
    }, forget);
    return entry.found;
  }

  const identify = async (request: Request): Promise<Identified | null> => {
    const authorization = request.headers.get('authorization');
    if (authorization !== null) {
      const hash = hashOfKey(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '', options.keyKind);
      return hash && once(`key ${hash.toString('base64')}`, () => byKey(options, hash));
    }
    const cookie = cookieOf(request, options.cookieName);
    if (cookie === null || isFromAnotherSite(request, options.publicUrl, options.demo)) return null;
    return once(`session ${cookie}`, () => bySession(options, cookie));
  };
  return Object.assign(identify, { forget: (cookie: string) => void remembered.delete(`session ${cookie}`) });
}

/** The value as it was sent. Two cookies of one name are nobody's: one of them was planted. */
export function cookieOf(request: Request, name: string): string | null {
  const values = (request.headers.get('cookie') ?? '').split(';').flatMap((part) => {
    const at = part.indexOf('=');
    return at > 0 && part.slice(0, at).trim() === name ? [part.slice(at + 1).trim()] : [];
  });
  return values.length === 1 ? (values[0] as string) : null;
}

async function byKey({ db, clock, log }: IdentifyOptions, hash: Buffer): Promise<Identified | null> {
  const now = Temporal.Instant.fromEpochMilliseconds(Math.floor(clock.now())).toString();
  const key = await memberOfKey(db, hash, now);
  if (!key) return null;
  const today = now.slice(0, 10);
  if (key.lastUsedOn !== today)
    noteKeyUse(db, key.keyId, today).catch((error: Error) =>
      log(`The use of an API key was not noted: ${error.message}`, 'warn'),
    );
  const actor = {
    ...actorOf(key),
    name: `${key.name} (key: ${key.keyName})`,
    scopes: key.scopes,
    keyId: key.keyId,
    readOnly: isReadOnly(key.scopes),
  };
  return {
    actor,
    kind: 'key',
    memberId: key.id,
    email: key.email,
    language: key.language,
    session: null,
    keyId: key.keyId,
    firstUse: key.lastUsedOn === null,
  };
}

async function bySession(
  { db, findSession, secondFactorFor }: IdentifyOptions,
  cookie: string,
): Promise<Identified | null> {
  const session = await findSession(cookie);
  const member = session && (await memberOfAccount(db, session.accountId));
  if (!member) return null;
  return {
    actor: actorOf(member),
    kind: 'session',
    memberId: member.id,
    email: member.email,
    language: member.language,
    session: {
      ...session,
      expiresAt: session.expiresAt.toISOString(),
      provedAt: session.provedAt.toISOString(),
      mustEnrol:
        !session.twoFactor &&
        session.hasPassword &&
        (secondFactorFor === 'everyone' || secondFactorFor === member.side),
    },
    keyId: null,
  };
}

function actorOf(member: Member): Actor {
  return {
    side: member.side,
    id: member.id,
    name: member.name,
    email: member.email,
    grants: member.grants,
    readOnly: false,
    scopes: null,
    conflictPartnerIds: member.conflictPartnerIds,
    ...(member.partnerId && { partnerId: member.partnerId }),
    ...(member.tenantId && { tenantId: member.tenantId }),
  };
}
