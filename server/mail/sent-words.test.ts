import { expect, test } from 'vitest';
import { restoreWords, sentWords, sha256 } from './sent-words.ts';

test.each([
  'Open https://cpor.example/consent/tOkEn?lang=nl, code 123456.',
  'A company called {link} and one called {{code}, and } alone: tOkEn 123456',
  'nothing in it',
])('%s: no key is left in it, and with the keys it is what was sent', (text) => {
  const secrets = { token: 'tOkEn', code: '123456' };
  const { words, textSha256 } = sentWords({ text, html: '' }, secrets);
  expect(words).not.toMatch(/tOkEn|123456/);
  expect(restoreWords(words, secrets)).toBe(text);
  expect(textSha256).toBe(sha256(text));
});
