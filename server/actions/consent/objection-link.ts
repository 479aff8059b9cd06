/**
 * The link by which somebody trusted objects to a new trusted contact. Derived from the program's secret, like the link of a request:
 * the database holds nothing that opens it.
 */
import { sameBytes, tag } from '../../ports/random.ts';

const tagLength = 20;

export interface ObjectionRef {
  tenantId: string;
  /** The contact that was added. */
  contactId: string;
  /** Whom the mail went to. */
  readerId: string;
}

export function makeObjectionToken(secret: string, ref: ObjectionRef): string {
  const ids = [ref.tenantId, ref.contactId, ref.readerId].map((id) =>
    Buffer.from(id.replaceAll('-', ''), 'hex'),
  );
  return Buffer.concat([...ids, tagOf(secret, ref)]).toString('base64url');
}

/** null for everything that this program did not make. */
export function readObjectionToken(secret: string, token: string): ObjectionRef | null {
  if (!/^[A-Za-z0-9_-]{91}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 48 + tagLength || bytes.toString('base64url') !== token) return null;
  const [tenantId, contactId, readerId] = [0, 16, 32].map((at) => uuidOf(bytes.subarray(at, at + 16))) as [
    string,
    string,
    string,
  ];
  const ref = { tenantId, contactId, readerId };
  return sameBytes(bytes.subarray(48), tagOf(secret, ref)) ? ref : null;
}

function tagOf(secret: string, { tenantId, contactId, readerId }: ObjectionRef): Buffer {
  return tag(secret, 'contact-objection', `${tenantId} ${contactId} ${readerId}`).subarray(0, tagLength);
}

function uuidOf(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
