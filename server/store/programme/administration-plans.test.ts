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
    `insert into subject values ('00000000-0000-4000-8000-000000000001', 'catalog', '00000000-0000-4000-8000-000000000002', '', 5000, '', 0)`,
  );
  await scene.look(
    `insert into history (tenant_id, subject_kind, subject_id, number, id, act, at, recorded_at, actor_side, actor_id, actor_name,
       actor_role, reason, before, after, detail, visible_to, previous_hash, hash, label)
     select tenant_id, kind, id, n, gen_random_uuid(), 'change-catalog', now(), now(), 'owner', 'x', 'X', 'programme-admin', 'x', 'null', 'null',
       '{}', '{owner}', '', '', 'catalog' from subject, generate_series(1, 5000) n where kind = 'catalog'`,
  );
  await scene.look(
    `insert into deadline (tenant_id, subject_kind, subject_id, partner_id, kind, round, party, state, due_at, basis)
     select tenant_id, 'claim', id, partner_id, 'review-start', 1, '', 'armed', updated_at, '{"calendarId": "NL"}' from claim`,
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
