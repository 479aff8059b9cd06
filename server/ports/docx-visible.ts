/** What a reader of a Word file sees: without hidden, struck and deleted text, with what was inserted. */

const tag = /<(\/?)w:(r|del|moveFrom)(?=[\s/>])([^>]*?)(\/?)>/g;
const properties = /^\s*<w:rPr>(.*?)<\/w:rPr>/s;
const isOff = String.raw`(?:\s[^>]*?w:val="(?:0|false|off|none)")`;
const hidden = new RegExp(String.raw`<w:(?:vanish|webHidden|strike|dstrike)(?!${isOff})(?=[\s/>])`);
const white = /<w:color\b[^>]*w:val="FFFFFF"/i;
const shaded = /<w:(?:shd\b[^>]*w:fill="(?!auto|FFFFFF)|highlight\b)/i;
const tiny = /<w:sz\s[^>]*w:val="[0-3]"/;

interface Open {
  name: string;
  /** Where a part begins that nobody sees. */
  cutFrom: number | null;
}

/** `xml` of a document, header, footer or note without what nobody sees. Styles that hide are named in `hiddenStyles`. */
export function visibleXml(xml: string, hiddenStyles: ReadonlySet<string>): string {
  const hasShading = shaded.test(xml);
  const cuts: [number, number][] = [];
  const open: Open[] = [];
  for (const match of xml.matchAll(tag)) {
    const [whole, close, name = '', , empty] = match;
    if (empty === '/') continue;
    if (close === '/') {
      const last = open.at(-1);
      if (last?.name !== name) return xml;
      open.pop();
      if (last.cutFrom !== null) cuts.push([last.cutFrom, match.index + whole.length]);
      continue;
    }
    const isUnseen = name !== 'r' || isHiddenRun(xml, match.index + whole.length, hiddenStyles, hasShading);
    open.push({ name, cutFrom: isUnseen ? match.index : null });
  }
  return withoutCuts(xml, cuts);
}

const longestProperties = 4_000;

function isHiddenRun(
  xml: string,
  from: number,
  hiddenStyles: ReadonlySet<string>,
  hasShading: boolean,
): boolean {
  const own = properties.exec(xml.slice(from, from + longestProperties))?.[1];
  if (own === undefined) return false;
  const style = /<w:rStyle\s[^>]*w:val="([^"]*)"/.exec(own)?.[1];
  return (
    hidden.test(own) ||
    tiny.test(own) ||
    (white.test(own) && !hasShading) ||
    (style !== undefined && hiddenStyles.has(style))
  );
}

function withoutCuts(xml: string, cuts: [number, number][]): string {
  cuts.sort(([a], [b]) => a - b);
  let text = '';
  let at = 0;
  for (const [from, to] of cuts) {
    if (from > at) text += xml.slice(at, from);
    at = Math.max(at, to);
  }
  return text + xml.slice(at);
}

/** Character styles of `styles.xml` that hide their text. */
export function hiddenStylesOf(styles: string): Set<string> {
  const found = new Set<string>();
  for (const [style] of styles.matchAll(/<w:style\s.*?<\/w:style>/gs)) {
    const id = /w:styleId="([^"]*)"/.exec(style)?.[1];
    if (id !== undefined && hidden.test(style)) found.add(id);
  }
  return found;
}
