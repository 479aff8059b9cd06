/**
 * A document's text as lines of cells. Cells of one line stand beside each other and are set off by three or more spaces, a
 * tab or a vertical bar. `text` is what a person reads; `folded` is what is compared: small letters, no accents, plain
 * punctuation.
 */
import type { Place, ProofDocument } from './facts.ts';

export interface Cell {
  text: string;
  folded: string;
  start: number;
  end: number;
}

export interface Line {
  /** Position in the reading's list. */
  index: number;
  page: number;
  text: string;
  cells: Cell[];
  /** White space above, or a new page. */
  gapBefore: boolean;
  /** Made from a form field: "name: value". */
  fromForm: boolean;
  /** Set off with ">" as what a mail quotes; the sign is taken off. */
  quoted: boolean;
}

/** A picture or a drawn stroke, as the reading of files marks it. */
export const pictureMark = '\uFFFC';

/** What is checked of a very long file: its beginning and, since people sign there, its end. */
const mostAtStart = 150_000;
const mostAtEnd = 50_000;
const longestLine = 20_000;

export function linesOf(document: ProofDocument): Line[] {
  const lines: Line[] = [];
  const length = document.pages.reduce((sum, page) => sum + page.text.length, 0);
  let at = 0;
  for (const page of document.pages) {
    const skipFrom = Math.max(0, mostAtStart - at);
    const skipTo = Math.max(skipFrom, length - mostAtEnd - at);
    const text =
      skipFrom < page.text.length ? page.text.slice(0, skipFrom) + page.text.slice(skipTo) : page.text;
    at += page.text.length;
    let gap = true;
    for (const raw of text.split(/\r\n?|[\n\f\v\u2028\u2029]/)) {
      const clean = cleanText(raw.slice(0, longestLine));
      if (clean.trim() === '') {
        gap = true;
        continue;
      }
      lines.push(makeLine(lines.length, page.page, clean, gap, false));
      gap = false;
    }
  }
  const joined = joinWrappedLabels(lines);
  addFormLines(joined, document);
  return joined;
}

const unfinishedLabel = new RegExp(
  [
    String.raw`^(?:(?:the )?(?:customer|client|klant|kunde|auftraggeber|opdrachtgever|partner|supplier|leverancier`,
    String.raw`|lieferant|tenant|directory|directory \(tenant\))|.*(?:\s(?:of|the|van|de|des|der|du|and|en|und|et|for`,
    String.raw`|for the|voor)|-))$`,
  ].join(''),
);
const labelEnd = new RegExp(
  [
    String.raw`^(?:signature|name|date|domain|id|tenant|directory|title|contact|company|handtekening|naam|datum|domein`,
    String.raw`|functie|customer|client|klant|unterschrift|signing|[\w ]+ id)(?:\s\w+){0,2}$`,
  ].join(''),
);

/** "Customer | C. Moreau" over "signature" is one label in a narrow column. */
function joinWrappedLabels(lines: Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    const first = above?.cells[0];
    const [only, second] = line.cells;
    const isWrapped =
      above &&
      first &&
      only &&
      !second &&
      !line.gapBefore &&
      above.cells.length > 1 &&
      Math.abs(first.start - only.start) <= 1 &&
      unfinishedLabel.test(first.folded) &&
      labelEnd.test(only.folded);
    if (!isWrapped) {
      joined.push({ ...line, index: joined.length });
      continue;
    }
    first.text = `${first.text.replace(/-$/, '')} ${only.text}`;
    first.folded = fold(first.text);
  }
  return joined;
}

function addFormLines(lines: Line[], document: ProofDocument): void {
  const page = document.pages[0]?.page ?? 1;
  for (const [index, field] of document.form.slice(0, 2_000).entries()) {
    const label = words(field.name.slice(0, 300));
    const value = cleanText(field.value.slice(0, 5_000)).replaceAll(/\s+/g, ' ').trim();
    if (label === '') continue;
    const state = /^(off|false|unchecked)$/i.test(value)
      ? '☐'
      : /^(on|true|checked|yes|x|1)$/i.test(value)
        ? '☒'
        : null;
    lines.push(
      makeLine(lines.length, page, state ? `${state} ${label}` : `${label}: ${value}`, index === 0, true),
    );
  }
}

