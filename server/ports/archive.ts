/**
 * One file that holds many: tar (POSIX ustar) in gzip, so that any system can look inside. Written and read as a stream;
 * only one entry is ever in memory.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

export interface ArchiveWriter {
  add(name: string, content: Uint8Array): Promise<void>;
  /** The archive stands under its name only now, whole and on the disk. */
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

export interface ArchiveEntry {
  name: string;
  content: Buffer;
}

const blockSize = 512;
/** An entry is held in memory: a part of a table, or one proof file. */
const largestEntry = 256 * 1024 * 1024;

export function writeArchive(path: string): ArchiveWriter {
  const side = `${path}.part`;
  const tar = new PassThrough();
  let failure: Error | undefined;
  const written = pipeline(tar, createGzip({ level: 6 }), createWriteStream(side, { mode: 0o600 })).catch(
    (error: Error) => {
      failure = error;
    },
  );
  const send = async (bytes: Uint8Array): Promise<void> => {
    if (failure) throw failure;
    if (!tar.write(bytes))
      await Promise.race([new Promise((drained) => tar.once('drain', drained)), written]);
  };
  return {
    async add(name, content) {
      await send(header(name, content.length));
      await send(content);
      await send(Buffer.alloc((blockSize - (content.length % blockSize)) % blockSize));
    },
    async finish() {
      tar.end(Buffer.alloc(2 * blockSize));
      await written;
      if (failure) throw failure;
      const handle = await open(side, 'r+');
      await handle.sync();
      await handle.close();
      await rename(side, path);
      await flushFolder(dirname(resolve(path)));
    },
    async abandon() {
      tar.destroy();
      await written;
      await rm(side, { force: true });
    },
  };
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  // Some systems cannot flush a folder; the file itself is flushed.
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 99) throw new Error(`the name ${name} is too long for an archive`);
  const block = Buffer.alloc(blockSize);
  block.write(name, 0);
  block.write('0000600\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\0' + '00', 257);
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** Sum of the header's bytes, its own field counted as spaces. */
function checksum(block: Buffer): number {
  let sum = 8 * 32;
  for (const [index, byte] of block.entries()) if (index < 148 || index >= 156) sum += byte;
  return sum;
}

/** Says in words what is wrong with a file that is no whole archive of ours. */
export class BadArchive extends Error {}

export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const file = createReadStream(path);
  const tar = createGunzip();
  file.once('error', (error) => tar.destroy(error));
  file.pipe(tar);
  const reader = new Reader(tar);
  try {
    for (;;) {
      const block = await reader.take(blockSize);
      if (block.every((byte) => byte === 0)) return;
      yield await readEntry(reader, block);
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_')
      ? new BadArchive(`it is no gzip file, or is damaged (${(error as Error).message})`)
      : error;
  } finally {
    file.destroy();
    tar.destroy();
  }
}

async function readEntry(reader: Reader, block: Buffer): Promise<ArchiveEntry> {
  const octal = (from: number, length: number): number =>
    Number.parseInt(block.toString('latin1', from, from + length).replace(/[\0 ]+$/, ''), 8);
  const size = octal(124, 12);
  if (octal(148, 8) !== checksum(block) || !Number.isSafeInteger(size) || size > largestEntry)
    throw new BadArchive('an entry of it is damaged');
  const name = block.toString('utf8', 0, 100).replace(/\0.*$/s, '');
  const content = await reader.take(size);
  await reader.take((blockSize - (size % blockSize)) % blockSize);
  return { name, content };
}

class Reader {
  #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async take(size: number): Promise<Buffer> {
    const parts = [this.#rest];
    let length = this.#rest.length;
    while (length < size) {
      const next = await this.#chunks.next();
      if (next.done) throw new BadArchive('it ends too early');
      parts.push(next.value);
      length += next.value.length;
    }
    const all = parts.length === 1 ? this.#rest : Buffer.concat(parts, length);
    this.#rest = all.subarray(size);
    return all.subarray(0, size);
  }
}
