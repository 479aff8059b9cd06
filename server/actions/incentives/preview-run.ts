/** Computes what a run would book, by slices of customers, and what a person has to look at before it is approved. */
import { createHash } from 'node:crypto';
import { bookRun, type Booking } from '../../../rules/incentives/book.ts';
import type { Line } from '../../../rules/incentives/compute.ts';
import type { EarningEntry } from '../../../rules/incentives/ledger.ts';
import { previewOf } from '../../../rules/incentives/run.ts';
import { addMonths } from '../../../rules/time/month.ts';
import { readLedgerOf, sumsOfRunMonth } from '../../store/incentives/ledger.ts';
import {
  findTenantsAfter,
  insertRunEntry,
  type RunKey,
  type StoredEntry,
  type StoredPreview,
} from '../../store/incentives/runs.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { computeSlice } from './compute-slice.ts';

const slice = 200;

export interface PreviewedRun {
  preview: StoredPreview;
  /** SHA-256 over everything it books: what is posted has to be what was approved. */
  digest: string;
  entries: StoredEntry[];
}

export async function previewRun(tx: Tx, run: RunKey, day: string): Promise<PreviewedRun> {
  const entries: EarningEntry[] = [];
  const current: Line[] = [];
  const problems: Booking['problems'] = [];
  const items = new Map<string, string>();
  let after: string | null = null;
  for (;;) {
    const tenants = await findTenantsAfter(tx, after, slice);
    const tenantIds = tenants.map(({ tenantId }) => tenantId);
    if (tenantIds.length === 0) break;
    const { lines, terms, currencyOf } = await computeSlice(tx, tenantIds, run.month);
    const own = lines.filter(({ programme }) => programme === run.programme);
    const booked = await readLedgerOf(tx, tenantIds, run.programme);
    const made = bookRun(
      own,
      booked.map((row) => ({ ...row, inputs: '' })),
      { number: run.number, month: run.month, day },
      terms,
      { currencyOf, rates: [] },
    );
    for (const { associationId, item } of own) items.set(associationId, item);
    for (const { associationId, item } of booked) items.set(associationId, item);
    entries.push(...made.entries);
    problems.push(...made.problems);
    current.push(...own.filter(({ month }) => month === run.month));
    after = tenantIds.at(-1) ?? null;
    if (tenantIds.length < slice) break;
  }
  return summed(tx, run, { entries, current, problems, items });
}

interface Collected {
  entries: EarningEntry[];
  current: Line[];
  problems: Booking['problems'];
  items: Map<string, string>;
}

async function summed(
  tx: Tx,
  run: RunKey,
  { entries, current, problems, items }: Collected,
): Promise<PreviewedRun> {
  const before = await sumsOfRunMonth(tx, run.programme, addMonths(run.month, -1));
  const found = previewOf(
    run.month,
    current,
    entries,
    before.map((row) => ({ ...row, minor: BigInt(row.minor) }) as EarningEntry),
  );
  const days = Map.groupBy(problems, ({ params }) => String(params?.['date']));
  return {
    digest: sum(found.digestText),
    entries: entries.map((entry) => storedEntry(entry, items.get(entry.associationId) ?? '')),
    preview: {
      totals: found.totals.map((one) => ({
        currency: one.currency,
        earnings: String(one.earnings),
        adjustments: String(one.adjustments),
        clawbacks: String(one.clawbacks),
        sum: String(one.sum),
      })),
      outliers: found.outliers
        .slice(0, 200)
        .map((one) => ({ ...one, before: String(one.before), now: String(one.now) })),
      zeroes: { ...found.zeroes },
      capped: found.capped.length,
      entries: entries.length,
      withoutRate: [...days].map(([date, lines]) => ({ date, lines: lines.length })),
    },
  };
}

const sum = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Everything that is booked but what the row has for itself; the inputs as their digest. */
function storedEntry(entry: EarningEntry, item: string): StoredEntry {
  const { tenantId, associationId, lever, earnedMonth, partnerId, inputs, minor, earned, ...rest } = entry;
  return {
    tenantId,
    associationId,
    lever,
    earnedMonth,
    partnerId,
    entry: {
      ...rest,
      item,
      minor: String(minor),
      earned: { currency: earned.currency, minor: String(earned.minor) },
      inputsDigest: sum(inputs),
    },
  };
}

export async function writeEntries(
  tx: Tx,
  run: RunKey,
  revision: number,
  entries: readonly StoredEntry[],
): Promise<void> {
  for (let at = 0; at < entries.length; at += slice)
    await Promise.all(entries.slice(at, at + slice).map((row) => insertRunEntry(tx, run, revision, row)));
}
