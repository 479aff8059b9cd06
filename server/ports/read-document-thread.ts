/** The body of the reading thread, see read-document.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { type DocumentText, type DocumentType, type ReadingLimits, unreadable } from './read-document.ts';

const { bytes, type, limits } = workerData as { bytes: Uint8Array; type: DocumentType; limits: ReadingLimits };

async function read(): Promise<DocumentText> {
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
parentPort?.postMessage(await read());
