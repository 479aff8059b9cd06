import {
  PDFDocument,
  PDFHexString,
  PDFName,
  StandardFonts,
  rgb,
  type PDFFont,
  type PDFForm,
  type PDFPage,
  type PDFTextField,
} from '@cantoo/pdf-lib';
import { templateWords, type TemplateLanguage, type TemplateWords } from './poe-template-words.ts';

export interface PoeTemplateData {
  partnerName: string;
  /** Partner ID of the location. */
  locationId: string;
  customerName: string;
  domain: string;
  tenantId: string;
  /** Full names of what is claimed ("Microsoft Teams", "Dynamics 365 Sales"). */
  items: string[];
  /** Already known text for the description; the partner may change it in the form. */
  service?: string;
  /** Public-sector customer in a country where the disclosure is asked. */
  needsDisclosure: boolean;
  /** Known signatory of the customer. */
  signatory?: { name: string; title: string };
}

const a4: [number, number] = [595.28, 841.89];
const margin = 56;
const valueAt = 215;
const bodySize = 10;
const lineHeight = 14;
const ink = rgb(0.13, 0.13, 0.15);
const quiet = rgb(0.4, 0.4, 0.44);

interface Pen {
  document: PDFDocument;
  form: PDFForm;
  page: PDFPage;
  plain: PDFFont;
  bold: PDFFont;
  y: number;
}

/** A form for the customer to complete and sign. What was claimed is filled in and locked; the rest are fields. */
export async function makePoeTemplate(
  data: PoeTemplateData,
  language: TemplateLanguage,
): Promise<Uint8Array> {
  const words = templateWords[language];
  const document = await PDFDocument.create();
  document.setTitle(words.title);
  document.setLanguage(language);
  const pen: Pen = {
    document,
    form: document.getForm(),
    page: document.addPage(a4),
    y: a4[1] - margin,
    plain: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
  };
  drawHead(pen, words);
  drawParties(pen, data, words);
  drawItems(pen, data, words);
  drawService(pen, data, words);
  if (data.needsDisclosure) drawDisclosure(pen, data, words);
  drawConfirmation(pen, data, words);
  drawPageNumbers(pen, words);
  // Viewers draw values in their own fonts where the built-in one lacks letters.
  pen.form.acroForm.dict.set(PDFName.of('NeedAppearances'), document.context.obj(true));
  return document.save({ updateFieldAppearances: false });
}

function drawHead(pen: Pen, words: TemplateWords): void {
  pen.y -= 14;
  write(pen, words.title, margin, pen.bold, 20);
  pen.y -= 26;
  writeWrapped(pen, words.intro, margin, quiet);
}

function drawParties(pen: Pen, data: PoeTemplateData, words: TemplateWords): void {
  heading(pen, words.parties, 130);
  const rows: [name: string, label: string, value: string][] = [
    ['partner', words.partner, data.partnerName],
    ['partnerLocation', words.locationId, data.locationId],
    ['customer', words.customer, data.customerName],
    ['domain', words.domain, data.domain],
    ['tenant', words.tenant, data.tenantId],
  ];
  for (const [name, label, value] of rows) field(pen, name, label, value, { locked: true });
}

function drawItems(pen: Pen, data: PoeTemplateData, words: TemplateWords): void {
  heading(pen, words.items, 60);
  for (const [index, item] of data.items.entries()) {
    room(pen, 22);
    write(pen, '•', margin, pen.plain, bodySize);
    box(pen, `item${index + 1}`, item, {
      x: margin + 12,
      width: a4[0] - 2 * margin - 12,
      height: 16,
      locked: true,
    });
    pen.y -= 20;
  }
}

function drawService(pen: Pen, data: PoeTemplateData, words: TemplateWords): void {
  const height = 110;
  heading(pen, words.service, height + 30);
  write(pen, words.serviceHint, margin, pen.plain, 8.5, quiet);
  pen.y -= height + 4;
  box(pen, 'service', data.service ?? '', { x: margin, width: a4[0] - 2 * margin, height, lines: true });
  pen.y -= lineHeight;
}

function drawDisclosure(pen: Pen, data: PoeTemplateData, words: TemplateWords): void {
  heading(pen, words.disclosure, 70);
  const tick = pen.form.createCheckBox('publicSectorDisclosure');
  tick.addToPage(pen.page, {
    x: margin,
    y: pen.y - 2,
    width: 11,
    height: 11,
    borderColor: quiet,
    borderWidth: 0.75,
  });
  writeWrapped(pen, words.disclosureText(encodable(pen.plain, data.partnerName)), margin + 18, ink);
}

