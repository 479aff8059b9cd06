/**
 * Word files with what people put into them: headers, footers, text boxes, tables, hidden and struck text, tracked changes.
 * A line is a paragraph; `| a | b |` is a table row; `# `, `#header`, `#footer`, `#box`, `#hidden`, `#deleted`, `#inserted`
 * and `#struck` say what a line is.
 */
import { makeDocx } from '../proof/make-docx.ts';

const spaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"' +
  ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"' +
  ' xmlns:v="urn:schemas-microsoft-com:vml"' +
  ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"' +
  ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
  ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
const change = 'w:id="1" w:author="A" w:date="2026-09-01T00:00:00Z"';

export function makeWordPaper(body: string): Uint8Array {
  const header: string[] = [];
  const footer: string[] = [];
  const blocks: string[] = [];
  let rows: string[] = [];
  const closeTable = (): void => {
    if (rows.length > 0) blocks.push(`<w:tbl>${rows.join('')}</w:tbl>`);
    rows = [];
  };
  for (const line of body.split('\n')) {
    if (line.startsWith('|')) {
      rows.push(row(line));
      continue;
    }
    closeTable();
    const [, kind = '', rest = line] = /^#(\w*) (.*)$/.exec(line) ?? [];
    if (kind === 'header') header.push(rest);
    else if (kind === 'footer') footer.push(rest);
    else blocks.push(blockOf(kind, line.startsWith('#'), rest));
  }
  closeTable();
  return makeDocx([], {
    ...(header.length > 0 && { header }),
    ...(footer.length > 0 && { footer }),
    documentXml: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${spaces}><w:body>${blocks.join('')}</w:body></w:document>`,
  });
}

function blockOf(kind: string, marked: boolean, text: string): string {
  if (kind === 'box') return textBox(text);
  if (kind === 'hidden') return paragraph(run(text, '<w:vanish/>'));
  if (kind === 'struck') return paragraph(run(text, '<w:strike/>'));
  if (kind === 'deleted')
    return paragraph(
      `<w:del ${change}>${run(text).replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')}</w:del>`,
    );
  if (kind === 'inserted') return paragraph(`<w:ins ${change}>${run(text)}</w:ins>`);
  if (marked) return `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>${run(text)}</w:p>`;
  return paragraph(run(text));
}

function row(line: string): string {
  const cells = line.split('|').slice(1, -1);
  return `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(run(cell.trim()))}</w:tc>`).join('')}</w:tr>`;
}

function paragraph(inner: string): string {
  return `<w:p>${inner}</w:p>`;
}

function run(text: string, properties = ''): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

/** As Word writes it: the new drawing, and the old one for those who do not know it. */
function textBox(text: string): string {
  const content = `<w:txbxContent>${paragraph(run(text))}</w:txbxContent>`;
  return paragraph(
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic>' +
      '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">' +
      `<wps:wsp><wps:txbx>${content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict><v:shape><v:textbox>${content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
  );
}
