/** The text of an API key: cpor_live_ or cpor_test_ and 32 bytes of chance. */
import { createHash } from 'node:crypto';
import type { Random } from './random.ts';

/** Keys of the sandbox and of production are told apart by sight and never work in the other. */
export type KeyKind = 'live' | 'test';

const form = /^cpor_(live|test)_[A-Za-z0-9_-]{43}$/;

export function newKey(random: Random, kind: KeyKind): string {
  return `cpor_${kind}_${Buffer.from(random.bytes(32)).toString('base64url')}`;
}

/** null for what cannot be a key of this kind: it is refused without asking the database. */
export function hashOfKey(text: string, kind: KeyKind): Buffer | null {
  return form.exec(text)?.[1] === kind ? createHash('sha256').update(text).digest() : null;
}

/** What a person recognises a key by later. */
export function hintOfKey(text: string): string {
  return text.slice(-4);
}
