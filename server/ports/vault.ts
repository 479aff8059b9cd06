/**
 * Bank and tax data at rest: AES-256-GCM under a key that can be rotated. What is sealed is bound to the row it lies in, so that it
 * opens nowhere else; the row says which key opens it. Keys come from SEAL_KEYS, or, where that is not set, from SECRET.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import type { Random } from './random.ts';

export interface SealKey {
  id: string;
  bytes: Uint8Array;
}

export interface Sealed {
  keyId: string;
  sealed: string;
}

export interface Vault {
  /** The key that seals; the others only open. */
  readonly keyId: string;
  seal(value: object, boundTo: string): Sealed;
  open<T>(sealed: Sealed, boundTo: string): T;
}

const fromSecret = 'secret';

/** The key that is derived from SECRET comes last: what was sealed before there were others opens still. */
export function vaultOf(secret: string, keys: readonly SealKey[], random: Random): Vault {
  const derived = new Uint8Array(hkdfSync('sha256', secret, '', 'profiles', 32));
  const ring = [...keys, { id: fromSecret, bytes: derived }];
  const [first] = ring as [SealKey, ...SealKey[]];
  return {
    keyId: first.id,
    seal(value, boundTo) {
      const iv = random.bytes(12);
      const cipher = createCipheriv('aes-256-gcm', first.bytes, iv).setAAD(boundBytes(first.id, boundTo));
      const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return {
        keyId: first.id,
        sealed: Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64'),
      };
    },
    open<T>({ keyId, sealed }: Sealed, boundTo: string) {
      const key = ring.find(({ id }) => id === keyId);
      if (!key) throw new Error(`SEAL_KEYS has no key ${keyId}; a row is sealed under it`);
      const bytes = Buffer.from(sealed, 'base64');
      const opening = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, 12))
        .setAAD(boundBytes(keyId, boundTo))
        .setAuthTag(bytes.subarray(12, 28));
      const text = Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]).toString('utf8');
      return JSON.parse(text) as T;
    },
  };
}

function boundBytes(keyId: string, boundTo: string): Buffer {
  return createHash('sha256').update(`${keyId}\0${boundTo}`).digest();
}
