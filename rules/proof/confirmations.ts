/** "We confirm that the work was done", with a person of the customer and a date below: certificates, acceptance letters. */
import { findDates, type FoundDate } from './dates.ts';
import type { Place, ProofFacts } from './facts.ts';
import type { Signing } from './signature.ts';
import type { Reader } from './signature-cells.ts';
import type { SectionedReading } from './products.ts';
import { isPerson } from './signature-regions.ts';
import { foldedLine, placeOf, type Line } from './text.ts';
import { sentences, type Unit } from './units.ts';
import { answerOf } from './agreement.ts';
import { namesCompany } from './company-names.ts';
import { customerPeople } from './customer-people.ts';
import { isSamePerson, namesPerson, personIn } from './persons.ts';

const linesBelow = 7;
const longestLine = 90;

export function confirmations(facts: ProofFacts, reading: SectionedReading, reader: Reader): Signing[] {
  const { customer, partner } = reader.parties;
  const companies = [...customer, ...partner];
  const people = customerPeople(facts, reading, reader.parties);
  const found: Signing[] = [];
  for (const unit of reading.units.filter((one) => one.folded.length < 900)) {
    if (reading.sections.get(unit) === 'excluded' || !isConfirming(unit, customer)) continue;
    const below = shortLines(reading.lines, unit.lastLine);
    const text = below.map((line) => foldedLine(line)).join('\n');
    if (namesCompany(text, partner) >= 0) continue;
    const person = below.find(
      (line) => namesPerson(line.text, companies) && (isPerson(line.cells[0]?.text ?? '') || hasTitle(line)),
    );
    if (!person) continue;
    const who = personIn(person.text, companies);
    const isTheirs =
      namesCompany(text, customer) >= 0 ||
      namesCompany(unit.folded, customer) >= 0 ||
      (who !== null && people.some((other) => isSamePerson(who, other)));
    if (!isTheirs) continue;
    const dated = dateIn(below, reading, reader);
    const place = placeOf(reading.file, person.page, person.text);
    found.push({ signed: place, date: dated?.date ?? null, datePlace: dated?.place ?? null, place });
  }
  return found.filter((one) => one.date !== null);
}

function isConfirming(unit: Unit, customer: RegExp[]): boolean {
  return sentences(unit).some((sentence) => answerOf(sentence.text, customer).answer === 'agrees');
}

/** Directly below the sentence: names, titles, dates. A new paragraph of prose ends them. */
function shortLines(lines: Line[], from: number): Line[] {
  const below: Line[] = [];
  for (const line of lines.slice(from + 1, from + 1 + linesBelow)) {
    if (line.text.trim().length > longestLine || line.cells.length > 2) break;
    below.push(line);
  }
  return below;
}

function hasTitle(line: Line): boolean {
  return /^\p{Lu}[\p{L}.'-]*(?:\s+\p{L}+){0,2}\s+\p{Lu}[\p{L}'-]+\s*(?:,|\()/u.test(line.text.trim());
}

function dateIn(
  below: Line[],
  reading: SectionedReading,
  reader: Reader,
): { date: FoundDate; place: Place } | null {
  for (const line of below) {
    const [date] = findDates(foldedLine(line), reader.dates);
    if (date) return { date, place: placeOf(reading.file, line.page, line.text) };
  }
  return null;
}
