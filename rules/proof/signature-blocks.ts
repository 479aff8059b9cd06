/** Signature blocks: whose they are when two stand side by side or in a table, and what is filled in. */
import { findDates, type FoundDate } from './dates.ts';
import { namesCompany } from './company-names.ts';
import {
  forSide,
  isAcknowledgementHead,
  isCompanyLabel,
  isSideHead,
  type Piece,
  type Reader,
} from './signature-cells.ts';
import { aligned, isPerson, isRule, isUnderRule, type Parsed } from './signature-regions.ts';
import {
  isHeadingLike,
  isSignature,
  labelKinds,
  written,
  type LabelKind,
  type Side,
} from './signature-words.ts';
import { isFollowedByLabel, isLabelCell, outsideValue, sideAt, type State } from './signature-values.ts';
import { pictureMark, type Line } from './text.ts';

export interface Entry {
  kinds: Set<LabelKind>;
  side: Side | null;
  /** Someone signed or wrote a name here. */
  filled: boolean;
  date: FoundDate | null;
  line: Line;
  text: string;
  /** Folded. */
  value: string;
}

export interface Block {
  side: Side | null;
  entries: Entry[];
  line: Line;
  hasHead: boolean;
}

export function blocksOf(region: Parsed[], reader: Reader): Block[] {
  const below = headsBelow(region);
  const state: State = { side: null, bands: null, blocks: [], used: new Set(), hasHead: false, below };
  if (below) setBands(below, below.pieces.flat().filter(isSideHead), state);
  for (const [index, parsed] of region.entries()) readLine(region, index, parsed, reader, state);
  return joinNamesAbove(state.blocks.filter((block) => block.entries.length > 0));
}

/** "C. Moreau / Chief Information Officer / Velderlogistics": the company that tells the side comes after the name. */
function joinNamesAbove(blocks: Block[]): Block[] {
  const own = blocks.find((block) => block.side === 'customer');
  if (!own || blocks.some((block) => block.side === 'partner')) return blocks;
  for (const block of blocks) if (block.side === null) own.entries.unshift(...block.entries);
  return blocks.filter((block) => block.side !== null);
}

/** The line that names the parties under what they wrote, side by side. */
function headsBelow(region: Parsed[]): Parsed | undefined {
  const at = region.findIndex((parsed, index) => {
    const heads = parsed.pieces.flat().filter(isSideHead);
    if (isUnderRule(region, index)) return true;
    const above = region
      .slice(0, index)
      .filter((other) => other.line.cells.length > 1 || !other.line.cells.some(isAcknowledgementHead));
    return (
      new Set(heads.map((piece) => piece.side)).size > 1 &&
      above.length > 0 &&
      above.every(
        (other) =>
          other.line.cells.length > 1 &&
          other.line.cells.every((cell) => heads.some((piece) => aligned(piece.cell, cell))),
      )
    );
  });
  return region[at];
}

function readLine(region: Parsed[], index: number, parsed: Parsed, reader: Reader, state: State): void {
  if (parsed.line.cells.some(isAcknowledgementHead)) {
    state.hasHead = true;
    if (parsed.line.cells.length === 1) state.bands = null;
  }
  const heads = parsed.pieces.flatMap((pieces) =>
    pieces.filter((piece) => isSideHead(piece) || isLeadingLabel(piece) || isForLabel(piece)),
  );
  const sides = new Set(heads.map((piece) => piece.side));
  if (heads.length > 1 && sides.size > 1 && parsed !== state.below) setBands(parsed, heads, state);
  if (headerTable(region, index, reader, state)) return;
  for (const pieces of parsed.pieces) {
    for (const piece of pieces) readPiece(region, index, piece, reader, state);
  }
}

function setBands(parsed: Parsed, heads: Piece[], state: State): void {
  state.hasHead ||= heads.some((piece) => forSide.test(piece.cell.folded));
  state.bands = heads.flatMap((piece) => (piece.side ? [{ start: piece.cell.start, side: piece.side }] : []));
  for (const band of state.bands) openBlock(state, band.side, parsed.line);
}

function isLeadingLabel(piece: Piece): boolean {
  return (
    piece.side !== null &&
    piece.kinds.has('sign') &&
    (piece.value === null || piece.value === '') &&
    isHeadingLike(piece.label)
  );
}

/** "On behalf of the contractor:" with nothing behind it heads what stands below. */
function isForLabel(piece: Piece): boolean {
  return piece.side !== null && piece.value === '' && forSide.test(piece.label);
}

