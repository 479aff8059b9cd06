import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
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
  remove(key: string): Promise<void>;
}

export class TooLarge extends Error {}

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
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const side = `${path}.part`;
      const { stream, result } = measure(limit);
      try {
        await pipeline(content, stream, createWriteStream(side, { mode: 0o600 }));
        await flush(side);
        await rename(side, path);
        await flush(dirname(path));
      } catch (error) {
        await rm(side, { force: true });
        throw error;
      }
      return result();
    },
    async read(key) {
      await stat(place(key));
      return createReadStream(place(key));
    },
    remove: (key) => rm(place(key), { force: true }),
  };
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