function drawConfirmation(pen: Pen, data: PoeTemplateData, words: TemplateWords): void {
  heading(pen, words.confirmation, 150);
  writeWrapped(pen, words.confirmationText(encodable(pen.plain, data.customerName)), margin, ink);
  pen.y -= 6;
  field(pen, 'customerSignatoryName', words.name, data.signatory?.name ?? '');
  field(pen, 'customerSignatoryTitle', words.function, data.signatory?.title ?? '');
  pen.y -= 14;
  field(pen, 'customerSignature', words.signature, '', { height: 32 });
  field(pen, 'customerSignatureDate', words.date, '');
  write(pen, words.dateHint, valueAt, pen.plain, 8, quiet);
}

function drawPageNumbers(pen: Pen, words: TemplateWords): void {
  const pages = pen.document.getPages();
  for (const [index, page] of pages.entries()) {
    page.drawText(words.page(index + 1, pages.length), {
      x: margin,
      y: 30,
      size: 8,
      font: pen.plain,
      color: quiet,
    });
  }
}

interface BoxOptions {
  x: number;
  width: number;
  height: number;
  locked?: boolean;
  lines?: boolean;
}

function field(
  pen: Pen,
  name: string,
  label: string,
  value: string,
  options: { locked?: boolean; height?: number } = {},
): void {
  room(pen, 24);
  write(pen, label, margin, pen.plain, bodySize, quiet);
  box(pen, name, value, {
    x: valueAt,
    width: a4[0] - margin - valueAt,
    height: options.height ?? 16,
    locked: options.locked ?? false,
  });
  pen.y -= 21;
}

function box(pen: Pen, name: string, value: string, options: BoxOptions): void {
  const made = pen.form.createTextField(name);
  if (options.lines) made.enableMultiline();
  const frame = options.locked ? { borderWidth: 0 } : { borderWidth: 0.75, borderColor: quiet };
  made.addToPage(pen.page, {
    x: options.x,
    y: pen.y - 4,
    width: options.width,
    height: options.height,
    font: pen.plain,
    textColor: ink,
    backgroundColor: rgb(1, 1, 1),
    ...frame,
  });
  made.setFontSize(bodySize);
  setValue(pen, made, value);
  if (options.locked) made.enableReadOnly();
}

/** The built-in font knows western letters only; other names are stored all the same and drawn by the viewer. */
function setValue(pen: Pen, made: PDFTextField, value: string): void {
  if (encodable(pen.plain, value) === value) {
    made.setText(value);
    made.updateAppearances(pen.plain);
  } else made.acroField.setValue(PDFHexString.fromText(value));
}

/** Letters that the font lacks lose their accents, or become a question mark. */
function encodable(font: PDFFont, text: string): string {
  const known = new Set(font.getCharacterSet());
  return [...text]
    .map((character) => {
      const isKnown = (one: string) => one === '\n' || known.has(one.codePointAt(0) ?? 0);
      if (isKnown(character)) return character;
      const bare = character.normalize('NFD').replaceAll(/\p{M}/gu, '');
      return [...bare].every(isKnown) && bare !== '' ? bare : '?';
    })
    .join('');
}

function room(pen: Pen, needed: number): void {
  if (pen.y - needed >= margin) return;
  pen.page = pen.document.addPage(a4);
  pen.y = a4[1] - margin;
}

function heading(pen: Pen, text: string, needed: number): void {
  room(pen, needed + 40);
  pen.y -= 16;
  write(pen, text, margin, pen.bold, 12);
  pen.y -= 22;
}

function write(pen: Pen, text: string, x: number, font: PDFFont, size: number, color = ink): void {
  pen.page.drawText(text, { x, y: pen.y, size, font, color });
}

function writeWrapped(pen: Pen, text: string, x: number, color: typeof ink): void {
  const width = a4[0] - margin - x;
  let line = '';
  const flush = () => {
    write(pen, line, x, pen.plain, bodySize, color);
    pen.y -= lineHeight;
  };
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && pen.plain.widthOfTextAtSize(longer, bodySize) > width) {
      flush();
      line = word;
    } else line = longer;
  }
  flush();
}
