/** Writes down what the clock has already made true. Readers never wait for it: they project to now themselves. */
import type { World } from '../../rules/facts.ts';
import { settle } from '../../rules/settle.ts';
import { findDue, touch, type Lane } from '../store/due.ts';
import { loadWorlds } from '../store/load-world.ts';
import { writeSteps, type Written } from '../store/write-step.ts';
import { again, newId, realNow } from './act.ts';
import type { Services } from './context.ts';

export type Sweeping = Pick<Services, 'db' | 'clock' | 'random' | 'owner'>;

/** One slice: claims whose deadlines passed are loaded together, decided one by one and written by one statement. Answers how many worlds changed. */
export function sweepSlice(services: Sweeping, limit = 500, lane?: Lane): Promise<number> {
  return again(() => services.db.transact({ side: 'system' }, async (tx) => {
    await touch(tx);
    const now = tx.now().toString();
    const due = await findDue(tx, now, limit, lane);
    if (due.length === 0) return 0;
    const steps = settled(await loadWorlds(tx, due, services.owner, true), now);
    if (steps.length > 0) await writeSteps(tx, { steps, now, realNow: realNow(services), requestId: null, newId: () => newId(services) });
    return steps.length;
  }));
}

/** Claims that are linked come as parts of one world; each is settled once. */
function settled(worlds: World[], now: string): Written[] {
  const seen = new Set<string>();
  const steps: Written[] = [];
  for (const world of worlds) {
    const names = world.claims.map(({ claim }) => `${claim.tenantId} ${claim.id}`);
    if (names.some((name) => seen.has(name))) continue;
    for (const name of names) seen.add(name);
    const step = settle(world, now);
    if (step.entries.length > 0) steps.push({ before: world, step });
  }
  return steps;
}

/** While the database writes one slice, the rules decide the next. */
const lanes = 2;

/** Slices until nothing is due. */
export async function sweep(services: Sweeping, limit = 500): Promise<number> {
  const done = await Promise.all(Array.from({ length: lanes }, async (_, number) => {
    let total = 0;
    for (let count = -1; count !== 0; total += count) count = await sweepSlice(services, limit, { number, of: lanes });
    return total;
  }));
  return done.reduce((sum, count) => sum + count, 0);
}
