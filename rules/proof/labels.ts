/** What stands behind, beside or under a label, in whatever layout. */
import type { Cell, Line } from './text.ts';
import type { Reading } from './units.ts';

export interface Labelled {
  value: string;
  folded: string;
  page: number;
  text: string;
  /** Read from below the label, or out of a row with more cells: perhaps not its value. */
  doubtful: boolean;
}

/** Values of all labels that `isLabel` accepts (folded label text without colon). */
export function labelled(reading: Reading, isLabel: (folded: string) => boolean): Labelled[] {
  const found: Labelled[] = [];
  for (const line of reading.lines) {
    for (const [index, cell] of line.cells.entries()) {
      const inline = /^([^:]{2,60}):\s*(.*)$/s.exec(cell.folded);
      if (inline && isLabel((inline[1] ?? '').trim())) {
        const rest = restOf(reading, cell);
        const value = rest.value === '' ? outside(reading, line, index, cell) : rest;
        if (value) found.push(labelledFrom(line, cell, value));
      } else if (!inline && isLabel(cell.folded)) {
        const value = outside(reading, line, index, cell);
        if (value) found.push(labelledFrom(line, cell, value));
      }
    }
  }
  return found;
}

interface Value {
  value: string;
  below: boolean;
  written: string;
  /** In the label's own cell. */
  inline?: boolean;
}

function labelledFrom(line: Line, cell: Cell, value: Value): Labelled {
  return {
    value: value.written,
    folded: value.value,
    page: line.page,
    text: value.inline ? cell.text : `${cell.text} ${value.written}`.trim(),
    doubtful: value.below || (line.cells.length > 2 && !value.inline),
  };
}

/** Behind the colon, with the lines that continue it; folded, and as it is written. */
function restOf(reading: Reading, cell: Cell): Value {
  const unit = reading.unitOf.get(cell);
  const whole = unit && unit.folded.startsWith(cell.folded.slice(0, 12)) ? unit : cell;
  const behind = (text: string): string => text.slice(text.indexOf(':') + 1).trim();
  return { value: behind(whole.folded), written: behind(whole.text), below: false, inline: true };
}

/** The cell to the right, or, when that is a label itself or missing, the one below at the same place. */
function outside(reading: Reading, line: Line, index: number, cell: Cell): Value | null {
  const right = line.cells[index + 1];
  if (right && !looksLikeLabel(right)) return valueOf(reading, right, false);
  const next = reading.lines[line.index + 1];
  const below =
    next && next.fromForm === line.fromForm
      ? next.cells.find(
          (candidate, at) =>
            Math.abs(candidate.start - cell.start) <= 3 ||
            (at === 0 &&
              line.cells.length === 1 &&
              next.cells.length === 1 &&
              candidate.start > cell.start &&
              candidate.start < cell.start + 14),
        )
      : undefined;
  return below && !looksLikeLabel(below) ? valueOf(reading, below, true) : null;
}

function valueOf(reading: Reading, cell: Cell, below: boolean): Value {
  const unit = reading.unitOf.get(cell);
  return { value: unit?.folded ?? cell.folded, written: unit?.text ?? cell.text, below };
}

const knownLabels = new RegExp(
  [
    String.raw`^(?:(?:the )?(?:customer|client|klant|opdrachtgever|kunde|auftraggeber|supplier|partner|leverancier`,
    String.raw`|opdrachtnemer|lieferant|auftragnehmer|anbieter|dienstleister|prestataire|fournisseur|vendor|provider`,
    String.raw`|contractor|tenant|directory|domain|domein|domane|domaine|date|datum|name|naam|nom|title|titel|function`,
    String.raw`|functie|funktion|fonction|signature|handtekening|unterschrift|products?|workloads?)(?:[ -]?(?:id|name`,
    String.raw`|naam|nom|domain))?)$`,
  ].join(''),
);

export function looksLikeLabel(cell: Cell): boolean {
  return (
    cell.text.endsWith(':') ||
    /^[^:]{2,40}:\s/.test(cell.text) ||
    knownLabels.test(cell.folded.replace(/\s*\(.*\)$/, ''))
  );
}
