import { readInThread } from './reading-threads.ts';

const documentTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/png',
  'image/jpeg',
] as const;
export type DocumentType = (typeof documentTypes)[number];

export function isDocumentType(mediaType: string): mediaType is DocumentType {
  return (documentTypes as readonly string[]).includes(mediaType);
}

/** `too-large`: reading it took more time or memory than one file may take. */
export type Unreadable = 'image-only' | 'encrypted' | 'damaged' | 'empty' | 'too-large';

/**
 * What a proof file says. Lines and columns keep their places: a table cell, or the second signature block of a row, is set
 * off by three or more spaces. Form values stand at their place in the page's text and again, by name, in `form`.
 * A picture small enough to be a signature is shown as U+FFFC (object replacement character).
 */
export interface DocumentText {
  readable: boolean;
  reason?: Unreadable;
  pages: { page: number; text: string }[];
  form: { name: string; value: string }[];
  /** Pages in the middle of a very long file that were not read. */
  pagesLeftOut?: number;
}

export interface ReadingLimits {
  /** Wall time for one file; after that the reading is given up as too large. */
  milliseconds: number;
  /** Pages read from the front; of a longer file the last `lastPages` are read too, since people sign at the end. */
  pages: number;
  lastPages: number;
  /** Characters kept of one file. */
  characters: number;
  /** Unpacked size of a DOCX, all parts together. */
  unpackedBytes: number;
  /** JavaScript heap and outside memory of one reading. */
  megabytes: number;
}

export const defaultLimits: ReadingLimits = {
  milliseconds: 20_000,
  pages: 200,
  lastPages: 20,
  characters: 1_000_000,
  unpackedBytes: 50_000_000,
  megabytes: 512,
};

const maxReadings = 2;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a file that a stranger made. Never throws and never hangs: the parsers run in a thread of their own with a limit
 * on time and memory; what goes beyond them is told as "too-large", and whatever else ends that thread early as
 * "damaged".
 */
export async function readDocument(
  bytes: Uint8Array,
  type: DocumentType,
  limits: Partial<ReadingLimits> = {},
): Promise<DocumentText> {
  if (bytes.length === 0) return unreadable('empty');
  if (type === 'image/png' || type === 'image/jpeg') return unreadable('image-only');
  if (running >= maxReadings) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await readInThread({
      bytes: Uint8Array.from(bytes),
      type,
      limits: { ...defaultLimits, ...limits },
    });
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export function unreadable(reason: Unreadable): DocumentText {
  return { readable: false, reason, pages: [], form: [] };
}
