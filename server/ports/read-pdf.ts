import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString, type PDFField } from '@cantoo/pdf-lib';
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { layOutPage, markCharacter } from './page-layout.ts';
import { annotationsOnPage } from './pdf-annotations.ts';
import { marksOnPage } from './pdf-marks.ts';
import { onPage, uprightRotation, type PageProxy } from './pdf-place.ts';
import { type DocumentText, type ReadingLimits, unreadable } from './read-document.ts';

const maxFields = 2_000;
const longestValue = 10_000;
/** Looking for pictures means decoding them, so only so many pages are searched. */
const pagesSearchedForMarks = 40;

/** No more text than a scanner's stamp: the page may be a picture. */
const fewLetters = 60;

type PdfProxy = Awaited<ReturnType<typeof getDocumentProxy>>;

/** A PDF's text by page with form values at their places. An owner password alone does not stop reading, a user's does. */
export async function readPdf(bytes: Uint8Array, limits: ReadingLimits): Promise<DocumentText> {
  const { PasswordException } = await getResolvedPDFJS();
  let pdf: PdfProxy;
  try {
    // A copy, because the parser takes the buffer for itself.
    pdf = await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      useSystemFonts: false,
      disableFontFace: true,
    });
  } catch (error) {
    return unreadable(error instanceof PasswordException ? 'encrypted' : 'damaged');
  }
  try {
    return await textOf(pdf, bytes, limits);
  } finally {
    // The thread reads other files after this one.
    await pdf.loadingTask.destroy();
  }
}

async function textOf(pdf: PdfProxy, bytes: Uint8Array, limits: ReadingLimits): Promise<DocumentText> {
  if (pdf.numPages === 0) return unreadable('empty');
  const encrypted = (await pdf.getPermissions()) !== null;
  const form = encrypted ? new Map<string, string>() : await formValues(bytes);
  const pages: DocumentText['pages'] = [];
  let left = limits.characters;
  for (const [index, number] of chosenPages(pdf.numPages, limits).entries()) {
    const page = await pdf.getPage(number);
    const text = (await pageText(page, form, index < pagesSearchedForMarks)).slice(0, left);
    left -= text.length;
    pages.push({ page: number, text });
    page.cleanup();
  }
  const text = judge(pages, form);
  const pagesLeftOut = pdf.numPages - pages.length;
  return pagesLeftOut > 0 && text.readable ? { ...text, pagesLeftOut } : text;
}

function chosenPages(count: number, limits: ReadingLimits): number[] {
  const all = Array.from(
    { length: Math.min(count, limits.pages + limits.lastPages) },
    (_, index) => index + 1,
  );
  if (count <= limits.pages + limits.lastPages) return all;
  return all.map((page) => (page <= limits.pages ? page : count - limits.pages - limits.lastPages + page));
}

/** Few letters on a page of a scan are a scanner's stamp or a page number, not its text. */
function judge(pages: DocumentText['pages'], form: Map<string, string>): DocumentText {
  const text = pages.map((page) => page.text).join('');
  const letters = text.replaceAll(/[^\p{L}\p{N}]/gu, '').length;
  const scanned = text.includes(markCharacter) && letters < 40 * Math.max(1, pages.length / 2);
  if (scanned) return unreadable('image-only');
  if (letters === 0 && [...form.values()].every((value) => value.trim() === '')) return unreadable('empty');
  return { readable: true, pages, form: [...form].map(([name, value]) => ({ name, value })) };
}

async function pageText(page: PageProxy, form: Map<string, string>, searchMarks: boolean): Promise<string> {
  const { items } = await page.getTextContent();
  const texts = items.flatMap((item) => ('str' in item ? [item] : []));
  const place = onPage(page, uprightRotation(texts, page.rotate));
  const pieces = items.flatMap((item, order) => ('str' in item ? { ...place.text(item), order } : []));
  const notes = await annotationsOnPage(page, place, form);
  const marks = searchMarks
    ? await marksOnPage(
        page,
        place,
        pieces.reduce((letters, piece) => letters + piece.text.trim().length, 0) < fewLetters,
      )
    : [];
  return layOutPage([...pieces, ...notes.pieces], [...notes.marks, ...marks]);
}

/** Values by field name. They live beside the page's text, which is why no text extraction shows them. */
async function formValues(bytes: Uint8Array): Promise<Map<string, string>> {
  const values = new Map<string, string>();
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
    for (const field of document.getForm().getFields().slice(0, maxFields)) {
      const value = valueOf(field);
      if (value !== null) values.set(field.getName(), value.slice(0, longestValue));
    }
  } catch {
    // A file that only the tolerant parser can open still has its text; its values are then taken from the pages.
  }
  return values;
}

function valueOf(field: PDFField): string | null {
  const value = field.acroField.dict.lookup(PDFName.of('V'));
  if (value instanceof PDFDict) return signatureText(value);
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText();
  // Check boxes and radio buttons say their state by a name: Off, or the name of what is chosen.
  if (value instanceof PDFName) return value.decodeText();
  if (value !== undefined && 'asArray' in value && typeof value.asArray === 'function') {
    return (value.asArray() as unknown[])
      .map((part) => (part instanceof PDFString || part instanceof PDFHexString ? part.decodeText() : ''))
      .filter(Boolean)
      .join(', ');
  }
  return field.acroField.dict.has(PDFName.of('FT')) ? '' : null;
}

/** A digital signature's own words (ISO 32000-1, 12.8.1): who, and when by the signer's clock. */
function signatureText(signature: PDFDict): string {
  const read = (key: string) => {
    const value = signature.lookup(PDFName.of(key));
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
  };
  const [, year, month, day] = /^D:(\d{4})(\d{2})(\d{2})/.exec(read('M')) ?? [];
  const date = year ? `${year}-${month}-${day}` : '';
  return ['Digitally signed by', read('Name') || 'certificate', date].filter(Boolean).join(' ');
}
