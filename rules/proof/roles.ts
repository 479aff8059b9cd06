/**
 * Who is customer and who is supplier on a paper: by labels in whatever layout, and by the definitions of contracts
 * ("X, hereinafter the Customer"). A name that is only mentioned proves a role when nobody else could have it.
 */
import type { FoundPart, Place } from './facts.ts';
import { labelled, type Labelled } from './labels.ts';
import { fold, placeOf } from './text.ts';
import type { Reading, Unit } from './units.ts';
import {
  companyWords,
  formPositions,
  isKin,
  namesCompany,
  otherCompanies,
  type Company,
} from './company-names.ts';

export type Role = 'customer' | 'partner';

export interface Companies {
  own: Company;
  opposite: Company;
}

const qualifier = String.raw`(?:\s*\([^)]*\)|\s+(?:name|naam|company|organi[sz]ation|legal name|details?))*`;

/** Folded labels without colon; bilingual ones ("Auftraggeber / Customer") by their parts. */
export function labelTest(labels: string): (folded: string) => boolean {
  const pattern = new RegExp(
    `^(?:(?:the|de|der|die|le|la|el|il|lo|l') ?)?(?:${labels})(?:s|in)?${qualifier}$`,
  );
  return (folded) => {
    const text = folded.trim();
    return pattern.test(text) || text.split(/\s*\/\s*/).some((part) => pattern.test(part));
  };
}

const customerWords =
  'customer|client|klant|opdrachtgever|afnemer|kunde|auftraggeber|cliente|end customer|eindklant|endkunde' +
  '|client final|buyer|purchaser|agency|beneficiary|acheteur|comprador|committente|contratante|zamawiajacy|klient' +
  "|contracting authority|besteller|donneur d'ordre";
const partnerWords =
  'supplier|partner|vendor|provider|service provider|contractor|consultant|leverancier|opdrachtnemer|dienstverlener' +
  '|anbieter|lieferant|dienstleister|auftragnehmer|prestataire|fournisseur|partenaire|proveedor|prestador|contratista' +
  '|fornitore|contratada|fornecedor|wykonawca|dostawca|uslugodawca|seller|reseller|(?:main|prime|general|lead) contractor' +
  '|hoofdaannemer|aannemer|generalunternehmer';

const labels: Record<Role, (folded: string) => boolean> = {
  customer: labelTest(
    `${customerWords}|name of (?:the )?(?:customer|client)|naam (?:van de )?klant|klantnaam|kundenname` +
      '|name des (?:kunden|auftraggebers)|nom du client|customer organi[sz]ation',
  ),
  partner: labelTest(
    `${partnerWords}|implementation partner|delivery partner|microsoft partner` +
      '|name of (?:the )?(?:partner|supplier)|naam (?:van de )?(?:partner|leverancier)|partnernaam|partnername' +
      '|nom du (?:prestataire|partenaire)',
  ),
};

/** Labels that prove a role for ours and say nothing about others: an invoice may go to a parent company. */
const weakLabels: Record<Role, (folded: string) => boolean> = {
  customer: labelTest(
    'prepared for|sold to|ship to|deliver to|bill to|invoice to|ordered by|on behalf of|to|aan|an|a|for|voor|fur|pour|para' +
      '|commande par|besteld door|bestellt von|pedido por|project for|licensee|end user',
  ),
  partner: labelTest(
    'prepared by|delivered by|performed by|executed by|from|van|von|de|by|door|par|por|offered by|submitted by' +
      '|project partner|uitgevoerd door|opgesteld door|erstellt von|geliefert von|etabli par|realise par|realizado por' +
      '|elaborado por',
  ),
};
const subcontractor = labelTest(
  'sub-?contractor|onderaannemer|subunternehmer|nachunternehmer|sous-traitant|subcontratista|subappaltatore|podwykonawca',
);

interface Statement {
  says: 'same' | 'kin' | 'other' | 'perhaps-other';
  place: Place;
}

