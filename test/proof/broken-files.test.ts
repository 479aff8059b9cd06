import { readFileSync } from 'node:fs';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument, type DocumentType } from '../../server/ports/read-document.ts';
import { readZip, writeZip } from '../../server/ports/zip.ts';
import { docx, pdf } from './claims.ts';
import { makeDocx, paragraph } from './make-docx.ts';
import { Sheet } from './make-pdf.ts';

const sample = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../samples/poe/${name}`, import.meta.url)));
const unreadable = (reason: string) => ({ readable: false, reason, pages: [], form: [] });
const bytes = (text: string) => new TextEncoder().encode(text);
const wordSpace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A page whose content stream unpacks to a thousand times its size. */
function pdfBomb(megabytes: number): Uint8Array {
  const packed = deflateSync(Buffer.alloc(megabytes * 1_000_000, ' '));
  const start = bytes(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
      `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode/Length ${packed.length}>>stream\n`,
  );
  return Buffer.concat([start, packed, bytes('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF')]);
}

/** A part that says it is small and is not. */
function docxBomb(): Uint8Array {
  const name = 'word/document.xml';
  const archive = Buffer.from(writeZip(new Map([[name, deflateRawSync(Buffer.alloc(70_000_000, ' '))]])));
  const deflated = 8;
  archive.writeUInt16LE(deflated, 8);
  archive.writeUInt16LE(deflated, archive.indexOf('PK\u0001\u0002') + 10);
  return archive;
}

async function encrypted(passwords: { userPassword?: string; ownerPassword: string }): Promise<Uint8Array> {
  const sheet = await Sheet.open();
  sheet.line('Readable with the right password, and that is what this line says.');
  sheet.document.encrypt({ userPassword: '', ...passwords, permissions: {} });
  return sheet.save();
}

describe('files that cannot be read', () => {
  it('pictures and scans need a person', async () => {
    expect(await readDocument(bytes('\u0089PNG'), 'image/png')).toEqual(unreadable('image-only'));
    expect(await readDocument(bytes('\u00ff\u00d8'), 'image/jpeg')).toEqual(unreadable('image-only'));
    expect(await readDocument(sample('scanned-good.pdf'), pdf)).toEqual(unreadable('image-only'));
  });

  it('locked with a password', async () => {
    expect(await readDocument(await encrypted({ userPassword: 'open', ownerPassword: 'own' }), pdf)).toEqual(
      unreadable('encrypted'),
    );
  });

  it('an owner password alone does not stop reading', async () => {
    const read = await readDocument(await encrypted({ ownerPassword: 'own' }), pdf);
    expect(read.readable).toBe(true);
    expect(read.pages[0]?.text).toContain('that is what this line says');
  });

  it('empty', async () => {
    expect(await readDocument(new Uint8Array(), pdf)).toEqual(unreadable('empty'));
    const blank = await PDFDocument.create();
    blank.addPage();
    expect(await readDocument(await blank.save(), pdf)).toEqual(unreadable('empty'));
    expect(await readDocument(makeDocx(['', ' ']), docx)).toEqual(unreadable('empty'));
  });

  it.each([
    ['a PDF cut off', sample('good-dutch.pdf').subarray(0, 900), pdf],
    ['a DOCX cut off', sample('good-dynamics-sales.docx').subarray(0, 4000), docx],
    ['text called PDF', bytes('Hello, this is no PDF at all.'), pdf],
    ['a PDF called DOCX', sample('good-dutch.pdf'), docx],
    ['another kind of archive', writeZip(new Map([['a.txt', bytes('a')]])), docx],
    [
      'XML with a DTD',
      makeDocx([], {
        documentXml: `<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document ${wordSpace}><w:body>${paragraph('&a;')}</w:body></w:document>`,
      }),
      docx,
    ],
    [
      'XML that nests without end',
      makeDocx([], { documentXml: `<w:document ${wordSpace}><w:body>${'<w:p>'.repeat(200_000)}` }),
      docx,
    ],
  ])('damaged: %s', async (_, file, type) => {
    expect(await readDocument(file, type)).toEqual(unreadable('damaged'));
  });
});

describe('files that mean harm', () => {
  it('a DOCX that unpacks without end is stopped', async () => {
    expect(await readDocument(docxBomb(), docx)).toEqual(unreadable('damaged'));
    expect(() => readZip(docxBomb(), () => true, 1_000_000)).toThrow(/larger|length/);
  });

  it('a PDF that unpacks without end is stopped by time or memory', async () => {
    const before = Date.now();
    const read = await readDocument(pdfBomb(300), pdf, { milliseconds: 5_000, megabytes: 128 });
    expect(read.readable).toBe(false);
    expect(Date.now() - before).toBeLessThan(25_000);
  });

  it('of very many pages the first and the last are read', async () => {
    const sheet = await Sheet.open();
    for (let page = 1; page <= 60; page += 1)
      sheet.line(`This is the text of page ${page} of the file.`).newPage();
    const read = await readDocument(await sheet.save(), pdf, { pages: 10, lastPages: 3 });
    expect(read.pages.map((page) => page.page)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 59, 60, 61]);
    expect(read.pages.at(-2)?.text).toContain('page 60');
    expect(read.pagesLeftOut).toBe(48);
  });

  it('no more characters than allowed', async () => {
    const read = await readDocument(makeDocx(Array.from({ length: 400 }, () => 'words without end')), docx, {
      characters: 1_000,
    });
    expect(read.pages[0]?.text.length).toBe(1_000);
  });

  it('slow reading is given up', async () => {
    expect(await readDocument(sample('good-dutch.pdf'), pdf, { milliseconds: 1 })).toEqual(
      unreadable('too-large'),
    );
  });

  it('a file that ends its thread does no harm to the next ones', async () => {
    const good = () => readDocument(sample('good-dutch.pdf'), pdf);
    const before = await good();
    const all = await Promise.all([
      good(),
      readDocument(pdfBomb(300), pdf, { milliseconds: 300 }),
      good(),
      readDocument(bytes('%PDF-1.7 and nothing more'), pdf),
      good(),
      readDocument(sample('good-dynamics-sales.docx'), docx),
    ]);
    expect(all.map((read) => read.readable)).toEqual([true, false, true, false, true, true]);
    for (const read of [all[0], all[2], all[4], await good()]) expect(read).toEqual(before);
  });

  it('damaged bytes never throw', async () => {
    const good = (type: DocumentType) => sample(type === pdf ? 'good-dutch.pdf' : 'good-dynamics-sales.docx');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(pdf, docx),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 40 }),
        fc.option(fc.uint8Array({ maxLength: 300 })),
        async (type, changes, noise) => {
          const file = noise ?? good(type);
          if (file.length > 0) for (const [at, value] of changes) file[at % file.length] = value;
          const read = await readDocument(file, type);
          expect(read.readable).toBe(read.reason === undefined);
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);
});
