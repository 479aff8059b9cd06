/** Turns a letter into subject, plain text and HTML. */
import { type ParamKind, type ParamsOf, type TemplateName, templates } from '../../rules/claim/messages.ts';
import type { MailText } from '../../rules/claim/mail-text.ts';
import { cleanDeep, cleanLine, cleanName, defang, eachText } from './clean.ts';
import type { Language } from './dates.ts';
import { html, type Markup } from './html.ts';
import { identityWords } from './identity.ts';
import { heading, text, type Block, type Frame, type Letter, type Letters } from './letter.ts';
import { lettersEn } from './messages/en.ts';
import { lettersNl } from './messages/nl.ts';
import { noticeFields, noticeText } from './messages/notice.ts';
import { valuesOf, worded, type Fields } from './worded.ts';

export interface Rendered {
  subject: string;
  text: string;
  html: string;
}

const letters: Record<Frame['language'], Letters> = { en: lettersEn, nl: lettersNl };

export function isTemplate(name: string): name is TemplateName {
  return Object.hasOwn(templates, name);
}

/** Throws when the message names no template: such a job is kept and tried again by a newer program. */
export function renderMail(template: string, params: Record<string, unknown>, frame: Frame): Rendered {
  if (!isTemplate(template)) throw new Error(`there is no mail template ${template}`);
  const letter = writeLetter(
    template,
    cleanParams(template, params) as ParamsOf<typeof template>,
    cleanFrame(frame),
  );
  const parts = [...letter.blocks, closing(frame), ...switchOf(frame), ...identityBlocks(frame)];
  const subject = cleanLine(letter.subject, 200);
  return { subject, text: plainText(parts), html: markup(subject, parts, frame) };
}

/** A letter about no claim. What it tells has been cleaned by its writer. */
export function renderLetter(letter: Letter, language: Frame['language']): Rendered {
  const subject = cleanLine(letter.subject, 200);
  return { subject, text: plainText(letter.blocks), html: markup(subject, letter.blocks, { language }) };
}

function writeLetter<T extends TemplateName>(template: T, params: ParamsOf<T>, frame: Frame): Letter {
  return frame.wording === null
    ? builtIn(template, params, frame)
    : worded(frame.wording, fieldsFor(template, params, frame));
}

function builtIn<T extends TemplateName>(template: T, params: ParamsOf<T>, frame: Frame): Letter {
  return letters[frame.language][template](params, frame);
}

/** Every letter begins with its greeting; the rest is one part, except in the notice, which has its own (rules/claim/mail-text.ts). */
function fieldsFor<T extends TemplateName>(template: T, params: ParamsOf<T>, frame: Frame): Fields {
  if (template === 'customer-notice')
    return noticeFields[frame.language](params as ParamsOf<'customer-notice'>, frame);
  const {
    subject,
    blocks: [greeting, ...letter],
  } = builtIn(template, params, frame);
  return { values: { ...valuesOf(frame), subject }, parts: { greeting: greeting ? [greeting] : [], letter } };
}

/** The program's own text as an administrator would have typed it: version 1. */
export function builtInText(template: TemplateName, language: Language): MailText {
  return template === 'customer-notice'
    ? noticeText[language]
    : { subject: '{subject}', body: '{greeting}\n\n{letter}' };
}

/** Names that strangers typed and others read in a sentence of ours. */
const names = new Set(['byName', 'contact', 'replacementName', 'from']);

/** Kinds of values that hold what people typed; whose words they are makes no difference. */
const typed: ReadonlySet<ParamKind> = new Set<ParamKind>(['text', 'text?', 'approved', 'rejected', 'points']);

function cleanParams(template: TemplateName, params: Record<string, unknown>): Record<string, unknown> {
  const kinds: Readonly<Record<string, ParamKind>> = templates[template].params;
  return Object.fromEntries(
    Object.entries(cleanDeep(params)).map(([name, value]) => {
      if (names.has(name) && typeof value === 'string') return [name, cleanName(value)];
      const kind = kinds[name];
      // What no template knows is not ours either.
      return [name, kind === undefined || typed.has(kind) ? eachText(value, defang) : value];
    }),
  );
}

/** A Temporal value is no plain object, so it is kept as it is. */
function cleanFrame(frame: Frame): Frame {
  const { now, ...rest } = frame;
  const clean = cleanDeep(rest);
  const { claim, recipient } = clean;
  const { partnerContact: contact } = claim;
  return {
    ...clean,
    now,
    recipient: { ...recipient, name: defang(recipient.name) },
    claim: {
      ...claim,
      name: defang(claim.name),
      partner: defang(claim.partner),
      location: defang(claim.location),
      partnerContact: contact && { ...contact, name: defang(contact.name) },
    },
  };
}

/** Whose mail this is: the name of the sender is often a product's. */
function closing({ language, owner }: Frame): Block {
  return text(
    language === 'nl'
      ? `${owner}, programma voor partners of record`
      : `${owner}, programme for partners of record`,
  );
}

