/**
 * Lists as people export them: UTF-8 with or without a byte order mark, commas or semicolons, any line end, quotes (RFC 4180).
 * One difference: no value of our lists holds a line end, so every line is a record by itself. A parser that meets one wrong
 * quote would read on to the next one, however far that is; here a line that cannot be read takes no good one with it.
 */
import { parse, type Options } from 'csv-parse/sync';

/** `line` is counted from 1. */
export type CsvLine = { line: number; fields: string[] } | { line: number; unreadable: Unreadable };
export type Unreadable = 'too-long' | 'wrong-quotes' | 'not-utf-8';

/** A line of an honest list is a few hundred bytes. */
const longestLine = 64 * 1024;
const parsedAtOnce = 2000;

interface TextLine {
  line: number;
  text: string;
}

/** Reads a stream of bytes line by line; empty lines are left out. The first line tells the delimiter. */
export async function* readCsv(source: AsyncIterable<Uint8Array>): AsyncGenerator<CsvLine> {
  let options: Options | null = null;
  let waiting: TextLine[] = [];
  for await (const item of lines(source)) {
    if (!('text' in item)) {
      yield* parseAll(waiting, options ?? {});
      waiting = [];
      yield item;
    } else if (options === null) {
      options = {
        delimiter: countOf(item.text, ';') > countOf(item.text, ',') ? ';' : ',',
        relax_column_count: true,
      };
      yield* parseAll([item], options);
    } else {
      waiting.push(item);
      if (waiting.length < parsedAtOnce) continue;
      yield* parseAll(waiting, options);
      waiting = [];
    }
  }
  yield* parseAll(waiting, options ?? {});
}

/** All of them at once, because that is quick; one by one when that fails, so that only the wrong one is left out. */
function parseAll(waiting: TextLine[], options: Options): CsvLine[] {
  if (waiting.length === 0) return [];
  const records = tryParse(waiting.map((item) => item.text).join('\n'), options);
  if (records?.length === waiting.length)
    return waiting.map(({ line }, index) => ({ line, fields: records[index] as string[] }));
  return waiting.map(({ line, text }) => {
    const [fields] = tryParse(text, options) ?? [];
    return fields ? { line, fields } : { line, unreadable: 'wrong-quotes' };
  });
}

function tryParse(text: string, options: Options): string[][] | null {
  try {
    return parse(text, options) as unknown as string[][];
  } catch {
    return null;
  }
}

async function* lines(source: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine | CsvLine> {
  let rest: Uint8Array[] = [];
  let length = 0;
  let line = 1;
  const take = (): TextLine | CsvLine | null => {
    const found = decode(line, Buffer.concat(rest), length);
    rest = [];
    length = 0;
    line += 1;
    return found;
  };
  for await (const chunk of source) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      rest.push(chunk.subarray(from, end));
      length += end - from;
      from = end + 1;
      const found = take();
      if (found) yield found;
    }
    length += chunk.length - from;
    // What is too long is counted and not kept.
    if (length <= longestLine) rest.push(chunk.subarray(from));
    else rest = [];
  }
  const last = length > 0 ? take() : null;
  if (last) yield last;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(line: number, bytes: Uint8Array, length: number): TextLine | CsvLine | null {
  if (length > longestLine) return { line, unreadable: 'too-long' };
  let text: string;
  try {
    text = utf8.decode(bytes).replace(/\r$/, '');
  } catch {
    return { line, unreadable: 'not-utf-8' };
  }
  if (line === 1) text = text.replace(/^\uFEFF/, '');
  if (text.trim() === '') return null;
  return countOf(text, '"') % 2 === 1 ? { line, unreadable: 'wrong-quotes' } : { line, text };
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}
