import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';

/** A sheet on which tests write text, tables and form fields, from the top down. */
export class Sheet {
  readonly document: PDFDocument;
  readonly font: PDFFont;
  page: PDFPage;
  y = 780;
  readonly size: number;

  private constructor(document: PDFDocument, font: PDFFont, size: number) {
    this.document = document;
    this.font = font;
    this.size = size;
    this.page = document.addPage([595, 842]);
  }

  static async open(size = 11): Promise<Sheet> {
    const document = await PDFDocument.create();
    return new Sheet(document, await document.embedFont(StandardFonts.Helvetica), size);
  }

  at(x: number, text: string): this {
    this.page.drawText(text, { x, y: this.y, size: this.size, font: this.font });
    return this;
  }

  down(lines = 1): this {
    this.y -= this.size * 1.3 * lines;
    return this;
  }

  line(text: string, x = 60): this {
    return this.at(x, text).down();
  }

  gap(): this {
    return this.down(1.2);
  }

  heading(text: string): this {
    this.gap();
    this.page.drawText(text, { x: 60, y: this.y, size: this.size * 1.4, font: this.font });
    return this.down(1.8);
  }

  /** Wrapped at `width` points, as a word processor does. */
  text(text: string, width = 470, x = 60): this {
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && this.font.widthOfTextAtSize(longer, this.size) > width) {
        this.line(line, x);
        line = word;
      } else line = longer;
    }
    return this.line(line, x);
  }

  row(...cells: [x: number, text: string][]): this {
    for (const [x, text] of cells) this.at(x, text);
    return this.down(1.3);
  }

  field(name: string, value: string, x: number, width = 180, height = 16): this {
    const field = this.document.getForm().createTextField(name);
    if (height > 20) field.enableMultiline();
    field.setText(value);
    field.addToPage(this.page, { x, y: this.y - 4 - (height - 16), width, height });
    return this;
  }

  check(name: string, isOn: boolean, x: number): this {
    const box = this.document.getForm().createCheckBox(name);
    box.addToPage(this.page, { x, y: this.y - 1, width: 10, height: 10 });
    if (isOn) box.check();
    return this;
  }

  newPage(): this {
    this.page = this.document.addPage([595, 842]);
    this.y = 780;
    return this;
  }

  save(): Promise<Uint8Array> {
    return this.document.save();
  }
}
