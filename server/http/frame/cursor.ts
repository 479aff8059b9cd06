/**
 * Where a list goes on. Encrypted and bound to the list, its filter and the caller, so that a position can neither be made up nor
 * carried over, nor read: it holds row ids and instants, which tell when a thing was made.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Position } from '../../actions/run/page.ts';
import { sameBytes, tag } from '../../ports/random.ts';

export interface CursorOf {
  secret: string;
  operation: string;
  caller: string;
  /** The query without limit and cursor, in one spelling. */
  filter: string;
}

const tagLength = 16;

export function makeCursor(of: CursorOf, position: Position): string {
  const payload = Buffer.from(JSON.stringify(position));
  const signature = sign(of, payload);
  const cipher = createCipheriv('aes-256-ctr', keyOf(of), signature);
  return `${Buffer.concat([cipher.update(payload), cipher.final()]).toString('base64url')}.${signature.toString('base64url')}`;
}

/** null unless this very list made it. */
export function readCursor(of: CursorOf, cursor: string): Position | null {
  const [encoded, signature, ...more] = cursor.split('.');
  if (!encoded || !signature || more.length > 0) return null;
  const sealed = Buffer.from(encoded, 'base64url');
  const given = Buffer.from(signature, 'base64url');
  if (sealed.toString('base64url') !== encoded || given.toString('base64url') !== signature) return null;
  if (given.length !== tagLength) return null;
  const cipher = createDecipheriv('aes-256-ctr', keyOf(of), given);
  const payload = Buffer.concat([cipher.update(sealed), cipher.final()]);
  return sameBytes(given, sign(of, payload)) ? (JSON.parse(payload.toString('utf8')) as Position) : null;
}

/** The signature of the position is what the stream begins with (RFC 5297 in spirit): equal positions give equal cursors. */
function keyOf({ secret }: CursorOf): Buffer {
  return tag(secret, 'cursor', 'encryption');
}

function sign({ secret, operation, caller, filter }: CursorOf, payload: Buffer): Buffer {
  return tag(
    secret,
    'cursor',
    `${JSON.stringify([operation, caller, filter])}\0${payload.toString('base64url')}`,
  ).subarray(0, tagLength);
}

/** Sorted, so that the order in which a client writes its filters makes no other list. */
export function filterOf(search: URLSearchParams): string {
  const rest = new URLSearchParams([...search].filter(([name]) => name !== 'limit' && name !== 'cursor'));
  rest.sort();
  return rest.toString();
}
