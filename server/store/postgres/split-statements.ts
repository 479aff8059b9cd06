/**
 * The statements of a file of SQL, each to be sent by itself: a distributed server hands on the whole text of a query to its nodes, and
 * prepares one command at a time. Knows strings, quoted names, dollar quotes and comments.
 */
export interface Part {
  text: string;
  /** Where it begins in the file, for messages. */
  at: number;
}

// A quoted thing, a comment, or the end of a statement: whichever begins first.
const token = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\/|;/g;

export function splitStatements(sql: string): Part[] {
  const parts: Part[] = [];
  let begun = 0;
  const add = (end: number): void => {
    const text = sql.slice(begun, end);
    if (withoutComments(text) !== '') parts.push({ text, at: begun });
    begun = end + 1;
  };
  for (const found of sql.matchAll(token)) if (found[0] === ';') add(found.index);
  add(sql.length);
  return parts;
}

/** What is left of a statement that is not comment. */
export function withoutComments(text: string): string {
  return text.replaceAll(token, (one) => (/^(?:--|\/\*)/.test(one) ? ' ' : one)).trim();
}
