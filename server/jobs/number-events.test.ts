import { afterEach, beforeEach, expect, it } from 'vitest';
import { submitted, underReview } from '../../test/acts.ts';
import { makeScene, type Scene } from '../../test/scene.ts';
import { newUuid, systemRandom } from '../ports/random.ts';
import { lockFeeds } from '../store/engine/events.ts';
import { countNewEvents } from './count-events.ts';
import { numberNewEvents } from './number-events.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
});
afterEach(() => scene.close());

const numbers = async (): Promise<Record<string, number[]>> => {
  const rows = await scene.look<{ organisation: string; numbers: number[] }>(
    'select organisation, array_agg(number::int order by number) as numbers from event group by organisation',
  );
  return Object.fromEntries(rows.map((row) => [row.organisation, row.numbers]));
};

/** One event each, as after a sweep of many customers. */
async function eventOfEach(organisations: number): Promise<void> {
  await scene.look(
    `insert into event (tenant_id, id, organisation, type, subject_kind, subject_id, at, data)
     select md5('t' || n)::uuid, md5('e' || n)::uuid, 'customer:' || md5('t' || n)::uuid, 'test', 'tenant', md5('t' || n)::uuid, now(), '{}'
     from generate_series(1, $1::int) n`,
    [organisations],
  );
}

/** Transactions that were opened. */
function counted(): { opened(): number; db: Scene['services']['db'] } {
  let opened = 0;
  const { db } = scene.services;
  const transact = ((...given: Parameters<typeof db.transact>) => {
    opened += 1;
    return db.transact(...given);
  }) as typeof db.transact;
  return { db: { ...db, transact }, opened: () => opened };
}

async function events(organisation: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await scene.look(
      `insert into event (tenant_id, id, organisation, type, subject_kind, subject_id, at, data) values ($1, $2, $3, 'test', 'tenant', $1, now(), '{}')`,
      [scene.tenantId, newUuid(systemRandom, Date.now()), organisation],
    );
  }
}

it('numbers each organisation’s events without a gap, in their order, and only once', async () => {
  await underReview(scene, scene.a);
  await submitted(scene, scene.b, [{ itemId: 'teams' }]);
  expect(await numberNewEvents(scene.services)).toBeGreaterThan(3);
  const first = await numbers();
  expect(Object.keys(first)).toContain(`partner:${scene.a.partnerId}`);
  for (const list of Object.values(first)) expect(list).toEqual(list.map((_, index) => index + 1));
  expect(await numberNewEvents(scene.services)).toBe(0);
  await events('owner', 3);
  await numberNewEvents(scene.services);
  expect((await numbers())['owner']).toEqual(
    Array.from({ length: (first['owner']?.length ?? 0) + 3 }, (_, index) => index + 1),
  );
  const order = await scene.look<{ id: string }>(
    `select id from event where organisation = 'owner' order by number`,
  );
  expect(order.map((row) => row.id)).toEqual(order.map((row) => row.id).toSorted());
});

it('several programs at once leave neither gap nor double', async () => {
  await events('owner', 300);
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let round = 0; round < 3; round += 1) await numberNewEvents(scene.services);
    }),
  );
  expect((await numbers())['owner']).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
});

it('numbers and counts a thousand organisations in as many transactions as one', async () => {
  await eventOfEach(1000);
  const { db, opened } = counted();
  expect(await numberNewEvents({ ...scene.services, db })).toBe(1000);
  expect(opened()).toBe(2);
  expect(await countNewEvents({ ...scene.services, db })).toBe(1000);
  expect(opened()).toBe(3);
  expect(new Set(Object.values(await numbers()).flat())).toEqual(new Set([1]));
  const [months] = await scene.look<{ lines: number }>('select sum(lines)::int as lines from event_month');
  expect(months?.lines).toBe(1000);
});

it('leaves a feed that another program is numbering to it, and numbers the rest', async () => {
  await events('owner', 3);
  await numberNewEvents(scene.services);
  await events('owner', 2);
  await eventOfEach(5);
  await scene.services.db.transact({ side: 'system' }, async (tx) => {
    await lockFeeds(tx, ['owner']);
    expect(await numberNewEvents(scene.services)).toBe(5);
  });
  expect(await numberNewEvents(scene.services)).toBe(2);
  expect((await numbers())['owner']).toEqual([1, 2, 3, 4, 5]);
});
