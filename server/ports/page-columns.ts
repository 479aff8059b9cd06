/** Finds columns of running text on a page. A table is none: its cells belong to their row. */

/** What stands side by side at one height; `middle` falls down the page. */
export interface Band {
  spans: Span[];
}

export interface Span {
  from: number;
  to: number;
  /** Words of letters only. */
  words: number;
  characters: number;
  /** Place in the page's own order of drawing. */
  order: number;
}

export interface ColumnBlock {
  first: number;
  /** behind the last */ end: number;
  /** Everything that begins before this belongs to the left column. */
  gutter: number;
}

const fewestBands = 6;
const fewestFull = 3;
const fullShare = 0.35;
const fullWidth = 0.72;
const narrowest = 22;
const fewestWords = 4;
const tableShare = 0.3;
const steps = 48;

/** The longest stretch of bands that a gutter parts into two columns of text; null where there is none. */
export function findColumns(bands: Band[], size: number): ColumnBlock | null {
  const spans = bands.flatMap((band) => band.spans);
  if (bands.length < fewestBands || spans.length === 0) return null;
  const left = Math.min(...spans.map((span) => span.from));
  const right = Math.max(...spans.map((span) => span.to));
  let best: ColumnBlock | null = null;
  for (let step = 1; step < steps; step += 1) {
    const at = left + ((right - left) * step) / steps;
    if (at < left + (right - left) * 0.2 || at > left + (right - left) * 0.8) continue;
    const found = longestAt(bands, at, size * 0.5);
    if (found && (best === null || found.end - found.first > best.end - best.first)) best = found;
  }
  return best;
}

function longestAt(bands: Band[], gutter: number, slack: number): ColumnBlock | null {
  let best: ColumnBlock | null = null;
  let first = 0;
  for (let index = 0; index <= bands.length; index += 1) {
    const band = bands[index];
    const crosses =
      band === undefined || band.spans.some((span) => span.from < gutter + slack && span.to > gutter - slack);
    if (!crosses) continue;
    const block = trimmed(bands, first, index, gutter);
    if (block && (best === null || block.end - block.first > best.end - best.first)) best = block;
    first = index + 1;
  }
  return best;
}

/** Without what stands on one side only above the place where both begin. */
function trimmed(bands: Band[], first: number, end: number, gutter: number): ColumnBlock | null {
  const hasLeft = (band: Band): boolean => band.spans.some((span) => span.to <= gutter);
  const hasRight = (band: Band): boolean => band.spans.some((span) => span.from >= gutter);
  let from = first;
  while (from < end && !isShared(bands, from, end, hasLeft, hasRight)) from += 1;
  if (end - from < fewestBands) return null;
  const part = bands.slice(from, end);
  const sides = [
    part.flatMap((band) => band.spans.filter((span) => span.to <= gutter)),
    part.flatMap((band) => band.spans.filter((span) => span.from >= gutter)),
  ];
  if (isTable(part, gutter)) return null;
  const [left = [], right = []] = sides;
  const isParted =
    isRunningText(left) && (fullLines(right) >= 2 || isDrawnBefore(left, right))
      ? true
      : isRunningText(right) && fullLines(left) >= 2;
  return isParted && right.length > 0 ? { first: from, end, gutter } : null;
}

/** Several cells beside each other on one side of the gutter. */
function isTable(bands: Band[], gutter: number): boolean {
  const cells = (band: Band, isIn: (span: Span) => boolean): number => band.spans.filter(isIn).length;
  const rows = bands.filter(
    (band) => cells(band, (span) => span.to <= gutter) > 1 || cells(band, (span) => span.from >= gutter) > 1,
  );
  return rows.length > tableShare * bands.length;
}

/** A word processor draws one column and then the next, a table row by row. */
function isDrawnBefore(left: Span[], right: Span[]): boolean {
  return Math.max(...left.map((span) => span.order)) < Math.min(...right.map((span) => span.order));
}

/** Lines of two columns need not stand at one height: the other side may begin a line or two below. */
function isShared(
  bands: Band[],
  at: number,
  end: number,
  hasLeft: (band: Band) => boolean,
  hasRight: (band: Band) => boolean,
): boolean {
  const near = bands.slice(at, Math.min(at + 3, end));
  return near.some(hasLeft) && near.some(hasRight);
}

/** Several lines are as wide as the column, as a word processor breaks them; labels and values are not. */
function isRunningText(spans: Span[]): boolean {
  const full = fullLines(spans);
  return full >= fewestFull && full >= fullShare * spans.length;
}

function fullLines(spans: Span[]): number {
  const widest = Math.max(0, ...spans.map((span) => span.to - span.from));
  return spans.filter(
    (span) =>
      span.to - span.from >= fullWidth * widest && span.characters >= narrowest && span.words >= fewestWords,
  ).length;
}