/** "customerSignature_date[0]" as words. */
function words(name: string): string {
  return cleanText(name)
    .replaceAll(/\[\d+\]/g, ' ')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[._#/\\:-]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const quoteSign = /^\s*(?:>\s?)+(?=\S)/;

function makeLine(index: number, page: number, text: string, gapBefore: boolean, fromForm: boolean): Line {
  const sign = fromForm ? null : quoteSign.exec(text);
  const own = sign ? text.slice(sign[0].length) : text;
  const cells = fromForm ? [makeCell(own, 0)] : cellsOf(own);
  return { index, page, text: own, gapBefore, fromForm, quoted: sign !== null, cells };
}

function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  // Two spaces part cells as well, but not behind the end of a sentence, where typists put two.
  for (const part of line.split(/((?:\s{3,}|\t+|(?<![.!?:;,])\s{2})(?:[|│]\s*)?|\s*[|│]\s*)/)) {
    if (/[^\s|│]/.test(part)) cells.push(makeCell(part, at));
    at += part.length;
  }
  const labelled = cells.some((cell) => cell.text === ':') ? withColons(cells) : cells;
  return isSign.test(labelled[0]?.text ?? '') ? withSigns(labelled) : labelled;
}

const isSign = /^(?:[☐☒☑✓✔✗✘□•◦▪■●○-]|\[\s?[xX✓]?\s?\]|\(?(?:\d{1,2}|[a-z])[.)])$/u;

/** Colons in a column of their own belong to the labels. */
function withColons(cells: Cell[]): Cell[] {
  const joined: Cell[] = [];
  for (const cell of cells) {
    const last = joined.at(-1);
    if (cell.text === ':' && last)
      joined[joined.length - 1] = { ...last, text: `${last.text}:`, folded: `${last.folded}:` };
    else joined.push(cell.text.startsWith(': ') ? makeCell(cell.text.slice(1), cell.start + 1) : cell);
  }
  return joined;
}

/** A tick box or bullet in front belongs to what follows it. */
function withSigns(cells: Cell[]): Cell[] {
  const joined: Cell[] = [];
  for (const cell of cells) {
    const last = joined.at(-1);
    if (last && isSign.test(last.text) && !isSign.test(cell.text)) {
      joined[joined.length - 1] = {
        ...cell,
        text: `${last.text} ${cell.text}`,
        folded: `${last.folded} ${cell.folded}`,
      };
    } else joined.push(cell);
  }
  return joined;
}

function makeCell(part: string, at: number): Cell {
  const text = part.trim();
  const start = at + (part.length - part.trimStart().length);
  return { text, folded: fold(text), start, end: start + text.length };
}

/** Ligatures, odd spaces, soft hyphens and the many dashes and quotes as one kind each. Case and accents stay. */
export function cleanText(text: string): string {
  return (
    text
      .normalize('NFKC')
      .replaceAll(/[\u00AD\u200B-\u200F\u2060\uFEFF\u0000-\u0008\u000E-\u001F]/g, '')
      .replaceAll(/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g, '-')
      .replaceAll(/[\u2018\u2019\u201A\u201B\u2032`´]/g, "'")
      .replaceAll(/[\u201C-\u201F\u00AB\u00BB\u2033]/g, '"')
      .replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
      // One box per digit: "0 5 / 1 0 / 2 0 2 6".
      .replaceAll(
        /(?<!\d)(\d) (\d)\s*([-/.])\s*(\d) (\d)\s*[-/.]\s*(?:(\d) (\d) )?(\d) (\d)(?!\d)/g,
        (_, ...part: string[]) =>
          `${part[0]}${part[1]}${part[2]}${part[3]}${part[4]}${part[2]}${part[5] ?? ''}${part[6] ?? ''}${part[7]}${part[8]}`,
      )
      // Spaced-out letters of fancy headings: "S c o p e".
      .replaceAll(/(?<![\p{L}\d])(?:\p{L} ){3,}\p{L}(?![\p{L}\d])/gu, (run) => run.replaceAll(' ', ''))
  );
}

/** A line for comparing, without the white space between its cells. */
export function foldedLine(line: Line): string {
  return line.cells.map((cell) => cell.folded).join(' ');
}

const special: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  þ: 'th',
};

export function fold(text: string): string {
  return cleanText(text)
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[ßæœøłđıþ]/g, (letter) => special[letter] ?? letter);
}

const longestQuote = 160;

/** The words around a position, as evidence for a person. `at` is a share of the text's length from 0 to 1. */
export function placeOf(file: string, page: number, text: string, at = 0): Place {
  const whole = text.replaceAll(/\s+/g, ' ').trim();
  if (whole.length <= longestQuote) return { file, page, quote: whole };
  const room = longestQuote - 2;
  const from = Math.max(
    0,
    Math.min(Math.floor(whole.length * at) - Math.floor(room / 3), whole.length - room),
  );
  const start = from === 0 ? 0 : whole.indexOf(' ', from) + 1 || from;
  const cut = whole.slice(start, from + room);
  const quote = `${start > 0 ? '…' : ''}${cut.trim()}${from + room < whole.length ? '…' : ''}`;
  return { file, page, quote };
}

export function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
