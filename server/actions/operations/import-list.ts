/**
 * Bringing in an owner's own lists: read as a stream, checked line by line, written in slices of thousands, each slice in one
 * transaction with a few statements. A bad line is told with everything that is wrong with it and never stops the good ones;
 * bringing in the same list again changes nothing.
 */
import { readCsv, type Unreadable } from '../../ports/csv.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import type { Services } from '../run/context.ts';
import { again } from '../run/run.ts';
import { Values, type ImportProblem } from './import-values.ts';

export type { ImportProblem } from './import-values.ts';

export type ImportServices = Pick<Services, 'db' | 'clock' | 'random'>;

/** While a slice is applied. */
export type SliceServices = ImportServices & { now: string };

export interface ImportOptions {
  /** Everything is done, reported and then taken back. */
  dryRun?: boolean;
  /** Told for each line, in the order of the file, once its slice is kept. */
  onLine?: (line: ImportedLine) => void;
}

export type ImportOutcome = 'added' | 'changed' | 'unchanged' | 'refused';

export interface ImportedLine {
  line: number;
  outcome: ImportOutcome;
  /** What the line is about, for a person. */
  name: string;
  problems: ImportProblem[];
}

export interface ImportReport {
  list: string;
  dryRun: boolean;
  counts: Record<ImportOutcome, number>;
  /** Why nothing of the file could be read: its first line is not the one expected. */
  problem: string | null;
  notes: string[];
}

/** What is done with one line, in the order of the lines. */
export type Applied =
  | { outcome: 'added' | 'changed' | 'unchanged' }
  | { outcome: 'refused'; problems: ImportProblem[] };

export interface List<Row> {
  name: string;
  required: readonly string[];
  optional: readonly string[];
  /** Says what is wrong by `values.add`; what it answers then is not used. */
  read(values: Values, tools: { now: Temporal.Instant }): Row;
  /** What may stand in a file only once. */
  keyOf(row: Row): string;
  nameOf(row: Row): string;
  apply(tx: Tx, rows: Row[], services: SliceServices): Promise<Applied[]>;
  /** After a slice is kept. */
  afterSlice?(rows: Row[]): Promise<void>;
  notes?(): string[];
}

const sliceSize = 4000;

interface Checked<Row> {
  line: number;
  row: Row | null;
  name: string;
  problems: ImportProblem[];
}

export async function importList<Row>(
  services: ImportServices,
  source: AsyncIterable<Uint8Array>,
  list: List<Row>,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const report: ImportReport = {
    list: list.name,
    dryRun: options.dryRun ?? false,
    counts: { added: 0, changed: 0, unchanged: 0, refused: 0 },
    problem: null,
    notes: [],
  };
  const now = await services.db.transact({ side: 'owner' }, { mode: 'read' }, domainNow);
  const slices = readSlices(source, list, report, now);
  const tell = (lines: ImportedLine[]): void => {
    for (const line of lines) {
      report.counts[line.outcome] += 1;
      options.onLine?.(line);
    }
  };
  if (options.dryRun)
    await takenBack(services, async (tx, at) => {
      for await (const slice of slices) tell(await applySlice(tx, slice, list, { ...services, now: at }));
    });
  else {
    for await (const slice of slices) {
      // Two imports at the same time may add the same thing; the second one then finds it and compares.
      const lines = await again(() =>
        services.db.transact({ side: 'owner' }, {}, (tx, at) =>
          applySlice(tx, slice, list, { ...services, now: at }),
        ),
      );
      tell(lines);
      await list.afterSlice?.(slice.flatMap((item) => item.row ?? []));
    }
  }
  report.notes.push(...(list.notes?.() ?? []));
  return report;
}

/** Where the sandbox's clock has been moved, the owner's lists are of that time as well. */
async function domainNow(_tx: Tx, now: string): Promise<Temporal.Instant> {
  return Temporal.Instant.from(now);
}

class TakenBack extends Error {}

