/** A submitted claim that is edited to mean what a rival holds meets the rival then and there (domain 8). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codesOf, factsOf, submitted } from '../../../test/acts.ts';
import { makeScene, plain, type Scene } from '../../../test/scene.ts';
import { editClaim } from './edit-claim.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
});
afterAll(() => scene.close());

test('a line changed to a held workload opens the case with the change', async () => {
  const rival = await submitted(scene, scene.b, [{ itemId: 'teams' }]);
  const ref = await submitted(scene, scene.a, [{ itemId: 'exchange-online' }]);
  const edited = factsOf(
    await editClaim(
      scene.context(scene.a.admin),
      ref,
      { lines: [{ itemId: 'exchange-online' }, { itemId: 'teams' }] },
      plain,
    ),
  );
  expect(edited.lines.map((line) => [line.itemId, line.arbitration])).toEqual([
    ['exchange-online', 'none'],
    ['teams', 'waiting'],
  ]);
  const cases = await scene.look<{ key: string; parties: string[] }>(
    `select c.key, (select array_agg(p.claim_id::text order by p.claim_id) from arbitration_party p where p.tenant_id = c.tenant_id and p.case_id = c.id) as parties
     from arbitration_case c where c.tenant_id = $1`,
    [scene.tenantId],
  );
  expect(cases).toEqual([{ key: 'workload:teams:usage', parties: [rival.id, ref.id].sort() }]);
  const entries = await scene.look<{ act: string }>(
    'select act from history where tenant_id = $1 and subject_id = $2 order by number',
    [scene.tenantId, rival.id],
  );
  expect(entries.at(-1)?.act).toBe('open-arbitration');
});

test('a rival that once had the workload does not hide the one that holds it now', async () => {
  const here = await scene.elsewhere();
  const left = await submitted(here, here.b, [{ itemId: 'exchange-online' }, { itemId: 'teams' }]);
  factsOf(
    await editClaim(here.context(here.b.admin), left, { lines: [{ itemId: 'exchange-online' }] }, plain),
  );
  const holding = await submitted(here, here.b, [{ itemId: 'teams' }]);
  // Contested with the first rival, so that this one is known when the line is changed; the second is not.
  const ref = await submitted(here, here.a, [{ itemId: 'exchange-online' }]);
  const edited = factsOf(
    await editClaim(
      here.context(here.a.admin),
      ref,
      { lines: [{ itemId: 'exchange-online' }, { itemId: 'teams' }] },
      plain,
    ),
  );
  expect(edited.lines.map((line) => [line.itemId, line.arbitration])).toEqual([
    ['exchange-online', 'waiting'],
    ['teams', 'waiting'],
  ]);
  const parties = await here.look<{ claim_id: string }>(
    `select p.claim_id from arbitration_case c join arbitration_party p on p.tenant_id = c.tenant_id
    and p.case_id = c.id where c.tenant_id = $1 and c.key = 'workload:teams:usage'`,
    [here.tenantId],
  );
  expect(parties.map((party) => party.claim_id).sort()).toEqual([holding.id, ref.id].sort());
});

test('an own claim that holds the workload is seen behind another own one that once had it', async () => {
  const here = await scene.elsewhere();
  const left = await submitted(here, here.a, [{ itemId: 'intune' }, { itemId: 'teams' }]);
  factsOf(await editClaim(here.context(here.a.admin), left, { lines: [{ itemId: 'intune' }] }, plain));
  await submitted(here, here.a, [{ itemId: 'teams' }]);
  // Both meet the same rival.
  await submitted(here, here.b, [{ itemId: 'intune' }, { itemId: 'exchange-online' }]);
  const ref = await submitted(here, here.a, [{ itemId: 'exchange-online' }]);
  const outcome = await editClaim(
    here.context(here.a.admin),
    ref,
    { lines: [{ itemId: 'exchange-online' }, { itemId: 'teams' }] },
    plain,
  );
  expect(codesOf(outcome)).toEqual(['already-claimed-by-you']);
});
