/** The body of a reading thread, see reading-threads.ts. */
import { parentPort } from 'node:worker_threads';
import { type DocumentText, unreadable } from './read-document.ts';
import type { ReadingOrder } from './reading-threads.ts';

async function read({ bytes, type, limits }: ReadingOrder): Promise<DocumentText> {
  try {
    // Only the parser that is needed: loading both takes longer than most files take to read.
    if (type === 'application/pdf') return await (await import('./read-pdf.ts')).readPdf(bytes, limits);
    return await (await import('./read-docx.ts')).readDocx(bytes, limits);
  } catch {
    return unreadable('damaged');
  }
}

// A library that rejects outside its own promise must not end the thread before the answer is out.
process.on('unhandledRejection', () => undefined);
parentPort?.on('message', (order: ReadingOrder) => {
  void read(order).then((text) => parentPort?.postMessage(text));
});
