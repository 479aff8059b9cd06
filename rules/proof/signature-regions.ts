/** Where in a document people sign: stretches of lines from a heading, a field or the names of the parties on. */
import { findDates } from './dates.ts';
import { particles } from './persons.ts';
import { announces } from './sections.ts';
import {
  forSide,
  isAcknowledgementHead,
  isCompanyLabel,
  isSideHead,
  piecesOf,
  type Piece,
  type Reader,
} from './signature-cells.ts';
import { labelKinds, sideOf } from './signature-words.ts';
import type { Cell, Line } from './text.ts';

export interface Parsed {
  line: Line;
  pieces: Piece[][];
}

const idleLines = 6;
const longestRegion = 120;

const nameWord = String.raw`(?:\p{Lu}[\p{L}.'-]*|${particles})`;
const person = new RegExp(String.raw`^${nameWord}(?:[\s,]+${nameWord}){1,5}$`, 'u');

/** "i. V. Miriam Okafor" signs for her company as much as without it. */
const inOffice = /^(?:i\.\s?[VA]\.|ppa\.?|gez\.|w\.g\.|\/s\/)\s*/;

export function isPerson(text: string): boolean {
  return text.length < 90 && person.test(text.replace(inOffice, ''));
}

/** One under the other. */
export function aligned(a: Cell, b: Cell): boolean {
  return Math.abs(a.start - b.start) <= 3;
}

/** A line on which people write. */
export function isRule(cell: Cell): boolean {
  return /^[_.\s-]{4,}$/.test(cell.text);
}

/** Stretches of lines in which people sign. */
export function signingRegions(lines: Line[], reader: Reader): Parsed[][] {
  const all = lines.map((line): Parsed => ({
    line,
    pieces: line.cells.map((cell) => piecesOf(cell, reader)),
  }));
  const regions: Parsed[][] = [];
  let current: Parsed[] | null = null;
  let idle = 0;
  for (const [index, parsed] of all.entries()) {
    const starts = startsSigning(parsed) || headsSigning(all, index, reader);
    if (
      current &&
      (endsSigning(parsed, starts) ||
        current[0]?.line.fromForm !== parsed.line.fromForm ||
        idle > idleLines ||
        current.length >= longestRegion)
    )
      current = null;
    if (!current) {
      if (!starts) continue;
      current =
        isUnderRule(all, index) || isUnderNames(all, index, reader)
          ? aboveRule(all, index)
          : nameAbove(all, index);
      idle = 0;
      regions.push(current);
    }
    current.push(parsed);
    idle = starts || parsed.pieces.flat().some((piece) => piece.kinds.size > 0) ? 0 : idle + 1;
  }
  return regions;
}

/** The parties named under the rules on which they write: their names and dates then stand above. */
export function isUnderRule(all: Parsed[], index: number): boolean {
  const { line, pieces } = all[index] as Parsed;
  const rules = all[index - 1]?.line.cells.filter(isRule) ?? [];
  return (
    rules.length > 0 &&
    pieces.flat().some((piece) => isSideHead(piece) && rules.some((rule) => aligned(rule, piece.cell))) &&
    !line.fromForm
  );
}

/** Place and date, the persons, and under them whose they are; the parties side by side. */
function isUnderNames(all: Parsed[], index: number, reader: Reader): boolean {
  const { line, pieces } = all[index] as Parsed;
  const heads = pieces.flat().filter(isSideHead);
  if (new Set(heads.map((piece) => piece.side)).size < 2 || line.fromForm) return false;
  const above = all.slice(Math.max(0, index - 4), index).map((parsed) => parsed.line);
  const persons = above
    .slice(-2)
    .some((other) => other.cells.filter((cell) => isPerson(cell.text)).length > 1);
  const dates = above.some((other) =>
    other.cells.some((cell) => findDates(cell.folded, reader.dates).length > 0),
  );
  return persons && dates && above.at(-1)?.cells.length === line.cells.length;
}

/** Name, title and company directly above "Signed 22/09/2026"; fields for them above the one that began the region. */
function nameAbove(all: Parsed[], index: number): Parsed[] {
  const above: Parsed[] = [];
  for (let at = index; at > Math.max(0, index - 4) && !all[at]?.line.gapBefore; at -= 1) {
    const parsed = all[at - 1] as Parsed;
    const [cell, second] = parsed.line.cells;
    if (!cell || parsed.line.fromForm) break;
    const isField = parsed.pieces.flat().some((piece) => piece.kinds.has('name') || piece.kinds.has('title'));
    if (!isField && (second || cell.text.length > 50 || /[:.;]/.test(cell.text.slice(2)))) break;
    above.unshift(parsed);
  }
  return above;
}

function aboveRule(all: Parsed[], index: number): Parsed[] {
  const above: Parsed[] = [];
  let isApart = false;
  for (const parsed of all.slice(Math.max(0, index - 5), index).toReversed()) {
    const { cells } = parsed.line;
    if (cells.some((cell) => cell.text.length > 60 || cell.text.endsWith('.'))) break;
    if (isApart && cells.length < 2 && !cells.some((cell) => /\d{4}/.test(cell.text) || isRule(cell))) break;
    isApart = parsed.line.gapBefore;
    above.unshift(parsed);
  }
  return above;
}

/** The head of a column that says whose each row is. */
const partyHead =
  /^(?:party|parties|partij(?:en)?|partei(?:en)?|parties?|parte|role|rol|rolle|side|organi[sz]ation|strona)$/;

