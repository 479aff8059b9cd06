/** How large a page is drawn: to the width of its box, or so many CSS pixels for each point of the document. */
export type Zoom = 'fit' | number;

const steps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4];

/** The next step up or down from any scale. */
export function nextZoom(scale: number, by: 1 | -1): number {
  const near = 0.02;
  if (by === 1) return steps.find((step) => step > scale + near) ?? (steps.at(-1) as number);
  return steps.findLast((step) => step < scale - near) ?? (steps[0] as number);
}
