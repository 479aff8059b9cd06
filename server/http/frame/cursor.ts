/**
 * Where a list goes on. Opaque and signed: bound to the list, its filter and the caller, so that a position cannot be made up
 * or carried over (api.md).
 */
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
  return `${payload.toString('base64url')}.${sign(of, payload).toString('base64url')}`;
}

/** null unless this very list made it. */
export function readCursor(of: CursorOf, cursor: string): Position | null {
  const [encoded, signature, ...more] = cursor.split('.');
  if (!encoded || !signature || more.length > 0) return null;
  const payload = Buffer.from(encoded, 'base64url');
  const given = Buffer.from(signature, 'base64url');
  if (payload.toString('base64url') !== encoded || given.toString('base64url') !== signature) return null;
  return sameBytes(given, sign(of, payload)) ? (JSON.parse(payload.toString('utf8')) as Position) : null;
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
