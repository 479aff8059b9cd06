/** The whole program, from settings to a running server. `main.ts` starts it for people; tests start it for themselves. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startHere } from '../demo/people.ts';
import { isUntouched } from '../demo/untouched.ts';
import { askQuestion } from './actions/consent/ask-question.ts';
import { noticeDelivered } from './actions/consent/deliver-notice.ts';
import { endAssociation } from './actions/associations/end-association.ts';
import { agree } from './actions/consent/agree.ts';
import { notMe } from './actions/consent/not-me.ts';
import { refuse } from './actions/consent/refuse.ts';
import { undoDecision } from './actions/consent/undo-decision.ts';
import { nothingKnown, watchClock, type Watch } from './actions/operations/watch-clock.ts';
import type { Config } from './config.ts';
import { makeApp, type AppOptions } from './http/app.ts';
import { authRoutes } from './http/parties/auth-routes.ts';
import { consentPage } from './http/consent/consent-page.ts';
import { contactPage } from './http/consent/contact-page.ts';
import { invitations } from './http/parties/invitations.ts';
import { securityTxt } from './http/operations/security-txt.ts';
import { mailboxPage } from './http/operations/mailbox-page.ts';
import { portal } from './http/frame/portal.ts';
import type { Kit } from './http/frame/serve.ts';
import { startCounting } from './jobs/count-days.ts';
import { deliverMail, mailsAtOnce, type Delivering } from './jobs/deliver-mail.ts';
import { startExpiry } from './jobs/expire-records.ts';
import { startPosting } from './jobs/post-runs.ts';
import { startNumbering } from './jobs/number-events.ts';
import { startTidying } from './jobs/remove-left-over.ts';
import { releaseHandler } from './jobs/release-claims.ts';
import { readHandler, readingAtOnce } from './jobs/read-files.ts';
import { startJobs, type RelayChange } from './jobs/run-jobs.ts';
import { scanHandler } from './jobs/scan-files.ts';
import { loop, startSweep } from './jobs/sweep.ts';
import { listen, type Door } from './listen.ts';
import {
  migrateNamed,
  Opened,
  openClock,
  openParts,
  openServer,
  seedAll,
  timeSources,
  type Parts,
} from './open.ts';
import { thisBoot } from './ports/boot.ts';
import { sentences, silentLogger, type Log, type Logger } from './ports/log.ts';
import { FilesUnavailable } from './ports/files.ts';
import { mailboxMailer, smtpMailer } from './ports/mail.ts';
import { newUuid } from './ports/random.ts';
import type { GuardedClock } from './ports/clock.ts';
import { newestCalendars } from './store/programme/calendars.ts';
import { emptyTables } from './store/engine/demo-world.ts';
import type { ConnectionUrls } from './store/postgres/migrate.ts';
import { openProbe } from './store/postgres/probe.ts';
import { isUnavailable } from './store/postgres/unavailable.ts';

export interface ProgramOptions {
  logger?: Logger;
  /** The port that was taken; it answers "starting" from then on. */
  onListening?: (port: number) => void;
  /** The database is gone and could not be brought back: nothing more can be done. */
  onLost?: (error: Error) => void;
  /** For measurements: without limits. */
  budgets?: AppOptions['budgets'];
  /** Folder of the built portal. */
  portalFolder?: string;
}

export interface Program {
  /** Where it answers; null for a process that does jobs only. */
  url: string | null;
  parts: Parts;
  stop(): Promise<void>;
}

const builtPortal = join(import.meta.dirname, '..', 'dist', 'web');

