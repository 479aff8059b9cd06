/** From settings to the parts that everything else stands on: database, files, accounts, services. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Calendar } from '../rules/time/calendar.ts';
import { seed } from './actions/operations/seed.ts';
import { calendarNotes } from './actions/programme/calendar-notes.ts';
import type { Services } from './actions/run/context.ts';
import { openAuth, type Auth } from './auth/auth.ts';
import type { Config } from './config.ts';
import { idOf, keepIdKeys } from './http/frame/ids.ts';
import type { MailSettings } from './jobs/plan-mail.ts';
import { lettersOf } from './jobs/write-letters.ts';
import { senderOf } from './mail/sender.ts';
import { clamavScanner } from './ports/clamav.ts';
import { sentences, type Log, type Logger } from './ports/log.ts';
import { watchOutage, type Outage } from './ports/outage.ts';
import { guardedClock, systemClock, type Clock, type GuardedClock } from './ports/clock.ts';
import { folderStore, type FileStore } from './ports/files.ts';
import { systemRandom } from './ports/random.ts';
import { s3Store } from './ports/s3.ts';
import { readClock } from './store/engine/clock.ts';
import { timeByUptime } from './actions/operations/watch-clock.ts';
import { thisBoot } from './ports/boot.ts';
import { relayTime, webTime, type TimeSource } from './ports/outside-time.ts';
import { runningEmbedded, startEmbedded } from './store/postgres/embedded.ts';
import { connectionUrls, migrate, type ConnectionUrls, type RoleSecrets } from './store/postgres/migrate.ts';
import { openDatabase, type Database } from './store/postgres/tx.ts';

/** What was opened, to be closed the other way round. */
export class Opened {
  #close: { name: string; close: () => Promise<unknown> }[] = [];

  add(name: string, close: () => Promise<unknown>): void {
    this.#close.push({ name, close });
  }

  async closeAll(log: Log): Promise<void> {
    for (let last = this.#close.pop(); last; last = this.#close.pop()) {
      const { name, close } = last;
      await close().catch((error: Error) => log(`${name} could not be closed: ${error.message}`));
    }
  }
}

export function secretsOf(config: Config): RoleSecrets {
  return { appPassword: config.databaseAppPassword, authPassword: config.databaseAuthPassword };
}

/** The server of DATABASE_URL, or the embedded one of DATA_DIR, started if need be. */
export async function openServer(
  config: Config,
  opened: Opened,
  log: Log,
  onLost: (error: Error) => void,
): Promise<ConnectionUrls> {
  if (config.databaseUrl !== undefined) return connectionUrls(config.databaseUrl, secretsOf(config));
  const embedded = await startEmbedded({ dataDir: config.dataDir, log, onLost });
  opened.add('The database', () => embedded.stop());
  if (embedded.adopted) log('The database was still running after an earlier program; taken over.');
  return connectionUrls(embedded.ownerUrl);
}

/** For commands that may run beside the program: the running server's, or one of their own for as long as they take. */
export async function reachServer(config: Config, opened: Opened, log: Log): Promise<ConnectionUrls> {
  const running = config.databaseUrl === undefined ? await runningEmbedded(config.dataDir) : undefined;
  return running === undefined ? openServer(config, opened, log, () => undefined) : connectionUrls(running);
}

/** A server of one's own may be unreachable, or refuse; the message then says which setting names it. */
export async function migrateNamed(config: Config, urls: ConnectionUrls, log: Log): Promise<void> {
  try {
    await migrate({ ownerUrl: urls.owner, secrets: secretsOf(config), log, limits: config.databaseLimits });
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const unreachable =
      /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|28|3D000|08)/.test(code) || error instanceof AggregateError;
    if (config.databaseUrl === undefined || !unreachable) throw error;
    throw new Error(`DATABASE_URL: the database cannot be reached (${message || code}).`, { cause: error });
  }
}

const calendarFolder = join(import.meta.dirname, '..', 'demo', 'calendars');

/** The calendars that come with the program; an administrator may edit them afterwards. */
export function readCalendars(folder = calendarFolder): Calendar[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted();
  return names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Calendar);
}

export async function seedAll(db: Database, log: Log): Promise<void> {
  const added = await seed({ db }, { calendars: readCalendars() });
  if (added.length > 0) log(`Seeded: ${added.join(', ')}.`);
  for (const note of await calendarNotes({ db, clock: systemClock })) log(note);
}

interface DbOptions extends Partial<Pick<Config, 'databasePrepare'>> {
  connections?: number;
  /** For commands that work on everything and may take as long as they take. */
  unhurried?: boolean;
  log?: Log;
}

const notPrepared =
  'A pooler before the database does not carry prepared statements, so none is used any more; set DATABASE_PREPARE to false.';

