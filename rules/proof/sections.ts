/** Under which heading, row label or column head a piece of text stands. Several languages, folded text. */
import { itemNames } from '../programme/item-names.ts';
import type { Reading, Unit } from './units.ts';

export type Section =
  | 'excluded'
  | 'acknowledgement'
  | 'disclosure'
  | 'products'
  | 'service'
  | 'parties'
  | 'other';

const patterns: [Section, RegExp][] = [
  [
    'excluded',
    new RegExp(
      [
        String.raw`\bout[ -]of[ -](?:the )?scope|\boutside (?:the |of )?scope`,
        String.raw`\bnot (?:included|in[ -]scope|in the (?:scope|order)|covered|part of|claimed)`,
        String.raw`^exclu(?:sions?|ded|des|sies|s)\b|\bexclusions?$|\bbuiten (?:de )?(?:scope|opdracht|reikwijdte)`,
        String.raw`^uitgesloten|^uitsluitingen`,
        String.raw`\b(?:not ordered|niet besteld|nicht beauftragt|non commande)`,
        String.raw`\bniet (?:inbegrepen|in (?:de |deze )?(?:scope|opdracht|overeenkomst)|opgenomen|meegenomen|binnen)`,
        String.raw`\bnicht (?:enthalten|im (?:leistungs)?umfang|im auftrag|bestandteil|inbegriffen|umfasst)`,
        String.raw`^ausgeschlossen|^ausschlusse|\bausserhalb des|\bhors (?:du )?(?:perimetre|champ)`,
        String.raw`\bnon (?:inclus|compris|couvert)|\bexclus(?:ions)?$`,
        String.raw`\bfuera del? alcance|\bno incluid|^exclusiones|\b(?:later|future|next) phases?\b`,
        String.raw`\b(?:volgende|latere) fase|\bspatere phase|\bphase ulterieure`,
      ].join('|'),
    ),
  ],
  [
    'disclosure',
    new RegExp(
      [
        String.raw`\bdisclosure|\bpublic[ -]sector|\bpartner of record|\bassociation\b|\bpublieke sector`,
        String.raw`|\boffentlicher sektor|\bsecteur public|\bsector publico|\bdivulgacion|\bincentives?\b`,
      ].join(''),
    ),
  ],
  [
    'acknowledgement',
    new RegExp(
      [
        String.raw`\backnowledge?ment|\bacceptance|\baccept(?:ed|ation)|\bagreed\b|\bapprov(?:al|ed|ation)`,
        String.raw`\bsign(?:ed|[ -]?off|atures?|atories|atory|ing)\b`,
        String.raw`\bconfirm(?:ation|ed)|\bbevestig|\bakkoord|\bondertek|\bhandteken|\bgetekend|\bacceptatie`,
        String.raw`\bgoedkeuring|\bbestatig|\bunterschrift`,
        String.raw`\bunterzeich|\bannahme|\babnahme|\bfreigabe|\beinverstand|\bapprobation|\bbon pour accord`,
        String.raw`\blu et approuve|\baceptacion|\bfirmas?$|\baccord\b|\bvalidation|\bexecution of this|\bwitness`,
        String.raw`\b(?:auftrag|bestellung) erteilt|\bopdracht verstrekt|\bcommande (?:approuvee|acceptee|passee)|\b(?:ordered|authori[sz]ed) (?:by|for)\b|\b(?:aprobado|aceptado) por`,
      ].join('|'),
    ),
  ],
  [
    'products',
    new RegExp(
      [
        String.raw`\bproduc?k?ts?e?n?\b|\bproduits?\b|\bproductos?\b|\bproducten\b|\bworkloads?\b`,
        String.raw`\blicen[cs](?:es?|ing|ties?|ie)\b|\blizenzen|\bsubscriptions?\b`,
        String.raw`\babonnement|\bapplicat|\banwendung|\btoepassing|\bapps?\b|\bmodul(?:es?|en)?\b`,
        String.raw`\bcloud[ -]?(?:services?|diensten?|dienste)\b|\btechnolog`,
        String.raw`\bdynamics|\bmicrosoft 365\b|\boffice 365\b|\bpower platform|^in[ -]scope|\bin scope$`,
        String.raw`\bmicrosoft[ -](?:services?|dienste|diensten|online)|\bservices microsoft`,
      ].join('|'),
    ),
  ],
  [
    'service',
    new RegExp(
      [
        String.raw`\bscope\b|\bservices?\b|\bdescription\b|\bwork (?:to be )?(?:performed|done|items)|\bactivit`,
        String.raw`\bdeliverables?|\bomschrijving|\bwerkzaamheden`,
        String.raw`\bdienstverlening|\bdiensten\b|\bleistung|\btatigkeit|\bdienstleist|\bprestations?|\btravaux|\bmission`,
        String.raw`\bobjet\b|\bservicios?\b|\balcance\b`,
        String.raw`\bapproach\b|\baanpak\b|\bvorgehen|\bengagement|\bopdracht\b|\bauftrag\b`,
        String.raw`\bproject (?:description|scope)|\bwhat (?:we|the)|\bour work|\btasks?\b|\btaken\b|\baufgaben|\btaches`,
        String.raw`\bstatement of work`,
        String.raw`\bumfang\b|\bbeschreibung|\bwork\b|\bbeschrijving|\binhoud\b|\bprojekt\b|\bprojet\b`,
      ].join('|'),
    ),
  ],
  [
    'parties',
    new RegExp(
      [
        String.raw`^(?:the )?(?:parties|partijen|parteien|vertragsparteien|customer|client|klant|kunde|supplier`,
        String.raw`|leverancier|partner|contact)`,
      ].join(''),
    ),
  ],
];

