/** Keeps what the database says about trusted time in step with what this process sees of the machine's clock. */
import type { Boot } from '../../ports/boot.ts';
import { longestAwayMs, toleranceMs, type Clock, type Doubt, type GuardedClock } from '../../ports/clock.ts';
import type { TimeSource } from '../../ports/outside-time.ts';
import {
  confirmedByPerson,
  holdClock,
  readClock,
  releaseClock,
  rememberClock,
  type ClockState,
} from '../../store/engine/clock.ts';
import type { Database, Tx } from '../../store/postgres/tx.ts';

export interface Watch {
  db: Database;
  clock: GuardedClock;
  /** Names this process beside others. */
  id: string;
  log(line: string): void;
  /** Has the database server a clock of its own, because it is the operator's? */
  databaseTime?: boolean;
  /** Asked while the clock is in doubt and nothing nearer knows. */
  outside?: TimeSource[];
  boot?: () => Boot | null;
}

/** What one look leaves for the next. */
export interface Known {
  /** This process has said that it doubts its clock. */
  held: boolean;
  confirmations: number;
  /** Looks until the sources outside are asked again. */
  restOutside: number;
  /** A person confirmed against the database's clock: it is not asked again. */
  confirmed: boolean;
}

export const nothingKnown: Known = { held: false, confirmations: 0, restOutside: 0, confirmed: false };

/** A process that has not repeated its doubt for so long is gone; another with a good clock goes on. */
const staleMs = 30_000;
const looksBetweenAsking = 6;

/**
 * One look. A doubt stops domain time for every process until the clock is right again, a second source says that it is, or an
 * operator confirms it. Answers what the next look has to know.
 */
export async function watchClock(watch: Watch, known: Known): Promise<Known> {
  const { db, clock, log } = watch;
  clock.now();
  const agreed = mayBeOvercome(clock) ? await askOutside(watch, known) : null;
  return db.transact({ side: 'system' }, async (tx) => {
    const state = await readClock(tx);
    const next = {
      ...known,
      confirmations: state.confirmations,
      restOutside: Math.max(0, known.restOutside - 1),
    };
    if (clock.suspicion() !== null && known.held && state.confirmations > known.confirmations) {
      clock.confirm();
      log('The clock was confirmed by an operator: deadlines run again.');
      await release(tx, watch);
      return { ...next, held: false, confirmed: true };
    }
    if (!next.confirmed) compareWithDatabase(watch, state);
    const word = mayBeOvercome(clock) ? (nearerWord(watch, state) ?? agreed) : null;
    if (word !== null) {
      clock.confirm();
      log(`The clock of this machine was in doubt, but ${word} agrees with it: deadlines run.`);
    }
    clock.now();
    const suspicion = clock.suspicion();
    if (suspicion !== null) {
      if (!known.held) log(warning(suspicion.why, suspicion.at, clock.wall()));
      await holdClock(tx, { at: new Date(suspicion.at).toISOString(), why: suspicion.why, by: watch.id });
      return { ...next, held: true, restOutside: next.restOutside || looksBetweenAsking };
    }
    if (known.held && word === null) log('The clock of this machine is right again: deadlines run again.');
    if (known.held || (state.heldAt !== null && state.heldSilentMs > staleMs)) await release(tx, watch);
    await remember(tx, watch, state, word !== null);
    return { ...next, held: false };
  });
}

/** A clock that was ahead before may have made things official: whatever the time is now, a person looks first. */
function mayBeOvercome(clock: GuardedClock): boolean {
  const suspicion = clock.suspicion();
  return suspicion !== null && suspicion.why !== 'set-back';
}

/** With a server of one's own both clocks are compared at every look: one of them is wrong when they are this far apart. */
function compareWithDatabase({ clock, databaseTime }: Watch, { serverMs }: ClockState): void {
  if (!databaseTime || clock.suspicion() !== null) return;
  const apart = Math.abs(serverMs - clock.wall());
  if (apart > longestAwayMs) clock.doubt();
  else if (apart <= toleranceMs) clock.confirm();
}

function nearerWord({ clock, boot, databaseTime }: Watch, state: ClockState): string | null {
  const wall = clock.wall();
  if (databaseTime && Math.abs(state.serverMs - wall) <= toleranceMs) return 'the clock of the database';
  const byUptime = timeByUptime(state, boot?.() ?? null);
  return byUptime !== null && Math.abs(byUptime - wall) <= toleranceMs ? 'the uptime of this machine' : null;
}

/** What the time must be by how long this boot has lasted; null when it is another boot than the one that was trusted. */
export function timeByUptime(
  { bootId, bootAt }: Pick<ClockState, 'bootId' | 'bootAt'>,
  boot: Boot | null,
): number | null {
  return boot !== null && bootAt !== null && boot.id === bootId ? Date.parse(bootAt) + boot.uptimeMs : null;
}

async function askOutside({ clock, outside = [] }: Watch, { restOutside }: Known): Promise<string | null> {
  if (restOutside > 0) return null;
  const answers = await Promise.all(outside.map(async ({ name, ask }) => ({ name, at: await ask() })));
  const wall = clock.wall();
  return answers.find(({ at }) => at !== null && Math.abs(at - wall) <= toleranceMs)?.name ?? null;
}

async function release(tx: Tx, { clock, boot }: Watch): Promise<void> {
  await releaseClock(tx);
  await rememberClock(tx, new Date(clock.now()).toISOString(), began(clock, boot?.() ?? null));
}

/** The beginning of a boot is kept as it was first found, so that small jumps of the clock add up against it. */
async function remember(tx: Tx, { clock, boot }: Watch, state: ClockState, agreed: boolean): Promise<void> {
  const now = boot?.() ?? null;
  const same = now !== null && now.id === state.bootId && state.bootAt !== null && !agreed;
  await rememberClock(tx, new Date(clock.now()).toISOString(), same ? null : began(clock, now));
}

function began(clock: GuardedClock, boot: Boot | null): { id: string; at: string } | null {
  return boot && { id: boot.id, at: new Date(clock.now() - boot.uptimeMs).toISOString() };
}

function warning(why: Doubt, trusted: number, wall: number): string {
  const told = {
    jump: 'jumped',
    'set-back': 'is behind the time of the last look, so it was ahead then or is wrong now',
    start:
      'is more than an hour ahead of the time of the last look, and nothing else says yet that so much time has passed',
    database: 'and the clock of the database are more than an hour apart',
  }[why];
  return (
    `The clock of this machine ${told}: it says ${iso(wall)}, trusted time is paused at ${iso(trusted)}. ` +
    'Until then nothing becomes official, no clock of a claim runs out and no mail about a claim goes out. ' +
    'If the clock is wrong, correct it; if it is right, run "cpor clock confirm".' +
    (why === 'set-back'
      ? ' Then look with "cpor clock undo" at what became official while it was ahead.'
      : '')
  );
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** A person has looked and says that the clock of the machine is right. */
export function confirmClock(db: Database, clock: Clock): Promise<ClockState> {
  return db.transact({ side: 'system' }, async (tx) => {
    const state = await readClock(tx);
    await confirmedByPerson(tx, iso(clock.now()));
    await releaseClock(tx);
    return state;
  });
}
