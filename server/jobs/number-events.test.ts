import { afterEach, beforeEach, expect, it } from 'vitest';
import { submitted, underReview } from '../../test/acts.ts';
import { makeScene, type Scene } from '../../test/scene.ts';
import { newUuid, systemRandom } from '../ports/random.ts';
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
