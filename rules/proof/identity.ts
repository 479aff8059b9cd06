/** Is a file for this claim: its partner, customer, domain and tenant. */
import type { FileIdentity, IdentityPart, Place, ProofFacts } from './facts.ts';
import { labelled, type Labelled } from './labels.ts';
import { isTakenOut } from './scope.ts';
import { escapePattern, fold, placeOf } from './text.ts';
import type { Reading, Unit } from './units.ts';

type Found = FileIdentity['parts'][IdentityPart];

export function identify(facts: ProofFacts, reading: Reading): FileIdentity {
  const company = companyPatterns([facts.customerName]);
  const partner = companyPatterns(facts.partnerNames);
  return {
    file: reading.file,
    parts: {
      partner: findCompany(reading, partner, isPartnerLabel, false),
      customer: findCompany(reading, company, isCustomerLabel, true),
      domain:
        facts.tenantDomains.length === 0
          ? { state: 'same', place: null }
          : findDomain(reading, facts.tenantDomains),
      tenant: findTenant(reading, facts.tenantId),
    },
  };
}

const qualifier = String.raw`(?:\s*\([^)]*\)|\s+(?:name|naam|company|organi[sz]ation|legal name|details?))*`;
const isCustomerLabel = labelTest(
  'customer|client|klant|opdrachtgever|afnemer|kunde|auftraggeber|cliente|end customer|eindklant|endkunde' +
    '|client final|buyer|agency|beneficiary' +
    '|name of (?:the )?(?:customer|client)|naam (?:van de )?klant|klantnaam|kundenname|name des (?:kunden|auftraggebers)|nom du client|customer organi[sz]ation',
);
const isPartnerLabel = labelTest(
  'supplier|partner|vendor|provider|service provider|contractor|consultant|leverancier|opdrachtnemer|dienstverlener' +
    '|anbieter|lieferant' +
    '|dienstleister|auftragnehmer|prestataire|fournisseur|partenaire|proveedor|implementation partner' +
    '|delivery partner|microsoft partner' +
    '|name of (?:the )?(?:partner|supplier)|naam (?:van de )?(?:partner|leverancier)|partnernaam|partnername|nom du (?:prestataire|partenaire)',
);

function labelTest(labels: string): (folded: string) => boolean {
  const pattern = new RegExp(`^(?:(?:the|de|der|die|le|la|l') ?)?(?:${labels})${qualifier}$`);
  return (folded) => pattern.test(folded.trim());
}

const legalForms = [
  'b\\.?\\s?v\\.?',
  'n\\.?\\s?v\\.?',
  'g\\.?m\\.?b\\.?h\\.?(?:\\s*&\\s*co\\.?\\s*kg)?',
  'a\\.?g\\.?',
  'k\\.?g\\.?',
  'o\\.?h\\.?g\\.?',
  'u\\.?g\\.?',
  'e\\.?\\s?v\\.?',
  'inc(?:orporated)?\\.?',
  'l\\.?l\\.?c\\.?',
  'l\\.?l\\.?p\\.?',
  'l\\.?p\\.?',
  'corp(?:oration)?\\.?',
  'co\\.?',
  'company',
  'p\\.?l\\.?c\\.?',
  '(?:pty|pvt|pte|private|proprietary)\\.?\\s*(?:ltd|limited)\\.?',
  'ltd\\.?',
  'limited',
  's\\.?\\s?a\\.?\\s?s\\.?u?\\.?',
  's\\.?\\s?a\\.?\\s?r\\.?\\s?l\\.?',
  's\\.?\\s?a\\.?',
  's\\.?\\s?r\\.?\\s?l\\.?',
  's\\.?\\s?p\\.?\\s?a\\.?',
  's\\.?\\s?l\\.?',
  's\\.?\\s?e\\.?',
  's\\.?\\s?n\\.?\\s?c\\.?',
  'k\\.?\\s?k\\.?',
  'a\\.?\\s?/?\\s?s',
  'a\\.?b\\.?',
  'o\\.?y\\.?(?:j\\.?)?',
  'v\\.?o\\.?f\\.?',
  'c\\.?v\\.?',
  'b\\.?v\\.?b\\.?a\\.?',
  'lda\\.?',
  'ltda\\.?',
  'besloten vennootschap',
  'naamloze vennootschap',
  'gesellschaft mit beschrankter haftung',
].join('|');
const legalEnd = new RegExp(String.raw`(?:[\s,]+(?:${legalForms}))+\s*$`, 'u');
const legalInside = new RegExp(String.raw`[\p{L}\d]{3,}[\s,]+(?:${legalForms})(?![\p{L}\d])`, 'u');

