// Reads TypeScript as far as the scripts need it (TypeScript 7 offers no compiler API): where text and comments are, and what is imported.

export interface Import {
  target: string;
  line: number;
}

/** Every module named by import, export … from, import() and require(). */
export function importsOf(source: string): Import[] {
  const code = blank(source, false);
  const found: Import[] = [];
  const patterns = [
    /(?<![.\w$])(?:import|export)\b[^'"`;()]*?\bfrom\s*(['"])([^'"]+)\1/g,
    /(?<![.\w$])import\s*(['"])([^'"]+)\1/g,
    /(?<![.\w$])(?:import|require)\s*\(\s*(['"`])([^'"`]+)\1/g,
  ];
  for (const pattern of patterns) {
    for (const match of code.matchAll(pattern)) {
      found.push({ target: match[2] ?? '', line: code.slice(0, match.index).split('\n').length });
    }
  }
  return found.sort((a, b) => a.line - b.line);
}

/** The source with comments and the contents of strings and regular expressions as blanks; lines stay where they are. */
export function withoutText(source: string): string {
  return blank(source, true);
}

const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"|`|\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*|[{}]|./gsu;
// After one of these a slash begins a regular expression, after anything else it divides.
const BEFORE_EXPRESSION =
  /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|delete|void|throw|new|await))\s*$/;

function blank(source: string, text: boolean): string {
  const hide = (part: string) => part.replace(/[^\n]/g, ' ');
  let out = '';
  let at = 0;
  // Depth of braces inside each ${ … } that is open.
  const templates: number[] = [];
  while (at < source.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(source)?.[0] ?? source.slice(at, at + 1);
    const inside = templates.at(-1);
    if (token === '`' || (token === '}' && inside === 0)) {
      if (token === '}') templates.pop();
      const end = endOfTemplate(source, at + 1);
      const body = source.slice(at + 1, end.at);
      out += token + (text ? hide(body) : body);
      at = end.at;
      out += source.slice(at, at + end.length);
      at += end.length;
      if (end.length === 2) templates.push(0);
      continue;
    }
    if (inside !== undefined && (token === '{' || token === '}'))
      templates[templates.length - 1] = inside + (token === '{' ? 1 : -1);
    const step = measure(token, out);
    const part = source.slice(at, at + step);
    const comment = part.startsWith('//') || part.startsWith('/*');
    const literal = step > 1 && /^['"/]/.test(part);
    out += comment || (literal && (text || part.startsWith('/'))) ? hide(part) : part;
    at += step;
  }
  return out;
}

/** A slash that divides is one character long, whatever the pattern saw after it. */
function measure(token: string, before: string): number {
  const slash =
    token.length > 1 && token.startsWith('/') && !token.startsWith('//') && !token.startsWith('/*');
  return slash && !BEFORE_EXPRESSION.test(before.slice(-40)) ? 1 : token.length;
}

/** Where the text of a template ends: at its closing backtick (1) or at the next ${ (2). */
function endOfTemplate(source: string, from: number): { at: number; length: number } {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '`') return { at, length: 1 };
    else if (source.startsWith('${', at)) return { at, length: 2 };
  }
  return { at: source.length, length: 0 };
}
