import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, realpathSync, rmdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connecting } from './connecting.ts';
import { chooseIdentity, handOver } from './postgres-identity.ts';
import { findPlace, PORT } from './postgres-place.ts';
import type { Place } from './postgres-place.ts';
import {
  clearTraces,
  lastComplaint,
  launch,
  logSize,
  makeCluster,
  runningServer,
  stopServer,
} from './postgres-process.ts';
import type { Door } from './postgres-process.ts';

export interface Embedded {
  /** The owner of the database `cpor`: makes tables and roles, is no superuser. */
  ownerUrl: string;
  /** The superuser, on the database `postgres`: makes databases for tests and restores. */
  adminUrl: string;
  /** The server was already running, left behind by a program that was killed. */
  adopted: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  log?: ((line: string) => void) | undefined;
  /** false only for tests: committed rows may then be lost in a power cut. */
  durable?: boolean | undefined;
  /** The server died and could not be brought back; the program had better stop. */
  onLost?: ((error: Error) => void) | undefined;
  /** As root, run the server as another user even where a user namespace would do. */
  avoidNamespace?: boolean | undefined;
}

interface Running {
  place: Place;
  door: Door;
  options: EmbeddedOptions;
  log: (line: string) => void;
  lock: pg.Client | undefined;
  adopted: boolean;
  stopping: boolean;
}

const DATABASE = 'cpor';
const OWNER = 'cpor_owner';
// Any number will do, as long as it stays the same.
const INSTANCE_LOCK = 20_191_001;
const START_SECONDS = 60;

/** Starts the embedded PostgreSQL of a data folder, or adopts the one that is running there, for one program at a time. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = findPlace(options.dataDir);
  const running: Running = {
    place,
    door: await findDoor(place),
    options,
    log: options.log ?? (() => undefined),
    lock: undefined,
    adopted: false,
    stopping: false,
  };
  await open(running);
  return {
    ownerUrl: url(running.door, OWNER, DATABASE),
    adminUrl: url(running.door, 'postgres', 'postgres'),
    adopted: running.adopted,
    stop: async () => {
      running.stopping = true;
      await stopServer(place, running.log);
      await running.lock?.end().catch(() => undefined);
      removeSocketFolder(place);
    },
  };
}

/** For a command beside a running program (backup, verify): the owner's URL when a server runs on this folder, else nothing. */
export async function runningEmbedded(dataDir: string): Promise<string | undefined> {
  const place = findPlace(dataDir);
  return runningServer(place) === undefined ? undefined : url(await findDoor(place), OWNER, DATABASE);
}

async function open(running: Running): Promise<void> {
  // A server that is just being stopped by its program answers for a moment and is gone before the lock is ours.
  for (let attempt = 1; ; attempt += 1) {
    running.adopted = await bringUp(running);
    try {
      const lock = await takeLock(running);
      await makeDatabase(lock, running.door).catch(async (error: unknown) => {
        await lock.end().catch(() => undefined);
        throw error;
      });
      running.lock = lock;
      lock.once('end', () => void recover(running));
      return;
    } catch (error) {
      if (attempt === 5 || !isGoingDown(error)) throw error;
      await sleep(500);
    }
  }
}

/** Answers whether the server was running already. */
async function bringUp({ place, door, options, log }: Running): Promise<boolean> {
  const durable = options.durable ?? true;
  if (runningServer(place) !== undefined) {
    try {
      await waitUntilReady(place, door, () => runningServer(place) === undefined, logSize(place), log);
      return true;
    } catch (error) {
      // It was on its way down: start it afresh.
      if (runningServer(place) !== undefined) throw error;
    }
  }
  const identity = chooseIdentity(place, options.avoidNamespace);
  handOver(identity, place.socketDir);
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) {
    log('Making the database (first start, a few seconds).');
    makeCluster(place, identity, door, durable);
  }
  handOver(identity, place.cluster);
  for (let attempt = 1; ; attempt += 1) {
    clearTraces(place);
    const since = logSize(place);
    try {
      await waitUntilReady(place, door, launch(place, identity, door, durable), since, log);
      return false;
    } catch (error) {
      // After a crash its children may hold the folder for a moment; or another program started the server at the same time.
      if (attempt === 10 || !/lock file|shared memory/.test((error as Error).message)) throw error;
      await sleep(500);
      if (runningServer(place) !== undefined) return true;
    }
  }
}

