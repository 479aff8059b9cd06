/** Names of companies in texts: our own however they are shortened, and those of others. */
import { cleanText, escapePattern, fold } from './text.ts';

/** A company as it is looked for. */
export interface Company {
  /** Folded, without legal form. */
  names: string[];
  patterns: RegExp[];
  /** Its legal form, small letters only; empty where the name has none. */
  forms: Set<string>;
}

export function companyOf(names: string[]): Company {
  const forms = names.flatMap((name) => {
    const form = legalEnd.exec(fold(name))?.[0];
    return form === undefined ? [] : [shortForm(form)];
  });
  return {
    names: names.map((name) => coreOf(fold(name))),
    patterns: companyPatterns(names),
    forms: new Set(forms),
  };
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

function shortForm(form: string): string {
  return form
    .replaceAll(/[^a-z]/g, '')
    .replace('limited', 'ltd')
    .replace('incorporated', 'inc')
    .replace('corporation', 'corp')
    .replace('proprietary', 'pty')
    .replace('beslotenvennootschap', 'bv')
    .replace('naamlozevennootschap', 'nv');
}

/** How a name that was found goes on: at once with another legal form, or with more words and then one. */
const formBehind = new RegExp(String.raw`^[\s,]{0,2}(${legalForms})(?![\p{L}\d])`, 'u');
const wordsAndForm = new RegExp(
  String.raw`^[\s-]+((?:[\p{L}\d&.'-]+\s+){1,3}?)(${strictForms()})(?![\p{L}\d])`,
  'u',
);
const joining = /^(?:and|en|und|et|y|e|with|met|mit|avec|con|to|aan|an|a|for|voor|fur|pour|by|in|at|the|&)\s/;

/**
 * A sister company bears our name and more: "Harbourseeds Logistics GmbH", "Harbourseeds N.V." for the B.V. `folded` is the
 * text behind the name.
 */
export function isKin(company: Company, behind: string): boolean {
  const written = formBehind.exec(behind)?.[1];
  if (written !== undefined) {
    const form = shortForm(written);
    const known = [...company.forms];
    return known.length > 0 && known.every((own) => !own.startsWith(form) && !form.startsWith(own));
  }
  const more = wordsAndForm.exec(behind)?.[1];
  return more !== undefined && !joining.test(more);
}

/** Forms that are no ordinary words in any of the languages. */
function strictForms(): string {
  return [
    String.raw`g\.?m\.?b\.?h\.?|b\.?v\.?b\.?a\.?|b\.\s?v\.?|bv|n\.\s?v\.?|nv|inc\.?|incorporated|l\.?l\.?[cp]\.?`,
    String.raw`(?:pty|pvt|pte)\.?\s*(?:ltd|limited)\.?|ltd\.?|limited|p\.?l\.?c\.?|corp\.?|corporation`,
    String.raw`s\.?\s?a\.?\s?s\.?u?\.?|s\.?\s?a\.?\s?r\.?\s?l\.?|s\.\s?a\.|s\.?\s?r\.?\s?l\.?|s\.?\s?p\.?\s?a\.?`,
    String.raw`s\.\s?l\.(?:u\.)?|s\.\s?n\.\s?c\.|k\.k\.|v\.\s?o\.\s?f\.?|vof|oyj?|aps|sp\.? z o\.? ?o\.?|ltda\.?|lda\.?|kg|ohg|e\.v\.`,
  ].join('|');
}

const formToken = new RegExp(
  String.raw`(?<=[\p{L}\d)][\s,]{1,2})(?:${strictForms()}|ag|sa|sl|ab|a/s)(?![\p{L}\d]|-\d)`,
  'gu',
);

/** Where in a folded text the legal form of a company stands. */
export function formPositions(folded: string): number[] {
  return [...folded.matchAll(formToken)].map((match) => match.index);
}

const otherCompany = new RegExp(
  String.raw`(?<![\p{L}\d])(\p{Lu}[\p{L}\d&.'-]*(?:\s+(?:&|and|und|et|y|en|of|de|van|der|du|des|\p{Lu}[\p{L}\d&.'-]*)){0,5}),?\s+` +
    String.raw`(GmbH|G\.m\.b\.H\.|AG|KG|OHG|UG|SE|B\. ?V\.|BV|N\. ?V\.|NV|V\.O\.F\.|VOF|Inc\.?|LLC|LLP|L\.L\.C\.|(?:Pty|PTY|Pte|Pvt)\.? (?:Ltd|LTD|Limited)\.?|Ltd\.?|LTD|Limited|PLC|plc|Corp\.?|Corporation|S\.A\.S\.|SAS|S\.A\.R\.L\.|SARL|S\. ?A\.|SA|S\. ?L\.|SL|S\.r\.l\.|Srl|SRL|S\.p\.A\.|SpA|Oy|AB|A/S|AS|ApS|K\.K\.|Lda\.?|Ltda\.?|Sp\. z o\.o\.)(?![\p{L}\d]|-\d)`,
  'gu',
);
const besides =
  /microsoft|docusign|adobe|dropbox|yousign|google|bank\b|banque|insur|verzeker|versicher|assuranc|court|chamber|kamer van|handelskammer|registr|treuhand|notar/;

/** Companies with a legal form that are neither of ours. Written text; positions in it. */
export function otherCompanies(text: string, ours: Company[]): { name: string; at: number }[] {
  return [...cleanText(text).matchAll(otherCompany)].flatMap((match) => {
    const name = match[0];
    const folded = fold(name);
    const isOurs = ours.some((company) => namesCompany(folded, company.patterns) >= 0);
    return isOurs || besides.test(folded) ? [] : [{ name, at: match.index }];
  });
}

/** Words with which companies of the trade name themselves. */
export const companyWords = new RegExp(
  [
    String.raw`\b(?:partners?|consult(?:ing|ants?|ancy)|group|groep|gruppe|groupe|grupo|holding|solutions?|systems?|systemhaus|cloud|digital`,
    String.raw`|software|technolog(?:y|ies|ie)|services?|networks?|it|ict|data|automatisering|informatik|informatique|conseil|beratung|dienste`,
    String.raw`|labs?|studio|ventures|associates|brothers|sons|industries|logistics|university|hospital|council|foundation|stichting)\b`,
  ].join(''),
);