function startsSigning(parsed: Parsed): boolean {
  // "1.0 | 1 October 2026 | Approved" is a row of values.
  const isBehindValue = (cell: Cell) =>
    parsed.pieces
      .slice(0, parsed.line.cells.indexOf(cell))
      .flat()
      .some((piece) => piece.kinds.size === 0 && !isSideHead(piece) && !partyHead.test(piece.cell.folded));
  return (
    parsed.line.cells.some((cell) => isAcknowledgementHead(cell) && !isBehindValue(cell)) ||
    parsed.pieces
      .flat()
      .some(
        (piece) =>
          !isBehindValue(piece.cell) &&
          ((piece.kinds.has('sign') && (piece.value === null || piece.label.split(/\s+/).length <= 9)) ||
            (piece.kinds.has('date') && labelKinds(piece.label).has('sign')) ||
            (piece.kinds.has('name') &&
              forSide.test(piece.label) &&
              piece.side !== null &&
              /\d{4}/.test(piece.value ?? ''))),
      )
  );
}

/** Heads of the parties, when fields to sign follow: "For the customer", or "Customer" beside "Partner". */
function headsSigning(all: Parsed[], index: number, reader: Reader): boolean {
  const { line, pieces } = all[index] as Parsed;
  const heads = pieces.flat().filter(isSideHead);
  const isPair = new Set(heads.map((piece) => piece.side)).size > 1;
  const isFor = pieces
    .flat()
    .some(
      (piece) =>
        piece.side !== null && forSide.test(piece.label || piece.cell.folded) && piece.cell.text.length < 80,
    );
  const isAlone = heads.length === 1 && line.cells.length === 1;
  if (namedByCompany(all, index, reader)) return true;
  if (!isPair && !isFor && !isAlone) return false;
  if (isUnderRule(all, index) || (isPair && isFor)) return true;
  if (isUnderNames(all, index, reader)) return true;
  const following = all.slice(index + 1, index + 1 + (isPair || isFor ? 10 : 3));
  const kinds = new Set(
    following.flatMap((parsed) => parsed.pieces.flat().flatMap((piece) => [...piece.kinds])),
  );
  if (
    isFor &&
    following
      .slice(0, 4)
      .some((parsed) =>
        parsed.line.cells.some(
          (cell) => isPerson(cell.text) || isRule(cell) || /^\D{0,30}\d{1,4}\D/.test(cell.text),
        ),
      )
  )
    return true;
  if (isPair && (signsWithoutLabels(following, reader) || isToldAbove(all, index, reader))) return true;
  return kinds.has('sign') || (kinds.has('name') && kinds.has('date')) || (isFor && kinds.has('date'));
}

/** "Thus signed at Rotterdam on 11 September 2026", and then the parties with a person under each. */
function isToldAbove(all: Parsed[], index: number, reader: Reader): boolean {
  const persons = all[index + 1]?.line.cells.filter((cell) => isPerson(cell.text)) ?? [];
  return (
    persons.length > 0 &&
    all.slice(Math.max(0, index - 4), index).some((parsed) => {
      const folded = parsed.line.cells.map((cell) => cell.folded).join(' ');
      return labelKinds(folded.slice(0, 60)).has('sign') ||
        /\b(?:ondertekend|getekend|signed|executed|unterzeichnet|unterschrieben|fait|signe|firmad\w+|agreed|overeengekomen)\b/.test(
          folded,
        )
        ? findDates(folded, reader.dates).length > 0
        : false;
    })
  );
}

/** Under the names of the companies stand persons and dates, and no words. */
function signsWithoutLabels(following: Parsed[], reader: Reader): boolean {
  const cells = following.slice(0, 5).flatMap((parsed) => parsed.line.cells);
  const isCompany = (cell: Cell) => sideOf(cell.folded, reader.parties) !== null;
  return (
    cells.some((cell) => isPerson(cell.text) && !isCompany(cell)) &&
    cells.some((cell) => findDates(cell.folded, reader.dates).length > 0)
  );
}

/** "Rotterdam, 6 October 2026" and then "Harbourseeds: J. Whitfield", "For the client: J. Whitfield". */
function namedByCompany(all: Parsed[], index: number, reader: Reader): boolean {
  const { pieces } = all[index] as Parsed;
  const isNamed = pieces
    .flat()
    .some(
      (piece) =>
        isCompanyLabel(piece, reader) ||
        (piece.kinds.has('name') && piece.side !== null && forSide.test(piece.label) && piece.value !== ''),
    );
  return (
    isNamed &&
    all
      .slice(Math.max(0, index - 3), index)
      .some((parsed) =>
        parsed.line.cells.some(
          (cell) => cell.text.length < 50 && findDates(cell.folded, reader.dates).length > 0,
        ),
      )
  );
}

function endsSigning(parsed: Parsed, starts: boolean): boolean {
  const [cell, second] = parsed.line.cells;
  if (starts || !cell || second || /:/.test(cell.text)) return false;
  const isHead = /^\s*\d+(?:\.\d+)*[.)]?\s+\p{Lu}/u.test(parsed.line.text) || parsed.line.gapBefore;
  const section = announces(cell.folded);
  return (
    isHead &&
    section !== null &&
    section !== 'parties' &&
    section !== 'acknowledgement' &&
    !/[.;]$/.test(cell.text)
  );
}
