/**
 * A list as CSV: the same route, rights and filters, asked for with Accept: text/csv. Every row there is, in constant memory: the
 * next page is read when the reader has taken the one before.
 *
 * RFC 4180 with one addition: a byte order mark, because spreadsheets otherwise take UTF-8 for their own code page; readers of CSV
 * skip it. Columns have the API's names, instants are RFC 3339: it is the same contract in another spelling.
 */
import type { Outcome } from '../../../rules/engine/denial.ts';
import { organisationOf } from '../../actions/run/context.ts';
import type { Call } from './call.ts';
import { HttpProblem, denialProblem } from './problem.ts';

export type Value = string | number | boolean | null | undefined | readonly string[];
export type Columns<Row> = Record<string, (row: Row) => Value>;

/** Takes rows as they are found; ends when they are on their way, and throws when the reader has gone. */
export type TakeRows<Row> = (rows: readonly Row[]) => Promise<void>;
export type Produce<Row> = (take: TakeRows<Row>) => Promise<Outcome<unknown>>;

type Asking = Pick<Call<unknown, unknown, unknown>, 'request' | 'requestId' | 'path' | 'actor'>;

export function wantsCsv(request: Request): boolean {
  const ranges = (request.headers.get('accept') ?? '')
    .split(',')
    .map((range) => range.trim().split(/\s*;\s*/));
  return ranges.some(
    ([type, ...parameters]) => type === 'text/csv' && !parameters.some((one) => /^q=0(\.0*)?$/.test(one)),
  );
}

/** Texts that spreadsheets would take for a formula are quoted with an apostrophe before them (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r＝＋－＠]/;

function cell(value: Value): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : value.join('; ');
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const record = (values: Value[]): string => `${values.map(cell).join(',')}\r\n`;

/**
 * So many are written at once, and so many of them for one organisation; more wait to be asked again. Exports never take every
 * connection, and slow readers of one company hold up nobody else's.
 */
const mostAtOnce = 4;
const mostOfOne = 2;
const running = new Map<string, number>();

/** Takes a place; the answer gives it back. */
function takePlace(organisation: string): () => void {
  const own = running.get(organisation) ?? 0;
  const all = running.values().reduce((sum, one) => sum + one, 0);
  if (own >= mostOfOne || all >= mostAtOnce)
    throw new HttpProblem('unavailable', { headers: { 'Retry-After': '5' } });
  running.set(organisation, own + 1);
  return () => {
    const left = (running.get(organisation) ?? 1) - 1;
    if (left === 0) running.delete(organisation);
    else running.set(organisation, left);
  };
}

/** A reader that takes nothing for so long has gone, and holds a snapshot of the database for nobody. */
const patienceMs = 20_000;

export interface CsvOf<Row> {
  /** Of the file, without date and ending. */
  name: string;
  columns: Columns<Row>;
  /** Which of them, in this order; all when null. */
  chosen: readonly string[] | null;
  /** On what day it was asked for, in the name of the file. */
  day: string;
}

/** The answer begins with the first rows; until then a denial is still a problem with its own status. */
export async function csvAnswer<Row>(
  call: Asking,
  { name, columns, chosen, day }: CsvOf<Row>,
  produce: Produce<Row>,
): Promise<Response> {
  const { searchParams } = new URL(call.request.url);
  const paged = ['limit', 'cursor'].filter((one) => searchParams.has(one));
  if (paged.length > 0) {
    throw new HttpProblem('request-invalid', {
      errors: paged.map((one) => ({
        code: 'value-invalid',
        pointer: `?/${one}`,
        message: 'A CSV file has no pages: leave this out.',
      })),
    });
  }
  const leave = takePlace(organisationOf(call.actor));
  const shown = chosen?.length ? [...new Set(chosen)] : Object.keys(columns);
  const pipe = makePipe();
  pipe.put(`\uFEFF${record(shown)}`);
  const lines = (rows: readonly Row[]): string =>
    rows.map((row) => record(shown.map((column) => columns[column]?.(row)))).join('');
  let begin: (denial: Response | null) => void = () => undefined;
  const begun = new Promise<Response | null>((resolve) => {
    begin = resolve;
  });
  const done = produce(async (rows) => {
    begin(null);
    if (rows.length > 0) pipe.put(lines(rows));
    await pipe.taken();
  })
    .then(
      (outcome) => {
        begin(outcome.ok ? null : denialProblem(outcome.denial, call));
        pipe.end(null);
      },
      (error: unknown) => {
        pipe.end(error);
        throw error;
      },
    )
    .finally(leave);
  const denial = await Promise.race([begun, done.then(() => begun)]);
  done.catch(() => undefined);
  if (denial) return denial;
  return new Response(pipe.stream, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${name}-${day}.csv"`,
      'Cache-Control': 'no-store',
      Vary: 'Accept',
    },
  });
}

interface Pipe {
  stream: ReadableStream<Uint8Array>;
  put(text: string): void;
  /** Ends when everything was taken; fails when the reader has gone. */
  taken(): Promise<void>;
  end(error: unknown): void;
}

function makePipe(): Pipe {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  let gone: Error | null = null;
  let wake: (() => void) | null = null;
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (made) => {
        controller = made;
      },
      pull: () => wake?.(),
      cancel: () => {
        gone = new Error('the reader of an export has gone');
        wake?.();
      },
    },
    { highWaterMark: 1 },
  );
  const isTaken = (): boolean => gone !== null || (controller?.desiredSize ?? 0) > 0;
  return {
    stream,
    put: (text) => {
      if (gone === null) controller?.enqueue(encoder.encode(text));
    },
    async taken() {
      while (!isTaken()) {
        await new Promise<void>((resolve, reject) => {
          const timer = setTimeout(
            () => reject(new Error('the reader of an export takes nothing')),
            patienceMs,
          );
          wake = () => {
            clearTimeout(timer);
            wake = null;
            resolve();
          };
        });
      }
      if (gone) throw gone;
    },
    end(error) {
      if (gone !== null) return;
      if (error === null) controller?.close();
      else controller?.error(error);
    },
  };
}
