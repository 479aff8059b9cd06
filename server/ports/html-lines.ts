import { markCharacter } from './page-layout.ts';

/** The HTML that mammoth makes (always well-formed) as lines of text in which table columns keep their places. */

interface Element {
  tag: string;
  attributes: string;
  children: Node[];
}
type Node = Element | string;

const deepest = 200;
const cellWidth = 44;
/** Word's default tab stop of half an inch, in characters of ordinary text. */
const tabStop = 7;
const longParagraph = 90;
const blocks = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'table',
  'div',
  'dl',
  'dt',
  'dd',
]);

export function htmlToLines(html: string): string {
  const lines = blockLines(parse(html).children);
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function parse(html: string): Element {
  const root: Element = { tag: 'body', attributes: '', children: [] };
  const open: Element[] = [root];
  for (const [token, close, tag = '', attributes = ''] of html.matchAll(
    /<(\/?)([a-z0-9]+)([^>]*)>|[^<]+/gi,
  )) {
    const parent = open.at(-1) ?? root;
    if (!token.startsWith('<')) parent.children.push(decodeEntities(token));
    else if (close === '/') {
      if (open.length > 1 && parent.tag === tag) open.pop();
    } else {
      const element: Element = { tag, attributes, children: [] };
      parent.children.push(element);
      if (
        !attributes.trimEnd().endsWith('/') &&
        !['br', 'img', 'input'].includes(tag) &&
        open.length < deepest
      )
        open.push(element);
    }
  }
  return root;
}

function blockLines(nodes: Node[]): string[] {
  const lines: string[] = [];
  let inline: Node[] = [];
  const flush = () => {
    if (inline.length > 0) lines.push(...inlineText(inline).split('\n').map(expandTabs));
    inline = [];
  };
  for (const node of nodes) {
    if (typeof node === 'string' || !blocks.has(node.tag)) {
      inline.push(node);
      continue;
    }
    flush();
    lines.push(...blockOf(node));
  }
  flush();
  return lines;
}

function blockOf(node: Element): string[] {
  if (node.tag === 'table') return ['', ...tableLines(node), ''];
  if (node.tag === 'ul' || node.tag === 'ol') return listLines(node);
  const inner = blockLines(node.children);
  if (/^h\d$/.test(node.tag)) return ['', ...inner];
  if (inner.length === 0) return [''];
  return inner.some((line) => line.length > longParagraph) ? ['', ...inner, ''] : inner;
}

function listLines(list: Element): string[] {
  const items = list.children.filter((child) => typeof child !== 'string');
  return items.flatMap((item, index) => {
    const [first = '', ...rest] = blockLines(item.children);
    return [`${list.tag === 'ol' ? `${index + 1}.` : '•'} ${first}`, ...rest.map((line) => `  ${line}`)];
  });
}

function inlineText(nodes: Node[], depth = 0): string {
  if (depth > deepest) return '';
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      if (node.tag === 'br') return '\n';
      if (node.tag === 'img') return markCharacter;
      if (node.tag === 'input') return /\bchecked\b/.test(node.attributes) ? '☒ ' : '☐ ';
      return inlineText(node.children, depth + 1);
    })
    .join('');
}

/** Tabs as Word sets them, but never so narrow that they read as the space between two words. */
function expandTabs(line: string): string {
  const [first = '', ...rest] = line.split(/\t+/);
  const stops = [...line.matchAll(/\t+/g)].map((run) => run[0].length);
  let text = first;
  for (const [index, part] of rest.entries()) {
    const stop = (Math.floor(text.length / tabStop) + (stops[index] ?? 1)) * tabStop;
    text = text.padEnd(Math.max(stop, text.length + 3)) + part;
  }
  return text.trimEnd();
}

function tableLines(table: Element): string[] {
  const rows = rowsOf(table).map((row) =>
    row.children
      .filter((cell): cell is Element => typeof cell !== 'string' && (cell.tag === 'td' || cell.tag === 'th'))
      .flatMap((cell) => {
        const span = Math.min(Number(/colspan="(\d+)"/.exec(cell.attributes)?.[1] ?? 1), 50);
        const empty: string[] = [];
        return [wrapAll(blockLines(cell.children)), ...Array.from({ length: span - 1 }, () => empty)];
      }),
  );
  const widths: number[] = [];
  for (const row of rows) {
    const own = row.length > 1 ? row : [];
    for (const [index, cell] of own.entries())
      widths[index] = Math.max(widths[index] ?? 0, ...cell.map((line) => line.length));
  }
  return rows.flatMap((row) => rowLines(row, widths));
}

function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return child.tag === 'tr'
      ? [child]
      : ['thead', 'tbody', 'tfoot'].includes(child.tag)
        ? rowsOf(child)
        : [];
  });
}

function rowLines(row: string[][], widths: number[]): string[] {
  const height = Math.max(1, ...row.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) => {
    let text = '';
    let column = 0;
    for (const [index, cell] of row.entries()) {
      const part = cell[line] ?? '';
      if (part !== '') text = text.padEnd(Math.max(column, text === '' ? 0 : text.length + 3)) + part;
      column += (widths[index] ?? 0) + 3;
    }
    return text.trimEnd();
  });
}

function wrapAll(lines: string[]): string[] {
  return lines.filter((line, index) => line !== '' || (index > 0 && index < lines.length - 1)).flatMap(wrap);
}

function wrap(line: string): string[] {
  if (line.length <= cellWidth || /\s{3}/.test(line)) return [line];
  const wrapped: string[] = [];
  let rest = line;
  while (rest.length > cellWidth) {
    const space = rest.lastIndexOf(' ', cellWidth);
    if (space <= 0) break;
    wrapped.push(rest.slice(0, space));
    rest = rest.slice(space + 1);
  }
  return [...wrapped, rest];
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

export function decodeEntities(text: string): string {
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, code: string) => {
    if (!code.startsWith('#')) return named[code.toLowerCase()] ?? whole;
    const point = /^#x/i.test(code) ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1));
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
}
