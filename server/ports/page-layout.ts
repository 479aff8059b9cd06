/**
 * Puts the pieces of a page back into lines as a reader sees them: what stands beside each other stands in one line, and
 * a gap as between table cells becomes three or more spaces, at the column where it stands on the page.
 */

import { closeLetters } from './letter-spacing.ts';
import { findColumns, type Band } from './page-columns.ts';

/** A run of text; the origin is the page's lower left corner, in points. */
export interface Piece {
  text: string;
  x: number;
  /** baseline */ y: number;
  width: number;
  size: number;
  /** Place in the page's own order of drawing. Neighbours that are drawn far from each other belong to different columns. */
  order?: number;
}

/** Something without text that may be a signature: an image, a drawn stroke, a stamp. */
export interface Mark {
  x: number;
  /** lower edge */ y: number;
  width: number;
  height: number;
}

export const markCharacter = '\uFFFC';

interface Row {
  middle: number;
  size: number;
  pieces: Piece[];
}

/** Between words of a line that is stretched to full width gaps grow; elsewhere a gap of this many ems parts cells. */
const cellGap = 0.75;
const stretchedCellGap = 1.5;
const wordGap = 0.15;
const paragraphGap = 2;
const columnGap = 0.45;
const rowsAround = 4;
const orderGap = 4;

export function layOutPage(pieces: Piece[], marks: Mark[]): string {
  const rows = groupRows(withoutDoubles(pieces));
  for (const mark of marks) placeMark(rows, mark);
  rows.sort((a, b) => b.middle - a.middle);
  for (const row of rows) row.pieces = closeLetters(row.pieces.sort((a, b) => a.x - b.x));
  const inked = rows.filter((row) => row.pieces.some((piece) => piece.text.trim() !== ''));
  return layOutRows(inked, characterWidth(pieces), 0).join('\n');
}

const deepestColumns = 3;

/** Columns of running text are read one after the other; what stands in a row of a table stays beside each other. */
function layOutRows(rows: Row[], width: number, depth: number): string[] {
  const columns = depth < deepestColumns ? findColumns(rows.map(bandOf), typicalSize(rows)) : null;
  if (!columns) return composeRows(rows, width);
  const block = rows.slice(columns.first, columns.end);
  const side = (isIn: (piece: Piece) => boolean): Row[] =>
    block
      .map((row) => ({ ...row, pieces: row.pieces.filter(isIn) }))
      .filter((row) => row.pieces.some((piece) => piece.text.trim() !== ''));
  const parts = [
    layOutRows(rows.slice(0, columns.first), width, depth + 1),
    layOutRows(
      side((piece) => piece.x < columns.gutter),
      width,
      depth + 1,
    ),
    layOutRows(
      side((piece) => piece.x >= columns.gutter),
      width,
      depth + 1,
    ),
    layOutRows(rows.slice(columns.end), width, depth + 1),
  ];
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index > 0 ? ['', ...part] : part));
}

function typicalSize(rows: Row[]): number {
  return rows.map((row) => row.size).sort((a, b) => a - b)[Math.floor(rows.length / 2)] ?? 10;
}

function bandOf(row: Row): Band {
  const inked = row.pieces.filter((piece) => piece.text.trim() !== '');
  const limit = cellGapOf(inked);
  const spans: Band['spans'] = [];
  for (const piece of inked) {
    const last = spans.at(-1);
    if (last && piece.x - last.to <= limit * piece.size) {
      last.to = Math.max(last.to, piece.x + piece.width);
      last.characters += piece.text.length;
      last.words += wordsOf(piece.text);
    } else {
      const { x, width, text, order = 0 } = piece;
      spans.push({ from: x, to: x + width, characters: text.length, words: wordsOf(text), order });
    }
  }
  return { spans };
}

function wordsOf(text: string): number {
  return text.match(/(?<![\p{L}\d@.:/-])\p{L}{2,}(?![\d@/-]|\.\p{L})/gu)?.length ?? 0;
}

function composeRows(rows: Row[], width: number): string[] {
  const left = Math.min(...rows.flatMap((row) => row.pieces.map((piece) => piece.x)));
  const starts = rows.map(cellStarts);
  const lines: string[] = [];
  let previous: Row | undefined;
  for (const [index, row] of rows.entries()) {
    if (previous && previous.middle - row.middle > paragraphGap * lineSize(previous, row)) lines.push('');
    lines.push(
      composeLine(
        row.pieces,
        left,
        width,
        starts.slice(Math.max(0, index - rowsAround), index + rowsAround + 1).flat(),
      ),
    );
    previous = row;
  }
  return lines;
}

/** The smaller of the two: a heading's own size must not hide the gap below it. */
function lineSize(a: Row, b: Row): number {
  return Math.max(Math.min(a.size, b.size), 6);
}

