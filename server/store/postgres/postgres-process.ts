import { spawn, spawnSync } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandAs, handOver, identityForInitdb } from './postgres-identity.ts';
import type { Identity } from './postgres-identity.ts';
import { PORT } from './postgres-place.ts';
import type { Place } from './postgres-place.ts';

const WINDOWS = process.platform === 'win32';
const LOG_LIMIT_BYTES = 10_000_000;

/** How clients reach the server: the socket folder, or on Windows loopback TCP with a password. */
export interface Door {
  host: string;
  port: number;
  password?: string;
}

/** A cluster is made beside its place and renamed: a half-made one never looks finished. */
export function makeCluster(place: Place, identity: Identity, door: Door, durable: boolean): void {
  const side = `${place.cluster}.new-${process.pid}`;
  const passwordFile = `${side}.password`;
  mkdirSync(side, { mode: 0o700 });
  try {
    handOver(identity, side);
    if (door.password) writeFileSync(passwordFile, door.password, { mode: 0o600 });
    const { file, args, uid, gid } = commandAs(
      identityForInitdb(identity),
      join(place.programs, program('initdb')),
      [
        '-D',
        side,
        '-U',
        'postgres',
        '-E',
        'UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        ...(door.password ? ['--auth=scram-sha-256', `--pwfile=${passwordFile}`] : ['--auth=trust']),
        ...(durable ? [] : ['--no-sync']),
      ],
    );
    const made = spawnSync(file, args, {
      ...surroundings(place),
      ...(uid === undefined ? {} : { uid, gid }),
      encoding: 'utf8',
    });
    if (made.status !== 0) {
      const said =
        `${made.stdout ?? ''}${made.stderr ?? ''}`.trim() || made.error?.message || `signal ${made.signal}`;
      throw new Error(`PostgreSQL could not make its database in ${place.cluster}: ${lastLine(said)}`);
    }
    renameSync(side, place.cluster);
  } catch (error) {
    // Somebody else was faster: theirs is as good as ours.
    if (!existsSync(join(place.cluster, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(side, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

/**
 * Starts the server in a session of its own, so that Ctrl-C in the terminal reaches the program first. Answers a question:
 * has this attempt ended?
 */
export function launch(place: Place, identity: Identity, door: Door, durable: boolean): () => boolean {
  if (existsSync(place.logFile) && statSync(place.logFile).size > LOG_LIMIT_BYTES)
    renameSync(place.logFile, `${place.logFile}.1`);
  const settings = {
    listen_addresses: WINDOWS ? '127.0.0.1' : '',
    port: String(door.port),
    ...(WINDOWS
      ? {}
      : {
          unix_socket_directories: `"${place.socketDir.replaceAll('"', '""')}"`,
          unix_socket_permissions: '0700',
        }),
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // What a page needs lies in memory or on an SSD, and a page is never worth compiling for.
    random_page_cost: '1.1',
    jit: 'off',
    // A page is written to the log whole when it first changes after a checkpoint, which is most of the log of busy acts: fewer
    // checkpoints, and pages compressed.
    wal_compression: 'on',
    checkpoint_timeout: '15min',
    max_wal_size: '2GB',
    ...(durable
      ? // The first change of a page after a checkpoint carries the whole page: half as many bytes for it.
        { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', wal_compression: 'on' }
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(place.logFile, 'a', 0o600);
  try {
    if (WINDOWS) {
      // Only pg_ctl gives up administrator rights there.
      spawnSync(
        join(place.programs, program('pg_ctl')),
        ['start', '-W', '-D', place.cluster, '-o', options.map((word) => `"${word}"`).join(' ')],
        { ...surroundings(place), stdio: ['ignore', log, log] },
      );
      return () => runningServer(place) === undefined;
    }
    const { file, args, uid, gid } = commandAs(identity, join(place.programs, 'postgres'), [
      '-D',
      place.cluster,
      ...options,
    ]);
    const child = spawn(file, args, {
      ...surroundings(place),
      ...(uid === undefined ? {} : { uid, gid }),
      detached: true,
      stdio: ['ignore', log, log],
    });
    let ended = false;
    child.once('error', () => (ended = true)).once('exit', () => (ended = true));
    child.unref();
    return () => ended;
  } finally {
    closeSync(log);
  }
}

/** The postmaster's process id when it is alive and really serves this cluster. */
export function runningServer(place: Place): number | undefined {
  const pid = pidIn(join(place.cluster, 'postmaster.pid'));
  return pid !== undefined && serves(pid, place.cluster) ? pid : undefined;
}

/**
 * Removes what a dead server left behind where PostgreSQL itself would be fooled: its number belongs to another process by now,
 * or to a zombie nobody collected. The number in postmaster.pid is replaced by a dead one and the rest stays, because PostgreSQL
 * reads there whether orphaned backends still hold the shared memory.
 */
export function clearTraces(place: Place): void {
  const pidFile = join(place.cluster, 'postmaster.pid');
  const pid = pidIn(pidFile);
  if (pid !== undefined && !serves(pid, place.cluster) && exists(pid)) {
    const gone = spawnSync(process.execPath, ['--version'], { stdio: 'ignore' }).pid;
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(gone)));
  }
  const lock = join(place.socketDir, `.s.PGSQL.${PORT}.lock`);
  const holder = pidIn(lock);
  if (holder !== undefined && !serves(holder, place.cluster)) rmSync(lock, { force: true });
}

export async function stopServer(place: Place, log: (line: string) => void): Promise<void> {
  const pid = runningServer(place);
  if (pid === undefined) return;
  if (WINDOWS) {
    spawnSync(
      join(place.programs, program('pg_ctl')),
      ['stop', '-m', 'fast', '-D', place.cluster],
      surroundings(place),
    );
    return;
  }
  // SIGINT ends sessions and writes a checkpoint; SIGQUIT only stops, and the next start recovers from the log.
  for (const [signal, seconds] of [
    ['SIGINT', 60],
    ['SIGQUIT', 15],
  ] as const) {
    send(pid, signal);
    for (let waited = 0; waited < seconds * 1000; waited += 25) {
      if (!serves(pid, place.cluster)) return;
      await sleep(25);
    }
    log(`PostgreSQL has not stopped ${seconds} s after ${signal}.`);
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop; see ${place.logFile}.`);
}

/** The last complaint in the server's log, for an error of one line. */
export function lastComplaint(place: Place, since: number): string {
  if (!existsSync(place.logFile)) return '';
  const lines = readFileSync(place.logFile).subarray(since).toString('utf8').split('\n');
  return (
    lines
      .filter((line) => /FATAL|PANIC|ERROR|error while loading/.test(line))
      .at(-1)
      ?.trim() ?? lastLine(lines.join('\n').trim())
  );
}

export function logSize(place: Place): number {
  return existsSync(place.logFile) ? statSync(place.logFile).size : 0;
}

function pidIn(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function serves(pid: number, cluster: string): boolean {
  if (!exists(pid)) return false;
  if (process.platform === 'linux') return servesOnLinux(pid, cluster);
  if (WINDOWS)
    return spawnSync('tasklist', ['/FI', `PID eq ${pid}`], { encoding: 'utf8' }).stdout.includes('postgres');
  const [state = '', ...words] = spawnSync('ps', ['-p', String(pid), '-o', 'stat=,command='], {
    encoding: 'utf8',
  })
    .stdout.trim()
    .split(/\s+/);
  return !state.startsWith('Z') && words.join(' ').includes(cluster);
}

function servesOnLinux(pid: number, cluster: string): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    if (/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))) return false;
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (words.includes(cluster) && words.some((word) => word.endsWith('/bin/postgres'))) return true;
    // The folder may have been renamed under a running server.
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return false;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

// Nothing of the caller's PG* variables or locale may change what the server does; "/" can be entered by every user.
function surroundings(place: Place): SpawnOptions {
  const path = process.env.PATH ?? '';
  const library = place.extraLibraries;
  const search = library ? { LD_LIBRARY_PATH: library, DYLD_LIBRARY_PATH: library } : {};
  return WINDOWS
    ? { cwd: place.dataDir }
    : { cwd: '/', env: { PATH: path, LANG: 'C', LC_ALL: 'C', TZ: 'UTC', ...search } };
}

function program(name: string): string {
  return WINDOWS ? `${name}.exe` : name;
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1).trim();
}
