/** One English sentence for each code, with its values filled in. Other languages are made by the pages from code and params. */
import { problemText, warningText } from '../../../rules/engine/code-text.ts';
import type { WarningCode } from '../../../rules/engine/codes.ts';
import { informationText, rejectionText } from '../../../rules/programme/reason-text.ts';
import { httpProblems } from './problem-text.ts';

type Params = Record<string, string | number | string[]>;

const texts = new Map<string, string>([
  ...Object.entries(httpProblems).map(([code, { message }]): [string, string] => [code, message]),
  ...[rejectionText, informationText, warningText, problemText].flatMap((table) => Object.entries(table)),
]);

export function explain(code: string, params: Params = {}): string {
  return filled(texts.get(code) ?? `${code.replaceAll('-', ' ')}.`, params);
}

/** One code may both refuse and warn, under different policies, and then means different things. */
export function explainWarning(code: WarningCode, params: Params = {}): string {
  return filled(warningText[code], params);
}

function filled(text: string, params: Params): string {
  if (!text.includes('{')) return text;
  // A sentence that lacks one of its values is left out; the last one that is left stands without them.
  const sentences = text
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => namesIn(sentence).every((name) => params[name] !== undefined));
  if (sentences.length === 0) return (text.split(/(?<=[.!?])\s+/)[0] ?? text).replaceAll(/:? ?\{\w+\}/g, '');
  return sentences
    .join(' ')
    .replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
      name === 'words' ? [params[name]].flat().join(', ') : spoken(params[name]),
    );
}

function namesIn(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map((found) => found[1] as string);
}

function spoken(value: string | number | string[] | undefined): string {
  // Codes are said as words; dates, instants, domains and names of zones as they are.
  const words = (word: string | number): string =>
    /^\d{4}-\d\d-\d\d|[/.]/.test(String(word)) ? String(word) : String(word).replaceAll('-', ' ');
  return Array.isArray(value) ? value.map(words).join(' or ') : words(value ?? '');
}
