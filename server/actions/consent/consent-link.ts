/**
 * The customer's link and code. Both are derived from the program's secret, so the database holds nothing with which one
 * could decide in a customer's place.
 */
import { sameBytes, tag } from '../../ports/random.ts';

export interface NoticeRef {
  tenantId: string;
  noticeId: string;
}

const tagLength = 20;
const tokenLength = 32 + tagLength;

/** What stands in the link: tenant and notice, so that no read has to search, and a tag over both. */
export function makeToken(secret: string, { tenantId, noticeId }: NoticeRef): string {
  return Buffer.concat([bytesOf(tenantId), bytesOf(noticeId), tagOf(secret, tenantId, noticeId)]).toString(
    'base64url',
  );
}

/** null for everything that this program did not make. */
export function readToken(secret: string, token: string): NoticeRef | null {
  if (!/^[A-Za-z0-9_-]{70}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  // Several spellings can decode to the same bytes; only the one that was handed out is a link.
  if (bytes.length !== tokenLength || bytes.toString('base64url') !== token) return null;
  const tenantId = uuidOf(bytes.subarray(0, 16));
  const noticeId = uuidOf(bytes.subarray(16, 32));
  return sameBytes(bytes.subarray(32), tagOf(secret, tenantId, noticeId)) ? { tenantId, noticeId } : null;
}

/** Stands in the mail as text and in no link. Five wrong tries lock accepting, so a million codes are enough. */
export function sixDigitCode(secret: string, noticeId: string): string {
  return String(tag(secret, 'notice-code', noticeId).readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

export function isCode(secret: string, noticeId: string, typed: string): boolean {
  return sameBytes(Buffer.from(typed.replaceAll(/\s/g, '')), Buffer.from(sixDigitCode(secret, noticeId)));
}

/** Ties a form to the page it stands on: a page that shows what is no longer so is told. */
export function formSeal(secret: string, noticeId: string, seen: string): string {
  return tag(secret, 'consent-form', `${noticeId} ${seen}`).subarray(0, 12).toString('base64url');
}

function tagOf(secret: string, tenantId: string, noticeId: string): Buffer {
  return tag(secret, 'consent-link', `${tenantId} ${noticeId}`).subarray(0, tagLength);
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

function uuidOf(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
