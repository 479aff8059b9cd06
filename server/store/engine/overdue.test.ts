import { afterAll, beforeAll, expect, test } from 'vitest';
import { submitted } from '../../../test/acts.ts';
import { makeScene, plain, type Scene } from '../../../test/scene.ts';
import { startReview } from '../../actions/review/start-review.ts';
import { sweep } from '../../actions/operations/sweep.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
});
afterAll(() => scene.close());

test('a missed clock keeps its date in the lists until the act is done', async () => {
  const ref = await submitted(scene, scene.a);
  const due = async () =>
    (
      await scene.look<{ due_at: Date; due_kind: string }>(
        'select due_at, due_kind from claim where id = $1',
        [ref.id],
      )
    )[0];
  const missed = { due_at: new Date('2020-12-08T23:00:00Z'), due_kind: 'review-start' };
  expect(await due()).toEqual(missed);
  scene.clock.set('2020-12-11T10:00:00Z');
  expect(await sweep(scene.services)).toBe(1);
  expect(await due()).toEqual(missed);
  await startReview(scene.context(scene.reviewer), ref, {}, plain);
  expect(await due()).toEqual({ due_at: new Date('2020-12-18T23:00:00Z'), due_kind: 'review-decide' });
});
