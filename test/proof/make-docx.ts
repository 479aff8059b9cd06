import { writeZip } from '../../server/ports/zip.ts';

/** Small Word files for tests. A string is a paragraph ('\t' is a tab, '\n' a line break), a list of rows is a table. */
export type Block = string | string[][] | { bullets: string[] } | { heading: string };

export interface DocxParts {
  header?: string[];
  footer?: string[];
  extra?: Map<string, Uint8Array>;
  documentXml?: string;
}

const wordSpace =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"' +
  ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const package_ = 'http://schemas.openxmlformats.org/package/2006';

export function makeDocx(blocks: Block[], parts: DocxParts = {}): Uint8Array {
  const encode = (text: string) => new TextEncoder().encode(text);
  const named: [string, string[] | undefined][] = [
    ['header', parts.header],
    ['footer', parts.footer],
  ];
  const asides = named.filter((aside): aside is [string, string[]] => aside[1] !== undefined);
  return writeZip(
    new Map([
      [
        '[Content_Types].xml',
        encode(
          `${head}<Types xmlns="${package_}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
        ),
      ],
      [
        '_rels/.rels',
        encode(
          `${head}<Relationships xmlns="${package_}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
        ),
      ],
      [
        'word/document.xml',
        encode(
          parts.documentXml ??
            `${head}<w:document ${wordSpace}><w:body>${blocks.map(blockXml).join('')}</w:body></w:document>`,
        ),
      ],
      [
        'word/numbering.xml',
        encode(
          `${head}<w:numbering ${wordSpace}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
        ),
      ],
      [
        'word/_rels/document.xml.rels',
        encode(
          `${head}<Relationships xmlns="${package_}/relationships"><Relationship Id="rId9" Type="${office}/numbering" Target="numbering.xml"/></Relationships>`,
        ),
      ],
      ...asides.map(([kind, lines]): [string, Uint8Array] => [
        `word/${kind}1.xml`,
        encode(`${head}<w:hdr ${wordSpace}>${lines.map(paragraph).join('')}</w:hdr>`),
      ]),
      ...(parts.extra ?? []),
    ]),
  );
}

function blockXml(block: Block): string {
  if (typeof block === 'string') return paragraph(block);
  if (Array.isArray(block)) return `<w:tbl>${block.map(row).join('')}</w:tbl>`;
  if ('heading' in block)
    return `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>${run(block.heading)}</w:p>`;
  return block.bullets
    .map(
      (item) =>
        `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(item)}</w:p>`,
    )
    .join('');
}

function row(cells: string[]): string {
  return `<w:tr>${cells.map((cell) => `<w:tc>${cell.split('\n').map(paragraph).join('')}</w:tc>`).join('')}</w:tr>`;
}

export function paragraph(text: string): string {
  return `<w:p>${run(text)}</w:p>`;
}

function run(text: string): string {
  return text
    .split(/([\t\n☐☒])/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '\t') return '<w:r><w:tab/></w:r>';
      if (part === '\n') return '<w:r><w:br/></w:r>';
      if (part === '☐' || part === '☒') return checkBox(part === '☒');
      return `<w:r><w:t xml:space="preserve">${part.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r>`;
    })
    .join('');
}

function checkBox(isOn: boolean): string {
  return `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${isOn ? 1 : 0}"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>${isOn ? '☒' : '☐'}</w:t></w:r></w:sdtContent></w:sdt>`;
}
