/**
 * Texts of mails that an administrator may write: plain paragraphs with named fields. What the reader must be told by law or by
 * the programme's promise is a field as well, so that it can be moved but neither left out nor reworded (domain 9).
 */
import type { Problem } from '../engine/denial.ts';
import { templates, type TemplateName } from './messages.ts';

export interface MailText {
  subject: string;
  body: string;
}

export interface MailField {
  name: string;
  /**
   * 'value': some words inside a sentence. 'part': paragraphs of the program's own; it stands alone between blank
   * lines.
   */
  kind: 'value' | 'part';
  required: boolean;
}

const value = (name: string): MailField => ({ name, kind: 'value', required: false });
const part = (name: string, required = true): MailField => ({ name, kind: 'part', required });

const values = ['recipient', 'customer', 'partner', 'location', 'owner', 'number', 'claim'].map(value);

/**
 * The notice tells who asks, what they would see, until when, how to refuse, and that nothing need be done (domain
 * 9).
 */
const noticeFields: MailField[] = [
  ...values,
  value('proof'),
  value('whatToDo'),
  part('greeting', false),
  part('whoAsks'),
  part('services'),
  part('whatTheySee'),
  part('noActionNeeded'),
  part('howToRefuse'),
  part('untilWhen'),
  part('acceptNow'),
  part('whyYou'),
];

/** Every other letter stands as the program writes it; own words go around it, and the subject may be another. */
const letterFields: MailField[] = [...values, value('subject'), part('greeting', false), part('letter')];

export const mailTemplates = Object.keys(templates) as TemplateName[];

export function isMailTemplate(name: string): name is TemplateName {
  return Object.hasOwn(templates, name);
}

export function fieldsOf(template: TemplateName): MailField[] {
  return template === 'customer-notice' ? noticeFields : letterFields;
}

export type Paragraph =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'part'; name: string };

/**
 * Blank lines part paragraphs; '## ' makes a heading, '- ' before each line a list, a field alone stands for its
 * part.
 */
export function paragraphsOf(body: string, parts: ReadonlySet<string>): Paragraph[] {
  return body
    .split(/\n\s*\n/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text): Paragraph => {
      const alone = /^\{(\w+)\}$/.exec(text)?.[1];
      if (alone !== undefined && parts.has(alone)) return { kind: 'part', name: alone };
      if (/^## \S/.test(text) && !text.includes('\n')) return { kind: 'heading', text: text.slice(3).trim() };
      const lines = text.split('\n').map((line) => line.trim());
      if (lines.every((line) => line.startsWith('- ')))
        return { kind: 'list', items: lines.map((line) => line.slice(2).trim()) };
      return { kind: 'text', text: lines.join(' ') };
    });
}

const fieldPattern = /\{([^{}]*)\}/g;
const namesIn = (text: string): string[] =>
  [...text.matchAll(fieldPattern)].map((found) => found[1] as string);
const unique = (names: string[]): string[] => [...new Set(names)];

/** Links and markup come from the program alone: a mail of ours must not lead anywhere else. */
const notPlain = /https?:|www\.|[<>]/i;

/** Everything that is wrong with a text, at the field that it is typed into. */
export function mailTextProblems(template: TemplateName, { subject, body }: MailText): Problem[] {
  const fields = fieldsOf(template);
  const parts = new Set(fields.filter((field) => field.kind === 'part').map((field) => field.name));
  return [...subjectProblems(subject, fields), ...bodyProblems(body, fields, parts)];
}

function subjectProblems(subject: string, fields: MailField[]): Problem[] {
  const pointer = '/text/subject';
  if (subject.trim() === '') return [{ code: 'field-required', pointer }];
  const problems = commonProblems(
    subject,
    fields.filter((field) => field.kind === 'value'),
    pointer,
  );
  const named = namesIn(subject);
  if (!named.includes('number') && !named.includes('subject'))
    problems.push({ code: 'mail-field-missing', pointer, params: { names: ['number'] } });
  return problems;
}

function bodyProblems(body: string, fields: MailField[], parts: ReadonlySet<string>): Problem[] {
  const pointer = '/text/body';
  if (body.trim() === '') return [{ code: 'field-required', pointer }];
  const problems = commonProblems(body, fields, pointer);
  const paragraphs = paragraphsOf(body, parts);
  const alone = paragraphs.flatMap((one) => (one.kind === 'part' ? one.name : []));
  const inside = paragraphs.flatMap((one) =>
    one.kind === 'part' ? [] : namesIn(one.kind === 'list' ? one.items.join(' ') : one.text),
  );
  const notAlone = unique(inside.filter((name) => parts.has(name)));
  if (notAlone.length > 0)
    problems.push({ code: 'mail-field-not-alone', pointer, params: { names: notAlone } });
  const twice = unique(alone.filter((name, index) => alone.indexOf(name) !== index));
  if (twice.length > 0) problems.push({ code: 'mail-field-twice', pointer, params: { names: twice } });
  const missing = fields.filter(
    (field) => field.required && !alone.includes(field.name) && !notAlone.includes(field.name),
  );
  if (missing.length > 0)
    problems.push({
      code: 'mail-field-missing',
      pointer,
      params: { names: missing.map((field) => field.name) },
    });
  return problems;
}

function commonProblems(text: string, fields: MailField[], pointer: string): Problem[] {
  const problems: Problem[] = [];
  const known = new Set(fields.map((field) => field.name));
  const unknown = unique(namesIn(text).filter((name) => !known.has(name)));
  // A brace without its other half is a field mistyped.
  if (/[{}]/.test(text.replaceAll(fieldPattern, ''))) unknown.push('{ }');
  if (unknown.length > 0) problems.push({ code: 'mail-field-unknown', pointer, params: { names: unknown } });
  if (notPlain.test(text)) problems.push({ code: 'text-not-plain', pointer });
  return problems;
}

/** Puts the values where their names stand. */
export function filled(text: string, of: Readonly<Record<string, string>>): string {
  return text.replaceAll(fieldPattern, (whole, name: string) =>
    Object.hasOwn(of, name) ? (of[name] as string) : whole,
  );
}
