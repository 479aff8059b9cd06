/**
 * Threads in which documents are read. Starting one takes ten times as long as most files take to read, so one that has
 * answered well is kept for a while and used again; one that has not is ended, and so is every thread after some files.
 */
import { Worker } from 'node:worker_threads';
import type { DocumentText, DocumentType, ReadingLimits, Unreadable } from './read-document.ts';

export interface ReadingOrder {
  bytes: Uint8Array<ArrayBuffer>;
  type: DocumentType;
  limits: ReadingLimits;
}

interface Thread {
  worker: Worker;
  megabytes: number;
  served: number;
  retire: NodeJS.Timeout | null;
}

const mostServed = 100;
const idleMs = 10_000;
const heapCheckEvery = 100;
const bytesPerMegabyte = 1_048_576;

const idle: Thread[] = [];

export async function readInThread(order: ReadingOrder): Promise<DocumentText> {
  const thread = takeThread(order.limits.megabytes);
  const answered = await answerOf(thread, order);
  thread.served += 1;
  // What the parser stumbled over may have left something behind.
  if (typeof answered !== 'string' && answered.reason !== 'damaged' && thread.served < mostServed)
    keep(thread);
  else void thread.worker.terminate();
  return typeof answered === 'string' ? { readable: false, reason: answered, pages: [], form: [] } : answered;
}

function takeThread(megabytes: number): Thread {
  const at = idle.findIndex((thread) => thread.megabytes === megabytes);
  const [kept] = at < 0 ? [] : idle.splice(at, 1);
  if (kept) {
    if (kept.retire) clearTimeout(kept.retire);
    kept.worker.ref();
    return kept;
  }
  const worker = new Worker(new URL('./read-document-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes, stackSizeMb: 4 },
    // Parsers grumble about broken files on the console; that is no news for the operator.
    stdout: true,
    stderr: true,
    execArgv: [],
    env: {},
  });
  const thread: Thread = { worker, megabytes, served: 0, retire: null };
  // Also while it is idle; without a listener the program itself would end.
  worker.on('error', () => drop(thread));
  worker.on('exit', () => drop(thread));
  return thread;
}

/** The program may end while a thread is only kept. */
function keep(thread: Thread): void {
  thread.worker.unref();
  thread.retire = setTimeout(() => {
    drop(thread);
    void thread.worker.terminate();
  }, idleMs).unref();
  idle.push(thread);
}

function drop(thread: Thread): void {
  if (thread.retire) clearTimeout(thread.retire);
  const at = idle.indexOf(thread);
  if (at >= 0) idle.splice(at, 1);
}

/** What was read, or how the reading ended without an answer. */
function answerOf(
  { worker, served }: Thread,
  { bytes, type, limits }: ReadingOrder,
): Promise<DocumentText | Unreadable> {
  return new Promise((resolve) => {
    const watch = watchMemory(worker, served === 0 ? 0 : null, limits.megabytes, () => end('too-large'));
    const timer = setTimeout(() => end('too-large'), limits.milliseconds);
    const answer = (text: DocumentText): void => end(text);
    const fail = (error: NodeJS.ErrnoException): void =>
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'damaged');
    const exit = (): void => end('damaged');
    function end(result: DocumentText | Unreadable): void {
      clearInterval(watch);
      clearTimeout(timer);
      worker.off('message', answer).off('error', fail).off('exit', exit);
      resolve(result);
    }
    worker.on('message', answer).on('error', fail).on('exit', exit);
    worker.postMessage({ bytes, type, limits } satisfies ReadingOrder, [bytes.buffer]);
  });
}

/**
 * The thread's heap limit does not count array buffers, and those are what a compressed stream unpacks into. What earlier
 * files left may not be swept up yet, so what was there `before` is taken off.
 */
function watchMemory(
  worker: Worker,
  before: number | null,
  megabytes: number,
  tooMuch: () => void,
): NodeJS.Timeout {
  const look = async (): Promise<void> => {
    try {
      const { external_memory: now } = await worker.getHeapStatistics();
      before ??= now;
      if (now - before > megabytes * bytesPerMegabyte) tooMuch();
    } catch {
      // The thread has just ended; its own events say how.
    }
  };
  void look();
  return setInterval(() => void look(), heapCheckEvery);
}
