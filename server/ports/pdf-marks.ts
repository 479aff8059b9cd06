import { getResolvedPDFJS } from 'unpdf';
import type { Mark } from './page-layout.ts';
import { asMatrix, multiply, unit, type Matrix, type PagePlace, type PageProxy } from './pdf-place.ts';

const widest = 330;
const highest = 160;
const thinnest = 8;
/** A written name is many curves and hardly a straight line; bullets have few curves, boxes with round corners as many lines. */
const curvesOfAStroke = 5;
const maxMarks = 200;

/**
 * Pictures and drawn strokes that may be a signature. What they show nobody can tell from here, only that something stands
 * there. With `anySize` every picture counts: that is how a scanned page is told from an empty one.
 */
export async function marksOnPage(page: PageProxy, place: PagePlace, anySize: boolean): Promise<Mark[]> {
  const { OPS } = await getResolvedPDFJS();
  let list: Awaited<ReturnType<PageProxy['getOperatorList']>>;
  try {
    list = await page.getOperatorList();
  } catch {
    return [];
  }
  const images = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
    OPS.paintImageMaskXObjectRepeat,
    OPS.paintInlineImageXObjectGroup,
    OPS.paintImageMaskXObjectGroup,
  ]);
  const marks: Mark[] = [];
  let matrix: Matrix = unit;
  const saved: Matrix[] = [];
  for (const [index, operator] of list.fnArray.entries()) {
    const given = (list.argsArray[index] ?? []) as unknown[];
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore) matrix = saved.pop() ?? unit;
    else if (operator === OPS.transform) matrix = multiply(matrix, asMatrix(given as number[]));
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      if (isNumbers(given[0])) matrix = multiply(matrix, asMatrix(given[0]));
    } else if (operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? unit;
    else if (images.has(operator)) marks.push(place.box(matrix, 0, 0, 1, 1));
    else if (operator === OPS.constructPath) {
      const box = strokeBox(given);
      if (box) marks.push(place.box(matrix, box[0], box[1], box[2], box[3]));
    }
    if (marks.length >= maxMarks) break;
  }
  return anySize
    ? marks
    : marks.filter(
        (mark) =>
          mark.width > thinnest * 2 && mark.width < widest && mark.height > thinnest && mark.height < highest,
      );
}

/** The outline of a path that is curved enough to be handwriting, in the path's own units. */
function strokeBox(given: unknown[]): [number, number, number, number] | null {
  const [, segments, outline] = given;
  const path: unknown = Array.isArray(segments) ? segments[0] : null;
  if (!isNumbers(path) || !isNumbers(outline)) return null;
  let curves = 0;
  let lines = 0;
  // The parser's own path codes: 0 move, 1 line, 2 cubic curve, 3 quadratic curve, 4 close; each followed by its points.
  for (let at = 0; at < path.length; at += 1) {
    const operator = path[at];
    if (operator === 2 || operator === 3) curves += 1;
    if (operator === 1) lines += 1;
    at += operator === 2 ? 6 : operator === 3 ? 4 : operator === 0 || operator === 1 ? 2 : 0;
  }
  if (curves < curvesOfAStroke || lines * 2 > curves) return null;
  const [left = 0, bottom = 0, right = 0, top = 0] = Array.from(outline);
  return [left, bottom, right, top];
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}
