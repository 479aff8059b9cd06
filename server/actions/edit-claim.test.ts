/** A submitted claim that is edited to mean what a rival holds meets the rival then and there (domain.md 8). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factsOf, submitted } from '../../test/acts.ts';
import { makeScene, plain, type Scene } from '../../test/scene.ts';
import { editClaim } from './edit-claim.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
});
afterAll(() => scene.close());

test('a line changed to a held workload opens the case with the change', async () => {
  const rival = await submitted(scene, scene.b, [{ itemId: 'teams' }]);
  const ref = await submitted(scene, scene.a, [{ itemId: 'exchange-online' }]);
  const edited = factsOf(await editClaim(scene.context(scene.a.admin), ref, { lines: [{ itemId: 'exchange-online' }, { itemId: 'teams' }] }, plain));
  expect(edited.lines.map((line) => [line.itemId, line.arbitration])).toEqual([['exchange-online', 'none'], ['teams', 'waiting']]);
  const cases = await scene.look<{ key: string; parties: string[] }>(
    `select c.key, (select array_agg(p.claim_id::text order by p.claim_id) from arbitration_party p where p.tenant_id = c.tenant_id and p.case_id = c.id) as parties
     from arbitration_case c where c.tenant_id = $1`, [scene.tenantId]);
  expect(cases).toEqual([{ key: 'workload:teams:usage', parties: [rival.id, ref.id].sort() }]);
  const entries = await scene.look<{ act: string }>('select act from history where tenant_id = $1 and claim_id = $2 order by number', [scene.tenantId, rival.id]);
  expect(entries.at(-1)?.act).toBe('open-arbitration');
});
