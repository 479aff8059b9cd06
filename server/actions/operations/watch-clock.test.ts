import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { approve, deliverAll, underReview } from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { guardedClock, type GuardedClock } from '../../ports/clock.ts';
import { newUuid, systemRandom } from '../../ports/random.ts';
import { readClock } from '../../store/engine/clock.ts';
import { leaseJobs } from '../../store/engine/jobs.ts';
import { openDatabase, type Database } from '../../store/postgres/tx.ts';
import type { ClaimRef } from '../run/context.ts';
import { sweep } from './sweep.ts';
import {
  confirmClock,
  nothingKnown,
  timeByUptime,
  watchClock,
  type Known,
  type Watch,
} from './watch-clock.ts';

const day = 24 * 3_600_000;
const began = Date.parse('2026-12-01T10:00:00Z');

/** A process on a machine whose clock the test sets. */
interface Machine {
  clock: GuardedClock;
  db: Database;
  lines: string[];
  wrongBy: number;
  look(): Promise<void>;
  sweep(): Promise<number>;
}

let scene: Scene;
let ref: ClaimRef;
let truth: number;
let machines: Machine[];

beforeEach(async () => {
  scene = await makeScene({ start: new Date(began).toISOString() });
  ref = await underReview(scene, scene.a);
  await approve(scene, ref);
  await deliverAll(scene, ref);
  truth = began + 60_000;
  machines = [];
  await (await start(0)).look();
});
afterEach(async () => {
  for (const { db } of machines) await db.close();
  await scene.close();
});

async function start(wrongBy: number, more: Partial<Watch> = {}): Promise<Machine> {
  const state = await scene.services.db.transact({ side: 'system' }, readClock, 'read');
  const machine: Pick<Machine, 'wrongBy' | 'lines'> = { wrongBy, lines: [] };
  const clock = guardedClock(
    () => truth + machine.wrongBy,
    () => truth,
    {
      lastSeen: state.lastSeenAt === null ? null : Date.parse(state.lastSeenAt),
      byUptime: timeByUptime(state, more.boot?.() ?? null),
    },
  );
  const db = openDatabase({
    url: scene.database.appUrl,
    connections: 2,
    clockNow: () => clock.now(),
    onError: () => undefined,
  });
  const watch: Watch = {
    db,
    clock,
    id: newUuid(systemRandom, began),
    log: (line) => machine.lines.push(line),
    ...more,
  };
  let known: Known = nothingKnown;
  const made: Machine = Object.assign(machine, {
    clock,
    db,
    async look() {
      known = await watchClock(watch, known);
    },
    sweep: () => sweep({ ...scene.services, db, clock }),
  });
  machines.push(made);
  return made;
}

async function states(): Promise<(string | null)[]> {
  const rows = await scene.look<{ state: string }>('select state from association');
  const [held] = await scene.look<{ why: string | null }>('select held_why as why from clock');
  return [...rows.map((row) => row.state), held?.why ?? null];
}

const mailsThatGo = (machine: Machine): Promise<number> =>
  machine.db.transact({ side: 'system' }, async (tx) => {
    const at = (ms: number): string => new Date(ms).toISOString();
    const now = machine.clock.now() + 30 * day;
    return (await leaseJobs(tx, { now: at(now), until: at(now), kinds: ['mail'], limit: 50 })).length;
  });

describe('a start nine days ahead', () => {
  test('makes nothing official and sends nothing, and says what waits and what to do', async () => {
    const machine = await start(9 * day);
    await machine.look();
    expect(await machine.sweep()).toBe(0);
    expect(await states()).toEqual(['pending', 'start']);
    expect(await mailsThatGo(machine)).toBe(0);
    expect(machine.lines).toHaveLength(1);
    expect(machine.lines[0]).toMatch(
      /more than an hour ahead.*nothing becomes official.*cpor clock confirm/s,
    );
  });

  test('goes on by itself once the clock is put right', async () => {
    const machine = await start(9 * day);
    await machine.look();
    machine.wrongBy = 0;
    await machine.look();
    expect(await states()).toEqual(['pending', null]);
    expect(await mailsThatGo(machine)).toBeGreaterThan(0);
  });

  test('is not believed for the word of a process beside it, nor does that one release what it holds', async () => {
    const wrong = await start(9 * day);
    await wrong.look();
    const right = await start(0);
    for (let looks = 0; looks < 3; looks += 1) {
      await right.look();
      await wrong.look();
    }
    expect(await wrong.sweep()).toBe(0);
    expect(await states()).toEqual(['pending', 'start']);
    expect(wrong.lines).toHaveLength(1);
  });

  test('left behind by a program that is gone is ended by one with a good clock', async () => {
    await (await start(9 * day)).look();
    await scene.look(`update clock set held_seen_at = held_seen_at - interval '31 seconds'`);
    await (await start(0)).look();
    expect(await states()).toEqual(['pending', null]);
  });
});

describe('after nine days away', () => {
  beforeEach(() => {
    truth += 9 * day;
  });

  test('one command is enough, before the start or beside the program, and holds for the next start too', async () => {
    const machine = await start(0);
    await machine.look();
    expect(await machine.sweep()).toBe(0);
    await confirmClock(scene.services.db, { now: () => truth });
    await machine.look();
    expect(await machine.sweep()).toBe(1);
    expect(await states()).toEqual(['official', null]);
    truth += 2 * day;
    await confirmClock(scene.services.db, { now: () => truth });
    const next = await start(0);
    await next.look();
    expect(next.lines).toEqual([]);
  });

  test('the uptime of the same boot is a second source, that of another is none', async () => {
    const boot = { id: 'a', uptimeMs: 0 };
    const bootOf = (id: string) => () => ({ ...boot, id, uptimeMs: truth - began });
    const rebooted = await start(0, { boot: bootOf('b') });
    await rebooted.look();
    expect(await states()).toEqual(['pending', 'start']);
    await confirmClock(scene.services.db, { now: () => truth });
    await rebooted.look();
    truth += 3 * day;
    const same = await start(0, { boot: bootOf('b') });
    await same.look();
    expect(same.lines).toEqual([]);
    expect(await states()).toEqual(['pending', null]);
    const stepped = await start(3 * day, { boot: bootOf('b') });
    await stepped.look();
    expect(await states()).toEqual(['pending', 'start']);
  });

  test('the relay or another server is asked, and believed when it agrees', async () => {
    const source = {
      name: 'the mail relay mail.example',
      ask: async () => (truth - 30_000) as number | null,
    };
    const machine = await start(0, { outside: [{ name: 'silent', ask: async () => null }, source] });
    await machine.look();
    expect(await states()).toEqual(['pending', null]);
    expect(machine.lines.join()).toContain('the mail relay mail.example agrees');
    const wrong = await start(9 * day, { outside: [source] });
    await wrong.look();
    expect(await states()).toEqual(['pending', 'start']);
  });
});

describe('a database server with a clock of its own', () => {
  beforeEach(async () => {
    truth = Date.now();
    await scene.look(`update clock set last_seen_at = now() - interval '9 days'`);
  });

  test('agrees with a program that was away, and contradicts one whose clock is ahead, at the start and later', async () => {
    const away = await start(0, { databaseTime: true });
    await away.look();
    expect(await states()).toEqual(['pending', null]);
    truth = Date.now();
    await scene.look('update clock set last_seen_at = null');
    const first = await start(9 * day, { databaseTime: true });
    await first.look();
    expect(await states()).toEqual(['pending', 'database']);
    first.wrongBy = 0;
    truth = Date.now();
    await first.look();
    expect(await states()).toEqual(['pending', null]);
  });
});
