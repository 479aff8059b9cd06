/** Writes down what the clock has already made true. Readers never wait for it: they project to now themselves. */
import type { World } from '../../../rules/claim/facts.ts';
import { settle } from '../../../rules/claim/settle.ts';
import { findDue, type Lane, type Place } from '../../store/engine/due.ts';
import { loadWorlds } from '../../store/engine/load-world.ts';
import type { WorldChange } from '../../store/engine/compose-step.ts';
import { writeSteps } from '../../store/engine/write-step.ts';
import { again } from '../run/run.ts';
import { newId, realNow, type Services } from '../run/context.ts';

export type Sweeping = Pick<Services, 'db' | 'clock' | 'random' | 'owner'>;

interface Slice {
  changed: number;
  last: Place | null;
}

/** Claims whose deadlines passed are loaded together, decided one by one and written by one statement. */
function sweepSlice(services: Sweeping, limit: number, lane: Lane, after: Place | null): Promise<Slice> {
  return again(() =>
    services.db.transact({ side: 'system' }, {}, async (tx, now) => {
      const { claims, last } = await findDue(tx, now, limit, lane, after);
      if (claims.length === 0) return { changed: 0, last };
      const steps = settled((await loadWorlds(tx, claims, services.owner, true))(now), now);
      if (steps.length > 0)
        await writeSteps(tx, steps, {
          now,
          realNow: realNow(services),
          requestId: null,
          newId: () => newId(services),
        });
      return { changed: steps.length, last };
    }),
  );
}

/** Claims that are linked come as parts of one world; each is settled once. */
function settled(worlds: World[], now: string): WorldChange[] {
  const seen = new Set<string>();
  const steps: WorldChange[] = [];
  for (const world of worlds) {
    const names = world.claims.map(({ claim }) => `${claim.tenantId} ${claim.id}`);
    if (names.some((name) => seen.has(name))) continue;
    for (const name of names) seen.add(name);
    const step = settle(world, now);
    if (step.entries.length > 0) steps.push({ before: world, step });
  }
  return steps;
}

/** While the database writes one slice, the rules decide another. */
const lanes = 3;

/** Slices until nothing is due that is not locked. Answers how many worlds changed. */
export async function sweep(services: Sweeping, limit = 500): Promise<number> {
  const done = await Promise.all(
    Array.from({ length: lanes }, async (_, number) => {
      let total = 0;
      let place: Place | null = null;
      do {
        const slice: Slice = await sweepSlice(services, limit, { number, of: lanes }, place);
        total += slice.changed;
        place = slice.last;
      } while (place !== null);
      return total;
    }),
  );
  return done.reduce((sum, count) => sum + count, 0);
}
