import { fileTypeFromBuffer } from 'file-type';
import type { DocumentType } from './read-document.ts';

export interface SniffedType {
  /** What the bytes are, whatever name or header say; null when they are nothing known (plain text, HTML, noise). */
  mediaType: string | null;
  /** The same, when it is a kind of file that may serve as proof. */
  document: DocumentType | null;
  /** Locked with a password, as far as these bytes show. The end of a PDF may still say so: reading it tells. */
  encrypted: boolean;
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const documents: readonly string[] = [
  'application/pdf',
  docx,
  'image/png',
  'image/jpeg',
] satisfies DocumentType[];
/** Tells the type by content. The first 64 kB do; the whole file is fine too. */
export async function sniffType(head: Uint8Array): Promise<SniffedType> {
  const mediaType = await detect(head);
  const document = mediaType !== null && documents.includes(mediaType) ? (mediaType as DocumentType) : null;
  return { mediaType, document, encrypted: isEncrypted(head, mediaType) };
}

async function detect(head: Uint8Array): Promise<string | null> {
  let found: string | null = null;
  try {
    found = (await fileTypeFromBuffer(head))?.mime ?? null;
  } catch {
    // A broken container is told by its first bytes, below.
  }
  if (found === null || found === 'application/zip') {
    const parts = partNames(head);
    if (parts.length > 0) return packageType(parts) ?? found ?? 'application/zip';
  }
  // A Word file with a macro project is no plain document, whatever its list of types says.
  if (found === docx && partNames(head).some((name) => name.endsWith('vbaProject.bin')))
    return 'application/vnd.ms-word.document.macroenabled.12';
  // Readers take a PDF that begins later (ISO 32000-1, appendix H.3); bytes before it are how one file is two kinds at once.
  if (found === null && latin(head.subarray(0, 5)) === '%PDF-') return 'application/pdf';
  return found;
}

/** An office package of which only the beginning is at hand is known by the folders of its parts. */
function packageType(parts: string[]): string | null {
  if (parts.some((name) => name.endsWith('vbaProject.bin')))
    return 'application/vnd.ms-word.document.macroenabled.12';
  const has = (folder: string) => parts.some((name) => name.startsWith(folder));
  const isPackage = parts.includes('[Content_Types].xml') || has('_rels/') || has('docProps/');
  if (has('word/') && isPackage) return docx;
  if (has('xl/')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  if (has('ppt/')) return 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
  return null;
}

/** Names in the local headers of a ZIP file (signature PK 3 4), as far as they lie in these bytes. */
function partNames(head: Uint8Array): string[] {
  if (latin(head.subarray(0, 4)) !== 'PK\u0003\u0004') return [];
  const names: string[] = [];
  const text = latin(head);
  for (
    let at = text.indexOf('PK\u0003\u0004');
    at >= 0 && names.length < 2_000;
    at = text.indexOf('PK\u0003\u0004', at + 4)
  ) {
    const length = text.charCodeAt(at + 26) + 256 * text.charCodeAt(at + 27);
    if (length > 0 && length < 300) names.push(text.slice(at + 30, at + 30 + length));
  }
  return names;
}

function isEncrypted(head: Uint8Array, mediaType: string | null): boolean {
  if (mediaType === 'application/pdf') return /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(latin(head));
  // Office locks a document by wrapping it into a compound file with a part of this name (MS-OFFCRYPTO 1.3).
  return mediaType === 'application/x-cfb' && latin(head).includes([...'EncryptedPackage'].join('\u0000'));
}

const extensions: Record<DocumentType, RegExp> = {
  'application/pdf': /\.pdf$/i,
  [docx]: /\.docx$/i,
  'image/png': /\.png$/i,
  'image/jpeg': /\.jpe?g$/i,
} as Record<DocumentType, RegExp>;

/** A name that promises another kind of file than it is. A name without an extension promises nothing. */
export function isMislabelled(fileName: string, sniffed: SniffedType): boolean {
  if (!/\.[a-z0-9]{1,5}$/i.test(fileName)) return false;
  return sniffed.document === null
    ? Object.values(extensions).some((pattern) => pattern.test(fileName))
    : !extensions[sniffed.document].test(fileName);
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
