/** Where in a signature block the value of a label stands: beside it, below it, or above the rule on which people write. */
import type { Block } from './signature-blocks.ts';
import { isAcknowledgementHead, isSideHead, type Piece } from './signature-cells.ts';
import { aligned, isRule, type Parsed } from './signature-regions.ts';
import { closing, written, type Side } from './signature-words.ts';
import { pending, refusing } from './refusals.ts';
import type { Cell } from './text.ts';

export interface Band {
  start: number;
  side: Side;
}
export interface State {
  side: Side | null;
  bands: Band[] | null;
  blocks: Block[];
  used: Set<Cell>;
  hasHead: boolean;
  /** The line that names the parties under what they wrote. */
  below: Parsed | undefined;
}

export function sideAt(state: State, cell: Cell, own: Side | null): Side | null {
  if (!state.bands) return own ?? state.side;
  return own ?? state.bands.findLast((band) => band.start <= cell.start + 4)?.side ?? state.side;
}

export function isLabelCell(region: Parsed[], lineIndex: number, cell: Cell): boolean {
  const parsed = region[lineIndex];
  const pieces = parsed?.pieces[parsed.line.cells.indexOf(cell)] ?? [];
  return (
    pieces.some((piece) => piece.kinds.size > 0 || isSideHead(piece)) ||
    isAcknowledgementHead(cell) ||
    /^[^:]{1,40}:(?:\s|$)/.test(cell.text)
  );
}

/** Where the value of a label that stands alone is: to the right, below, or above the rule on which people write. */
export function outsideValue(region: Parsed[], index: number, piece: Piece, state: State): Cell | null {
  const { line } = region[index] as Parsed;
  const at = line.cells.indexOf(piece.cell);
  const right = line.cells[at + 1];
  const sameBand = !state.bands || !right || sideAt(state, right, null) === sideAt(state, piece.cell, null);
  const isAnswer = right !== undefined && (refusing.test(right.folded) || pending.test(right.folded));
  if (right && sameBand && (isAnswer || !isLabelCell(region, index, right)) && !isRule(right)) return right;
  if (right && sameBand && isRule(right)) return null;
  if (written(piece.value ?? '') === '' && /_{3}/.test(piece.value ?? '')) return null;
  const above = cellAt(region, index - 1, piece.cell);
  if (above && isRule(above)) {
    const value = cellAt(region, index - 2, piece.cell, state.used);
    return value && value.text.split(' ').length <= 6 && !value.text.endsWith('.') ? value : null;
  }
  const below =
    cellAt(region, index + 1, piece.cell, state.used) ?? indentedBelow(region, index, piece.cell, state.used);
  if (below) return isRule(below) ? null : below;
  return piece.label.endsWith(':') || piece.value === ''
    ? null
    : above && !state.used.has(above)
      ? above
      : null;
}

/** Definition lists set the value under its label, a little to the right. */
function indentedBelow(region: Parsed[], index: number, label: Cell, used: Set<Cell>): Cell | null {
  const [cell, second] = region[index + 1]?.line.cells ?? [];
  const isUnder =
    cell &&
    !second &&
    region[index]?.line.cells.length === 1 &&
    cell.start > label.start &&
    cell.start < label.start + 14;
  return isUnder && !used.has(cell) && !isLabelCell(region, index + 1, cell) && cell.text.length <= 90
    ? cell
    : null;
}

function cellAt(region: Parsed[], index: number, under: Cell, used?: Set<Cell>): Cell | null {
  const parsed = region[index];
  const cell = parsed?.line.cells.find((candidate) => aligned(candidate, under));
  if (
    !cell ||
    used?.has(cell) ||
    isLabelCell(region, index, cell) ||
    cell.text.length > 90 ||
    closing.test(cell.folded)
  )
    return null;
  return cell;
}

export function isFollowedByLabel(region: Parsed[], index: number, piece: Piece): boolean {
  if (/_{3}/.test(piece.value ?? '') || /_{3}/.test(piece.cell.text)) return false;
  const next = region.slice(index + 1, index + 4).flatMap((parsed) => parsed.pieces.flat());
  return next.some((other) => other.kinds.has('name') || other.kinds.has('sign'));
}