function groupRows(pieces: Piece[]): Row[] {
  const rows: Row[] = [];
  const byHeight = pieces.map((piece) => ({ piece, middle: piece.y + piece.size * 0.3 }));
  byHeight.sort((a, b) => b.middle - a.middle || a.piece.x - b.piece.x);
  for (const { piece, middle } of byHeight) {
    const row = rows.at(-1);
    if (row && Math.abs(row.middle - middle) < 0.5 * Math.min(row.size, piece.size)) {
      row.pieces.push(piece);
      if (piece.size > row.size) row.size = piece.size;
    } else {
      rows.push({ middle, size: piece.size, pieces: [piece] });
    }
  }
  return rows;
}

/** Bold is often printed as the same text twice, a hair apart. */
function withoutDoubles(pieces: Piece[]): Piece[] {
  const seen = new Set<string>();
  return pieces.filter((piece) => {
    const near = (dx: number) =>
      `${piece.text}@${Math.round(piece.x / 1.5) + dx},${Math.round(piece.y / 1.5)}`;
    if ([-1, 0, 1].some((dx) => seen.has(near(dx)))) return false;
    seen.add(near(0));
    return true;
  });
}

/** A mark belongs to the row it covers that has a label to its left and room for it, else to the lowest one it covers. */
function placeMark(rows: Row[], mark: Mark): void {
  const slack = 4;
  const covered = rows.filter(
    (row) => row.middle > mark.y - slack && row.middle < mark.y + mark.height + slack,
  );
  const labelled = covered.filter((row) =>
    row.pieces.some((piece) => piece.x + piece.width <= mark.x + slack),
  );
  const isFree = (row: Row) =>
    row.pieces.every(
      (piece) =>
        piece.text.trim() === '' ||
        /^[_.\s]+$/.test(piece.text) ||
        piece.x + piece.width <= mark.x + slack ||
        piece.x >= mark.x + mark.width - slack,
    );
  const row = labelled.findLast(isFree) ?? labelled.at(-1) ?? covered.at(-1);
  const piece: Piece = { text: markCharacter, x: mark.x, y: mark.y, width: mark.width, size: 10 };
  if (row) row.pieces.push({ ...piece, size: row.size });
  else rows.push({ middle: mark.y + 3, size: piece.size, pieces: [piece] });
}

/** Rather narrow than average, so that long text seldom pushes the next cell out of its column. */
function characterWidth(pieces: Piece[]): number {
  const widths = pieces
    .filter((piece) => piece.text.length > 3 && piece.width > 0)
    .map((piece) => piece.width / piece.text.length)
    .sort((a, b) => a - b);
  return Math.max(widths[Math.floor(widths.length * 0.3)] ?? 5, 1);
}

/** Where cells begin for certain: behind a gap no text has between its words. */
function cellStarts(row: Row): number[] {
  row.pieces.sort((a, b) => a.x - b.x);
  const inked = row.pieces.filter((piece) => piece.text.trim() !== '');
  const limit = cellGapOf(inked);
  return inked
    .filter((piece, index) => {
      const before = inked[index - 1];
      return before && piece.x - before.x - before.width > limit * Math.min(before.size, piece.size);
    })
    .map((piece) => piece.x);
}

/** Stretched text has several gaps of the same width. */
function cellGapOf(inked: Piece[]): number {
  const gaps = inked.slice(1).flatMap((piece, index) => {
    const before = inked[index] as Piece;
    const gap = piece.x - before.x - before.width;
    return gap > 0.3 * piece.size ? [gap] : [];
  });
  const isStretched =
    gaps.length >= 2 && Math.max(...gaps) - Math.min(...gaps) < 0.15 * (inked[0]?.size ?? 10);
  return isStretched ? stretchedCellGap : cellGap;
}

/** `starts`: cell starts of the rows around; a narrower gap is a cell's too when it ends at one of them. */
function composeLine(pieces: Piece[], left: number, width: number, starts: number[]): string {
  const limit = cellGapOf(pieces.filter((piece) => piece.text.trim() !== ''));
  let line = '';
  let end = Number.NEGATIVE_INFINITY;
  let last: Piece | undefined;
  let sawSpace = false;
  for (const piece of pieces) {
    const text = piece.text.replaceAll(/[^\S\n]+/g, ' ').trim();
    if (text === '') {
      sawSpace = true;
      continue;
    }
    const gap = piece.x - end;
    const size = Math.min(last?.size ?? piece.size, piece.size);
    const isElsewhere =
      last?.order !== undefined && piece.order !== undefined && Math.abs(piece.order - last.order) > orderGap;
    const isAligned = starts.some((start) => Math.abs(start - piece.x) < 1.5);
    if (line === '' || gap > limit * size || ((isElsewhere || isAligned) && gap > columnGap * size)) {
      const column = Math.min(Math.round((piece.x - left) / width), 400);
      line = line.trimEnd();
      line = line.padEnd(Math.max(column, line === '' ? 0 : line.length + 3)) + text;
    } else {
      const isApart = gap > wordGap * size || gap < -0.5 * piece.size;
      const spaced = isApart || (sawSpace && gap > 0.05 * piece.size) || /^\s/.test(piece.text);
      line += (spaced && !line.endsWith(' ') ? ' ' : '') + text;
    }
    if (/\s$/.test(piece.text)) line += ' ';
    end = Math.max(end, piece.x + piece.width);
    last = piece;
    sawSpace = false;
  }
  return line.trimEnd();
}
