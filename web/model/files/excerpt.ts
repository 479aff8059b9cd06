/** Where an excerpt stands among the pieces of text of a page. Pure, so that it can be tested without a document. */

/** Letters and digits only: spaces, columns and leaders differ between the page and what was read of it. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLocaleLowerCase('en')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Pieces shorter than this say too little by themselves. */
const telling = 4;

/** Pieces of one place have at most this many others between them. */
const near = 3;

/**
 * Which pieces make up the excerpt: the run that spells it, or else, where what was read has another order, the place
 * that holds the most of it.
 */
export function piecesOf(excerpt: string, pieces: readonly string[]): number[] {
  const wanted = folded(excerpt);
  if (wanted === '') return [];
  const parts = pieces.map(folded);
  const run = runOf(wanted, parts);
  if (run.length > 0) return run;
  const some = parts.flatMap((part, index) =>
    part.length >= telling && wanted.includes(part) ? [index] : [],
  );
  return fullestPlace(some, parts);
}

function fullestPlace(found: readonly number[], parts: readonly string[]): number[] {
  const places: number[][] = [];
  for (const index of found) {
    const last = places.at(-1);
    if (last && index - (last.at(-1) ?? 0) <= near) last.push(index);
    else places.push([index]);
  }
  const letters = (place: number[]): number =>
    place.reduce((sum, index) => sum + (parts[index]?.length ?? 0), 0);
  return places.toSorted((a, b) => letters(b) - letters(a))[0] ?? [];
}

function runOf(wanted: string, parts: readonly string[]): number[] {
  const start = parts.join('').indexOf(wanted);
  if (start < 0) return [];
  const end = start + wanted.length;
  const found: number[] = [];
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (part !== '' && at < end && at + part.length > start) found.push(index);
    at += part.length;
  }
  return found;
}

/** The excerpt inside one text, as a range of it; null when it is not there letter by letter. */
export function rangeOf(excerpt: string, text: string): { from: number; to: number } | null {
  const wanted = folded(excerpt);
  if (wanted === '') return null;
  const places: number[] = [];
  let plain = '';
  let offset = 0;
  for (const character of text) {
    const letters = folded(character);
    for (let n = 0; n < letters.length; n += 1) places.push(offset);
    plain += letters;
    offset += character.length;
  }
  const at = plain.indexOf(wanted);
  if (at < 0) return null;
  const last = places[at + wanted.length - 1] ?? 0;
  const isPair = (text.codePointAt(last) ?? 0) > 0xffff;
  return { from: places[at] ?? 0, to: last + (isPair ? 2 : 1) };
}