export function partyOf(
  reading: Reading,
  role: Role,
  companies: Companies,
  acrossLines: (patterns: RegExp[]) => FoundPart | null,
): FoundPart {
  const said = [...byLabels(reading, role, companies), ...byDefinitions(reading, role, companies)];
  const find = (says: Statement['says']) => said.find((statement) => statement.says === says);
  const same = find('same');
  const other = find('other');
  if (same && other) return { state: 'unclear', place: other.place };
  if (same) return { state: 'same', place: same.place };
  if (other) return { state: 'differs', place: other.place };
  const doubtful = find('kin') ?? find('perhaps-other');
  if (doubtful) return { state: 'unclear', place: doubtful.place };
  return byMention(reading, role, companies, acrossLines);
}

function byLabels(reading: Reading, role: Role, companies: Companies): Statement[] {
  const said: Statement[] = [];
  for (const value of labelled(reading, labels[role])) {
    const says = whoIs(value, companies);
    if (says) said.push({ says, place: placeOf(reading.file, value.page, value.text) });
  }
  for (const value of labelled(reading, weakLabels[role])) {
    if (whoIs(value, companies) === 'same')
      said.push({ says: 'same', place: placeOf(reading.file, value.page, value.text) });
  }
  if (role !== 'partner') return said;
  const below = labelled(reading, subcontractor).find(
    (value) => namesCompany(value.folded, companies.own.patterns) >= 0,
  );
  const place = below && placeOf(reading.file, below.page, below.text);
  return place ? [...said.filter(({ says }) => says !== 'same'), { says: 'perhaps-other', place }] : said;
}

function whoIs(value: Labelled, { own, opposite }: Companies): Statement['says'] | null {
  const at = endOf(value.folded, own.patterns);
  if (at >= 0) return isKin(own, value.folded.slice(at, at + 80)) ? 'kin' : 'same';
  if (
    value.folded.length > 80 ||
    /\b(?:see|zie|siehe|voir|microsoft|tbd|name|naam)\b|_{3}|@|^[-–.\s]*$/.test(value.folded)
  )
    return null;
  if (namesCompany(value.folded, opposite.patterns) >= 0) return value.doubtful ? null : 'other';
  if (formPositions(value.folded).length > 0) return 'other';
  const isBare = !value.doubtful && /^[\p{L}&.'’-]+(?: [\p{L}&.'’-]+){0,4}$/u.test(value.value.trim());
  // A narrow column tears a name apart.
  const isPart = own.names.some((name) => name.startsWith(`${value.folded} `));
  if (!isBare || isPart || /^\p{L}\.\s/u.test(value.value)) return null;
  return companyWords.test(value.folded) && value.folded.includes(' ') ? 'other' : 'perhaps-other';
}

function endOf(folded: string, patterns: RegExp[]): number {
  for (const pattern of patterns) {
    for (const match of folded.matchAll(pattern)) return match.index + match[0].length;
  }
  return -1;
}

const introduced = String.raw`(?:hereinafter|hereafter|referred to as|hierna|verder|nachfolgend|nachstehend|im folgenden|ci-apres|denommee?|en adelante|di seguito|doravante|zwan\w+ dalej)[^.;()]{0,40}?\b`;
const article = String.raw`(?:the |de |het |der |die |le |la |l'|el |il |o |a )?`;

function definition(words: string): RegExp {
  return new RegExp(
    String.raw`(?:["'(]\s*${article}["']?|${introduced})(?:${words})(?:s|in)?(?![\p{L}\d])(?=\s*["'),;:-]|\s+(?:genannt|genoemd)|\s*$)`,
    'gu',
  );
}

const definitions: Record<Role, RegExp> = {
  customer: definition(customerWords),
  partner: definition(partnerWords),
};
const anyDefinition = definition(`${customerWords}|${partnerWords}`);
const longestSegment = 320;
const shortestSegment = 8;

