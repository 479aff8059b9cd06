/** Is a file for this claim: its partner, customer, domain and tenant. */
import type { FileIdentity, IdentityPart, Place, ProofFacts } from './facts.ts';
import { labelled } from './labels.ts';
import { isTakenOut } from './scope.ts';
import { escapePattern, fold, placeOf } from './text.ts';
import { companyOf, namesCompany } from './company-names.ts';
import { labelTest, partyOf } from './roles.ts';
import type { Reading, Unit } from './units.ts';

type Found = FileIdentity['parts'][IdentityPart];

export function identify(facts: ProofFacts, reading: Reading): FileIdentity {
  const customer = companyOf([facts.customerName]);
  const partner = companyOf(facts.partnerNames);
  const across = (patterns: RegExp[]): Found | null =>
    acrossLines(reading, (run) => namesCompany(run, patterns) >= 0);
  return {
    file: reading.file,
    parts: {
      partner: partyOf(reading, 'partner', { own: partner, opposite: customer }, across),
      customer: partyOf(reading, 'customer', { own: customer, opposite: partner }, across),
      domain:
        facts.tenantDomains.length === 0
          ? { state: 'same', place: null }
          : findDomain(reading, facts.tenantDomains),
      tenant: findTenant(reading, facts.tenantId),
    },
  };
}

const isDomainLabel = labelTest(
  '(?:tenant |customer |client |primary |verified |klant|kunden)?(?:domain|domein|domane|domaine' +
    '|dominio)(?: du client| des kunden| van de klant| verifie| principal)?' +
    '|(?:primary|verified|primair|primare|geverifieerd|verifizierte)e? (?:domain|domein|domane)',
);

function findDomain(reading: Reading, domains: string[]): Found {
  // Line breaks may fall anywhere inside a domain.
  const pattern = new RegExp(
    domains
      .map(
        (domain) =>
          String.raw`(?<![a-z0-9-])${[...fold(domain)]
            .map((character) => (character === '-' ? String.raw`-?` : escapePattern(character)))
            .join(String.raw`\s?`)}(?![a-z0-9-]|\s?\.\s?[a-z])`,
      )
      .join('|'),
    'u',
  );
  const values = labelled(reading, isDomainLabel).filter((value) =>
    /[a-z0-9-]\.[a-z]{2,}/.test(value.folded),
  );
  const own = values.find((value) => pattern.test(value.folded));
  if (own) return { state: 'same', place: placeOf(reading.file, own.page, own.text) };
  if (values[0]) return { state: 'differs', place: placeOf(reading.file, values[0].page, values[0].text) };
  for (const unit of reading.units) {
    const match = pattern.exec(unit.folded);
    if (match && !isTakenOut(unit.folded, match.index, match.index + match[0].length)) {
      return { state: 'same', place: placeIn(reading, unit, match.index) };
    }
  }
  return acrossLines(reading, (run) => pattern.test(run)) ?? { state: 'absent', place: null };
}

const anyTenant = new RegExp(
  [
    String.raw`(?<![0-9a-z])[0-9a-f]{8}\s?-\s?[0-9a-f]{4}\s?-\s?[0-9a-f]{4}\s?-\s?[0-9a-f]{4}\s?-\s?[0-9a-f]{12}(?![0-9a-z])`,
  ].join(''),
  'u',
);
const tenantWord = new RegExp(
  [
    String.raw`tenant|directory|mandant|annuaire|verzeichnis|\bentra\b|azure ad|\baad\b|huurder|locataire|inquilino`,
  ].join(''),
);
const formerWord = new RegExp(
  [
    String.raw`\b(?:former|formerly|old|previous|source|legacy|voormalig|oude?|vorige|bron|ehemalig|alte?r?|fruher`,
    String.raw`|bisherig|ancien(?:ne)?|precedent|source)\b`,
  ].join(''),
);

function findTenant(reading: Reading, tenantId: string): Found {
  const digits = tenantId.toLowerCase().replaceAll(/[^0-9a-f]/g, '');
  const pattern = new RegExp(
    String.raw`(?<![0-9a-f])${[...digits].join(String.raw`[\s-]{0,3}`)}(?![0-9a-f])`,
    'u',
  );
  for (const unit of reading.units) {
    const match = pattern.exec(unit.folded);
    if (
      match &&
      !formerWord.test(unit.folded.slice(Math.max(0, match.index - 50), match.index)) &&
      !isTakenOut(unit.folded, match.index, match.index + match[0].length)
    ) {
      return { state: 'same', place: placeIn(reading, unit, match.index) };
    }
  }
  const whole = reading.lines.map((line) => line.cells.map((cell) => cell.folded).join(' ')).join(' ');
  const torn = pattern.exec(whole);
  if (torn && !formerWord.test(whole.slice(Math.max(0, torn.index - 50), torn.index))) {
    return {
      state: 'same',
      place: placeOf(reading.file, reading.lines[0]?.page ?? 1, whole, torn.index / whole.length),
    };
  }
  const across = acrossLines(reading, (run) => pattern.test(run) && !formerWord.test(run));
  if (across) return across;
  const other = reading.units.find(
    (unit) =>
      anyTenant.test(unit.folded) &&
      (tenantWord.test(unit.folded) || tenantWord.test(besideUnit(reading, unit))),
  );
  return other ? { state: 'differs', place: placeIn(reading, other, 0) } : { state: 'absent', place: null };
}

/** What a narrow column tears apart while its neighbour is read in between: some lines downwards at the same place. */
function acrossLines(reading: Reading, fits: (run: string) => boolean): Found | null {
  for (const [index, line] of reading.lines.entries()) {
    const following = reading.lines.slice(index, index + 4);
    for (const cell of line.cells) {
      if (cell.folded.length > 200) continue;
      const run = following
        .map(
          (next) =>
            next.cells
              .find((candidate) => Math.abs(candidate.start - cell.start) <= 3)
              ?.folded.slice(0, 200) ?? '',
        )
        .join(' ');
      if (fits(run)) return { state: 'same', place: placeOf(reading.file, line.page, run) };
    }
  }
  return null;
}

/** The row's first cell, or the line above: where the label of a lone identifier is. */
function besideUnit(reading: Reading, unit: Unit): string {
  const line = reading.lines[unit.line];
  return `${line?.cells[0]?.folded ?? ''} ${reading.lines[unit.line - 1]?.text.toLowerCase() ?? ''}`;
}

function placeIn(reading: Reading, unit: Unit, at: number): Place {
  const label = reading.lines[unit.line]?.cells.find((cell) => cell.start < unit.start);
  const text = label && unit.text.length < 100 ? `${label.text} ${unit.text}` : unit.text;
  return placeOf(reading.file, unit.page, text, at / Math.max(1, unit.folded.length));
}
