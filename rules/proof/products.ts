/** Is every claimed workload and product named, as something that is in scope? */
import { familyNames, itemNames, type ItemNames } from '../programme/item-names.ts';
import type { ClaimedItem, MissingItem, Place, ProofDoubt } from './facts.ts';
import { isTakenOut, labelledAs, standsAlone } from './scope.ts';
import type { Section } from './sections.ts';
import { escapePattern, fold, placeOf } from './text.ts';
import { sentences, type Reading, type Unit } from './units.ts';
import { isNameInText } from './ordinary-names.ts';
import { isOfOtherWork } from './other-work.ts';
import { work } from './service-words.ts';
import { rowSaysNo, rowSaysPerhaps } from './product-rows.ts';

export interface ProductsResult {
  missing: MissingItem[];
  doubts: ProofDoubt[];
  named: { id: string; place: Place }[];
}

export interface SectionedReading extends Reading {
  sections: Map<Unit, Section>;
}

/** `passing`: in a sentence that tells of no work. `beside`: as something the customer has already, or of other work. */
type Standing = 'listed' | 'mentioned' | 'passing' | 'beside' | 'excluded';
interface Occurrence {
  standing: Standing;
  place: Place;
}

export function checkProducts(
  items: ClaimedItem[],
  readings: SectionedReading[],
  partner: RegExp[] = [],
): ProductsResult {
  const result: ProductsResult = { missing: [], doubts: [], named: [] };
  for (const item of items) {
    const found = readings.flatMap((reading) => occurrences(item, reading, partner));
    const of = (standing: Standing) => found.find((occurrence) => occurrence.standing === standing);
    const listed = of('listed');
    const excluded = of('excluded');
    // A list of what is in scope outweighs an exclusion, an exclusion outweighs a passing mention.
    const named = listed ?? (excluded ? undefined : of('mentioned'));
    const passing = excluded ? undefined : of('passing');
    const beside = of('beside');
    if (named) result.named.push({ id: item.id, place: named.place });
    else if (passing)
      result.doubts.push({ check: `item:${item.id}`, why: 'only-mentioned', place: passing.place });
    else
      result.missing.push({
        id: item.id,
        why: excluded ? 'excluded' : beside ? 'not-in-this-work' : 'not-named',
        place: (excluded ?? beside)?.place ?? null,
      });
  }
  return result;
}

function namesOf(item: ClaimedItem): ItemNames {
  const known = itemNames.find((entry) => entry.id === item.id);
  const given = item.names.map(fold);
  if (!known)
    return {
      id: item.id,
      kind: item.kind,
      names: given,
      ordinary: [],
      families: familyNames,
      aloneInText: true,
      notBefore: [],
    };
  // What the catalogue calls "Sales" stays an ordinary word; "Viva Engage (Yammer)" is two names.
  const parts = given
    .flatMap((name) => name.split(/[()]/))
    .map((name) => name.trim())
    .filter(Boolean);
  const more = parts.filter(
    (name) => !known.ordinary.includes(name) && !known.names.includes(name) && name.length > 2,
  );
  return { ...known, names: [...known.names, ...more] };
}

/** Spaces and hyphens between the words of a name are optional: "PowerApps", "Power-Apps". */
export function namePattern(name: string): string {
  return name
    .split(/[\s-]+/)
    .map(escapePattern)
    .join(String.raw`[\s\-_/(]*`);
}

/** A document that names a thing hundreds of times will not say anything new about it. */
const enoughOccurrences = 200;
const enoughInUnit = 50;

function occurrences(item: ClaimedItem, reading: SectionedReading, partner: RegExp[]): Occurrence[] {
  const names = namesOf(item);
  const pattern = [...names.names, ...names.ordinary]
    .sort((a, b) => b.length - a.length)
    .map(namePattern)
    .join('|');
  const search = new RegExp(String.raw`(?<![\p{L}\d@])(?:${pattern})(?![\p{L}\d]|\.[a-z])`, 'gu');
  const isClear = new RegExp(String.raw`^(?:${names.names.map(namePattern).join('|') || '(?!)'})$`, 'u');
  const found: Occurrence[] = [];
  for (const unit of reading.units) {
    for (const match of [...unit.folded.matchAll(search)].slice(0, enoughInUnit)) {
      const to = match.index + match[0].length;
      if (isOtherThing(names, unit.folded.slice(to, to + 60), match[0])) continue;
      const standing = standingOf(reading, unit, match.index, to, isClear.test(match[0]), names, partner);
      if (standing)
        found.push({
          standing,
          place: placeOf(reading.file, unit.page, unit.text, match.index / unit.folded.length),
        });
    }
    if (found.length >= enoughOccurrences) break;
  }
  return found;
}

