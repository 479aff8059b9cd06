import { createHmac, randomFillSync, timingSafeEqual } from 'node:crypto';

/** Where ids and secrets come from. Tests and the simulation give their own, seeded one. */
export interface Random {
  bytes(count: number): Uint8Array;
}

/** Drawn in advance, since a draw costs the same for one byte as for a page of them; what is given away is wiped. */
const drawn = new Uint8Array(4096);
let taken = drawn.length;

export const systemRandom: Random = {
  bytes(count) {
    if (count > drawn.length) return randomFillSync(new Uint8Array(count));
    if (taken + count > drawn.length) {
      randomFillSync(drawn);
      taken = 0;
    }
    const bytes = drawn.slice(taken, taken + count);
    drawn.fill(0, taken, (taken += count));
    return bytes;
  },
};

/** UUIDv7 (RFC 9562): milliseconds first, so that new rows lie together in an index; 74 bits of chance. */
export function newUuid(random: Random, nowMs: number): string {
  const bytes = random.bytes(16);
  let time = Math.floor(nowMs);
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Six characters that cannot be misread aloud; unique per tenant by constraint. */
export function newClaimNumber(random: Random, tenantCode: string): string {
  return `${tenantCode}-${Array.from(random.bytes(6), (byte) => crockford[byte % 32]).join('')}`;
}

/** A keyed tag: links and codes are derived from it, so that no secret of theirs lies in the database. */
export function tag(secret: string, purpose: string, value: string): Buffer {
  return createHmac('sha256', secret).update(purpose).update('\0').update(value).digest();
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
