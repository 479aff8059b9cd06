/** Keeps what the database says about trusted time in step with what this process sees of the machine's clock. */
import type { GuardedClock } from '../../ports/clock.ts';
import {
  holdClock,
  readClock,
  releaseClock,
  rememberClock,
  type ClockState,
} from '../../store/engine/clock.ts';
import type { Database } from '../../store/postgres/tx.ts';

export interface Watch {
  db: Database;
  clock: GuardedClock;
  log(line: string): void;
}

/**
 * One look. A jump stops domain time for every process until the clock comes back or an operator confirms it; a confirmation
 * made elsewhere is taken over here. Answers whether domain time stands still.
 */
export async function watchClock(
  { db, clock, log }: Watch,
  known: { held: boolean },
): Promise<{ held: boolean }> {
  const now = clock.now();
  const suspected = clock.suspectedAt();
  return db.transact({ side: 'system' }, async (tx) => {
    const state = await readClock(tx);
    if (suspected !== null && known.held && state.heldAt === null) {
      clock.confirm();
      log('the clock was confirmed by an operator: deadlines run again');
      return { held: false };
    }
    if (suspected !== null) {
      if (!known.held)
        log(
          'the clock of this machine jumped: deadlines stand still until it is right again or "cpor clock confirm" is run',
        );
      await holdClock(tx, new Date(suspected).toISOString());
      return { held: true };
    }
    if (known.held) {
      await releaseClock(tx);
      log('the clock of this machine is right again: deadlines run again');
    }
    await rememberClock(tx, new Date(now).toISOString());
    return { held: state.heldAt !== null && !known.held };
  });
}

export function confirmClock(db: Database): Promise<ClockState> {
  return db.transact({ side: 'system' }, async (tx) => {
    const state = await readClock(tx);
    await releaseClock(tx);
    return state;
  });
}
