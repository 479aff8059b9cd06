/** Writes down what the clock has already made true. Readers never wait for it: they project to now themselves. */
import { findDue, type Lane, type Place } from '../../store/engine/due.ts';
import { again } from '../run/run.ts';
import type { Process, Sweeping } from './process.ts';
import { processes } from './processes.ts';

export type { Sweeping } from './process.ts';

interface Slice {
  changed: number;
  last: Place | null;
}

/** Subjects whose deadlines passed are loaded together, decided one by one and written together. */
function sweepSlice(
  services: Sweeping,
  process: Process,
  limit: number,
  lane: Lane,
  after: Place | null,
): Promise<Slice> {
  return again(() =>
    services.db.transact({ side: 'system' }, {}, async (tx, now) => {
      const { subjects, last } = await findDue(tx, process, now, limit, lane, after);
      if (subjects.length === 0) return { changed: 0, last };
      return { changed: await process.settleDue(tx, services, subjects, now), last };
    }),
  );
}

/** While the database writes one slice, the rules decide another. */
const lanes = 3;

/** While one is decided nobody else of this process is answered, so a slice is a few hundredths of a second. */
const sliceSize = 200;

/** Slices until nothing is due that is not locked. Answers how many worlds changed. */
export async function sweep(services: Sweeping, limit = sliceSize): Promise<number> {
  let total = 0;
  for (const process of processes) total += await sweepKind(services, process, limit);
  return total;
}

async function sweepKind(services: Sweeping, process: Process, limit: number): Promise<number> {
  const done = await Promise.all(
    Array.from({ length: lanes }, async (_, number) => {
      let total = 0;
      let place: Place | null = null;
      do {
        const slice: Slice = await sweepSlice(services, process, limit, { number, of: lanes }, place);
        total += slice.changed;
        place = slice.last;
      } while (place !== null);
      return total;
    }),
  );
  return done.reduce((sum, count) => sum + count, 0);
}