/** "Exchange Server" is not Exchange Online, "Entra ID P2" not P1 (but "P1 and P2" is both). */
function isOtherThing(names: ItemNames, following: string, matched: string): boolean {
  if (matched.endsWith('online') && !/^[\s-]*(?:protection|archiving)/.test(following)) return false;
  const next = following.replace(/^[\s(,-]+/, '');
  return names.notBefore.some(
    (word) => next.startsWith(word) && !/[\p{L}\d]/u.test(next.charAt(word.length)),
  );
}

function standingOf(
  reading: SectionedReading,
  unit: Unit,
  from: number,
  to: number,
  isClear: boolean,
  names: ItemNames,
  partner: RegExp[],
): Standing | null {
  const section = reading.sections.get(unit) ?? 'other';
  const isEntry = isListEntry(unit, from, to);
  const isCounted =
    isClear ||
    (isEntry &&
      (section === 'products' ||
        section === 'excluded' ||
        unit.box !== null ||
        hasProductNeighbour(reading, unit, from, to))) ||
    isNameInText(unit, from, to, names);
  if (!isCounted) return null;
  if (isAside(unit, from)) return 'beside';
  const alone = standsAlone(unit.folded, to);
  if (unit.box === 'off' || rowSaysNo(reading, unit) || (section === 'excluded' && alone)) return 'excluded';
  if (section === 'excluded') return null;
  if (isTakenOut(unit.folded, from, to)) return alone ? 'excluded' : null;
  const label = labelledAs(unit.folded, from);
  if (label === 'out') return alone ? 'excluded' : null;
  if (unit.box === 'on') return 'listed';
  if (label === 'later' || rowSaysPerhaps(reading, unit)) return 'passing';
  const sentence = sentenceAt(unit, from);
  const tellsWork = [...sentence.matchAll(work)].length > 0;
  if (isOfOtherWork(sentence, partner)) return tellsWork ? 'passing' : 'beside';
  if (isEntry || section === 'products') return 'listed';
  return tellsWork || section === 'service' || unit.line <= 1 ? 'mentioned' : 'passing';
}

function sentenceAt(unit: Unit, from: number): string {
  let inside = unit.folded;
  for (const sentence of sentences(unit)) {
    if (sentence.at <= from) inside = sentence.folded;
  }
  return inside;
}

const parts = /[,;:/()&+|]|\s-\s|\s(?:and|or|en|und|oder|et|ou|y|e)\s|(?<=\p{L}{2})\.(?:\s|$)/u;
const edition = new RegExp(
  [
    String.raw`^(?:microsoft|ms|office 365|microsoft 365|the|de|het|die|der|das|le|la|les)\s+|\s+(?:plan \d|e[35]|p[12]`,
    String.raw`|enterprise|professional|premium|pro|standard|business|licen[cs]es?|licenties|lizenzen|licences|app|apps`,
    String.raw`|users?|\d+)$`,
  ].join(''),
  'gu',
);

/** The name is a whole entry of a list, alone or with an edition. */
function isListEntry(unit: Unit, from: number, to: number): boolean {
  const start = lastEnd(unit.folded.slice(0, from));
  const rest = unit.folded.slice(to);
  const stop = /^\.(?:\s|$)/.test(rest) ? 0 : (parts.exec(rest)?.index ?? rest.length);
  const entry = unit.folded
    .slice(start, to + stop)
    .trim()
    .replaceAll(edition, '')
    .trim();
  const name = unit.folded.slice(from, to).replaceAll(edition, '').trim();
  return entry === name || entry === unit.folded.slice(from, to);
}

function lastEnd(text: string): number {
  let end = 0;
  for (const match of text.matchAll(new RegExp(parts, 'gu'))) end = match.index + match[0].length;
  return end;
}

const clearNames = itemNames.flatMap((entry) => entry.names).filter((name) => name.length > 3);
const anyClearName = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${clearNames.map(namePattern).join('|')})(?![\p{L}\d])`,
  'gu',
);

/** Another product stands in the same entry, or begins the entry before or after. */
function hasProductNeighbour(reading: SectionedReading, unit: Unit, from: number, to: number): boolean {
  if (unit.folded.length > 300) return false;
  const at = reading.units.indexOf(unit);
  const entries = reading.units
    .slice(Math.max(0, at - 8), at + 9)
    .filter(
      (other) =>
        other !== unit &&
        other.start === unit.start &&
        Math.abs(other.line - unit.line) <= 3 &&
        reading.sections.get(other) === reading.sections.get(unit),
    );
  if (
    from === 0 &&
    entries.some((other) => [...other.folded.matchAll(anyClearName)].some((match) => match.index <= 10))
  )
    return true;
  return [...unit.folded.matchAll(anyClearName)].some((match) => {
    const end = match.index + match[0].length;
    const between = match.index >= to ? unit.folded.slice(to, match.index) : unit.folded.slice(end, from);
    return (match.index >= to || end <= from) && between.length <= 60 && !/[.;!?]\s/.test(between);
  });
}

const asides = new RegExp(
  [
    String.raw`\btrademark|\bhandelsmerk|\bmarken(?:zeichen)?\b|\bmarques? (?:deposee|commerciale)`,
    String.raw`|\bmarcas? (?:registrada|comercial)|\bspecialis(?:t|ts|ed|es|ing)\b|\bspecializ|\bgespecialiseerd`,
    String.raw`|\bspezialisiert|\bexperts? (?:in|for)\b|\bwe also (?:offer|sell)|\bour (?:other )?(?:portfolio`,
    String.raw`|offering)`,
  ].join(''),
);
const meeting = new RegExp(
  [
    String.raw`(?:\bvia|\bover|\bthrough|\buber|\bper|\bpar|\bin een|\bin a|\bin an|\bjoin`,
    String.raw`|\b(?:meetings?|calls?|kick-?off|stand-?up|overleg|besprechung\w*|termine?|reuni\w+|webinar)\b.{0,40}\b(?:on|in|op|auf|sur|en))\s+(?:microsoft |ms )?$`,
  ].join(''),
);

/** Trademark lines, advertising, and "we meet via Teams" name products without claiming any. */
function isAside(unit: Unit, from: number): boolean {
  return (
    asides.test(sentenceAt(unit, from)) ||
    meeting.test(unit.folded.slice(Math.max(0, from - 80), from)) ||
    /^(?:microsoft |ms )?teams[ -](?:call|meeting (?:link|id)|link|besprechung|overleg)/.test(
      unit.folded.slice(from, from + 40),
    )
  );
}
