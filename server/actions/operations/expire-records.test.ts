import { afterAll, beforeAll, expect, test } from 'vitest';
import { codesOf, draft } from '../../../test/acts.ts';
import { makeScene, plain, type Scene } from '../../../test/scene.ts';
import { expireRecords } from './expire-records.ts';
import { submitClaim } from '../claims/submit-claim.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
});
afterAll(() => scene.close());

test('a replay is answered for thirty days, and its record goes after them', async () => {
  const ref = await draft(scene, scene.a);
  const again = () =>
    submitClaim(
      scene.context(scene.a.admin, { idempotency: { key: 'k', operation: 'submit', bodyHash: 'b' } }),
      ref,
      {},
      plain,
    );
  expect(codesOf(await again())).toEqual([]);
  await scene.look(`update job set state = 'done', done_at = $1`, ['2020-12-01T10:00:00Z']);
  scene.clock.set('2020-12-31T09:59:59Z');
  expect(await expireRecords(scene.services)).toBe(0);
  expect(codesOf(await again())).toEqual([]);
  scene.clock.set('2020-12-31T10:00:01Z');
  expect(await expireRecords(scene.services)).toBeGreaterThanOrEqual(2);
  expect(await scene.look('select 1 from idempotency union all select 1 from job')).toEqual([]);
  expect(codesOf(await again())).toEqual(['not-in-this-state']);
});
