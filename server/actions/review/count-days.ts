/**
 * Counts what happened, per day of the programme owner's zone. The owner's feed says which claims have something new; a
 * claim's
 * tally says how much of its history is counted. Counts, tallies and the reader's place are one transaction, so that
 * each entry
 * counts once, whatever happens in between.
 */
import { countsOf, type Counted } from '../../../rules/time/day-count.ts';
import {
  addCounts,
  claimsAfter,
  claimsFrom,
  forgetCounts,
  lastNumber,
  lockReader,
  moveReader,
  readHistories,
  writeTallies,
  type ClaimHistory,
  type ClaimKey,
  type DayCount,
} from '../../store/engine/day-counts.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import type { Services } from '../run/context.ts';

export type Counting = Pick<Services, 'db' | 'owner'>;

/** Events of one slice. Answers how many were read. */
export function countSlice({ db, owner }: Counting, limit = 500): Promise<number> {
  return db.transact({ side: 'system' }, async (tx) => {
    const before = await lockReader(tx);
    const { last, claims } = await claimsAfter(tx, before, limit);
    if (last === before) return 0;
    await countClaims(tx, claims, owner.zone);
    await moveReader(tx, last);
    return Number(last - before);
  });
}

/**
 * Everything again, from the histories alone. Counting waits meanwhile; acts do not. Answers how many claims were
 * counted.
 */
export function recount(
  { db, owner }: Counting,
  onSlice: (claims: number) => void = () => undefined,
  limit = 1000,
): Promise<number> {
  return db.transact({ side: 'system' }, async (tx) => {
    await lockReader(tx);
    // What comes after this number is read once more by the job, and found counted.
    const last = await lastNumber(tx);
    await forgetCounts(tx);
    let total = 0;
    for (let after: ClaimKey | null = null; ;) {
      const claims: ClaimKey[] = await claimsFrom(tx, after, limit);
      if (claims.length === 0) break;
      await countClaims(tx, claims, owner.zone);
      total += claims.length;
      onSlice(total);
      after = claims.at(-1) ?? null;
    }
    await moveReader(tx, last);
    return total;
  });
}

async function countClaims(tx: Tx, claims: ClaimKey[], zone: string): Promise<void> {
  const histories = await readHistories(tx, claims);
  const rows = new Map<string, DayCount>();
  for (const history of histories)
    for (const one of countsOf(history.entries))
      if (one.number > history.counted) add(rows, history, one, zone);
  await addCounts(tx, [...rows.values()]);
  const moved = histories.filter((history) => (history.entries.at(-1)?.number ?? 0) > history.counted);
  await writeTallies(
    tx,
    moved.map(({ tenantId, id, entries }) => ({ tenantId, id, counted: entries.at(-1)?.number ?? 0 })),
  );
}

function add(
  rows: Map<string, DayCount>,
  history: ClaimHistory,
  { measure, detail, hours, at }: Counted,
  zone: string,
): void {
  const day = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();
  const [programmes, activities] = [history.programmes.toSorted(), history.activities.toSorted()];
  const key = JSON.stringify([measure, day, detail, hours, history.country, programmes, activities]);
  const row = rows.get(key) ?? {
    measure,
    day,
    detail,
    hours,
    country: history.country,
    programmes,
    activities,
    count: 0,
  };
  row.count += 1;
  rows.set(key, row);
}
