/** The sentences of an explanation, in each language: each node is one, with the sum that a pocket calculator repeats. */
import type { TextLanguage } from '../programme/reason-text.ts';
import type { Source, Step, Trace, TraceName } from './trace.ts';

const names: Record<TraceName, Record<TextLanguage, string>> = {
  amount: { en: 'Amount', nl: 'Bedrag' },
  potential: { en: 'Rounded to the smallest coin', nl: 'Afgerond op de kleinste munt' },
  unrounded: { en: 'Before rounding', nl: 'Vóór afronding' },
  units: { en: 'Units that count', nl: 'Eenheden die tellen' },
  measure: { en: 'Figure of the month', nl: 'Cijfer van de maand' },
  'high-water-mark': { en: 'Highest figure before', nl: 'Hoogste cijfer daarvoor' },

  rate: { en: 'Rate', nl: 'Tarief' },
  percent: { en: 'Percentage', nl: 'Percentage' },
  'milestone-amount': { en: 'Amount of a milestone', nl: 'Bedrag van een mijlpaal' },
  revenue: { en: 'Sales less credits', nl: 'Verkopen min creditboekingen' },
  transaction: { en: 'Sale or credit', nl: 'Verkoop of creditboeking' },
  granted: { en: 'Granted in a dispute', nl: 'Toegekend na bezwaar' },
  'cap-left': { en: 'Left under the cap', nl: 'Ruimte onder het maximum' },
  cap: { en: 'Cap', nl: 'Maximum' },
  'cap-used': { en: 'Used of the cap', nl: 'Gebruikt van het maximum' },
  'cut-before': { en: 'Cut by the cap before, now absorbed', nl: 'Eerder boven het maximum, nu verrekend' },
};

const signs: Record<Step, string> = {
  growth: ' − ',
  product: ' × ',
  'percent-of': ' % × ',
  sum: ' + ',
  smaller: '; ',
  round: '',
  same: '',
};

const before: Partial<Record<Step, Record<TextLanguage, string>>> = {
  smaller: { en: 'the smallest of ', nl: 'het kleinste van ' },
};
const after: Partial<Record<Step, Record<TextLanguage, string>>> = {
  growth: { en: ', never below 0', nl: ', nooit onder 0' },
  round: { en: ', half to even', nl: ', de helft naar even' },
};

export function traceSentence(trace: Trace, language: TextLanguage): string {
  const { name, value, unit, source, parts } = trace;
  const amount = unit === 'units' ? value : unit === 'percent' ? `${value} %` : `${unit} ${value}`;
  const head = `${names[name][language]}: ${amount}`;
  if (source.kind !== 'step') return `${head} (${sourceText(source, language)})`;
  if (parts.length === 0) return head;
  const sum = parts.map((part) => part.value).join(signs[source.step]);
  return `${head} = ${before[source.step]?.[language] ?? ''}${sum}${after[source.step]?.[language] ?? ''}`;
}

/** The whole explanation from the figures down to the amount, one sentence a line. */
export function traceSentences(trace: Trace, language: TextLanguage): string[] {
  return [...trace.parts.flatMap((part) => traceSentences(part, language)), traceSentence(trace, language)];
}

function sourceText(source: Exclude<Source, { kind: 'step' }>, language: TextLanguage): string {
  const english = language === 'en';
  switch (source.kind) {
    case 'usage': {
      const when = source.date ?? source.month;
      return english ? `usage of ${when}` : `gebruik van ${when}`;
    }
    case 'before-association':
      return english ? 'from before the association' : 'van vóór de koppeling';
    case 'nothing-known':
      return english ? 'no earlier figure is known' : 'er is geen eerder cijfer bekend';
    case 'terms':
      return english
        ? `terms, version ${source.version} from ${source.from}`
        : `voorwaarden, versie ${source.version} vanaf ${source.from}`;
    case 'transaction':
      return english ? `sale of ${source.date}` : `verkoop van ${source.date}`;
    case 'granted':
      return english ? `dispute ${source.id}` : `bezwaar ${source.id}`;
    case 'books':
      if (source.through === null) return english ? 'own earlier months' : 'eigen eerdere maanden';
      return english
        ? `own amounts through ${source.through}`
        : `eigen bedragen tot en met ${source.through}`;
  }
}
