import { crc32, inflateRawSync } from 'node:zlib';

/**
 * A small reader and writer of ZIP files. It exists because DOCX files come from strangers: sizes in the headers are not
 * believed, every part is unpacked against a limit, and libraries are only given an archive that was packed again from that.
 * Format: PKWARE APPNOTE.TXT 6.3.
 */

export class ZipProblem extends Error {}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
const endLength = 22;
const longestComment = 65_535;
const stored = 0;
const deflated = 8;
const encryptedFlag = 1;
const maxEntries = 5_000;

/** All parts whose name `wanted` accepts, unpacked. */
export function readZip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limitBytes: number,
): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map<string, Uint8Array>();
  let left = limitBytes;
  for (const entry of directory(bytes, view)) {
    if (!wanted(entry.name) || parts.has(entry.name)) continue;
    const part = unpack(bytes, view, entry, left);
    left -= part.length;
    parts.set(entry.name, part);
  }
  return parts;
}

/** Names only, to see what kind of package it is. */
export function zipNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return directory(bytes, view).map((entry) => entry.name);
}

interface Entry {
  name: string;
  method: number;
  flags: number;
  packedSize: number;
  offset: number;
}

function directory(bytes: Uint8Array, view: DataView): Entry[] {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > maxEntries) throw new ZipProblem('too many parts');
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryEntry)
      throw new ZipProblem('broken directory');
    const nameLength = view.getUint16(at + 28, true);
    const more = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    entries.push({
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    });
    at += 46 + nameLength + more;
  }
  return entries;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) === endOfDirectory) return at;
  }
  throw new ZipProblem('no directory');
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry, limit: number): Uint8Array {
  if ((entry.flags & encryptedFlag) !== 0) throw new ZipProblem('encrypted part');
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== localEntry) {
    throw new ZipProblem('broken part');
  }
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packedSize);
  if (entry.method === stored && packed.length <= limit) return packed;
  if (entry.method !== deflated || limit <= 0)
    throw new ZipProblem('part too large or packed in an unknown way');
  // Throws when the part unpacks to more than the limit, whatever its header says.
  return inflateRawSync(packed, { maxOutputLength: limit });
}

/** An archive of stored (not packed) parts. */
export function writeZip(parts: Map<string, Uint8Array>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const listing: Uint8Array[] = [];
  let offset = 0;
  for (const [name, data] of parts) {
    const nameBytes = new TextEncoder().encode(name);
    const common = sharedHeader(data, nameBytes.length);
    const local = join([words([localEntry, 4]), common, nameBytes, data]);
    listing.push(
      join([
        words([directoryEntry, 4], [20, 2]),
        common,
        words([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
        nameBytes,
      ]),
    );
    chunks.push(local);
    offset += local.length;
  }
  const list = join(listing);
  const end = words(
    [endOfDirectory, 4],
    [0, 2],
    [0, 2],
    [parts.size, 2],
    [parts.size, 2],
    [list.length, 4],
    [offset, 4],
    [0, 2],
  );
  return join([...chunks, list, end]);
}

/** The fields that the local header and the directory share, from "version needed" to "extra length". */
function sharedHeader(data: Uint8Array, nameLength: number): Uint8Array {
  const utf8Names = 0x0800;
  const firstDosDay = 0x21;
  return words(
    [20, 2],
    [utf8Names, 2],
    [stored, 2],
    [0, 2],
    [firstDosDay, 2],
    [crc32(data), 4],
    [data.length, 4],
    [data.length, 4],
    [nameLength, 2],
    [0, 2],
  );
}

function words(...fields: [value: number, size: 2 | 4][]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [, size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, size] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

function join(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