export async function startProgram(config: Config, options: ProgramOptions = {}): Promise<Program> {
  const logger = options.logger ?? silentLogger;
  const log = sentences(logger);
  const opened = new Opened();
  let stopping: Promise<void> | null = null;
  let door: Door | null = null;
  // The door first: what runs is answered while everything behind it still stands; then the jobs, then the connections.
  const stop = (): Promise<void> =>
    (stopping ??= (door?.close() ?? Promise.resolve()).then(() => opened.closeAll(log)));
  try {
    door = config.roles === 'jobs' ? null : await listen(config);
    if (door) {
      options.onListening?.(door.port);
    }
    const urls = await openServer(config, opened, log, (error) => options.onLost?.(error));
    await migrateNamed(config, urls, log);
    const { clock, guarded } = await openClock(config, urls, log);
    const publicUrl = publicUrlOf(config, door);
    const parts = await openParts(config, urls, clock, publicUrl, opened, logger);
    await fill(config, urls, parts, log);
    await requireCalendar(config, parts);
    // Before anything is done or answered the first look has been taken.
    if (guarded) await startWatch(config, parts, guarded, opened, log);
    if (config.roles !== 'http') startWork(config, parts, opened, log);
    if (door) {
      const probe = openProbe(urls.app, () => clock.now());
      opened.add("The probes' connection", () => probe.close());
      const probes = { database: probe, files: parts.services.files };
      door.open(appOf(config, parts, { ...options, probes }, logger).fetch);
    }
    return { url: door && publicUrl, parts, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Port 0 is known only now. */
function publicUrlOf(config: Config, door: Door | null): string {
  if (door === null || config.port !== 0 || config.settings.PUBLIC_URL?.origin === 'set')
    return config.publicUrl;
  return `http://localhost:${door.port}`;
}

/** Reference data everywhere; the demo world where it is wanted and nobody has been before. */
async function fill(config: Config, urls: ConnectionUrls, parts: Parts, log: Log): Promise<void> {
  const { services, auth, mail } = parts;
  // A file and no row: it must outlive what it speaks of.
  const marker = join(config.dataDir, 'demo-world.loading');
  if (config.mode === 'demo' && existsSync(marker)) {
    log('The demo world was not loaded to its end; beginning again.');
    await emptyTables(urls);
  }
  await seedAll(services.db, log);
  if (config.mode !== 'demo' || !(await isUntouched(services.db))) return;
  const { loadDemo } = await import('../demo/load.ts');
  log('Loading the demo world (some seconds, once).');
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(marker, '');
  const { db: _db, clock, random: _random, ...rest } = services;
  const { customers, claims } = await loadDemo({
    appUrl: urls.app,
    services: rest,
    auth,
    mail,
    now: clock.now(),
    log,
  });
  rmSync(marker, { force: true });
  log(`Loaded ${claims} claims of ${customers} customers.`);
}

/** The owner's own calendar is the one for every country that has none, so there must be one. */
async function requireCalendar({ ownerCountry }: Config, { services }: Parts): Promise<void> {
  const found = await services.db.transact(
    { side: 'system' },
    (tx) => newestCalendars(tx, { after: null, limit: 500 }),
    'read',
  );
  const known = found.map(({ id }) => id);
  if (!known.includes(ownerCountry))
    throw new Error(
      `OWNER_COUNTRY: there is no calendar for ${ownerCountry}; write one of ${known.join(', ')}.`,
    );
}

/** What is due: windows, mails, scans, readings, the numbers of the feed. */
function startWork(config: Config, { services, mail, outage }: Parts, opened: Opened, log: Log): void {
  const onError = (error: Error): void => {
    if (isUnavailable(error)) outage.failed('job', error.message);
    else log(`A job failed and will be tried again: ${error.message}`, 'error');
  };
  const mailer = config.smtpUrl === undefined ? mailboxMailer() : smtpMailer(config.smtpUrl);
  opened.add('The mail relay', () => mailer.close());
  const delivering: Delivering = {
    ...services,
    mail,
    mailer,
    noticeDelivered: (notice, outcome, also) => noticeDelivered(services, notice, outcome, also),
  };
  const loops = [
    startSweep(services, onError),
    startJobs({
      db: services.db,
      clock: services.clock,
      onError,
      onRelay: (change) => log(relayLine(change), change.up ? 'info' : 'warn'),
      handlers: { mail: (job) => deliverMail(delivering, job) },
      ...mailsAtOnce,
    }),
    startJobs({
      db: services.db,
      clock: services.clock,
      onError,
      handlers: { scan: scanHandler(services), release: releaseHandler(services) },
    }),
    // Beside the others, so that nothing waits behind a long document.
    startJobs({
      db: services.db,
      clock: services.clock,
      onError,
      handlers: { read: readHandler(services) },
      ...readingAtOnce,
    }),
    startNumbering(services, onError),
    startCounting(services, onError),
    startPosting(services, onError),
    startExpiry(services, onError),
    startTidying(services, (count) => log(`Removed ${count} files of uploads that were cut off.`), onError),
  ];
  opened.add('The jobs', () => Promise.all(loops.map((one) => one.stop())));
}

function relayLine(change: RelayChange): string {
  return change.up
    ? `The mail relay takes mail again, after ${change.afterSeconds} s; everything that waits is sent.`
    : `The mail relay (SMTP_URL) takes no mail (${change.trouble}: ${change.answer}); it is tried again, and nothing is dropped.`;
}

async function startWatch(
  config: Config,
  { services, outage }: Parts,
  clock: GuardedClock,
  opened: Opened,
  log: Log,
): Promise<void> {
  const watch: Watch = {
    db: services.db,
    clock,
    log,
    id: newUuid(services.random, clock.now()),
    databaseTime: config.databaseUrl !== undefined,
    outside: timeSources(config),
    boot: thisBoot,
  };
  let known = await watchClock(watch, nothingKnown);
  const watching = loop(
    async () => {
      known = await watchClock(watch, known);
      return false;
    },
    5000,
    (error) =>
      isUnavailable(error)
        ? outage.failed('job', error.message)
        : log(`The clock could not be watched: ${error.message}`, 'error'),
  );
  opened.add('The clock watch', () => watching.stop());
}

function appOf(
  config: Config,
  { services, auth, mail, outage }: Parts,
  options: ProgramOptions & Pick<AppOptions, 'probes'>,
  logger: Logger,
): ReturnType<typeof makeApp> {
  return makeApp(services, auth.identify, {
    budgets: options.budgets,
    probes: options.probes,
    metricsToken: config.metricsToken ?? null,
    logger,
    logRequests: config.logRequests,
    onError(error, requestId) {
      if (error instanceof FilesUnavailable)
        logger.write('warn', 'files.unavailable', { requestId, message: error.message });
      else if (isUnavailable(error)) outage.failed('request', (error as Error).message);
      else logger.write('error', 'request.failed', { requestId, stack: stackOf(error) });
    },
    mount(kit: Kit) {
      authRoutes(kit, auth, startHere);
      invitations(kit, auth);
      kit.app.route(
        '/consent',
        consentPage(services, {
          onError: kit.onError,
          acts: { agree, refuse, notMe, askQuestion, undoDecision, endAssociation },
          owner: mail.owner,
          identity: mail.identity ?? null,
          limits: kit.limits,
        }),
      );
      kit.app.route(
        '/contact',
        contactPage(services, { owner: mail.owner, identity: mail.identity ?? null, limits: kit.limits }),
      );
      if (config.mode === 'demo') {
        kit.app.route(
          '/mailbox',
          mailboxPage(services, { bounce: (notice) => noticeDelivered(services, notice, 'bounced') }),
        );
      }
      securityTxt(kit.app, services, config.securityContact ?? null);
      portal(kit.app, options.portalFolder ?? builtPortal);
    },
  });
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The program's own port answers that it is ready; for those who start it as a child. */
export async function waitUntilReady(url: string, seconds = 60): Promise<void> {
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await sleep(50)) {
    const response = await fetch(`${url}/readyz`).catch(() => null);
    if (response?.ok) return;
  }
  throw new Error(`${url} was not ready within ${seconds} s`);
}
