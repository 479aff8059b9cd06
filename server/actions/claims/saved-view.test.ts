/** Saved views: one's own, replayed, raced, bounded, and closed to everybody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { door, type Door } from '../../../test/api.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import type { Actor } from '../../../rules/rights/role.ts';

let scene: Scene;
let partner: Door;
let colleague: Door;
let reviewer: Door;
beforeAll(async () => {
  scene = await makeScene();
  partner = door(scene, scene.a.admin);
  colleague = door(scene, scene.a.user);
  reviewer = door(scene, scene.otherReviewer);
});
afterAll(() => scene.close());

const body = { list: 'claims' as const, name: 'Utrecht, by due time', search: 'view=review&sort=dueAt' };
const names = async (who: Door): Promise<string[]> =>
  (await who.api.savedViews.list({ list: 'claims' })).items.map(({ name }) => name);

test('saved, renamed, given another search, deleted', async () => {
  const saved = await partner.api.savedViews.save({ body });
  expect(saved).toMatchObject({ ...body, version: 1 });
  const renamed = await partner.api.savedViews.change({
    id: saved.id,
    ifMatch: 1,
    body: { name: 'By due time' },
  });
  expect(renamed).toMatchObject({ name: 'By due time', search: body.search, version: 2 });
  await expect(
    partner.api.savedViews.change({ id: saved.id, ifMatch: 1, body: { search: 'view=all' } }),
  ).rejects.toMatchObject({ status: 412 });
  await expect(
    partner.api.savedViews.change({ id: saved.id, ifMatch: 2, body: { name: ' ' } }),
  ).rejects.toMatchObject({ status: 422, code: 'field-required' });
  // A colleague of the same company has views of his own.
  expect(await names(colleague)).toEqual([]);
  await expect(colleague.api.savedViews.delete({ id: saved.id })).rejects.toMatchObject({ status: 404 });
  await expect(
    colleague.api.savedViews.change({ id: saved.id, ifMatch: 2, body: { name: 'Mine' } }),
  ).rejects.toMatchObject({ status: 404 });
  expect(await names(partner)).toEqual(['By due time']);
  await partner.api.savedViews.delete({ id: saved.id });
  expect(await names(partner)).toEqual([]);
});

test('one name, one view; the same request twice is one view; two at once are one', async () => {
  const first = await reviewer.api.savedViews.save({ body, idempotencyKey: 'view-1' });
  expect(await reviewer.api.savedViews.save({ body, idempotencyKey: 'view-1' })).toEqual(first);
  await expect(
    reviewer.api.savedViews.save({ body: { ...body, name: body.name.toUpperCase() } }),
  ).rejects.toMatchObject({ code: 'name-taken', errors: [{ pointer: '/name' }] });
  const race = await Promise.allSettled(
    [1, 2].map(() => reviewer.api.savedViews.save({ body: { ...body, name: 'Raced' } })),
  );
  expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await names(reviewer)).toEqual(['Raced', body.name]);
});

test('at most fifty', async () => {
  for (let number = 1; number <= 50; number += 1)
    await colleague.api.savedViews.save({ body: { ...body, name: `View ${number}` } });
  await expect(colleague.api.savedViews.save({ body })).rejects.toMatchObject({ code: 'too-many-views' });
  expect(await names(colleague)).toHaveLength(50);
});

test('malformed ones are told at once; a key that only reads saves nothing; customers have no lists', async () => {
  const response = await partner.ask('/v1/saved-views', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ list: 'secrets', name: 'x'.repeat(61), search: 'a', colour: 'red' }),
  });
  const { errors } = (await response.json()) as { errors: { pointer: string; code: string }[] };
  expect(errors.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
    '/colour field-unknown',
    '/list value-invalid',
    '/name value-too-long',
  ]);
  const key: Actor = { ...scene.a.admin, readOnly: true, scopes: ['claims:read'] };
  await expect(door(scene, key).api.savedViews.save({ body })).rejects.toMatchObject({
    status: 403,
    code: 'read-only-key',
  });
  await expect(door(scene, scene.tenantAdmin).api.savedViews.list()).rejects.toMatchObject({ status: 403 });
});