/** The name without its legal form, as people shorten it. "Müller" also as "Mueller". */
export function companyPatterns(names: string[]): RegExp[] {
  return names.flatMap((name) => {
    const cores = new Set([
      coreOf(fold(name)),
      coreOf(fold(spelledOut(name))),
      coreOf(fold(spelledOut(name)).replaceAll(/(?<=[aou])e/g, '')),
    ]);
    return [...cores]
      .filter((core) => /[\p{L}\d]/u.test(core))
      .map((core) => {
        const parts = core
          .split(/[^\p{L}\d&]+/u)
          .filter(Boolean)
          .map((part) =>
            /^(?:&|and|en|und|et|y)$/.test(part) ? '(?:&|and|en|und|et|y)' : escapePattern(part),
          );
        return new RegExp(
          String.raw`(?<![\p{L}\d@.-])${parts.join(String.raw`[^\p{L}\d]{0,3}`)}(?![\p{L}\d@]|\.[a-z]{2,}|-[a-z]+\.[a-z])`,
          'gu',
        );
      });
  });
}

function spelledOut(name: string): string {
  return name.replaceAll(/[äÄ]/g, 'ae').replaceAll(/[öÖ]/g, 'oe').replaceAll(/[üÜ]/g, 'ue');
}

function coreOf(folded: string): string {
  const core = folded.replace(legalEnd, '').trim();
  return core.replaceAll(/[^\p{L}\d]/gu, '').length >= 3 ? core : folded;
}

export function namesCompany(folded: string, patterns: RegExp[]): number {
  for (const pattern of patterns) {
    for (const match of folded.matchAll(pattern)) return match.index;
  }
  return -1;
}

/** A file that says "Customer: Somebody Else Ltd" is about somebody else, also when ours is named in passing. */
function findCompany(
  reading: Reading,
  patterns: RegExp[],
  isLabel: (folded: string) => boolean,
  needsLegalForm: boolean,
): Found {
  const values = labelled(reading, isLabel);
  const own = values.find((value) => namesCompany(value.folded, patterns) >= 0);
  if (own) return { state: 'same', place: placeOf(reading.file, own.page, own.text) };
  const other = values.find((value) => isOtherCompany(value, needsLegalForm));
  if (other) return { state: 'differs', place: placeOf(reading.file, other.page, other.text) };
  for (const unit of reading.units) {
    const at = namesCompany(unit.folded, patterns);
    if (at >= 0) return { state: 'same', place: placeIn(reading, unit, at) };
  }
  return acrossLines(reading, (run) => namesCompany(run, patterns) >= 0) ?? { state: 'absent', place: null };
}

function isOtherCompany(value: Labelled, needsLegalForm: boolean): boolean {
  if (
    value.folded.length > 80 ||
    /\b(?:see|zie|siehe|voir|microsoft|tbd|name|naam)\b|_{3}|@/.test(value.folded)
  )
    return false;
  if (legalInside.test(value.folded)) return true;
  const isPerson = /^\p{Lu}\.\s/u.test(value.value);
  return (
    !needsLegalForm &&
    !value.doubtful &&
    !isPerson &&
    /^\p{Lu}[\p{L}\d&.'-]+(?:\s+(?:&\s+)?\p{Lu}[\p{L}\d&.'-]+){1,4}(?:\s*\(.*)?$/u.test(value.value)
  );
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
