/** Acts of the clock, the mail system and the owner's imports: no actor to check, no replay record; the history names who it was. */
import type { World } from '../../../rules/claim/facts.ts';
import { settle } from '../../../rules/claim/settle.ts';
import type { Step } from '../../../rules/claim/step.ts';
import { loadWorlds, type WorldsAt } from '../../store/engine/load-world.ts';
import { takeTurn } from '../../store/engine/turn.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { writeSteps } from '../../store/engine/write-step.ts';
import { again, join, newId, realNow, timeOf } from './act.ts';
import type { ClaimRef, Services } from './context.ts';

export type SystemServices = Pick<Services, 'db' | 'clock' | 'random' | 'owner'>;

export interface SystemAct {
  /** Statements that belong to the same transaction, e.g. the job that is done. They run before the step is written. */
  also?(tx: Tx, now: string): Promise<void>;
  /** null: nothing to do any more. */
  decide(world: World, now: string): Step | null;
}

/** Answers whether anything was written of the claim. */
export function systemAct(services: SystemServices, ref: ClaimRef, what: SystemAct): Promise<boolean> {
  const first = (tx: Tx): Promise<[void, WorldsAt]> =>
    Promise.all([takeTurn(tx, ref.tenantId), loadWorlds(tx, [ref], services.owner, true)]);
  return again(() =>
    services.db.transact({ side: 'system' }, { first }, async (tx, trusted, [, worldsAt]) => {
      const [loaded] = worldsAt(trusted);
      await what.also?.(tx, trusted);
      if (!loaded) return false;
      const now = timeOf(loaded, trusted);
      const clock = settle(loaded, now);
      const step = what.decide(clock.world, now);
      const all = step ? join(clock, step) : clock;
      if (all.entries.length === 0) return false;
      await writeSteps(tx, {
        steps: [{ before: loaded, step: all }],
        now,
        realNow: realNow(services),
        requestId: null,
        newId: () => newId(services),
      });
      return true;
    }),
  );
}
