/**
 * What keeps a file from being a proof although its type fits: found while the bytes flow by and from their beginning. Names come
 * from strangers and end on the reviewer's disk, so they are made safe here too.
 */
import { Transform } from 'node:stream';
import type { FileFlaw } from '../../rules/claim/file.ts';
import { isMislabelled, type SniffedType } from './file-type.ts';

/**
 * Names of PDF objects that run, start, send or carry something, or open another file (ISO 32000-2, 12.6.4 and 7.11.4); #xx may hide
 * a letter of a name. Plain links are not among them: statements of work are full of them.
 */
const active =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToR|GoToE)(?![A-Za-z0-9])/;
const overlap = 64;

/** Passes bytes through and remembers whether an active object was named in them. What a compressed object hides is not seen. */
export function watchForActiveContent(): { stream: Transform; found(): boolean } {
  let found = false;
  let tail = '';
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!found) {
        const text = tail + chunk.toString('latin1');
        found = active.test(decodeNames(text));
        tail = text.slice(-overlap);
      }
      done(null, chunk);
    },
  });
  return { stream, found: () => found };
}

function decodeNames(text: string): string {
  if (!text.includes('#')) return text;
  return text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Everything that is wrong with a file of a known type; an unknown type is refused for that alone. */
export function flawsOf(
  fileName: string,
  head: Uint8Array,
  sniffed: SniffedType,
  hasActiveContent: boolean,
): FileFlaw[] {
  const flaws: FileFlaw[] = [];
  if (sniffed.document === null) return flaws;
  if (isMislabelled(fileName, sniffed)) flaws.push('file-name-differs');
  if (sniffed.document === 'application/pdf' && hasActiveContent) flaws.push('file-active-content');
  if (sniffed.document.startsWith('image/') && !isDrawable(head, sniffed.document))
    flaws.push('file-image-unusable');
  return flaws;
}

/** Longest side in pixels and most pixels of a picture that a reviewer's browser can still draw. */
const longestSide = 20_000;
const mostPixels = 120_000_000;

function isDrawable(head: Uint8Array, type: string): boolean {
  const size = type === 'image/png' ? pngSize(head) : jpegSize(head);
  if (size === 'unknown') return true;
  if (size === null) return false;
  const { width, height } = size;
  const fits = width > 0 && height > 0 && width <= longestSide && height <= longestSide;
  return fits && width * height <= mostPixels;
}

interface PixelSize {
  width: number;
  height: number;
}

/** The IHDR chunk comes first (PNG, third edition, 5.6). */
function pngSize(head: Uint8Array): PixelSize | null {
  if (head.length < 33) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Walks the segments to the frame header (ITU-T T.81, B.2.2); unknown when it lies behind the bytes at hand. */
function jpegSize(head: Uint8Array): PixelSize | 'unknown' | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  let at = 2;
  while (at + 9 < head.length) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else at += 2 + view.getUint16(at + 2);
  }
  return at > 2 && at >= head.length ? 'unknown' : null;
}

const extensions: Record<string, string> = {
  'application/pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'image/png': '.png',
  'image/jpeg': '.jpg',
};

/** Marks that turn the direction of text, so that `fdp.exe` reads as a PDF (Unicode TR 36, 2.5), and characters that are not seen. */
const invisible = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Names that mean a device on Windows, whatever follows the first dot. */
const reserved = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i;

/** The name under which a file is kept and downloaded: visible characters, no folders, and the extension of what it is. */
export function safeName(fileName: string, sniffed: SniffedType): string {
  const last = fileName.replace(invisible, '').split(/[\\/]/).at(-1) ?? '';
  const bare = last.trim().replaceAll(/^\.+|[. ]+$/g, '');
  const name = bare === '' ? 'file' : reserved.test(bare) ? `_${bare}` : bare;
  const extension = sniffed.document === null ? undefined : extensions[sniffed.document];
  return extension === undefined || /\.[a-z0-9]{1,5}$/i.test(name) ? name : `${name}${extension}`;
}
