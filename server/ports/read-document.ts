import { Worker } from 'node:worker_threads';

const documentTypes = [
  'application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'image/png',
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
  milliseconds: 20_000, pages: 200, lastPages: 20, characters: 1_000_000, unpackedBytes: 50_000_000, megabytes: 512,
};

const maxReadings = 2;
const heapCheckEvery = 100;
const bytesPerMegabyte = 1_048_576;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a file that a stranger made. Never throws and never hangs: the parsers run in a thread of their own with a limit
 * on time and memory; what goes beyond them is told as "too-large", and whatever else ends that thread early as
 * "damaged".
 */
export async function readDocument(
  bytes: Uint8Array, type: DocumentType, limits: Partial<ReadingLimits> = {},
): Promise<DocumentText> {
  if (bytes.length === 0) return unreadable('empty');
  if (type === 'image/png' || type === 'image/jpeg') return unreadable('image-only');
  if (running >= maxReadings) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await readInThread(bytes, type, { ...defaultLimits, ...limits });
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export function unreadable(reason: Unreadable): DocumentText {
  return { readable: false, reason, pages: [], form: [] };
}

function readInThread(bytes: Uint8Array, type: DocumentType, limits: ReadingLimits): Promise<DocumentText> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./read-document-thread.ts', import.meta.url), {
      workerData: { bytes: Uint8Array.from(bytes), type, limits },
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, stackSizeMb: 4 },
      // Parsers grumble about broken files on the console; that is no news for the operator.
      stdout: true, stderr: true, execArgv: [], env: {},
    });
    const watch = setInterval(() => void stopWhenTooBig(worker, limits.megabytes, end), heapCheckEvery);
    const timer = setTimeout(() => end(unreadable('too-large')), limits.milliseconds);
    function end(result: DocumentText): void {
      clearInterval(watch);
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    }
    worker.once('message', (result: DocumentText) => end(result));
    worker.once('error', (error: NodeJS.ErrnoException) => (
      end(unreadable(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'damaged'))));
    worker.once('exit', () => end(unreadable('damaged')));
  });
}

/** The thread's heap limit does not count array buffers, and those are what a compressed stream unpacks into. */
async function stopWhenTooBig(worker: Worker, megabytes: number, end: (result: DocumentText) => void): Promise<void> {
  try {
    const heap = await worker.getHeapStatistics();
    if (heap.external_memory > megabytes * bytesPerMegabyte) end(unreadable('too-large'));
  } catch {
    // The thread has just ended; its own events say how.
  }
}
