import { tag, type Random } from '../../ports/random.ts';

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Sixteen characters in fours that can be read over the phone; about 78 bits of chance. */
export function newConsentCode(random: Random): string {
  const letters: string[] = [];
  // Bytes past the last whole multiple are thrown away, so that each character is equally likely.
  while (letters.length < 16) {
    for (const byte of random.bytes(16))
      if (byte < 240 && letters.length < 16) letters.push(alphabet[byte % 30] as string);
  }
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** Only this is kept. Hyphens, spaces and the size of letters do not matter. */
export function consentCodeHash(secret: string, tenantId: string, code: string): Buffer {
  return tag(secret, 'consent-code', `${tenantId} ${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`);
}
