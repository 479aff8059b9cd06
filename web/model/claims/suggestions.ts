/** What the reader of proofs would have a reviewer say, reason by reason: to begin with, never sent by itself. */
import type { Proof } from '#sdk';
import type { Suggestion } from './suggestion.ts';
import type { Messages } from '../../messages/en.ts';
import { checkTitle, isLacking, placeWords, whyOf } from '../files/proof-words.ts';

type Found = Pick<Proof, 'verdict' | 'checks' | 'files'>;

export function suggestionsOf(
  { verdict, checks, files }: Found,
  words: Messages['proof'],
  locale: string,
): Suggestion[] {
  // What only a person can read may hold what is missing.
  if (verdict !== 'would-come-back') return [];
  const found = new Map<string, string[]>();
  for (const check of checks) {
    if (!isLacking(check) || check.code === null) continue;
    const place = check.place ? placeWords(check.place, files, words) : '';
    const said = [`${checkTitle(check, words)}:`, whyOf(check, words, locale), place]
      .filter(Boolean)
      .join(' ');
    found.set(check.code, [...(found.get(check.code) ?? []), said]);
  }
  return [...found].map(([code, lines]) => ({ code, evidence: lines.join('\n') }));
}
