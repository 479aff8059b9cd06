/**
 * The machine on which the simulated program runs, with a wall clock that may be wrong and a monotonic one that stops while
 * the machine sleeps. What the time really is, only the simulation knows (K-1).
 */
import { confirmClock, nothingKnown, watchClock } from '../../server/actions/operations/watch-clock.ts';
import { newUuid, systemRandom } from '../../server/ports/random.ts';
import { guardedClock, type GuardedClock } from '../../server/ports/clock.ts';
import { readClock } from '../../server/store/engine/clock.ts';
import type { Database } from '../../server/store/postgres/tx.ts';
import type { MovableClock } from '../scene.ts';
import type { Chance } from './chance.ts';

const day = 24 * 3600 * 1000;

export interface Machine {
  /** What the program takes for the time; `set` is the time going by, for everybody. */
  clock: MovableClock;
  truth(): number;
  /** Something happens to the clock, or what happened before is put right. Answers what. */
  trouble(db: Database, chance: Chance): Promise<string>;
  /** The program's own look, which it takes every few seconds. */
  look(db: Database): Promise<void>;
  /** The clock is right again, and the program has seen it. */
  heal(db: Database): Promise<void>;
}

export function makeMachine(start: string): Machine {
  let truth = Date.parse(start);
  let wrongBy = 0;
  let asleep = 0;
  let known = nothingKnown;
  const id = newUuid(systemRandom, Date.parse(start));
  let needsPerson = false;
  const wall = (): number => truth + wrongBy;
  const monotonic = (): number => truth - asleep;
  let guard: GuardedClock = guardedClock(wall, monotonic);

  async function look(db: Database): Promise<void> {
    known = await watchClock({ db, clock: guard, id, log: () => undefined }, known);
  }

  /** What the owner's people do when the program says that its clock jumped: the time server is right again, or the wall clock was right all along. */
  async function heal(db: Database): Promise<void> {
    wrongBy = 0;
    await look(db);
    if (needsPerson) await confirmClock(db, { now: wall });
    needsPerson = false;
    await look(db);
    await look(db);
  }

  return {
    clock: {
      now: () => guard.now(),
      set: (instant) => {
        truth = Date.parse(instant);
      },
    },
    truth: () => truth,
    look,
    heal,
    async trouble(db, chance) {
      if (wrongBy !== 0 || needsPerson) {
        await heal(db);
        return 'healed';
      }
      const far = Math.ceil(chance.next() * 60 * day) + 10 * 60_000;
      const what = chance.pick([
        'ahead',
        'behind',
        'sleep',
        'restart behind',
        'restart ahead',
        'away',
      ] as const)!;
      if (what === 'ahead') wrongBy = far;
      if (what === 'behind') wrongBy = -far;
      if (what === 'sleep') {
        truth += far;
        asleep += far;
      }
      if (what === 'restart behind' || what === 'restart ahead' || what === 'away') {
        const { lastSeenAt } = await db.transact({ side: 'system' }, readClock, 'read');
        // Nobody is served while the program is away; an hour more than it may be away without a second source's word.
        if (what === 'away') truth += far + 3_600_000;
        else wrongBy = what === 'restart behind' ? -far : far + 3_600_000;
        guard = guardedClock(wall, monotonic, {
          lastSeen: lastSeenAt === null ? null : Date.parse(lastSeenAt),
          byUptime: null,
        });
        known = nothingKnown;
        // Before anything is answered the first look has been taken.
        await look(db);
      }
      needsPerson = what === 'sleep' || what === 'away' || what.startsWith('restart');
      return what;
    },
  };
}