async function waitUntilReady(
  place: Place,
  door: Door,
  ended: () => boolean,
  since: number,
  log: (line: string) => void,
): Promise<void> {
  const started = Date.now();
  for (let told = false; ;) {
    const problem = await knock(place, door);
    if (problem === undefined) return;
    if (ended())
      throw new Error(
        `PostgreSQL did not start: ${lastComplaint(place, since) || problem} (log: ${place.logFile})`,
      );
    const seconds = (Date.now() - started) / 1000;
    if (seconds > 5 && !told) {
      log('PostgreSQL is still starting; after a crash it first replays its log.');
      told = true;
    }
    // Replaying a long log may take its time; a server that does not answer at all may not.
    if (seconds > START_SECONDS && !/starting up|recovery/.test(problem)) {
      throw new Error(
        `PostgreSQL does not answer after ${START_SECONDS} s: ${problem} (log: ${place.logFile})`,
      );
    }
    await sleep(40);
  }
}

/** Asks whoever answers at the door whether it is the server of this folder; answers the problem if not. */
async function knock(place: Place, door: Door): Promise<string | undefined> {
  if (!existsSync(place.cluster)) return 'there is no database yet';
  const client = connection(url(door, 'postgres', 'postgres'));
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    const served = realpathSync(rows[0]?.data_directory ?? '/');
    return served === realpathSync(place.cluster)
      ? undefined
      : `another server (${served}) answers at ${door.host}`;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * One program per data folder. The lock is a session lock of PostgreSQL: the kernel closes the session of a killed program, so
 * it can never be left behind, and a second program cannot get it while the first one lives.
 */
async function takeLock(running: Running): Promise<pg.Client> {
  const client = connection(url(running.door, 'postgres', 'postgres'), `opencpor ${process.pid}`);
  await client.connect();
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      INSTANCE_LOCK,
    ]);
    if (rows[0]?.taken) return client;
    await sleep(200);
  }
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity join pg_locks using (pid) where locktype = 'advisory' and granted
     and objid = $1`,
    [INSTANCE_LOCK],
  );
  await client.end();
  const holder = rows[0]?.name.replace('opencpor', 'process') ?? 'process unknown';
  throw new Error(
    `Another OpenCPOR (${holder}) is running on the data folder ${running.place.dataDir}; stop it first, or set ` +
      'DATA_DIR to another folder.',
  );
}

/** The lock's session ended without being asked to: the server crashed or was killed. */
async function recover(running: Running): Promise<void> {
  if (running.stopping) return;
  running.log('The connection to PostgreSQL was lost; starting it again.');
  try {
    await open(running);
    // The program may have been told to stop in the meantime.
    if (running.stopping) await stopServer(running.place, running.log);
    else running.log('PostgreSQL is back.');
  } catch (error) {
    if (!running.stopping) running.options.onLost?.(error as Error);
  }
}

async function makeDatabase(lock: pg.Client, { password }: Door): Promise<void> {
  const { rows } = await lock.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = '${OWNER}') as role,
       exists (select from pg_database where datname = '${DATABASE}') as database`,
  );
  // No superuser, so that the embedded server behaves as one of the user's own would: row-level security holds for the owner too.
  if (!rows[0]?.role)
    await lock.query(`create role ${OWNER} login createrole${password ? ` password '${password}'` : ''}`);
  if (!rows[0]?.database) await lock.query(`create database ${DATABASE} owner ${OWNER}`);
}

// The socket folder of a long path lies in the shared temporary folder; nothing of ours stays there.
function removeSocketFolder(place: Place): void {
  if (place.socketDir.startsWith(place.dataDir)) return;
  try {
    rmdirSync(place.socketDir);
  } catch {
    // Not empty: another program has already started the server again.
  }
}

async function findDoor(place: Place): Promise<Door> {
  if (process.platform !== 'win32') return { host: place.socketDir, port: PORT };
  // There is no private socket folder on Windows: loopback with a generated password instead.
  const file = join(place.dataDir, 'postgres-door.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Door;
  const door = { host: '127.0.0.1', port: await freePort(), password: randomBytes(24).toString('hex') };
  writeFileSync(file, JSON.stringify(door), { mode: 0o600 });
  chmodSync(file, 0o600);
  return door;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function url({ host, port, password }: Door, user: string, database: string): string {
  const secret = password ? `:${password}` : '';
  if (!host.startsWith('/'))
    return `postgresql://${user}${secret}@${host}:${port}/${database}?sslmode=disable`;
  return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}&sslmode=disable`;
}

function connection(connectionString: string, name = 'opencpor start'): pg.Client {
  const client = new pg.Client(connecting(connectionString, name));
  // Without a listener the end of the server would end the program.
  client.on('error', () => undefined);
  return client;
}

function isGoingDown(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string };
  return (
    ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(code ?? '') ||
    /terminated unexpectedly|not queryable|connection is closed/i.test(message)
  );
}