/** "X ("Customer") and Y ("Supplier")": the company named last before the word. */
function byDefinitions(reading: Reading, role: Role, { own, opposite }: Companies): Statement[] {
  const whole = reading.units
    .slice(0, 400)
    .map((unit) => unit.folded)
    .join(' ')
    .slice(0, 60_000);
  const starts = offsets(reading.units);
  const said: Statement[] = [];
  for (const match of whole.matchAll(definitions[role])) {
    const before = [
      ...whole.slice(Math.max(0, match.index - longestSegment), match.index).matchAll(anyDefinition),
    ].at(-1);
    const from = before
      ? Math.max(0, match.index - longestSegment) + before.index + before[0].length
      : Math.max(0, match.index - longestSegment);
    const segment = whole.slice(from, match.index);
    if (segment.trim().length < shortestSegment) continue;
    const says = namedLast(segment, own, opposite);
    const unit =
      reading.units[
        Math.max(
          0,
          starts.findLastIndex((start) => start <= match.index),
        )
      ];
    if (says && unit) said.push({ says, place: placeOf(reading.file, unit.page, unit.text) });
  }
  return said;
}

function offsets(units: Unit[]): number[] {
  let at = 0;
  return units.slice(0, 400).map((unit) => {
    const start = at;
    at += unit.folded.length + 1;
    return start;
  });
}

function namedLast(segment: string, own: Company, opposite: Company): Statement['says'] | null {
  const ends = (company: Company): number[] =>
    company.patterns.flatMap((pattern) =>
      [...segment.matchAll(pattern)].map((match) => match.index + match[0].length),
    );
  const ownEnds = ends(own);
  const oppositeEnds = ends(opposite);
  const isOf = (position: number, list: number[]): boolean =>
    list.some((end) => position >= end && position - end <= 3);
  const others = formPositions(segment).filter(
    (position) => !isOf(position, ownEnds) && !isOf(position, oppositeEnds),
  );
  const last = Math.max(-1, ...ownEnds);
  if (last >= 0 && isKin(own, segment.slice(last, last + 80))) return 'kin';
  if (last >= 0 && last >= Math.max(-1, ...others, ...oppositeEnds)) return 'same';
  if (others.length > 0 || oppositeEnds.length > 0) return last >= 0 && others.length === 0 ? null : 'other';
  return last >= 0 ? 'same' : null;
}

const otherRole = labelTest(
  'licen[cs]e reseller|reseller|distributor|distributeur|manufacturer|publisher|bank|auditor|insurer|parent company' +
    '|subcontractor|bill to|invoice to|ship to|remit to|factuuradres|rechnungsadresse|moedermaatschappij|landlord|payer',
);

/** Named, and no other company is there that could have the role. */
function byMention(
  reading: Reading,
  role: Role,
  { own, opposite }: Companies,
  acrossLines: (patterns: RegExp[]) => FoundPart | null,
): FoundPart {
  let mention: FoundPart | null = null;
  for (const unit of reading.units) {
    const end = endOf(unit.folded, own.patterns);
    if (end < 0 || isKin(own, unit.folded.slice(end, end + 80))) continue;
    mention = { state: 'same', place: placeIn(reading, unit, end) };
    break;
  }
  mention ??= acrossLines(own.patterns);
  if (!mention) return { state: 'absent', place: null };
  const elsewhere = new Set(
    [
      ...labelled(reading, otherRole),
      ...labelled(reading, labels[role === 'customer' ? 'partner' : 'customer']),
    ].map((value) => value.folded),
  );
  for (const unit of reading.units) {
    const [other] = otherCompanies(unit.text, [own, opposite]);
    if (!other) continue;
    const name = fold(other.name);
    if ([...elsewhere].some((value) => value.includes(name))) continue;
    return {
      state: 'unclear',
      place: placeOf(reading.file, unit.page, unit.text, other.at / unit.text.length),
    };
  }
  return mention;
}

function placeIn(reading: Reading, unit: Unit, at: number): Place {
  const label = reading.lines[unit.line]?.cells.find((cell) => cell.start < unit.start);
  const text = label && unit.text.length < 100 ? `${label.text} ${unit.text}` : unit.text;
  return placeOf(reading.file, unit.page, text, at / Math.max(1, unit.folded.length));
}
