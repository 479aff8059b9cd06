/** What a partner's own system asks: where is my CRM-10442, and what changed since yesterday. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { door, pdf, type Door } from '../../../test/api.ts';
import { draft } from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { idOf } from '../frame/ids.ts';

let scene: Scene;
let partner: Door;
const ids: string[] = [];
beforeAll(async () => {
  scene = await makeScene();
  partner = door(scene, scene.a.admin);
  for (const reference of ['CRM-1', 'CRM-10', 'CRM-1']) {
    const ref = await draft(scene, scene.a);
    const id = idOf('claim', ref.tenantId, ref.id);
    const { version } = await partner.api.claims.read({ id });
    await partner.api.claims.edit({ id, ifMatch: version, body: { reference } });
    ids.push(id);
  }
});
afterAll(() => scene.close());

const listed = async (query: Parameters<Door['api']['claims']['list']>[0]): Promise<string[]> =>
  (await partner.api.claims.list(query)).items.map(({ id }) => id);

test('a reference and a number are found exactly', async () => {
  expect((await listed({ reference: 'CRM-1' })).toSorted()).toEqual([ids[0], ids[2]].toSorted());
  expect(await listed({ reference: 'CRM-10' })).toEqual([ids[1]]);
  expect(await listed({ reference: 'crm-10' })).toEqual([]);
  expect(await listed({ reference: 'CRM-10', status: ['approved'] })).toEqual([]);
  const { number } = await partner.api.claims.read({ id: ids[1] as string });
  expect(await listed({ number })).toEqual([ids[1]]);
  expect(await listed({ number: number.slice(0, -1) })).toEqual([]);
});

test('nobody finds the claim of another company by its reference or number', async () => {
  const { number } = await partner.api.claims.read({ id: ids[1] as string });
  const rival = door(scene, scene.b.admin);
  expect((await rival.api.claims.list({ number })).items).toEqual([]);
  expect((await rival.api.claims.list({ reference: 'CRM-10' })).items).toEqual([]);
});

test('what changed after an instant is listed, page by page, and a wrong instant is refused', async () => {
  const { updatedAt } = await partner.api.claims.read({ id: ids[1] as string });
  const later = await listed({ updatedAfter: updatedAt });
  expect(later).not.toContain(ids[1]);
  expect(later.every((id) => ids.includes(id))).toBe(true);
  expect(await listed({ updatedAfter: '2020-01-01T00:00:00Z', limit: 2 })).toHaveLength(2);
  expect((await partner.ask('/v1/claims?updatedAfter=yesterday')).status).toBe(400);
});

test('what adds a part tells which version of the claim it made, so that the next act needs no read', async () => {
  const ref = await draft(scene, scene.a);
  const id = idOf('claim', ref.tenantId, ref.id);
  const file = await partner.api.files.add({ id, file: pdf(), fileName: 'more.pdf' });
  const comment = await partner.api.claims.addComment({ id, body: { text: 'As agreed.' } });
  expect(comment.claimVersion).toBe(file.claimVersion + 1);
  const edited = await partner.api.claims.edit({
    id,
    ifMatch: comment.claimVersion,
    body: { reference: 'CRM-2' },
  });
  expect(edited.version).toBe(comment.claimVersion + 1);
});
