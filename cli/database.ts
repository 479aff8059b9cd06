/** Commands that work on the database as a whole. Beside a running program they use its server, else one of their own. */
import { backup } from '../server/actions/operations/backup.ts';
import { resealProfiles } from '../server/actions/incentives/reseal-profiles.ts';
import { recount } from '../server/actions/review/count-days.ts';
import { checkBackup, restore } from '../server/actions/operations/restore.ts';
import { findLeftOver } from '../server/actions/operations/left-over-files.ts';
import { verify } from '../server/actions/operations/verify.ts';
import { confirmClock } from '../server/actions/operations/watch-clock.ts';
import { calendarNotes } from '../server/actions/programme/calendar-notes.ts';
import { readConfig, type Config } from '../server/config.ts';
import {
  lostConnection,
  migrateNamed,
  openDb,
  Opened,
  openFiles,
  openServer,
  reachServer,
  secretsOf,
  seedAll,
} from '../server/open.ts';
import { systemClock } from '../server/ports/clock.ts';
import { systemRandom } from '../server/ports/random.ts';
import { makeLogger, type Logger } from '../server/ports/log.ts';
import type { ConnectionUrls } from '../server/store/postgres/migrate.ts';
import type { FileStore } from '../server/ports/files.ts';
import type { Database } from '../server/store/postgres/tx.ts';
import { UsageError, type Call } from './main.ts';
import { jsonOf, wordsOf } from './verify-text.ts';

/** What happens meanwhile, as sentences beside the command's own answer. */
export const loggerOf = (call: Call): Logger => makeLogger({ level: 'info', form: 'text', out: call.err });

export async function withServer<T>(
  call: Call,
  work: (config: Config, urls: ConnectionUrls, opened: Opened) => Promise<T>,
): Promise<T> {
  const config = readConfig(call.env);
  const opened = new Opened();
  try {
    return await work(config, await reachServer(config, opened, call.err), opened);
  } finally {
    await opened.closeAll(call.err);
  }
}

export function withDatabase<T>(call: Call, work: (config: Config, db: Database) => Promise<T>): Promise<T> {
  return withServer(call, async (config, urls, opened) => {
    const db = openDb(urls, systemClock, lostConnection(call.err), {
      ...config,
      connections: 4,
      unhurried: true,
    });
    opened.add('The database connections', () => db.close());
    return work(config, db);
  });
}

export function migrateCommand(call: Call): Promise<number> {
  return withServer(call, async (config, urls) => {
    await migrateNamed(config, urls, call.out);
    call.out('The tables are up to date.');
    return 0;
  });
}

export function seedCommand(call: Call): Promise<number> {
  return withServer(call, async (config, urls, opened) => {
    await migrateNamed(config, urls, call.out);
    const db = openDb(urls, systemClock, lostConnection(call.err), { ...config, connections: 1 });
    opened.add('The database connections', () => db.close());
    await seedAll(db, call.out);
    call.out('Catalogue, policies and calendars are there.');
    return 0;
  });
}

export function resealCommand(call: Call): Promise<number> {
  return withDatabase(call, async ({ secret, sealKeys }, db) => {
    const { keyId, resealed } = await resealProfiles({ db, secret, sealKeys, random: systemRandom });
    call.out(`${resealed} profiles were sealed again; all are under the key ${keyId} now.`);
    return 0;
  });
}

export function backupCommand(call: Call): Promise<number> {
  const [path = ''] = call.args;
  return withServer(call, async (config, urls, opened) => {
    const files = openFiles(config);
    const report = await backup({ urls, files, clock: systemClock, log: call.err }, path);
    for (const { storageKey, problem } of report.damagedFiles)
      call.err(`Proof file ${storageKey} ${problem}; it is not in the backup.`);
    call.out(`${path}: ${report.rows} rows of ${report.tables} tables and ${report.files} proof files.`);
    const db = openDb(urls, systemClock, lostConnection(call.err), {
      ...config,
      connections: 1,
      unhurried: true,
    });
    opened.add('The database connections', () => db.close());
    await tellLeftOut(call, db, files, report.removedFiles);
    return report.damagedFiles.length === 0 ? 0 : 1;
  });
}

/** So that nobody believes that the file holds everything there is. */
async function tellLeftOut(call: Call, db: Database, files: FileStore, removed: number): Promise<void> {
  let leftOver = 0;
  for await (const _file of findLeftOver({ db, files }, Date.now())) leftOver += 1;
  if (removed > 0) call.out(`Not in it: the bytes of ${removed} files that their partners removed.`);
  if (leftOver > 0)
    call.out(`Not in it: ${leftOver} files in the store that belong to no claim (cpor verify names them).`);
  call.out('Not in it: SECRET and the other settings.');
}

export async function restoreCommand(call: Call): Promise<number> {
  const [path = ''] = call.args;
  const config = readConfig(call.env);
  // Before a database is made for it: what is refused leaves nothing behind.
  const checked = await checkBackup(path, call.err);
  const opened = new Opened();
  try {
    const urls = await openServer(config, opened, call.err, () => undefined);
    const files = openFiles(config);
    const report = await restore({ urls, secrets: secretsOf(config), files, log: call.err }, checked);
    call.out(
      `Restored the backup of ${report.madeAt}: ${report.rows} rows of ${report.tables} tables and ${report.files} proof files.`,
    );
    for (const { storageKey, problem } of report.damagedFiles)
      call.err(`Proof file ${storageKey} was not in the backup: it ${problem}.`);
    const db = openDb(urls, systemClock, lostConnection(call.err), {
      ...config,
      connections: 4,
      unhurried: true,
    });
    opened.add('The database connections', () => db.close());
    return await verified(call, config, db);
  } finally {
    await opened.closeAll(call.err);
  }
}

export function verifyCommand(call: Call): Promise<number> {
  return withDatabase(call, (config, db) => verified(call, config, db));
}

async function verified(call: Call, config: Config, db: Database): Promise<number> {
  const owner = { country: config.ownerCountry, zone: config.ownerTimeZone };
  const asJson = call.options['json'] === true;
  const report = await verify({
    db,
    files: openFiles(config),
    owner,
    onProblem: asJson ? () => undefined : call.err,
  });
  for (const line of asJson ? [jsonOf(report)] : wordsOf(report)) call.out(line);
  if (!asJson) for (const note of await calendarNotes({ db, clock: systemClock })) call.out(note);
  return report.problems.length === 0 ? 0 : 1;
}

export function confirmClockCommand(call: Call): Promise<number> {
  if (call.args[0] !== 'confirm' || call.options['yes'] === true)
    throw new UsageError('Usage: cpor clock confirm, or cpor clock undo [--yes] [--reason TEXT]');
  return withDatabase(call, async (_config, db) => {
    const { heldAt } = await confirmClock(db, systemClock);
    call.out(
      heldAt === null
        ? 'The clock was not in doubt.'
        : `Deadlines were paused since ${heldAt} and run again.`,
    );
    return 0;
  });
}

/** The figures of oversight from the histories alone; acts go on meanwhile. */
export function recountCommand(call: Call): Promise<number> {
  return withDatabase(call, async (config, db) => {
    const owner = { country: config.ownerCountry, zone: config.ownerTimeZone };
    const claims = await recount({ db, owner }, (done) => {
      if (done % 50_000 === 0) call.err(`${done} claims …`);
    });
    call.out(`The figures of oversight were counted again from ${claims} claims.`);
    return 0;
  });
}