export function openDb(
  urls: ConnectionUrls,
  clock: Clock,
  lost: (error: Error) => void,
  { connections = 10, unhurried = false, databasePrepare: prepare = true, log }: DbOptions = {},
): Database {
  let closing = false;
  const onError = (error: Error): void => {
    // A pool says that it has ended before its last connections have; the server may be quicker in ending them.
    if (!closing) lost(error);
  };
  const patience = unhurried ? { patienceMs: null } : {};
  const db = openDatabase({
    url: urls.app,
    connections,
    prepare,
    clockNow: () => clock.now(),
    onError,
    onUnprepared: () => log?.(notPrepared, 'warn'),
    ...patience,
  });
  const close = (): Promise<void> => {
    closing = true;
    return db.close();
  };
  return { ...db, close };
}

/**
 * Outside the demo a doubt about the machine's clock pauses deadlines until a second source agrees or a person has
 * looked. A demo on somebody's laptop sleeps at night or for days, and follows the clock as it is.
 */
export async function openClock(
  config: Config,
  urls: ConnectionUrls,
  log: Log,
): Promise<{ clock: Clock; guarded: GuardedClock | null }> {
  if (config.sandboxClock) return { clock: systemClock, guarded: null };
  const db = openDb(urls, systemClock, lostConnection(log), { ...config, connections: 1, log });
  try {
    const state = await db.transact({ side: 'system' }, (tx) => readClock(tx), 'read');
    const guarded = guardedClock(undefined, undefined, {
      lastSeen: state.lastSeenAt === null ? null : Date.parse(state.lastSeenAt),
      byUptime: timeByUptime(state, thisBoot()),
    });
    return { clock: guarded, guarded };
  } finally {
    await db.close();
  }
}

export const lostConnection =
  (log: Log) =>
  (error: Error): void =>
    log(`A connection to the database was lost: ${error.message}`, 'warn');

export function openFiles({ files }: Pick<Config, 'files'>): FileStore {
  return files.kind === 's3' ? s3Store(files) : folderStore(files.path);
}

/** Who else knows the time: what the program has to do with anyway, and no server that only tells the time. */
export function timeSources({
  smtpUrl,
  files,
  oidc,
}: Pick<Config, 'smtpUrl' | 'files' | 'oidc'>): TimeSource[] {
  return [
    ...(smtpUrl === undefined ? [] : [relayTime(smtpUrl)]),
    ...(files.kind === 's3' ? [webTime(files.endpoint)] : []),
    ...(oidc === undefined ? [] : [webTime(oidc.issuer)]),
  ];
}

export interface Parts {
  services: Services;
  auth: Auth;
  mail: MailSettings;
  outage: Outage;
}

/** `publicUrl` is known once the port is. */
export async function openParts(
  config: Config,
  urls: ConnectionUrls,
  clock: Clock,
  publicUrl: string,
  opened: Opened,
  logger: Logger,
): Promise<Parts> {
  const lost = (error: Error): void => outage.failed('connection', error.message);
  const db = openDb(urls, clock, lost, { ...config, log: sentences(logger) });
  const outage = watchOutage({ logger, reach: () => db.pool.query('select 1') });
  opened.add('The watch over the database', async () => outage.stop());
  opened.add('The database connections', () => db.close());
  const { secret } = config;
  const services: Services = {
    db,
    clock,
    random: systemRandom,
    files: openFiles(config),
    secret,
    sealKeys: config.sealKeys,
    publicUrl,
    owner: { country: config.ownerCountry, zone: config.ownerTimeZone },
    sandbox: config.sandboxClock,
    secondReader: config.secondReader,
    scanner: config.clamav ? clamavScanner(config.clamav) : null,
  };
  const auth = await openAuth({
    url: urls.auth,
    db,
    clock,
    random: systemRandom,
    secret,
    publicUrl,
    demo: config.demoUsers,
    sandbox: config.sandboxClock,
    oidc: config.oidc ?? null,
    idleMinutes: config.idleMinutes,
    secondFactorFor: config.secondFactorFor,
    ...(config.ownerName && { ownerName: config.ownerName }),
    log: sentences(logger),
    unreachable: lost,
  });
  opened.add('The accounts', () => auth.close());
  const mail = mailSettings(config, publicUrl);
  return { services: { ...services, letters: lettersOf({ ...services, mail }) }, auth, mail, outage };
}

/** Without the scheme, as people type an address. */
function typedAddress(publicUrl: string): string {
  const { host, pathname } = new URL(publicUrl);
  return `${host}${pathname.replace(/\/$/, '')}/consent`;
}

export function mailSettings(config: Config, publicUrl: string): MailSettings {
  keepIdKeys(config.secret);
  const from = senderOf(config.mailFrom);
  return {
    from,
    owner: config.ownerName ?? (from.name || 'the programme owner'),
    identity: config.identity && { ...config.identity, typedAddress: typedAddress(publicUrl) },
    claimUrl: (tenantId, claimId) => `${publicUrl}/claims/${idOf('claim', tenantId, claimId)}`,
  };
}
