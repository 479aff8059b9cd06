import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDocx } from '../../test/proof/make-docx.ts';
import { Sheet } from '../../test/proof/make-pdf.ts';
import { isMislabelled, sniffType } from './file-type.ts';
import { writeZip } from './zip.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const jpeg = bytes(
  '\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF\u0000\u0001\u0001\u0000\u0000\u0001\u0000\u0001\u0000\u0000\u00ff\u00d9',
);
const sample = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../test/samples/poe/${name}`, import.meta.url)));
const compound = (stream: string) =>
  bytes(
    `\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1${'\u0000'.repeat(1000)}${[...stream].join('\u0000')}${'\u0000'.repeat(600)}`,
  );
const zip = (...names: string[]) => writeZip(new Map(names.map((name) => [name, bytes('<x/>')])));

describe('the type by content', () => {
  it.each<[string, Uint8Array, string | null, boolean]>([
    ['PDF', sample('good-dutch.pdf'), 'application/pdf', true],
    ['PDF behind other bytes', bytes(`junk\n${'x'.repeat(500)}%PDF-1.7\n`), null, false],
    ['DOCX', sample('good-dynamics-sales.docx'), docx, true],
    ['the beginning of a DOCX', sample('good-dynamics-sales.docx').subarray(0, 5_000), docx, true],
    ['DOCX of another maker', makeDocx(['text']), docx, true],
    ['PNG', png, 'image/png', true],
    ['JPEG', jpeg, 'image/jpeg', true],
    [
      'Word file with macros',
      makeDocx(['text'], { extra: new Map([['word/vbaProject.bin', bytes('macro')]]) }),
      'application/vnd.ms-word.document.macroenabled.12',
      false,
    ],
    [
      'spreadsheet',
      zip('[Content_Types].xml', 'xl/workbook.xml'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      false,
    ],
    ['any archive', zip('readme.txt'), 'application/zip', false],
    ['old Word file', compound('WordDocument'), 'application/x-cfb', false],
    ['HTML', bytes('<!doctype html><script>alert(1)</script>'), null, false],
    ['text', bytes('plain words'), null, false],
    ['nothing', new Uint8Array(), null, false],
  ])('%s', async (_, content, mediaType, isDocument) => {
    const sniffed = await sniffType(content);
    expect(sniffed.mediaType).toBe(mediaType);
    expect(sniffed.document !== null).toBe(isDocument);
  });

  it('knows what is locked', async () => {
    const sheet = await Sheet.open();
    sheet.line('secret').document.encrypt({ userPassword: 'u', ownerPassword: 'o', permissions: {} });
    expect(await sniffType(await sheet.save())).toMatchObject({
      document: 'application/pdf',
      encrypted: true,
    });
    expect(await sniffType(compound('EncryptedPackage'))).toMatchObject({ document: null, encrypted: true });
    expect((await sniffType(compound('WordDocument'))).encrypted).toBe(false);
  });

  it('knows a name that promises something else', async () => {
    const pdf = await sniffType(sample('good-dutch.pdf'));
    expect(['a.pdf', 'A.PDF', 'a'].map((name) => isMislabelled(name, pdf))).toEqual([false, false, false]);
    expect(['a.docx', 'a.png', 'a.txt'].map((name) => isMislabelled(name, pdf))).toEqual([true, true, true]);
    expect(isMislabelled('a.pdf', await sniffType(bytes('text')))).toBe(true);
    expect(isMislabelled('a.txt', await sniffType(bytes('text')))).toBe(false);
  });

  it('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          '',
          '%PDF-',
          'PK\u0003\u0004',
          '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1',
          '\u0089PNG\r\n\u001a\n',
        ),
        fc.uint8Array({ maxLength: 400 }),
        async (start, rest) => {
          await sniffType(Uint8Array.from([...bytes(start), ...rest]));
        },
      ),
    );
  });
});
