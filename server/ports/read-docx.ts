import mammoth from 'mammoth';
import { hiddenStylesOf, visibleXml } from './docx-visible.ts';
import { decodeEntities, htmlToLines } from './html-lines.ts';
import { type DocumentText, type ReadingLimits, unreadable } from './read-document.ts';
import { readZip, writeZip } from './zip.ts';

/** Pictures, fonts and embedded files are left out: nothing in them can be read here, and they are the bulk. */
const textParts = /\.(xml|rels)$/i;
const withoutText = /(^|\/)(media|fonts|embeddings|theme|glossary)\//i;
const mainParts = /(^|\/)document\d*\.xml$/i;
const pageParts = /(^|\/)(header|footer)\d*\.xml$/i;

/** A DOCX has no pages until it is printed, so all of it is page 1. Headers come first, footers last. */
export async function readDocx(bytes: Uint8Array, limits: ReadingLimits): Promise<DocumentText> {
  const parts = readZip(
    bytes,
    (name) => textParts.test(name) && !withoutText.test(name),
    limits.unpackedBytes,
  );
  for (const part of parts.values()) {
    // No word processor writes a DTD; entities in it are how small files grow large.
    if (new TextDecoder().decode(part.subarray(0, 2_000)).includes('<!DOCTYPE') || nestsTooDeep(part))
      return unreadable('damaged');
  }
  keepVisible(parts);
  const packed = writeZip(parts);
  const { value: html } = await mammoth.convertToHtml(
    { buffer: Buffer.from(packed) },
    {
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      ignoreEmptyParagraphs: false,
    },
  );
  const text = [partText(parts, 'header'), htmlToLines(html), partText(parts, 'footer')]
    .filter((part) => part !== '')
    .join('\n\n')
    .slice(0, limits.characters);
  if (/[\p{L}\p{N}]/u.test(text)) return { readable: true, pages: [{ page: 1, text }], form: [] };
  const hasPictures = text.trim() !== '' || /<(w:drawing|w:pict|v:imagedata)\b/.test(mainPart(parts));
  return unreadable(hasPictures ? 'image-only' : 'empty');
}

const writtenParts = /(^|\/)(document|header|footer|footnotes|endnotes)\d*\.xml$/i;

function keepVisible(parts: Map<string, Uint8Array>): void {
  const text = (part: Uint8Array): string => new TextDecoder().decode(part);
  const styles = [...parts].find(([name]) => /(^|\/)styles\d*\.xml$/i.test(name));
  const hidden = hiddenStylesOf(styles ? text(styles[1]) : '');
  for (const [name, part] of parts) {
    if (writtenParts.test(name)) parts.set(name, new TextEncoder().encode(visibleXml(text(part), hidden)));
  }
}

const deepest = 400;
const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;

/** The XML parser takes time by the square of the depth. */
function nestsTooDeep(xml: Uint8Array): boolean {
  let depth = 0;
  for (let at = xml.indexOf(lessThan); at >= 0; at = xml.indexOf(lessThan, at + 1)) {
    const end = xml.indexOf(greaterThan, at);
    if (end < 0) return false;
    const next = xml[at + 1];
    const isElement = next !== 0x3f && next !== 0x21;
    if (next === slash) depth -= 1;
    else if (isElement && xml[end - 1] !== slash) depth += 1;
    if (depth > deepest) return true;
  }
  return false;
}

function mainPart(parts: Map<string, Uint8Array>): string {
  const main = [...parts].find(([name]) => mainParts.test(name));
  return new TextDecoder().decode(main?.[1] ?? new Uint8Array());
}

/** Mammoth leaves headers and footers out; a letterhead often holds the partner's name. */
function partText(parts: Map<string, Uint8Array>, kind: string): string {
  const lines = new Set<string>();
  for (const [name, part] of parts) {
    if (!pageParts.test(name) || !name.toLowerCase().includes(kind)) continue;
    for (const paragraph of new TextDecoder().decode(part).split('</w:p>')) {
      const line = paragraphText(paragraph);
      if (line !== '') lines.add(line);
    }
  }
  return [...lines].join('\n');
}

function paragraphText(xml: string): string {
  const pieces = xml.match(/<w:t(?:\s[^>]*)?>[^<]*<\/w:t>|<w:tab\s*\/>|<w:br\s*\/>/g) ?? [];
  return pieces
    .map((piece) =>
      piece.startsWith('<w:t>') || piece.startsWith('<w:t ')
        ? decodeEntities(piece.replaceAll(/<[^>]*>/g, ''))
        : '   ',
    )
    .join('')
    .trim();
}
