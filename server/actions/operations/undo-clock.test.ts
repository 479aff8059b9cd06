/** From a start with the clock ahead, accepted by an operator, to what it did being taken back, on a real database. */
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  answerCase,
  approve,
  deliverAll,
  inWindow,
  official,
  rejected,
  underReview,
} from '../../../test/acts.ts';
import { checkInvariants } from '../../../test/invariants/check.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { guardedClock } from '../../ports/clock.ts';
import { newUuid, systemRandom } from '../../ports/random.ts';
import { readClock } from '../../store/engine/clock.ts';
import { openDatabase } from '../../store/postgres/tx.ts';
import type { ClaimRef } from '../run/context.ts';
import { sweep } from './sweep.ts';
import { undoClock, type UndoneClock, type UndoneGroup } from './undo-clock.ts';
import { verify } from './verify.ts';
import { confirmClock, nothingKnown, watchClock } from './watch-clock.ts';

const right = '2020-12-17T09:00:00Z';
const ahead = '2021-02-20T09:00:00Z';

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene({ start: '2020-12-01T10:00:00Z' });
});
afterEach(() => scene.close());

/** A start with the clock ahead: held, until an operator who does not look says that it is right. Then all runs out. */
async function startAhead(): Promise<void> {
  const lastSeen = Temporal.Instant.from(right).epochMilliseconds;
  await scene.look('update clock set last_seen_at = $1', [right]);
  scene.clock.set(ahead);
  const clock = guardedClock(
    () => scene.clock.now(),
    () => scene.clock.now(),
    { lastSeen, byUptime: null },
  );
  const db = openDatabase({
    url: scene.database.appUrl,
    connections: 2,
    clockNow: () => clock.now(),
    onError: () => undefined,
  });
  try {
    const watch = { db, clock, id: newUuid(systemRandom, 1), log: () => undefined };
    const known = await watchClock(watch, nothingKnown);
    expect(known.held).toBe(true);
    expect(await sweep({ ...scene.services, db, clock })).toBe(0);
    await confirmClock(db, scene.clock);
    await watchClock(watch, known);
    while ((await sweep({ ...scene.services, db, clock })) > 0);
  } finally {
    await db.close();
  }
}

/** The clock is corrected, which the program finds behind, and an operator confirms. */
async function correct(): Promise<void> {
  scene.clock.set(right);
  await confirmClock(scene.services.db, scene.clock);
}

interface Ran extends UndoneClock {
  groups: UndoneGroup[];
}

async function run(write: boolean, onGroup: (group: UndoneGroup) => void = () => undefined): Promise<Ran> {
  const groups: UndoneGroup[] = [];
  const done = await undoClock(scene.services, {
    write,
    reason: 'The clock was ahead.',
    onGroup(group) {
      groups.push(group);
      onGroup(group);
    },
  });
  return { ...done, groups };
}

async function sound(): Promise<void> {
  const admin = new pg.Client({ connectionString: scene.database.adminUrl });
  await admin.connect();
  try {
    const readAt = Temporal.Instant.fromEpochMilliseconds(scene.clock.now()).toString();
    expect(await checkInvariants(admin, { readAt, sweptAt: readAt })).toEqual([]);
  } finally {
    await admin.end();
  }
  const { problems } = await verify({ ...scene.services, onProblem: () => undefined });
  expect(problems.filter((one) => !one.includes('(C-1)'))).toEqual([]);
}

const states = (ref: ClaimRef): Promise<{ state: string; how: string | null; from: Date | null }[]> =>
  scene.look(
    'select state, ended_how as how, official_from as from from association where claim_id = $1 order by ordinal',
    [ref.id],
  );

