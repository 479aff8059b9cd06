/** What the other cells of its row say about a product in a table. */
import { noCell } from './scope.ts';
import type { Reading, Unit } from './units.ts';

const tick = /^(?:☒|☑|✓|✔|x|\[x\])$/u;
const noTick = /^(?:☐|\[ ?\])$/u;

/** "Intune | No", "Intune | ☐", or the tick under "No". */
export function rowSaysNo(reading: Reading, unit: Unit): boolean {
  const line = reading.lines[unit.line];
  if (!line || line.cells.length < 2) return false;
  const own = line.cells.findIndex((cell) => cell.start === unit.start);
  const others = line.cells.slice(own + 1);
  const [next] = others;
  if (own < 0 || !next) return false;
  if (tick.test(next.folded) || noTick.test(next.folded)) {
    const boxes = others.slice(
      0,
      Math.max(
        others.findIndex((cell) => !tick.test(cell.folded) && !noTick.test(cell.folded)),
        0,
      ) || others.length,
    );
    const ticked = boxes.find((cell) => tick.test(cell.folded));
    return (
      ticked === undefined || (boxes.length > 1 && noCell.test(headOf(reading, line.index, ticked.start)))
    );
  }
  const says = others.find((cell) => noCell.test(cell.folded));
  return says !== undefined && (others.length === 1 || isScopeColumn(reading, line.index, says.start));
}

/** "Power BI reports | optional". */
export function rowSaysPerhaps(reading: Reading, unit: Unit): boolean {
  return (reading.lines[unit.line]?.cells ?? []).some((cell) =>
    /^(?:\(?(?:optional|option|optioneel|optie|optionnel(?:le)?|en option|opcional|opzionale|on request|op aanvraag|auf anfrage|tbd|tbc)\)?)$/.test(
      cell.folded,
    ),
  );
}

function headOf(reading: Reading, from: number, start: number): string {
  for (const line of reading.lines.slice(Math.max(0, from - 30), from).toReversed()) {
    const head = line.cells.find((cell) => Math.abs(cell.start - start) <= 3);
    if (head && line.cells.length > 1 && !tick.test(head.folded) && !noTick.test(head.folded))
      return head.folded;
  }
  return '';
}

function isScopeColumn(reading: Reading, from: number, start: number): boolean {
  for (let index = from - 1; index >= Math.max(0, from - 30); index -= 1) {
    const line = reading.lines[index];
    if (!line || line.cells.length < 2) continue;
    const head = line.cells.find((cell) => Math.abs(cell.start - start) <= 2);
    if (
      head &&
      /scope|includ|inbegrepen|enthalten|inclus|select|gekozen|cover|claim|umfang|perimetre|opdracht/.test(
        head.folded,
      )
    )
      return true;
  }
  return false;
}
