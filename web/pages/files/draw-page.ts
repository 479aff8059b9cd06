/** Draws one page of a PDF: a picture, its text over it for reading and selecting, and marks on an excerpt. */
import type { PDFPageProxy, PageViewport } from 'unpdf/pdfjs';
import { folded, piecesOf } from '../../model/files/excerpt.ts';
import type { OpenPdf } from './open-pdf.ts';

export interface Drawing {
  pdf: OpenPdf;
  page: number;
  /** CSS pixels of width, or how many for each point of the document. */
  size: { width: number } | { scale: number };
  excerpt: string | null;
  label: string;
  classes: { text: string; mark: string };
}

export interface Drawn {
  scale: number;
  marks: HTMLElement[];
}

/** A canvas of more pixels is refused by some browsers, and none is needed. */
const mostPixels = 30_000_000;

/** Replaces what is on the sheet when the page is ready, so that nothing flickers. Throws when `stop` is aborted. */
export async function drawPage(sheet: HTMLElement, drawing: Drawing, stop: AbortSignal): Promise<Drawn> {
  const page = await drawing.pdf.document.getPage(drawing.page);
  stop.throwIfAborted();
  const natural = page.getViewport({ scale: 1 });
  const scale = 'scale' in drawing.size ? drawing.size.scale : drawing.size.width / natural.width;
  const viewport = page.getViewport({ scale });
  const { library } = drawing.pdf;
  const canvas = await picture(library, page, viewport, stop);
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', drawing.label);
  const { layer, text, strings } = await words(library, page, viewport, drawing.classes.text);
  stop.throwIfAborted();
  const {
    excerpt,
    classes: { mark },
  } = drawing;
  const found = excerpt === null ? [] : piecesOf(excerpt, strings).flatMap((index) => layer[index] ?? []);
  for (const piece of found) piece.classList.add(mark);
  const fields = excerpt === null ? [] : await markedFields(page, viewport, excerpt, mark);
  stop.throwIfAborted();
  sheet.style.width = `${Math.floor(viewport.width)}px`;
  sheet.style.height = `${Math.floor(viewport.height)}px`;
  sheet.replaceChildren(canvas, text, ...fields);
  return { scale, marks: [...found, ...fields] };
}

type Library = OpenPdf['library'];

async function picture(
  library: Library,
  page: PDFPageProxy,
  viewport: PageViewport,
  stop: AbortSignal,
): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  const wanted = window.devicePixelRatio || 1;
  const sharp = Math.min(wanted, Math.sqrt(mostPixels / (viewport.width * viewport.height)));
  canvas.width = Math.max(1, Math.floor(viewport.width * sharp));
  canvas.height = Math.max(1, Math.floor(viewport.height * sharp));
  const task = page.render({
    canvas,
    viewport,
    transform: [sharp, 0, 0, sharp, 0, 0],
    // What was typed into fields is drawn; nothing can be typed, sent or followed.
    annotationMode: library.AnnotationMode.ENABLE,
    background: '#ffffff',
  });
  const cancel = (): void => task.cancel();
  stop.addEventListener('abort', cancel, { once: true });
  try {
    await task.promise;
  } finally {
    stop.removeEventListener('abort', cancel);
  }
  return canvas;
}

async function words(
  library: Library,
  page: PDFPageProxy,
  viewport: PageViewport,
  className: string,
): Promise<{ layer: HTMLElement[]; text: HTMLElement; strings: string[] }> {
  const text = document.createElement('div');
  text.className = className;
  text.style.setProperty('--total-scale-factor', String(viewport.scale));
  const layer = new library.TextLayer({
    textContentSource: await page.getTextContent(),
    container: text,
    viewport,
  });
  await layer.render();
  return { layer: layer.textDivs, text, strings: layer.textContentItemsStr };
}

interface Field {
  fieldValue?: unknown;
  rect: number[];
}

/** What was typed into a form is no text of the page: its field is marked. */
async function markedFields(
  page: PDFPageProxy,
  viewport: PageViewport,
  excerpt: string,
  mark: string,
): Promise<HTMLElement[]> {
  const wanted = folded(excerpt);
  const fields = (await page.getAnnotations()) as Field[];
  return fields.flatMap(({ fieldValue, rect }) => {
    const value = typeof fieldValue === 'string' ? folded(fieldValue) : '';
    if (value.length < 2 || !(wanted.includes(value) || value.includes(wanted))) return [];
    const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(rect[0] ?? 0, rect[1] ?? 0) as number[];
    const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(rect[2] ?? 0, rect[3] ?? 0) as number[];
    const box = document.createElement('div');
    box.className = mark;
    Object.assign(box.style, {
      position: 'absolute',
      left: `${Math.min(x1, x2)}px`,
      top: `${Math.min(y1, y2)}px`,
      width: `${Math.abs(x2 - x1)}px`,
      height: `${Math.abs(y2 - y1)}px`,
    });
    return [box];
  });
}
