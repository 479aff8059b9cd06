/** What administrators are told about running claims and open deadlines is a look at a bounded number of rows, whatever there is. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manyClaims } from '../../../test/many-claims.ts';
import { reading } from '../../../test/plans.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { findAdminLog } from './admin-log.ts';
import { openDeadlinesOf } from './calendars.ts';
import { claimsByPolicy } from './policies.ts';

const looked = 300;

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
  await manyClaims(scene, { claims: 6000, partners: 5, customers: 150 });
  await scene.look(
    `insert into admin_log select gen_random_uuid(), now(), 'x', 'X', 'change-catalog', 'catalog', null, null, 'x' from generate_series(1, 5000)`,
  );
  await scene.look('analyze');
}, 600_000);
afterAll(() => scene.close());

test('claims by policy', async () => {
  const found = await reading(scene.services.db, { side: 'owner' }, (tx) => claimsByPolicy(tx, looked));
  expect([found.sequential, found.total <= looked + 1]).toEqual([[], true]);
});

test('open deadlines of a calendar', async () => {
  const most = { looked, shown: 10 };
  const found = await reading(scene.services.db, { side: 'owner' }, (tx) => openDeadlinesOf(tx, 'NL', most));
  expect([found.sequential, found.total <= looked + 1 + 2 * most.shown]).toEqual([[], true]);
});

test('the log, whole and of one thing', async () => {
  for (const subject of [null, 'catalog', 'calendar:NL']) {
    const found = await reading(scene.services.db, { side: 'owner' }, (tx) =>
      findAdminLog(tx, { subject, after: null, limit: 51 }),
    );
    expect([found.sequential, found.total <= 51]).toEqual([[], true]);
  }
});
