/** Makes the file of a paper of the corpus, the same bytes' worth of text each time. */
import { readFileSync } from 'node:fs';
import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import { docx, pdf } from '../proof/claims.ts';
import type { DocumentType } from '../../server/ports/read-document.ts';
import type { Paper } from './corpus.ts';
import { makeWordPaper } from './make-word-paper.ts';

export interface MadePaper {
  bytes: Uint8Array;
  type: DocumentType;
}

export async function makePaper(paper: Paper): Promise<MadePaper> {
  if (paper.form === 'docx') return { bytes: makeWordPaper(paper.body), type: docx };
  if (paper.form === 'html') {
    const printed = readFileSync(new URL(`printed/${paper.name}.pdf`, import.meta.url));
    return { bytes: new Uint8Array(printed), type: pdf };
  }
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  if (paper.form === 'columns') columns(document, font, paper.body);
  else if (paper.form === 'spaced') spaced(document, font, paper.body);
  else if (paper.form === 'pdf') typed(document, font, paper.body);
  else await scanned(document, font, paper.form === 'scan-stamp');
  return { bytes: await document.save(), type: pdf };
}

const size = 9;
const step = 13;
const top = 790;

/** As typed: each stretch of text stands at its column. */
function typed(document: PDFDocument, font: PDFFont, body: string): void {
  for (const sheet of body.split('---page---\n')) {
    const page = document.addPage([595, 842]);
    const lines = sheet.split('\n').flatMap((line) => (/\S {3,}\S/.test(line) ? [line] : folded(line, font)));
    for (const [row, line] of lines.entries()) {
      for (const part of line.matchAll(/\S+(?: {1,2}\S+)*/g)) {
        const x = 45 + part.index * 4.9;
        page.drawText(part[0], { x, y: top - row * step, size, font });
      }
    }
  }
}

/** A long line goes on below, quoted mail with its sign in front. */
function folded(line: string, font: PDFFont): string[] {
  const [sign = ''] = /^> /.exec(line) ?? [];
  return wrapped(line, font, 500).map((part, index) => (index === 0 ? part : sign + part));
}

function columns(document: PDFDocument, font: PDFFont, body: string): void {
  const page = document.addPage([595, 842]);
  for (const [index, column] of body.split('|||\n').entries()) {
    let y = top;
    for (const line of column.trimEnd().split('\n')) {
      for (const part of wrapped(line, font, 235)) {
        page.drawText(part, { x: index === 0 ? 45 : 310, y, size, font });
        y -= step;
      }
    }
  }
}

function wrapped(text: string, font: PDFFont, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** Each letter set by itself, with air between. */
function spaced(document: PDFDocument, font: PDFFont, body: string): void {
  const page: PDFPage = document.addPage([595, 842]);
  const lines = body.split('\n').flatMap((line) => wrapped(line, font, 290));
  for (const [row, line] of lines.entries()) {
    let x = 45;
    for (const letter of line) {
      if (letter !== ' ') page.drawText(letter, { x, y: top - row * step, size: 8, font });
      x += font.widthOfTextAtSize(letter, 8) + 2.4;
    }
  }
}

const grey = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

async function scanned(document: PDFDocument, font: PDFFont, stamped: boolean): Promise<void> {
  const page = document.addPage([595, 842]);
  page.drawImage(await document.embedPng(grey), { x: 0, y: 0, width: 595, height: 842 });
  if (stamped) page.drawText('Scan 12/10/2026 p. 1', { x: 40, y: 20, size: 7, font });
}
