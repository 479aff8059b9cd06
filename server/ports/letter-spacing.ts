import type { Piece } from './page-layout.ts';

/** "K a d e": every letter set by itself, as headings and names often are. */
const spacedWord = /^\P{Z}(?: \P{Z})+$/u;
const certain = /^\p{L}(?: \p{L}){3,}/u;

/**
 * The parser gives each word of a letter-spaced line as a piece of its own, with a blank between its letters, so the
 * words can still be told apart here and nowhere later.
 */
export function closeLetters(row: Piece[]): Piece[] {
  const inked = row.filter((piece) => piece.text.trim() !== '');
  if (!inked.some((piece) => certain.test(piece.text.trim()))) return row;
  const isSpaced = (piece: Piece): boolean => spacedWord.test(piece.text.trim());
  const spaced = inked.filter((piece) => isSpaced(piece) || piece.text.trim().length === 1).length;
  if (spaced * 3 < inked.length * 2) {
    return row.map((piece) => (certain.test(piece.text.trim()) ? closed(piece) : piece));
  }
  return row.map((piece) => (isSpaced(piece) ? closed(piece) : piece));
}

function closed(piece: Piece): Piece {
  return { ...piece, text: piece.text.trim().replaceAll(/(?<=\P{Z}) (?=\P{Z})/gu, '') };
}
