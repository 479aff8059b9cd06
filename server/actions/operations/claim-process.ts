/** Claims, as they are swept and verified. */
import type { World } from '../../../rules/claim/facts.ts';
import { settle } from '../../../rules/claim/settle.ts';
import type { Step } from '../../../rules/claim/step.ts';
import { claimRows } from '../../store/engine/claim-rows.ts';
import type { Change } from '../../store/engine/compose-step.ts';
import { loadMany } from '../../store/engine/load-many.ts';
import { claimTable } from '../../store/engine/tables.ts';
import { writeMany } from '../../store/engine/write-many.ts';
import { newId, realNow } from '../run/context.ts';
import type { Process } from './process.ts';
import { verifyClaims } from './verify-claims.ts';

export const claimProcess: Process = {
  kind: 'claim',
  table: claimTable,
  async settleDue(tx, services, due, now) {
    const steps = settled((await loadMany(tx, due, services.owner))(now), now);
    if (steps.length > 0)
      await writeMany(tx, claimRows, steps, {
        now,
        realNow: realNow(services),
        requestId: null,
        newId: () => newId(services),
      });
    return steps.length;
  },
  verify: verifyClaims,
};

/** Claims that are linked come as parts of one world; each is settled once. */
export function settled(worlds: World[], now: string): Change<World, Step>[] {
  const seen = new Set<string>();
  const steps: Change<World, Step>[] = [];
  for (const world of worlds) {
    const names = world.claims.map(({ claim }) => `${claim.tenantId} ${claim.id}`);
    if (names.some((name) => seen.has(name))) continue;
    for (const name of names) seen.add(name);
    const step = settle(world, now);
    if (step.entries.length > 0) steps.push({ before: world, step });
  }
  return steps;
}
