/** Opens a PDF for looking at: no scripts of the document, no forms, no links, nothing fetched from elsewhere. */
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
// oxlint-disable-next-line import/default -- the builder makes this one: the address of the file, not what is in it.
import address from 'unpdf/pdfjs?url';

type Pdf = typeof import('unpdf/pdfjs');

export interface OpenPdf {
  library: Pdf;
  document: PDFDocumentProxy;
}
export type Opened = OpenPdf | 'locked' | 'broken';

/** Larger pictures than any page needs are left out rather than unpacked. */
const mostPixels = 40_000_000;

let loading: Promise<Pdf> | null = null;

/** One file for the page and for the thread that parses, so that it is fetched once. */
function load(): Promise<Pdf> {
  loading ??= import(/* @vite-ignore */ address) as Promise<Pdf>;
  loading.catch(() => (loading = null));
  return loading;
}

export function openPdf(bytes: ArrayBuffer): { opened: Promise<Opened>; close: () => void } {
  const closing = new AbortController();
  return { opened: open(bytes, closing.signal), close: () => closing.abort() };
}

async function open(bytes: ArrayBuffer, closing: AbortSignal): Promise<Opened> {
  const library = await load();
  // Loaded in a thread the package listens at once: a document that means harm stops that one and not the page.
  const thread = new Worker(address, { type: 'module' });
  const worker = library.PDFWorker.create({ port: thread });
  const task = library.getDocument({
    // The parser takes what it is given for itself.
    data: bytes.slice(0),
    worker,
    useSystemFonts: true,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    maxImageSize: mostPixels,
    verbosity: 0,
  });
  const close = (): void => {
    const end = (): void => {
      worker.destroy();
      thread.terminate();
    };
    task.destroy().then(end, end);
  };
  if (closing.aborted) close();
  else closing.addEventListener('abort', close, { once: true });
  return task.promise.then(
    (document) => ({ library, document }),
    (error: unknown) => (error instanceof library.PasswordException ? 'locked' : 'broken'),
  );
}