/** A customer has to be able to tell this mail from a forged one, and to know what becomes of their data. */
function identityBlocks({ side, identity, language, claim }: Frame): Block[] {
  if (side !== 'customer' || identity === null) return [];
  const {
    heading: title,
    whoWeAre,
    check,
    never,
    privacyHeading,
    privacy,
  } = identityWords(language, identity);
  return [heading(title), text(whoWeAre, check(claim.number), never), heading(privacyHeading), text(privacy)];
}

/** The way to the other language, where there is a page that has it. */
function switchOf(frame: Frame): Block[] {
  if (frame.pageUrl === null) return [];
  return frame.language === 'nl'
    ? [{ kind: 'link', label: 'English version', url: `${frame.pageUrl}?lang=en` }]
    : [{ kind: 'link', label: 'Nederlandse versie', url: `${frame.pageUrl}?lang=nl` }];
}

const width = 76;

export function plainText(parts: Block[]): string {
  return `${parts.map(plainBlock).join('\n\n')}\n`;
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return wrap(block.text);
    case 'heading':
      return `${block.text}\n${'-'.repeat(Math.min(width, block.text.length))}`;
    case 'list':
      return block.items.map((item) => wrap(item, '- ', '  ')).join('\n');
    case 'facts':
      return block.rows.map(([label, value]) => wrap(`${label}: ${value}`, '', '  ')).join('\n');
    case 'quote':
      return block.text
        .split('\n')
        .map((line) => wrap(line, '> ', '> '))
        .join('\n');
    case 'table':
      return plainTable(block);
    case 'link':
      return `${block.label}:\n${block.url}`;
    case 'code':
      return `${block.label}: ${block.code}`;
  }
}

function plainTable({ caption, head, rows }: Extract<Block, { kind: 'table' }>): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]): string =>
    `  ${cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd()}`;
  return [caption, line(head), ...rows.map(line)].join('\n');
}

/** A word longer than the line, such as an address, stays whole. */
function wrap(value: string, first = '', next = ''): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of value.split(/\s+/u)) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = next;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}

/** No image and nothing from outside, so that reading tells nobody anything. Colours stay the reader's own, light or dark. */
function markup(subject: string, parts: Block[], frame: Pick<Frame, 'language'>): string {
  return html`<!doctype html>
    <html lang="${frame.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${subject}</title>
      </head>
      <body
        style="margin:0;padding:24px 16px;overflow-wrap:anywhere;font:16px/1.5 'Segoe UI',system-ui,-apple-system,sans-serif;color-scheme:light dark"
      >
        <div style="max-width:640px;margin:0 auto">${parts.map(markupBlock)}</div>
      </body>
    </html> `.text;
}

const edge = 'border:1px solid #808080';

function markupBlock(block: Block): Markup {
  switch (block.kind) {
    case 'text':
      return html`<p style="margin:0 0 16px">${block.text}</p> `;
    case 'heading':
      return html`<h2 style="font-size:18px;line-height:1.3;margin:24px 0 8px">${block.text}</h2> `;
    case 'list':
      return html`<ul style="margin:0 0 16px;padding-left:24px">
        ${block.items.map((item) => html`<li style="margin:4px 0">${item}</li>`)}
      </ul> `;
    case 'facts':
      return html`<dl style="margin:0 0 16px">
        ${block.rows.map(
          ([label, value]) =>
            html`<div style="margin:4px 0">
              <dt style="display:inline;font-weight:600">${label}:</dt>
              <dd style="display:inline;margin:0">${value}</dd>
            </div>`,
        )}
      </dl> `;
    case 'quote':
      return html`<blockquote
        style="margin:0 0 16px;padding:4px 0 4px 12px;border-left:3px solid #808080;white-space:pre-line"
      >
        ${block.text}
      </blockquote> `;
    case 'table':
      return markupTable(block);
    case 'link':
      return html`<p style="margin:0 0 16px">
        <a href="${block.url}" style="font-weight:600">${block.label}</a>
      </p> `;
    case 'code':
      return html`<p style="margin:0 0 16px">
        ${block.label}: <strong style="font-size:20px;letter-spacing:2px">${block.code}</strong>
      </p> `;
  }
}

function markupTable({ caption, head, rows }: Extract<Block, { kind: 'table' }>): Markup {
  // As small as a phone needs it: nobody scrolls sideways in a mail.
  const cell = `${edge};padding:4px 6px;font-size:13px;line-height:1.4;vertical-align:bottom`;
  const align = (column: number): string => `${cell};text-align:${column === 0 ? 'left' : 'right'}`;
  return html`<table style="border-collapse:collapse;margin:0 0 16px">
    <caption style="text-align:left;padding:0 0 4px">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${head.map((name, column) => html`<th scope="col" style="${align(column)}">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((value, column) => html`<td style="${align(column)}">${value}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table> `;
}
