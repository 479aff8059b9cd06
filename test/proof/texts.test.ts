import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkProof } from '../../rules/proof/proof.ts';
import { asDocument, codes, facts, type CustomerKey } from './claims.ts';

/**
 * Texts as the reader of files gives them, many ways to say the same. Head of each: name | customer | partner | items |
 * expected codes | day of sending (optional).
 */
const folder = new URL('texts/', import.meta.url);

for (const file of readdirSync(folder)) {
  const [, ...cases] = readFileSync(new URL(file, folder), 'utf8').split(/^=== /m);
  describe(`texts/${file}`, () => {
    it.each(cases.map((text): [string, string] => [text.slice(0, text.indexOf(' |')), text]))(
      '%s',
      (_, text) => {
        const [, customer = '', partner = '', items = '', expected = '', sentOn] = text
          .slice(0, text.indexOf('\n'))
          .split('|')
          .map((part) => part.trim());
        const claim = facts(customer as CustomerKey, partner, items, sentOn);
        expect(codes(checkProof(claim, [asDocument(text.slice(text.indexOf('\n') + 1).trimEnd())]))).toBe(
          expected,
        );
      },
    );
  });
}
