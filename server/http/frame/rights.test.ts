/** Who may not do something learns nothing: neither about the fields, nor the first answer that a colleague was given. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../rules/rights/role.ts';
import { door, newClaim, type Door } from '../../../test/api.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { sharedIdOf } from './ids.ts';

let scene: Scene;
let admin: Door;
let colleague: Door;
let viewer: Door;
let reader: Door;
beforeAll(async () => {
  scene = await makeScene();
  const as = (more: Partial<Actor>): Door => door(scene, { ...scene.a.admin, ...more });
  const grant = { locationId: null, programme: null, maySubmit: false };
  admin = as({});
  colleague = as({ id: scene.a.user.id, name: 'Colleague' });
  viewer = as({ grants: [{ role: 'report-viewer', ...grant }] });
  reader = as({ readOnly: true, scopes: ['claims:read', 'associations:read'] });
});
afterAll(() => scene.close());

const post = (body: unknown, more: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...more },
  body: JSON.stringify(body),
});
async function answered(response: Response): Promise<[number, string | undefined, boolean]> {
  const body = (await response.json()) as { code?: string; id?: string };
  return [response.status, body.code, body.id !== undefined];
}

test('a first answer is given again to whoever may do the act, and to nobody else of the organisation', async () => {
  const body = {
    locationId: sharedIdOf('location', scene.a.locationId),
    customerTenantId: scene.tenantId,
    customerDomain: scene.domain,
    solutionArea: 'microsoft-365',
    activities: ['usage'],
    name: 'Only for those who may',
  };
  const key = { 'Idempotency-Key': 'one' };
  expect((await admin.ask('/v1/claims', post(body, key))).status).toBe(201);
  const again = await colleague.ask('/v1/claims', post(body, key));
  expect([again.status, again.headers.get('Idempotency-Replayed')]).toEqual([201, 'true']);
  expect(await answered(await viewer.ask('/v1/claims', post(body, key)))).toEqual([
    403,
    'role-missing',
    false,
  ]);
  expect(await answered(await reader.ask('/v1/claims', post(body, key)))).toEqual([
    403,
    'read-only-key',
    false,
  ]);
});

test('so it is with an act on a claim, also after it has moved the claim on and for a role elsewhere only', async () => {
  const draft = await newClaim(scene, admin, [{ itemId: 'viva-engage' }]);
  const headers = { 'Idempotency-Key': 'submit', 'If-Match': `"${draft.version}"` };
  const submit = (who: Door): Promise<Response> =>
    who.ask(`/v1/claims/${draft.id}/submit`, post({}, headers));
  expect((await submit(admin)).status).toBe(200);
  expect((await submit(colleague)).headers.get('Idempotency-Replayed')).toBe('true');
  const elsewhere = door(scene, {
    ...scene.a.admin,
    grants: [{ role: 'incentives-admin', locationId: scene.b.locationId, programme: null, maySubmit: false }],
  });
  expect(await answered(await submit(elsewhere))).toEqual([403, 'role-missing', false]);
  expect(await answered(await submit(viewer))).toEqual([403, 'role-missing', false]);
});

test('rights are asked before the body is looked at', async () => {
  const draft = await newClaim(scene, admin, []);
  const wrong = post({ x: 1 }, { 'If-Match': '"1"' });
  for (const path of [
    '/v1/claims',
    `/v1/claims/${draft.id}/comments`,
    `/v1/claims/${draft.id}/submit`,
    '/v1/saved-views',
    '/v1/api-keys',
    '/v1/sandbox/clock/advance',
  ]) {
    const [status, code] = await answered(await reader.ask(path, wrong));
    expect([path, status, code]).toEqual([path, 403, 'read-only-key']);
  }
  for (const path of ['/v1/claims', `/v1/claims/${draft.id}/submit`, '/v1/api-keys'])
    expect([path, ...(await answered(await viewer.ask(path, wrong)))]).toEqual([
      path,
      403,
      'role-missing',
      false,
    ]);
  expect((await answered(await admin.ask('/v1/claims', wrong)))[0]).toBe(400);
});
