import { createHash } from 'node:crypto';
import { constants, createWriteStream, existsSync } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Where proof files lie. Bytes first, flushed and hashed; then the row; then the answer (docs/invariants.md, design 9). */
export interface FileStore {
  /** Stores the stream under `key`. Stops with 'too-large' past `limit` bytes, and then leaves nothing behind. */
  put(
    key: string,
    content: Readable,
    limit: number,
  ): Promise<{ size: number; sha256: string; head: Uint8Array }>;
  read(key: string): Promise<Readable>;
  remove(key: string, part?: boolean): Promise<void>;
  /** Everything that lies there, in no order. */
  list(): AsyncIterable<StoredFile>;
  /** Fails when files can be neither put nor read now, also when the signal comes before an answer. */
  check(signal: AbortSignal): Promise<void>;
  /** Bytes of room; null where nobody can know. */
  room(): Promise<number | null>;
}

export interface StoredFile {
  key: string;
  /** When it was written, in milliseconds since 1970. */
  writtenAt: number;
  /** The beginning of a file whose upload never came to its end. */
  part: boolean;
}

export class TooLarge extends Error {}

/** The store is away, full, or does not let this program in: nothing was kept, and asking again later is right. */
export class FilesUnavailable extends Error {}

/** What the system says of a place that cannot be used; a sender who hangs up is not among it. */
const troubles = new Set(
  'EACCES EBUSY EDQUOT EIO EMFILE ENFILE ENODEV ENOENT ENOSPC ENOTDIR EPERM EROFS ESTALE ETIMEDOUT'.split(
    ' ',
  ),
);

export function asUnavailable(error: unknown): unknown {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  const ofPlace = syscall !== undefined && syscall !== 'read' && syscall !== 'connect';
  return ofPlace && troubles.has(code ?? '') ? new FilesUnavailable(message, { cause: error }) : error;
}

/** The first of both; what hangs is not waited for. */
export function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    const give = (): void => reject(new FilesUnavailable('no answer in time'));
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
  work.catch(() => undefined);
  return Promise.race([work, late]);
}

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const storageKey = new RegExp(`^${id}/${id}$`);

/** Anything else that lies there was not put there by this program. */
export function isStorageKey(key: string): boolean {
  return storageKey.test(key);
}

/** How much of the beginning is handed back to tell the type by content. */
const headLength = 64 * 1024;

/** Counts, hashes and keeps the head of what flows through. */
export function measure(limit: number): {
  stream: Transform;
  result(): { size: number; sha256: string; head: Uint8Array };
} {
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let kept = 0;
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) return done(new TooLarge());
      hash.update(chunk);
      if (kept < headLength) {
        head.push(chunk.subarray(0, headLength - kept));
        kept += chunk.length;
      }
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ size, sha256: hash.digest('hex'), head: Buffer.concat(head) }) };
}

/** A folder of the program's own. Keys are made by the program, never from a file's name. */
export function folderStore(folder: string): FileStore {
  const place = (key: string): string => {
    if (!/^[0-9a-f-]+(\/[0-9a-f-]+)*$/.test(key)) throw new Error('not a storage key');
    return join(folder, key);
  };
  return {
    async put(key, content, limit) {
      const path = place(key);
      const side = `${path}.part`;
      const { stream, result } = measure(limit);
      try {
        await makeFolder(dirname(path));
        await pipeline(content, stream, createWriteStream(side, { mode: 0o600 }));
        await flush(side);
        await rename(side, path);
        await flush(dirname(path));
      } catch (error) {
        await rm(side, { force: true }).catch(() => undefined);
        throw asUnavailable(error);
      }
      return result();
    },
    async read(key) {
      try {
        return (await open(place(key), 'r')).createReadStream();
      } catch (error) {
        // One file that is gone is a loss and no outage.
        throw existsSync(folder) && (error as NodeJS.ErrnoException).code === 'ENOENT'
          ? error
          : asUnavailable(error);
      }
    },
    async remove(key, part = false) {
      await rm(part ? `${place(key)}.part` : place(key), { force: true });
    },
    async *list() {
      for (const tenant of await readdir(folder).catch(absent)) {
        for (const name of await readdir(join(folder, tenant)).catch(absent)) {
          const part = name.endsWith('.part');
          const key = `${tenant}/${part ? name.slice(0, -'.part'.length) : name}`;
          if (!isStorageKey(key)) continue;
          const found = await stat(join(folder, tenant, name)).catch(() => null);
          if (found) yield { key, writtenAt: found.mtimeMs, part };
        }
      }
    },
    check: (signal) =>
      within(
        signal,
        makeFolder(folder)
          .then(() => access(folder, constants.R_OK | constants.W_OK | constants.X_OK))
          .catch((error: unknown) => {
            throw asUnavailable(error);
          }),
      ),
    async room() {
      const found = await statfs(folder).catch(() => null);
      return found && found.bavail * found.bsize;
    },
  };
}

/** Not a folder, or gone while it was looked at. */
const absent = (): string[] => [];

/** Step by step: Node's own way with `recursive` never comes back from places such as /proc, where a folder can neither be made nor found. */
async function makeFolder(path: string): Promise<void> {
  const above = dirname(path);
  if (existsSync(path)) return;
  if (above !== path) await makeFolder(above);
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** To the disk and not only to the system's cache; a folder is flushed so that the rename itself is kept. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null);
  if (!handle) return;
  try {
    await handle.sync();
  } catch (error) {
    // Windows cannot flush a folder; everything else is a real failure.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error;
  } finally {
    await handle.close();
  }
}
