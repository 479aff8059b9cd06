import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { flawsOf, safeName, watchForActiveContent } from './file-flaws.ts';
import { sniffType } from './file-type.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const pdf = bytes('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj');

async function flaws(name: string, head: Uint8Array, active = false): Promise<string[]> {
  return flawsOf(name, head, await sniffType(head), active);
}

async function isActive(...chunks: string[]): Promise<boolean> {
  const { stream, found } = watchForActiveContent();
  await buffer(Readable.from(chunks.map(bytes)).pipe(stream));
  return found();
}

function png(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(40);
  bytes('\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR').forEach((byte, at) => (head[at] = byte));
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

function jpeg(width: number, height: number): Uint8Array {
  const app = [0xff, 0xe0, 0, 16, ...bytes('JFIF\u0000'), 1, 1, 0, 0, 1, 0, 1, 0, 0];
  const frame = [0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3];
  return Uint8Array.from([0xff, 0xd8, ...app, ...frame, 0, 0, 0, 0, 0, 0, 0, 0]);
}

describe('a file whose type fits', () => {
  it.each([
    ['proof.pdf', []],
    ['PROOF.PDF', []],
    ['proof', []],
    ['Signed-SOW.hta', ['file-name-differs']],
    ['proof.html', ['file-name-differs']],
    ['proof.docx', ['file-name-differs']],
  ])('may be called %s: %j', async (name, found) => {
    expect(await flaws(name, pdf)).toEqual(found);
  });

  it('is refused when the PDF is active', async () => {
    expect(await flaws('a.pdf', pdf, true)).toEqual(['file-active-content']);
  });

  it.each<[string, Uint8Array, string[]]>([
    ['a picture', png(2000, 3000), []],
    ['no width', png(0, 10), ['file-image-unusable']],
    ['a bomb', png(65_535, 65_535), ['file-image-unusable']],
    ['a long strip', png(30_000, 10), ['file-image-unusable']],
  ])('%s as PNG', async (_, head, found) => {
    expect(await flaws('a.png', head)).toEqual(found);
  });

  it.each<[string, Uint8Array, string[]]>([
    ['a picture', jpeg(640, 480), []],
    ['a bomb', jpeg(65_000, 65_000), ['file-image-unusable']],
    ['eight bytes', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), ['file-image-unusable']],
  ])('%s as JPEG', async (_, head, found) => {
    expect(await flaws('a.jpg', head)).toEqual(found);
  });
});

describe('active content', () => {
  it.each([
    '<</S /JavaScript /JS (app.alert(1))>>',
    '<</S /Launch /F (cmd.exe)>>',
    '<</Type /EmbeddedFile>>',
    '<</Names <</EmbeddedFiles 4 0 R>>>>',
    '<</S /J#61vaScript>>',
    '<</OpenAction <</S /SubmitForm /F (https://evil.example)>>>>',
    '<</S /GoToR /F (//evil/share/x.pdf)>>',
  ])('is seen in %s', async (text) => {
    expect(await isActive(`%PDF-1.7 ${text}`)).toBe(true);
  });
  it('is seen across two chunks', async () => {
    expect(await isActive('%PDF-1.7 <</S /Java', 'Script>>')).toBe(true);
  });
  it('is not seen where there is none', async () => {
    expect(await isActive('%PDF-1.7 <</Type /Page /Contents 4 0 R>> (JavaScript) /Launched')).toBe(false);
    expect(await isActive('%PDF-1.7 <</S /URI /URI (https://a.example)>> <</S /GoTo /D [3 0 R]>>')).toBe(
      false,
    );
  });
});

describe('bytes before the header of a PDF', () => {
  it('make it no PDF', async () => {
    const head = bytes('<script>run()</script>\n%PDF-1.7\n');
    expect((await sniffType(head)).document).toBeNull();
  });
});

describe('the name a file is kept under', () => {
  it.each([
    ['proof', 'proof.pdf'],
    ['proof.pdf', 'proof.pdf'],
    ['a/b\\c.pdf', 'c.pdf'],
    ['invoice\u202Efdp.pdf', 'invoicefdp.pdf'],
    ['\u200b.pdf', 'pdf.pdf'],
    ['', 'file.pdf'],
    ['x.pdf.', 'x.pdf'],
    ['x.pdf . .', 'x.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['contract.pdf', 'contract.pdf'],
  ])('%j becomes %s', async (name, kept) => {
    expect(safeName(name, await sniffType(pdf))).toBe(kept);
  });
});