function openBlock(state: State, side: Side | null, line: Line): Block {
  const block: Block = { side, entries: [], line, hasHead: state.hasHead };
  state.blocks.push(block);
  return block;
}

function blockFor(state: State, side: Side | null, line: Line, kinds: Set<LabelKind>): Block {
  const last = state.blocks.findLast((block) => block.side === side);
  if (!last) return openBlock(state, side, line);
  // Once another side has come between, a field asked again is that of a second signatory.
  const isAgain =
    state.blocks.at(-1) !== last &&
    last.entries.some((entry) => [...entry.kinds].some((kind) => kinds.has(kind)));
  return state.bands || !isAgain ? last : openBlock(state, side, line);
}

function readPiece(region: Parsed[], index: number, piece: Piece, reader: Reader, state: State): void {
  const { line } = region[index] as Parsed;
  if (state.used.has(piece.cell)) return;
  if (isSideHead(piece) || isAcknowledgementHead(piece.cell)) {
    if (!state.bands && piece.side) state.side = piece.side;
    state.hasHead ||= forSide.test(piece.cell.folded);
    readApproval(region, index, piece, reader, state);
    return;
  }
  if (piece.kinds.size === 0 && isCompanyLabel(piece, reader)) {
    const name = new Set<LabelKind>(['name']);
    put(state, reader, {
      kinds: name,
      side: piece.side,
      value: piece.value ?? '',
      line,
      text: piece.cell.text,
    });
    return;
  }
  if (piece.kinds.size === 0) {
    readFree(piece, line, reader, state);
    return;
  }
  if (!state.bands && piece.side) state.side = piece.side;
  // In "Name | M. Okafor | E. Sales" under two party heads one label serves both.
  const bands = state.bands && piece.cell.start < (state.bands[0]?.start ?? 0) - 4 ? state.bands : null;
  if (bands) {
    for (const [at, band] of bands.entries()) {
      const value = line.cells.find(
        (cell) =>
          cell.start >= band.start - 4 &&
          cell.start < (bands[at + 1]?.start ?? Infinity) - 4 &&
          cell !== piece.cell,
      );
      if (value) state.used.add(value);
      const text = `${piece.cell.text} ${value?.text ?? ''}`;
      put(state, reader, { kinds: piece.kinds, side: band.side, value: value?.folded ?? '', line, text });
    }
    return;
  }
  const side = sideAt(state, piece.cell, piece.side);
  const found =
    piece.value === null || written(piece.value) === '' ? outsideValue(region, index, piece, state) : null;
  if (found) state.used.add(found);
  const value = found?.folded ?? piece.value ?? '';
  if (value === '' && isHeadingLike(piece.label) && isFollowedByLabel(region, index, piece)) return;
  const text = found ? `${piece.cell.text} ${found.text}` : piece.cell.text;
  put(state, reader, { kinds: piece.kinds, side, value, line, text });
}

/** "Customer approval | Approved". */
function readApproval(region: Parsed[], index: number, piece: Piece, reader: Reader, state: State): void {
  const { line } = region[index] as Parsed;
  const [first, value, third] = line.cells;
  if (first !== piece.cell || !value || third || !isAcknowledgementHead(first) || state.bands) return;
  if (forSide.test(value.folded) && isLabelCell(region, index, value)) return;
  const kinds = labelKinds(value.folded);
  if (kinds.size > 0 && !(kinds.size === 1 && kinds.has('sign'))) return;
  const sign = new Set<LabelKind>(['sign']);
  state.used.add(value);
  put(state, reader, { kinds: sign, side: state.side, value: value.folded, line, text: line.text });
}

