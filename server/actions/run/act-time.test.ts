import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve, deliverAll, factsOf, underReview } from '../../../test/acts.ts';
import { makeScene, plain, type Scene } from '../../../test/scene.ts';
import { keep } from '../consent/keep.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
});
afterAll(() => scene.close());

test('a clock that was set back makes no act earlier than what the claim has seen', async () => {
  const ref = await underReview(scene, scene.a);
  await approve(scene, ref);
  scene.clock.set('2020-12-01T10:01:30Z');
  await deliverAll(scene, ref);
  scene.clock.set('2020-12-01T10:00:20Z');
  const kept = factsOf(
    await keep(scene.context(scene.tenantAdmin), ref, { lineIds: null, code: null, confirmed: true }, plain),
  );
  expect(kept.associations.map((one) => one.officialFrom)).toEqual(['2020-12-01T10:01:30Z']);
  const told = await scene.look<{ at: Date }>('select at from history where claim_id = $1 order by number', [
    ref.id,
  ]);
  const times = told.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((one, other) => one - other));
});
