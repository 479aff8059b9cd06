/** A draft, a void or a cancelled paper says so at the head or foot of a page, or across it. */
import type { ProofDoubt } from './facts.ts';
import { foldedLine, placeOf, type Line } from './text.ts';
import type { Reading } from './units.ts';
import { endsNotInForce, notedCondition, notInForce, saidNotInForce } from './refusals.ts';

const atHead = 4;
const atFoot = 2;

export function standing(readings: Reading[]): ProofDoubt[] {
  return readings.flatMap((reading): ProofDoubt[] => {
    const line = reading.lines.find(
      (one, index) =>
        saidNotInForce.test(foldedLine(one)) ||
        notedCondition.test(foldedLine(one)) ||
        ((notInForce.test(foldedLine(one)) || endsNotInForce.test(foldedLine(one))) &&
          isPlacedApart(reading.lines, index)),
    );
    return line
      ? [{ check: 'signature', why: 'not-in-force', place: placeOf(reading.file, line.page, line.text) }]
      : [];
  });
}

function isPlacedApart(lines: Line[], index: number): boolean {
  const { page, text } = lines[index] as Line;
  const onPage = lines.filter((line) => line.page === page);
  const at = onPage.indexOf(lines[index] as Line);
  return at < atHead || at >= onPage.length - atFoot || text === text.toUpperCase();
}