/** "C. Moreau, Head of IT", "C. Moreau (CIO)" */
const isPersonWithTitle = (text: string): boolean =>
  text.length < 70 &&
  /^\p{Lu}[\p{L}.'-]*(?:\s+\p{L}+){0,2}\s+\p{Lu}[\p{L}'-]+(?:,\s+|\s+\()\p{L}[\p{L}\s.,&/'’-]+\)?$/u.test(
    text,
  );

/** A name or a date without a label, as under "For the client". */
function readFree(piece: Piece, line: Line, reader: Reader, state: State): void {
  const text = piece.cell.text;
  if (text.length > 90) return;
  const [date] = findDates(piece.cell.folded, reader.dates);
  const { folded } = piece.cell;
  const around = date ? written(folded.slice(0, date.at) + folded.slice(date.at + date.length)) : '';
  if (date && around.split(/\s+/).length > 7) return;
  const isName = isPerson(text) || isPersonWithTitle(text) || text.includes(pictureMark);
  if (!date && !isName) return;
  const side = sideAt(state, piece.cell, piece.side);
  const kinds = new Set<LabelKind>(date ? ['date'] : ['name']);
  const entry = entryOf({ kinds, side, value: piece.cell.folded, line, text }, reader);
  blockFor(state, side, line, kinds).entries.push({ ...entry, kinds: new Set() });
}

const legalForm = new RegExp(
  [
    String.raw`(?<![\p{L}\d])(?:gmbh|b\.?v\.?|n\.?v\.?|inc\.?|llc|ltd\.?|limited|pty|s\.?a\.?s\.?|plc|k\.?k\.?`,
    String.raw`|pvt|ag)(?![\p{L}\d])`,
  ].join(''),
  'gu',
);

/** What stands in a field: whose, what it asks for, and the folded value. */
interface Written {
  kinds: Set<LabelKind>;
  side: Side | null;
  value: string;
  line: Line;
  text: string;
}

function put(state: State, reader: Reader, field: Written): void {
  blockFor(state, field.side, field.line, field.kinds).entries.push(entryOf(field, reader));
}

function entryOf({ kinds, side, value, line, text }: Written, reader: Reader): Entry {
  const dates = findDates(value, reader.dates);
  const last = dates.at(-1) ?? null;
  let rest = value;
  for (const date of dates.toReversed())
    rest = `${rest.slice(0, date.at)} ${rest.slice(date.at + date.length)}`;
  for (const company of [...reader.parties.customer, ...reader.parties.partner])
    rest = rest.replaceAll(company, ' ');
  rest = rest.replaceAll(legalForm, ' ');
  const isNobody = kinds.has('date') && !kinds.has('sign') && !kinds.has('name');
  const valueSide = side ?? (namesCompany(value, reader.parties.partner) >= 0 ? ('partner' as const) : null);
  return {
    kinds,
    side: valueSide,
    filled: !isNobody && isSignature(written(rest)),
    date: last,
    line,
    text,
    value,
  };
}

/** "Party | Name | Signature | Date" over rows of values. */
function headerTable(region: Parsed[], index: number, reader: Reader, state: State): boolean {
  const { line, pieces } = region[index] as Parsed;
  const heads = pieces.flat().filter((piece) => piece.value === null && piece.kinds.size > 0);
  const kinds = new Set(heads.flatMap((piece) => [...piece.kinds]));
  const isTable =
    heads.length >= 2 &&
    kinds.size >= 2 &&
    pieces.flat().every((piece) => piece.value === null || piece.kinds.size === 0);
  if (!isTable || (state.bands && !heads.every((piece) => piece.kinds.size > 0))) return false;
  const above = region[index - 1]?.line.cells.some((cell) =>
    heads.some((piece) => aligned(piece.cell, cell) && isRule(cell)),
  );
  if (above) return false;
  let rows = 0;
  for (let at = index + 1; at < region.length && rows < 8; at += 1) {
    const row = region[at] as Parsed;
    const hasLabel = row.pieces.flat().some((piece) => piece.kinds.size > 0 && !isSideHead(piece));
    const fits = row.line.cells.some(
      (cell) =>
        heads.some((piece) => aligned(piece.cell, cell)) || cell.start <= (line.cells[0]?.start ?? 0) + 3,
    );
    if (hasLabel || !fits || row.line.cells.some((cell) => cell.text.length > 90)) break;
    readRow(row, heads, reader, state);
    rows += 1;
  }
  return rows > 0;
}

function readRow(row: Parsed, heads: Piece[], reader: Reader, state: State): void {
  const first = row.pieces[0]?.[0];
  const headed = heads.find((head) => head.side !== null)?.side ?? null;
  const side = first?.side ?? headed ?? state.side;
  const block = openBlock(state, side, row.line);
  for (const [at, head] of heads.entries()) {
    const until = heads[at + 1]?.cell.start ?? Infinity;
    const value = row.line.cells.find((cell) => cell.start >= head.cell.start - 3 && cell.start < until - 3);
    if (value) state.used.add(value);
    const field = {
      kinds: head.kinds,
      side,
      value: value?.folded ?? '',
      line: row.line,
      text: row.line.text,
    };
    block.entries.push(entryOf(field, reader));
  }
}
