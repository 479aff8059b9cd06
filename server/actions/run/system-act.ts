/** Acts of the clock, the mail system and the owner's imports: no right to ask for, no replay record; the history names who it was. */
import type { World } from '../../../rules/claim/facts.ts';
import type { Step } from '../../../rules/claim/step.ts';
import { join } from '../../../rules/engine/step.ts';
import { accept, deny } from '../../../rules/engine/denial.ts';
import { clockActor } from '../../../rules/rights/role.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { claimOf } from './claim-act.ts';
import type { ClaimRef, Reply, Services } from './context.ts';
import { run, type Caller } from './run.ts';

export type SystemServices = Pick<Services, 'db' | 'clock' | 'random' | 'owner'>;

export interface SystemAct {
  /** Statements that belong to the same transaction, e.g. the job that is done. They run before the step is written. */
  also?(tx: Tx, now: string): Promise<void>;
  /** null: nothing to do any more. */
  decide(world: World, now: string): Step | null;
}

/** Nobody who signed in: no right to ask, no version that was read, no key for a replay. */
export function systemCaller<S extends Pick<Services, 'db' | 'clock' | 'random'>>(services: S): S & Caller {
  return {
    ...services,
    actor: clockActor,
    requestId: null,
    idempotency: null,
    ifMatch: null,
    validateOnly: false,
  };
}

/** Answers whether anything was written of the claim. */
export async function systemAct(
  services: SystemServices,
  ref: ClaimRef,
  { decide, also }: SystemAct,
): Promise<boolean> {
  const caller = systemCaller(services);
  const outcome = await run(
    caller,
    {
      subject: claimOf(caller, ref),
      right: null,
      rule(clock, { now }) {
        const step = decide(clock.world, now);
        const all = step ? join(clock, step) : clock;
        return all.entries.length > 0
          ? accept(all)
          : deny('conflict', { code: 'nothing-to-do', pointer: '' });
      },
      ...(also && { beside: also }),
    },
    () => ({ reply: unseen }),
  );
  return outcome.ok;
}

/** Nobody waits for the answer. */
export const unseen: Reply = { status: 204, headers: {}, body: '' };
