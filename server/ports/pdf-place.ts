import type { getDocumentProxy } from 'unpdf';
import type { Mark, Piece } from './page-layout.ts';

export type PageProxy = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;
export type Matrix = [number, number, number, number, number, number];

export interface TextItem {
  str: string;
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
}

/** Page coordinates as a person sees the page: turned upright, origin below, in points. */
export interface PagePlace {
  text(item: TextItem): Piece;
  /** From any matrix of the page's own drawing and a box in its units. */
  box(matrix: Matrix, left: number, bottom: number, right: number, top: number): Mark;
  rect(rect: number[]): Mark;
  height: number;
  width: number;
}

export const unit: Matrix = [1, 0, 0, 1, 0, 0];

export function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

/** How far the page must be turned for most of its letters to stand upright: people scan and print sheets upside down. */
export function uprightRotation(items: { str: string; transform: number[] }[], own: number): number {
  const letters = new Map<number, number>();
  for (const { str, transform } of items) {
    const angle = (Math.atan2(Number(transform[1] ?? 0), Number(transform[0] ?? 1)) * 180) / Math.PI;
    const turned = (((Math.round(angle / 90) * 90) % 360) + 360) % 360;
    letters.set(turned, (letters.get(turned) ?? 0) + str.trim().length);
  }
  const [most] = [...letters].sort(([, a], [, b]) => b - a);
  return most && most[1] > 0 ? most[0] : own;
}

export function asMatrix(numbers: ArrayLike<number>): Matrix {
  const at = (index: number) => Number(numbers[index] ?? 0);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}

/** `rotation`: clockwise, in degrees; the page's own where left out. */
export function onPage(page: PageProxy, rotation = page.rotate): PagePlace {
  const viewport = page.getViewport({ scale: 1, rotation });
  const toView = asMatrix(viewport.transform);
  const box = (matrix: Matrix, left: number, bottom: number, right: number, top: number): Mark => {
    const whole = multiply(toView, matrix);
    const corners = [
      [left, bottom],
      [right, bottom],
      [left, top],
      [right, top],
    ].map(([x = 0, y = 0]) => ({
      x: whole[0] * x + whole[2] * y + whole[4],
      y: viewport.height - (whole[1] * x + whole[3] * y + whole[5]),
    }));
    const xs = corners.map((corner) => corner.x);
    const ys = corners.map((corner) => corner.y);
    const x = Math.min(...xs);
    const y = Math.min(...ys);
    return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
  };
  return {
    width: viewport.width,
    height: viewport.height,
    box,
    rect: (rect) => box(unit, rect[0] ?? 0, rect[1] ?? 0, rect[2] ?? 0, rect[3] ?? 0),
    text(item) {
      const matrix = multiply(toView, asMatrix(item.transform));
      const size = Math.hypot(matrix[2], matrix[3]) || item.height || 10;
      return { text: item.str, x: matrix[4], y: viewport.height - matrix[5], width: item.width, size };
    },
  };
}