/** "Customer Service" in a list of products is one of them and no heading. */
const namesOfProducts = new Set(itemNames.flatMap((item) => item.ordinary));

/** What a heading or label announces; null when it says nothing we know. */
export function announces(folded: string): Section | null {
  const text = folded.replace(/^[\d.()\s-]+/, '').trim();
  if (text === '' || text.length > 160 || text.split(/\s+/, 10).length > 9) return null;
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Units by the section they stand in: own label, row label, column head, heading above; the nearest one counts. */
export function sectionsOf(reading: Reading): Map<Unit, Section> {
  const sections = new Map<Unit, Section>();
  let heading: { section: Section; line: number } = { section: 'other', line: 0 };
  for (const unit of reading.units) {
    const isEntry =
      (heading.section === 'products' || heading.section === 'excluded') &&
      namesOfProducts.has(unit.folded.replace(/\s*[(:,-].*$/, ''));
    const own = isEntry ? null : headingOf(reading, unit);
    if (own) heading = { section: own, line: unit.line };
    else if (heading.section === 'excluded' && endsExclusion(reading, unit, heading.line))
      heading = { section: 'other', line: unit.line };
    sections.set(unit, nearer(reading, unit) ?? heading.section);
  }
  return sections;
}

function headingOf(reading: Reading, unit: Unit): Section | null {
  const line = reading.lines[unit.line];
  const isTitle = unit.line === 0;
  if (!line || isTitle || line.fromForm || line.cells.length > 1 || unit.box || /[.;,!?]$/.test(unit.text))
    return null;
  if (unit.text.endsWith(':') && unit.text.length > 60) return introduces(unit.folded);
  if (/:\s*\S/.test(unit.text) || unit.lastLine > unit.line + 1 || unit.start > 40) return null;
  return announces(unit.folded.replace(/:$/, ''));
}

/** A sentence before a list: "… has performed the following services:". */
function introduces(folded: string): Section | null {
  return (
    patterns.find(
      ([section, pattern]) =>
        ['excluded', 'products', 'service'].includes(section) && pattern.test(folded.slice(-160)),
    )?.[0] ?? null
  );
}

/** A list of what is left out ends with a new heading, also one that we do not know. */
function endsExclusion(reading: Reading, unit: Unit, since: number): boolean {
  const line = reading.lines[unit.line];
  if (!line || unit.line - since > 25) return true;
  const isNumbered = /^\s*\d+(?:\.\d+)*[.)]?\s+\p{Lu}/u.test(line.text);
  const wasNumbered = /^\s*\d+(?:\.\d+)*[.)]?\s+\p{Lu}/u.test(reading.lines[since]?.text ?? '');
  if (isNumbered && wasNumbered && line.gapBefore) return true;
  return line.gapBefore && unit.line > since + 1 && !unit.bullet && unit.start <= 3;
}

function nearer(reading: Reading, unit: Unit): Section | null {
  const label = /^([^:]{2,60}):\s/.exec(unit.folded)?.[1];
  const ownLabel = label ? announces(label) : null;
  if (ownLabel) return ownLabel;
  const byColumn = columnHead(reading, unit);
  if (byColumn === 'excluded') return byColumn;
  const line = reading.lines[unit.line];
  const first = line?.cells[0];
  if (line && first && first.start < unit.start - 2) {
    const byRow = announces((reading.unitOf.get(first)?.folded ?? first.folded).replace(/:$/, ''));
    if (byRow) return byRow;
  }
  return byColumn;
}

/** The head of the column: up through the rows of the same table to a cell at the same place that announces something. */
function columnHead(reading: Reading, unit: Unit): Section | null {
  let rowsSeen = 0;
  for (let index = unit.line - 1; index >= 0 && index > unit.line - 40; index -= 1) {
    const line = reading.lines[index];
    if (!line) return null;
    if (line.cells.length > 1) {
      rowsSeen += 1;
      const head = line.cells.find((cell) => Math.abs(cell.start - unit.start) <= 2);
      const section = head && !head.text.includes(': ') ? announces(head.folded.replace(/:$/, '')) : null;
      if (section) return section;
    } else if (rowsSeen > 0 || (line.cells[0]?.start ?? 0) <= 3) return null;
  }
  return null;
}
