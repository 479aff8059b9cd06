/** Product names that are also ordinary words: "teams of people", "the sales department", "customer service desk". */
import type { ItemNames } from '../programme/item-names.ts';
import { escapePattern } from './text.ts';
import type { Unit } from './units.ts';

/** Words between the family and the name: "Dynamics 365 for Sales", "Dynamics 365 (Finance, Sales)", "Dynamics 365 Enterprise Sales". */
const betweenFamilyAndName = new RegExp(
  [
    String.raw`^(?:[\s,:;(/&+-]|\b(?:for|voor|fur|pour|para|and|en|und|et|y|the|modules?|modulen?|apps?|applications?`,
    String.raw`|anwendung(?:en)?|toepassing(?:en)?|products?|produkte?`,
    String.raw`|producten|produits|online|enterprise|professional|premium|plan|edition|crm|erp|ce|suite|workloads?`,
    String.raw`|licen[cs]es?|licenties|lizenzen|microsoft|d365|dynamics|365`,
    String.raw`|sales|customer|service|field|marketing|finance|operations|supply|chain|management|commerce|human`,
    String.raw`|resources|hr|project|business|central|insights`,
    String.raw`|power|bi|automate|ventes|vertrieb|verkoop|kundenservice|klantenservice|finanzen|team|members?)\b)*$`,
  ].join(''),
  'u',
);

/** An ordinary noun behind the name makes it an adjective. */
const nounBehind = new RegExp(
  [
    String.raw`^[\s-]*(?:teams?|departments?|staff|people|force|managers?|directors?|agents?|desk|process(?:es)?`,
    String.raw`|employees|colleagues|representatives?|reps|afdeling(?:en)?`,
    String.raw`|medewerkers?|collega|mensen|abteilung(?:en)?|mitarbeiter|mannschaft|leiter|personnel|equipes?`,
    String.raw`|collaborateurs|leden|mitglieder|members?|leads?|tax|figures|volume|target|invoice)\b`,
  ].join(''),
  'u',
);

const determiners = new Set(
  (
    'the a an our your their his its all both these those several many more other some project support work small two ' +
    'three four five six local ' +
    'various different virtual internal de het een onze uw hun alle deze verschillende meerdere kleine beide twee ' +
    'drie vier vijf lokale interne ' +
    'die der den dem des ein eine einem einen unsere unserer ihre ihrer mehrere verschiedene kleine beiden zwei drei ' +
    'interne internen lokalen ' +
    'les des nos vos leurs plusieurs petites deux trois ces'
  ).split(' '),
);

const verbBehind = new RegExp(
  [
    String.raw`^\s+(?:is|was|will|wordt|werd|wird|wurde|est|sera|has|heeft|hat|rooms|phone|premium|voice|telefoni`,
    String.raw`|telephon|chat|calling|governance|migration|meetings|channels|rollout|roll-out|adoption|training|uitrol)`,
  ].join(''),
);
const withoutArticle = /(?:^|[\s(])(?:in|mit|von|auf|zu|fur|uber|nach|und|sowie|inklusive|einschliesslich)$/;

/** True when the name at this place of a running text is the product. */
export function isNameInText(unit: Unit, from: number, to: number, names: ItemNames): boolean {
  const rest = unit.folded.slice(to);
  if (nounBehind.test(rest)) return false;
  if (followsFamily(unit.folded.slice(Math.max(0, from - 200), from), names.families)) return true;
  return names.aloneInText && isCapitalisedInSentence(unit, from, to);
}

function followsFamily(text: string, families: string[]): boolean {
  for (const family of families) {
    const at = lastIndexOfWord(text, family);
    if (at >= 0 && betweenFamilyAndName.test(text.slice(at + family.length).replaceAll(/\s+/g, ' ')))
      return true;
  }
  return false;
}

function lastIndexOfWord(text: string, word: string): number {
  let at = -1;
  for (const match of text.matchAll(
    new RegExp(String.raw`(?<![\p{L}\d])${escapePattern(word)}(?![\p{L}\d])`, 'gu'),
  ))
    at = match.index;
  return at;
}

function isCapitalisedInSentence(unit: Unit, from: number, to: number): boolean {
  // Folding may change lengths (ß, ligatures), so the written form is looked up near its folded place.
  const name = unit.folded.slice(from, to);
  const at = unit.text.toLowerCase().indexOf(name, Math.max(0, from - 12));
  if (at < 0 || Math.abs(at - from) > 24) return false;
  const written = unit.text.slice(at, at + name.length);
  if (!/^\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)*$/u.test(written)) return false;
  // "die Teams-Einführung": a compound with an ordinary team is written otherwise.
  if (
    /^-(?!mitglied|leit|arbeit|building|mitarbeiter|leden|lead|spirit|work|up)\p{L}/u.test(
      unit.folded.slice(to),
    )
  )
    return true;
  const earlier = unit.folded.slice(0, from).trimEnd();
  const last = /[\p{L}\d'-]+$/u.exec(earlier)?.[0] ?? '';
  if (determiners.has(last)) return false;
  const startsSentence = earlier === '' || /[.!?:;•(]$/.test(earlier);
  if (startsSentence) return verbBehind.test(unit.folded.slice(to));
  if (/\b(?:und|der|die|das|wird|werden|mit|fur)\b/.test(unit.folded)) {
    return withoutArticle.test(earlier) || earlier.endsWith(',');
  }
  return true;
}
