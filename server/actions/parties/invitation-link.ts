/**
 * The link of an invitation. Derived from the program's secret, like the customer's: the database holds nothing that
 * opens it.
 */
import { sameBytes, tag } from '../../ports/random.ts';

const tagLength = 20;

/** Real time: an invitation is no deadline of the domain. */
export const invitationDays = 7;

export function makeInvitationToken(secret: string, id: string): string {
  return Buffer.concat([bytesOf(id), tagOf(secret, id)]).toString('base64url');
}

/** The invitation's id; null for everything that this program did not make. */
export function readInvitationToken(secret: string, token: string): string | null {
  if (!/^[A-Za-z0-9_-]{48}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 16 + tagLength || bytes.toString('base64url') !== token) return null;
  const hex = bytes.subarray(0, 16).toString('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return sameBytes(bytes.subarray(16), tagOf(secret, id)) ? id : null;
}

function tagOf(secret: string, id: string): Buffer {
  return tag(secret, 'invitation', id).subarray(0, tagLength);
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}
