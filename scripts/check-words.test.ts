import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { checkWords } from './check-words.ts';

function tree(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'words-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return checkWords(root);
}

const word = (...parts: string[]): string => parts.join('');

it('names the word, its place and what to write instead', () => {
  expect(
    tree({
      'rules/claim/a.ts': `const x = 1;\n// The clock starts ${word('an', 'ew')}.\n`,
      'web/messages/en/b.ts': `export const b = 'The partner is ${word('to', 'ld')}.';\n`,
    }).toSorted(),
  ).toEqual([
    `rules/claim/a.ts:2: "${word('an', 'ew')}"; write "again".`,
    `web/messages/en/b.ts:1: "is ${word('to', 'ld')}"; write "sees, reads, gets a mail".`,
  ]);
});

it('leaves proof that others wrote and plain sentences alone', () => {
  expect(
    tree({
      'test/proof-corpus/letter.md': `Confirmed by ${word('tele', 'phone')}.\n`,
      'web/messages/en/b.ts': "export const b = 'The partner gets a mail.';\n",
    }),
  ).toEqual([]);
});