test('what it made official is asked again with a full window, and everybody is told', async () => {
  scene.clock.set('2020-12-16T10:00:00Z');
  const ref = await inWindow(scene, scene.a);
  const dispute = await rejected(scene, scene.b);
  await startAhead();
  const [row] = await scene.look<{ id: string; line: string }>('select id, line_id as line from association');
  await scene.look(
    `insert into usage_read select tenant_id, gen_random_uuid(), id, partner_id, 'Kade Nine Consulting', 'm1', 'Mila', item_id,
       '2021-01-01', '2021-02-01', $2::timestamptz from association where id = $1`,
    [row?.id, ahead],
  );
  expect((await run(true)).groups).toEqual([]);
  scene.clock.set(right);
  expect(await run(true)).toMatchObject({ refused: 'behind', claims: 0 });
  await correct();
  const before = await scene.look('select count(*) from history');
  const told = await run(false);
  expect(told).toMatchObject({ refused: null, claims: 2 });
  expect(told.groups.flatMap(({ claims }) => claims.map((one) => one.again.length)).toSorted()).toEqual([
    0, 1,
  ]);
  expect(await scene.look('select count(*) from history')).toEqual(before);

  expect(await run(true)).toMatchObject({ refused: null, claims: 2 });
  expect(await states(ref)).toMatchObject([
    { state: 'ended', how: 'wrong-clock' },
    { state: 'pending', from: null },
  ]);
  const mails = await scene.look<{
    to: string;
    payload: { params: { readBy: string | null; reads: number } };
  }>(
    `select payload->'recipient'->>'to' as to, payload from job where subject_id = $1 and payload->>'template' = 'clock-undone'`,
    [ref.id],
  );
  expect(mails.map(({ to }) => to).toSorted()).toEqual(
    expect.arrayContaining(['assignee-or-reviewers', 'notice', 'partner-contact']),
  );
  expect(mails[0]?.payload.params).toMatchObject({ reads: 1, readBy: 'Kade Nine Consulting' });
  expect(
    await scene.look(
      `select state from job where payload->>'template' = 'association-official' and state = 'waiting'`,
    ),
  ).toEqual([]);
  expect(
    await scene.look(`select id from job where kind = 'mail' and run_at > $1::timestamptz`, [right]),
  ).toEqual([]);
  expect(await scene.look('select final from claim_line where claim_id = $1', [dispute.id])).toEqual([
    { final: false },
  ]);
  await sound();

  expect(await run(true)).toMatchObject({ refused: null, claims: 0 });
  await deliverAll(scene, ref);
  await sound();
  scene.clock.set('2021-01-05T09:00:00Z');
  await sweep(scene.services);
  const [, second] = await states(ref);
  expect(second).toMatchObject({ state: 'official', from: new Date('2020-12-24T23:00:00Z') });
  await sound();
});

test('whoever it had superseded goes on as if never ended; killed in the middle, the next run goes on', async () => {
  const first = await official(scene, scene.a);
  const [was] = await states(first);
  scene.clock.set('2020-12-15T10:00:00Z');
  const rival = await underReview(scene, scene.b);
  await answerCase(scene, rival, scene.b);
  await approve(scene, rival);
  await deliverAll(scene, rival);
  const other = await inWindow(scene, scene.a, [{ itemId: 'intune' }]);
  await startAhead();
  expect((await states(first))[0]).toMatchObject({ state: 'ended', how: 'superseded' });
  await correct();

  const killed = run(true, () => {
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  await sound().catch(() => undefined);
  expect((await run(true)).groups).toHaveLength(1);
  expect(await run(true)).toMatchObject({ claims: 0 });

  expect(await states(first)).toMatchObject([
    { state: 'ended', how: 'wrong-clock' },
    { state: 'official', how: null, from: was?.from },
  ]);
  expect(await states(rival)).toMatchObject([{ state: 'ended', how: 'wrong-clock' }, { state: 'pending' }]);
  expect(await states(other)).toMatchObject([{ state: 'ended', how: 'wrong-clock' }, { state: 'pending' }]);
  await sound();

  await deliverAll(scene, rival);
  await deliverAll(scene, other);
  scene.clock.set('2021-01-05T09:00:00Z');
  await sweep(scene.services);
  expect((await states(first)).at(-1)).toMatchObject({ state: 'ended', how: 'superseded' });
  expect((await states(rival)).at(-1)).toMatchObject({ state: 'official' });
  await sound();
});

test('while the clock is in doubt nothing is undone', async () => {
  await scene.look(
    `update clock set held_at = now(), held_why = 'jump', held_by = gen_random_uuid(), held_seen_at = now()`,
  );
  expect(await scene.services.db.transact({ side: 'system' }, readClock, 'read')).toMatchObject({
    heldWhy: 'jump',
  });
  expect(await run(true)).toMatchObject({ refused: 'held', claims: 0 });
});
