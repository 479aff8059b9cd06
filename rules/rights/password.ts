/**
 * Is a password easy to guess? Words that everybody uses or that belong to the person, rows of keys, repetitions and years count
 * little, whatever stands in for their letters; everything else counts one for each character.
 */
import type { Problem } from '../engine/denial.ts';

export const passwordLength = { min: 12, max: 128 };
/** So much must be left that nobody would try first. */
export const leastStrength = 8;

export interface PasswordContext {
  /** Words of passwords that many people use, in lower case. */
  common: ReadonlySet<string>;
  /** What belongs to the person: name, address, company, product. */
  own: readonly string[];
}

/** null means that it may be used. `demo`: the demo's people share one well-known password. */
export function passwordProblem(password: string, context: PasswordContext, pointer: string): Problem | null {
  const { length } = password;
  if (length < passwordLength.min || length > passwordLength.max)
    return { code: 'value-invalid', pointer, params: { ...passwordLength } };
  return strengthOf(password, context) < leastStrength ? { code: 'password-easy', pointer } : null;
}

export function strengthOf(password: string, { common, own }: PasswordContext): number {
  const whole = unitOf(closedUp(folded(password)));
  // A phrase that everybody knows is that with its gaps as well.
  const bare = whole.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const plain = common.has(bare) ? bare : whole;
  const told = spelledOut(plain);
  const words = ownWords(own);
  let strength = 0;
  for (let at = 0; at < plain.length;) {
    const known = Math.max(longest(words, plain, at), longest(words, told, at));
    const usual = Math.max(longest(common, plain, at), longest(common, told, at));
    const run = Math.max(rowAt(plain, at), sameAt(plain, at), dateAt(plain, at));
    const taken = Math.max(known, usual, run, 1);
    // One of a few thousand words is worth two characters; what a guesser knows beforehand, one.
    strength += taken === usual && taken > known && taken > run ? 2 : 1;
    at += taken;
  }
  return strength;
}

/** Marks on letters and wide letters are no surprise: "pässword" is "password". */
function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** "p a s s w o r d" is "password": four letters or more that stand alone one after the other. */
function closedUp(text: string): string {
  return text.replaceAll(
    /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}][^\p{L}\p{N}]){3,}[\p{L}\p{N}](?![\p{L}\p{N}])/gu,
    (row) => row.replaceAll(/[^\p{L}\p{N}]/gu, ''),
  );
}

/** "abcabcabc" is "abc". */
function unitOf(text: string): string {
  const again = (text + text).indexOf(text, 1);
  return again < text.length ? text.slice(0, again) : text;
}

const stands: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
};

function spelledOut(text: string): string {
  return [...text].map((sign) => stands[sign] ?? sign).join('');
}

/** The whole, and its parts of three letters or more: "Mila de Vries" is also "mila" and "vries". */
function ownWords(own: readonly string[]): ReadonlySet<string> {
  const words = own.flatMap((text) => {
    const low = folded(text);
    return [low, low.replaceAll(/[^\p{L}\p{N}]/gu, ''), ...low.split(/[^\p{L}\p{N}]+/u)];
  });
  const long = words.filter((word) => word.length >= 3);
  return new Set([...long, ...long.map((word) => [...word].toReversed().join(''))]);
}

const longestWord = 40;

function longest(words: ReadonlySet<string>, text: string, at: number): number {
  for (let length = Math.min(longestWord, text.length - at); length >= 3; length -= 1)
    if (words.has(text.slice(at, at + length))) return length;
  return 0;
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'qwertzuiop',
  'yxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '!@#$%^&*()',
];
const backwards = rows.map((row) => [...row].toReversed().join(''));

/** Length of a piece of such a row, three or more, that begins here. */
function rowAt(text: string, at: number): number {
  let found = 0;
  for (const row of [...rows, ...backwards])
    for (let length = 3; at + length <= text.length && row.includes(text.slice(at, at + length)); length += 1)
      found = Math.max(found, length);
  return found;
}

function sameAt(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text[end] === text[at]) end += 1;
  return end - at >= 2 ? end - at : 0;
}

const day = '(?:0[1-9]|[12]\\d|3[01])';
const month = '(?:0[1-9]|1[0-2])';
const year = '(?:19|20)\\d\\d';
const gap = '[-./ ]?';
/** Years, and days in the orders in which people write them. */
const dates = [
  `${day}${gap}${month}${gap}${year}`,
  `${month}${gap}${day}${gap}${year}`,
  `${year}${gap}${month}${gap}${day}`,
  `${day}${gap}${month}${gap}\\d\\d`,
  `${day}${gap}${month}(?!\\d)`,
  year,
].map((form) => new RegExp(`^${form}`));

/** Length of the longest date that begins here. */
function dateAt(text: string, at: number): number {
  const piece = text.slice(at, at + 10);
  return Math.max(0, ...dates.map((form) => form.exec(piece)?.[0].length ?? 0));
}