/** One transaction for the whole file, so that a line sees what the lines before it would have done. */
async function takenBack(
  services: ImportServices,
  work: (tx: Tx, now: string) => Promise<void>,
): Promise<void> {
  let begun = false;
  try {
    await services.db.transact({ side: 'owner' }, {}, async (tx, now) => {
      if (begun) throw new Error('Others changed the same rows meanwhile; try again.');
      begun = true;
      await work(tx, now);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}

async function applySlice<Row>(
  tx: Tx,
  slice: Checked<Row>[],
  list: List<Row>,
  services: SliceServices,
): Promise<ImportedLine[]> {
  const good = slice.filter((item) => item.problems.length === 0);
  const rows = good.flatMap((item) => item.row ?? []);
  const applied = rows.length > 0 ? await list.apply(tx, rows, services) : [];
  const outcomes = new Map(good.map((item, index) => [item, applied[index] as Applied]));
  return slice.map((item) => {
    const { line, name } = item;
    const done = outcomes.get(item);
    if (!done) return { line, name, outcome: 'refused', problems: item.problems };
    return { line, name, outcome: done.outcome, problems: done.outcome === 'refused' ? done.problems : [] };
  });
}

async function* readSlices<Row>(
  source: AsyncIterable<Uint8Array>,
  list: List<Row>,
  report: ImportReport,
  now: Temporal.Instant,
): AsyncGenerator<Checked<Row>[]> {
  let columns: string[] | null = null;
  let slice: Checked<Row>[] = [];
  const seen = new Map<string, number>();
  for await (const item of readCsv(source)) {
    if (columns === null) {
      columns = 'fields' in item ? item.fields.map((field) => field.trim()) : [];
      report.problem = headerProblem(columns, list);
      if (report.problem !== null) return;
      const known = [...list.required, ...list.optional];
      const ignored = columns.filter((column) => column !== '' && !known.includes(column));
      if (ignored.length > 0) report.notes.push(`Columns that were not read: ${ignored.join(', ')}.`);
      continue;
    }
    if ('unreadable' in item) {
      slice.push({
        line: item.line,
        row: null,
        name: '',
        problems: [{ column: null, code: 'unreadable', message: whyUnreadable[item.unreadable] }],
      });
    } else slice.push(check(item.line, item.fields, columns, list, { now, seen }));
    if (slice.length < sliceSize) continue;
    yield slice;
    slice = [];
  }
  if (columns === null) report.problem = 'The file is empty.';
  if (slice.length > 0) yield slice;
}

const whyUnreadable: Record<Unreadable, string> = {
  'too-long': 'The line is longer than 64 KB.',
  'wrong-quotes':
    'The quotes of this line do not match; a value with quotes stands in quotes, and each quote in it is doubled.',
  'not-utf-8': 'The line is not UTF-8; save the file as UTF-8.',
};

function headerProblem(columns: string[], list: Pick<List<unknown>, 'name' | 'required'>): string | null {
  const missing = list.required.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    return `The first line must name the columns of ${list.name}; missing: ${missing.join(', ')}.`;
  const twice = columns.filter((column, index) => column !== '' && columns.indexOf(column) !== index);
  return twice.length > 0 ? `The first line names a column twice: ${twice.join(', ')}.` : null;
}

interface Reading {
  now: Temporal.Instant;
  seen: Map<string, number>;
}

function check<Row>(
  line: number,
  fields: string[],
  columns: string[],
  list: List<Row>,
  { now, seen }: Reading,
): Checked<Row> {
  const values = new Values(columns, fields);
  if (fields.length !== columns.length) {
    values.add(
      null,
      'wrong-number-of-values',
      `The line has ${fields.length} values; the first line names ${columns.length} columns.`,
    );
    return { line, row: null, name: '', problems: values.problems };
  }
  const row = list.read(values, { now });
  const name = list.nameOf(row);
  if (values.problems.length === 0) {
    const key = list.keyOf(row);
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, line);
    else values.add(null, 'repeated-line', `Line ${earlier} is about the same; only that one was read.`);
  }
  return { line, row: values.problems.length === 0 ? row : null, name, problems: values.problems };
}
