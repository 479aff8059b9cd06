/** Lines put together to what belongs together: paragraphs, list entries, and the contents of table cells read downwards. */
import { announces } from './sections.ts';
import { fold, linesOf, type Cell, type Line } from './text.ts';
import type { ProofDocument } from './facts.ts';

export interface Unit {
  text: string;
  folded: string;
  page: number;
  /** First line, and where in it the unit begins. */
  line: number;
  lastLine: number;
  start: number;
  /** A list's bullet or number, or a tick box, stood in front. */
  bullet: boolean;
  box: 'on' | 'off' | null;
}

export interface Reading {
  file: string;
  lines: Line[];
  units: Unit[];
  /** The unit in which a cell is. */
  unitOf: Map<Cell, Unit>;
}

export function read(document: ProofDocument): Reading {
  const lines = linesOf(document);
  const unitOf = new Map<Cell, Unit>();
  return { file: document.file, lines, units: makeUnits(lines, unitOf), unitOf };
}

interface Column {
  start: number;
  unit: Unit;
  last: Cell;
  room: number;
  /** lines since it was last continued */ idle: number;
}

const longestUnit = 8_000;
// "5. Oktober" and "M. Okafor" are no list entries.
const bulletPattern = new RegExp(
  [
    '^(?:[•◦▪■●○‣➢➤»·*□✦❖o-]|\\(?(?:\\d{1,2}|[a-z]|[ivx]{1,4})\\)|[a-h]\\.',
    '|\\d{1,2}(?:\\.\\d{1,2}){0,3}\\.?(?=\\s+\\p{Lu})(?!\\s+(?:J[ai]|F[eé]|M[aä][irty]|A[pugoû]|J[u]|S[e]|O[ck]t|N[o]v|D[eé][cz]))',
    ')\\s+(?=\\S)',
  ].join(''),
  'u',
);
const onPattern = /^(?:☒|☑|✓|✔|🗹|🗷|\[\s?[xX✓✔]\s?\]|\([xX✓✔]\))\s*/u;
const offPattern = /^(?:☐|\[\s{0,3}\]|\(\s{0,3}\)|✗|✘|🗆)\s*/u;
const boxInside = /(?<=\S)\s+(?=☐|☒|☑|\[\s?[xX]?\s?\]\s)/u;

function makeUnits(lines: Line[], unitOf: Map<Cell, Unit>): Unit[] {
  const units: Unit[] = [];
  const width = usualWidth(lines);
  const flowing = flowingLines(lines);
  let open: Column[] = [];
  let previous: Line | undefined;
  for (const line of lines) {
    const isBroken = line.gapBefore || line.fromForm !== previous?.fromForm;
    const before = isBroken && !runsOverPage(previous, line) ? [] : open;
    const isLabelled = line.cells.length > 1 && (line.cells[0]?.text.length ?? 0) <= 32;
    let rowBegins = false;
    const touched = line.cells.map((cell, index): Column => {
      const column = before.find((candidate) => Math.abs(candidate.start - cell.start) <= 2);
      const room = (line.cells[index + 1]?.start ?? Math.max(width, cell.end)) - cell.start;
      const hangs = index === 0 && cell.start > 3 && (previous?.cells.length ?? 0) > 1;
      const isRow = index > 0 && isLabelled && rowBegins;
      if (
        column &&
        (isRow
          ? isTornApart(column.last.text, cell.text)
          : continues(column, cell, (hangs && !/^\p{Lu}/u.test(cell.text)) || flowing.has(line)))
      ) {
        append(column.unit, cell, line.index);
        unitOf.set(cell, column.unit);
        return { ...column, last: cell, room: Math.max(room, column.room), idle: 0 };
      }
      if (index === 0) rowBegins = true;
      const made = newUnits(line, cell);
      units.push(...made);
      unitOf.set(cell, made[0] as Unit);
      return { start: cell.start, unit: made.at(-1) as Unit, last: cell, room, idle: 0 };
    });
    open = [...touched, ...resting(before, touched, line)];
    previous = line;
  }
  for (const unit of units) unit.folded = fold(unit.text);
  return units;
}

/** Lines of two columns need not stand at the same height, so a column outlives one line that does not touch it. */
function resting(before: Column[], touched: Column[], line: Line): Column[] {
  return before
    .filter(
      (column) =>
        column.idle < 1 &&
        touched.every((other) => Math.abs(other.start - column.start) > 2) &&
        line.cells.every((cell) => cell.end < column.start || cell.start > column.start + 3),
    )
    .map((column) => ({ ...column, idle: column.idle + 1 }));
}

/** Narrow paragraphs: most of their lines begin inside a sentence, so all of them do. */
function flowingLines(lines: Line[]): Set<Line> {
  const flowing = new Set<Line>();
  let block: Line[] = [];
  const close = () => {
    const inner = block.slice(1);
    const small = inner.filter((line) => /^\p{Ll}/u.test(line.text.trim())).length;
    if (inner.length >= 2 && small * 2 >= inner.length) for (const line of inner) flowing.add(line);
    block = [];
  };
  for (const line of lines) {
    const fits =
      line.cells.length === 1 &&
      !line.fromForm &&
      !/^[^:]{2,40}:(?:\s|$)/.test(line.text.trim()) &&
      !bulletPattern.test(line.text.trim());
    if (line.gapBefore || !fits) close();
    if (fits) block.push(line);
  }
  close();
  return flowing;
}

