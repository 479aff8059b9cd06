/**
 * The words of a mail as they stay with its notice. Whoever reads the database must not be able to decide in a customer's place, so
 * the link's token and the code are taken out; the sums are those of what was sent.
 *
 * To check a sum, put both back and compare: `token` is `makeToken` and `code` is `sixDigitCode` of the notice
 * (actions/consent/consent-link.ts), both derived from SECRET, the tenant's id and the notice's id. Then the SHA-256 of
 * `restoreWords(words, secrets)` in UTF-8, its lines ending in a line feed, is the one that was kept. The sum of the HTML is that of
 * the same mail's HTML part as the recipient has it, its transfer encoding undone and its lines ending likewise.
 */
import { createHash } from 'node:crypto';
import type { Rendered } from './render.ts';

/** What in a mail is a key: the link's last part, and the code that stands in it as text. null: not in this mail. */
export interface MailSecrets {
  token: string | null;
  code: string | null;
}

export interface SentWords {
  /** The mail's text with `{link}` and `{code}` in the place of its keys; a brace that was in it is doubled. */
  words: string;
  /** Hexadecimal SHA-256 of the text as it was sent. */
  textSha256: string;
  htmlSha256: string;
}

export function sentWords({ text, html }: Pick<Rendered, 'text' | 'html'>, secrets: MailSecrets): SentWords {
  return { words: withoutKeys(text, secrets), textSha256: sha256(text), htmlSha256: sha256(html) };
}

export function restoreWords(words: string, { token, code }: MailSecrets): string {
  return words.replaceAll(/\{\{|\{link\}|\{code\}/g, (found) =>
    found === '{{' ? '{' : ((found === '{link}' ? token : code) ?? found),
  );
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

function withoutKeys(text: string, { token, code }: MailSecrets): string {
  let words = text.replaceAll('{', '{{');
  if (token) words = words.replaceAll(token, '{link}');
  return code ? words.replaceAll(code, '{code}') : words;
}
