/** Content-Digest (RFC 9530): whoever says what the bytes should be learns when others arrived. */
import { createHash, type Hash } from 'node:crypto';
import { HttpProblem } from './problem.ts';

export interface DigestCheck {
  update(chunk: Uint8Array): void;
  /** Throws where a digest that was sent does not fit what arrived. */
  end(): void;
}

const known = { 'sha-256': 'sha256', 'sha-512': 'sha512' } as const;

/** Algorithms that are not known here check nothing, as the RFC has it. */
export function digestCheck(header: string | null | undefined): DigestCheck {
  const sums: { sum: Hash; sent: string }[] = [];
  for (const [, name = '', sent = ''] of (header ?? '').matchAll(/([a-z0-9-]+)\s*=\s*:([A-Za-z0-9+/=]*):/g)) {
    if (name in known) sums.push({ sum: createHash(known[name as keyof typeof known]), sent });
  }
  return {
    update: (chunk) => sums.forEach(({ sum }) => sum.update(chunk)),
    end: () => {
      if (sums.some(({ sum, sent }) => sum.digest('base64') !== sent))
        throw new HttpProblem('digest-mismatch');
    },
  };
}