/** Most documents have lines of full length; their length tells a wrapped line from a short one. */
function usualWidth(lines: Line[]): number {
  const lengths = lines.map((line) => line.cells.at(-1)?.end ?? 0).sort((a, b) => a - b);
  return Math.max(lengths[Math.floor(lengths.length * 0.92)] ?? 0, 48);
}

function runsOverPage(previous: Line | undefined, line: Line): boolean {
  const isNewPage = previous !== undefined && previous.page !== line.page && !line.fromForm;
  return (
    isNewPage && previous.cells.length === 1 && line.cells.length === 1 && /^\p{Ll}/u.test(line.text.trim())
  );
}

/** "Article 2." begins a paragraph of its own. */
const clause =
  /^(?:(?:artikel|article|art[ií]culo|articolo|artigo|clause)\s+\d+(?:\.\d+)*[.:)]?|§\s?\d+)\s+\p{Lu}/iu;

/** A word, identifier or list that cannot end where the line ends. */
function isTornApart(last: string, next: string): boolean {
  if (/[0-9a-f-]{7,}$/i.test(last) && /^[0-9a-f-]{4,}$/i.test(next)) return true;
  return (
    /[-,&/]$/.test(last) ||
    /\b(?:and|or|of|the|for|en|und|oder|et|ou|y|de|van|voor|met|mit|fur|pour|AND|OR|OF|EN|UND|ET)$/.test(last)
  );
}

function continues(column: Column, cell: Cell, expected: boolean): boolean {
  const last = column.last.text;
  if (column.unit.text.length > longestUnit) return false;
  if (bulletPattern.test(cell.text) || onPattern.test(cell.text) || offPattern.test(cell.text)) return false;
  if (/[0-9a-f-]{7,}$/i.test(last) && /^[0-9a-f-]{4,}$/i.test(cell.text)) return true;
  if (last.endsWith(':') || /_{3,}/.test(last + cell.text) || clause.test(cell.text)) return false;
  if (/^[^\s:][^:]{0,40}:(\s|$)/.test(cell.text)) return /^\p{Ll}/u.test(cell.text) && isFull(column);
  if (isTornApart(last, cell.text)) return true;
  if (/^\p{Ll}/u.test(cell.text))
    return expected || isFull(column) || last.split(' ').length > 4 || announces(fold(last)) === null;
  if (/[.!?;]$/.test(last)) return isFull(column) && !/^\d/.test(cell.text);
  return expected || isFull(column);
}

function isFull(column: Column): boolean {
  const { text } = column.last;
  return text.length > 24 && text.length >= 0.76 * column.room && text.split(' ').length > 2;
}

function append(unit: Unit, cell: Cell, line: number): void {
  const end = unit.text.slice(-3);
  const isBrokenWord = /\p{L}-$/u.test(end) && /^\p{Ll}/u.test(cell.text);
  const isIdentifier = /[0-9a-f]-?$/i.test(end) && /^[0-9a-f-]{4,}$/i.test(cell.text);
  if (isBrokenWord) unit.text = unit.text.slice(0, -1) + cell.text;
  else unit.text += (isIdentifier || unit.text.endsWith('-') ? '' : ' ') + cell.text;
  unit.lastLine = line;
}

/** Tick boxes in one line ("☒ Exchange Online ☐ Intune") are units of their own. */
function newUnits(line: Line, cell: Cell): Unit[] {
  return cell.text.split(boxInside).map((part) => {
    const isOn = onPattern.test(part);
    const isOff = !isOn && offPattern.test(part);
    const isBullet = bulletPattern.test(part);
    const text = part.replace(isOn ? onPattern : isOff ? offPattern : bulletPattern, '').trim();
    return {
      text,
      folded: '',
      page: line.page,
      line: line.index,
      lastLine: line.index,
      start: cell.start,
      bullet: isBullet || isOn || isOff,
      box: isOn ? ('on' as const) : isOff ? ('off' as const) : null,
    };
  });
}

const abbreviations = new RegExp(
  [
    String.raw`(?:^|[\s(])(?:[a-z]|dr|mr|mrs|ms|ir|drs|ing|st|nr|no|ca|bv|nv|inc|ltd|co|incl|excl|bijv|evt|resp|bzw`,
    String.raw`|z\.b|d\.h|usw|etc|e\.g|i\.e|art|approx|jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez)\.$`,
  ].join(''),
);

export interface Sentence {
  text: string;
  folded: string;
  at: number;
}

/** Cut at full stops and semicolons, not behind initials and abbreviations. */
export function sentences(unit: Pick<Unit, 'text'>): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  for (const stop of unit.text.matchAll(/[.!?;](?=\s+[\p{Lu}\d"'(])|;\s/gu)) {
    const end = stop.index + 1;
    const piece = unit.text.slice(from, end);
    if (abbreviations.test(fold(piece.slice(-12)))) continue;
    found.push({ text: piece, folded: fold(piece), at: from });
    from = end;
  }
  const rest = unit.text.slice(from);
  if (rest.trim() !== '') found.push({ text: rest, folded: fold(rest), at: from });
  return found;
}
