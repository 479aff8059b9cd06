/** Roles of a partner's people through the API: given, taken, refused, replayed, raced, and closed to everybody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, Grant, Role } from '../../../rules/rights/role.ts';
import { door, type Door } from '../../../test/api.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { sharedIdOf } from '../../http/frame/ids.ts';

let scene: Scene;
let people: Record<'boss' | 'second' | 'worker' | 'rival', { id: string; actor: Actor; door: Door }>;

async function person(
  name: string,
  partnerId: string,
  role: Role,
): Promise<{ id: string; actor: Actor; door: Door }> {
  const id = crypto.randomUUID();
  const grant: Grant = { role, locationId: null, programme: null, maySubmit: false };
  await scene.look(
    `insert into member (id, side, partner_id, name, email, created_at) values ($1, 'partner', $2, $3, $4, now())`,
    [id, partnerId, name, `${id}@partner.example`],
  );
  await scene.look(
    `insert into role_grant (member_id, role, granted_by, granted_at) values ($1, $2, 'test', now())`,
    [id, role],
  );
  const actor = { ...scene.a.admin, id, name, partnerId, grants: [grant] };
  return { id: sharedIdOf('member', id), actor, door: door(scene, actor) };
}

beforeAll(async () => {
  scene = await makeScene();
  people = {
    boss: await person('Bo Boss', scene.a.partnerId, 'account-admin'),
    second: await person('Sue Second', scene.a.partnerId, 'incentives-admin'),
    worker: await person('Wim Worker', scene.a.partnerId, 'report-viewer'),
    rival: await person('Ria Rival', scene.b.partnerId, 'account-admin'),
  };
});
afterAll(() => scene.close());

const rolesOf = (member: { roles: { role: string; maySubmit: boolean }[] }): string[] =>
  member.roles.map(({ role, maySubmit }) => `${role}${maySubmit ? '+' : ''}`);

test('an account admin gives a role for a location and takes it again', async () => {
  const { boss, worker } = people;
  const locationId = sharedIdOf('location', scene.a.locationId);
  const given = await boss.door.api.members.grantRole({
    id: worker.id,
    body: { role: 'incentives-user', locationId, maySubmit: true },
  });
  expect(given.roles.map(({ role, location, maySubmit }) => [role, location?.id ?? null, maySubmit])).toEqual(
    [
      ['incentives-user', locationId, true],
      ['report-viewer', null, false],
    ],
  );
  const [row] = await scene.look<{ granted_by: string }>(
    `select granted_by from role_grant where role = 'incentives-user' and may_submit`,
  );
  expect(row?.granted_by).toBe('Bo Boss');
  scene.clock.set('2020-12-01T10:01:00Z');
  const taken = await boss.door.api.members.revokeRole({
    id: worker.id,
    body: { role: 'incentives-user', locationId },
  });
  expect(rolesOf(taken)).toEqual(['report-viewer']);
  await expect(
    boss.door.api.members.revokeRole({ id: worker.id, body: { role: 'incentives-user', locationId } }),
  ).rejects.toMatchObject({ status: 409, code: 'nothing-to-do' });
});

test('who gave and took which role stays known, to the company alone', async () => {
  const { boss, second, worker, rival } = people;
  const {
    items: [taken, given],
  } = await second.door.api.members.changes({});
  expect(
    [given, taken].map((one) => [
      one?.byName,
      one?.what,
      one?.person,
      one?.before?.roles?.map(({ role, location, maySubmit }) => [role, location?.name, maySubmit]) ?? null,
      one?.after?.roles?.map(({ role, location, maySubmit }) => [role, location?.name, maySubmit]) ?? null,
    ]),
  ).toEqual([
    ['Bo Boss', 'grant-role', 'Wim Worker', null, [['incentives-user', expect.any(String), true]]],
    ['Bo Boss', 'revoke-role', 'Wim Worker', [['incentives-user', expect.any(String), true]], null],
  ]);
  // What is held already, and what was refused, changed nothing.
  await boss.door.api.members.grantRole({ id: worker.id, body: { role: 'report-viewer' } });
  await expect(
    second.door.api.members.revokeRole({ id: worker.id, body: { role: 'report-viewer' } }),
  ).rejects.toMatchObject({ status: 403 });
  const first = await boss.door.api.members.changes({ limit: 1 });
  expect([
    first.items,
    (await boss.door.api.members.changes({ limit: 1, cursor: first.nextCursor as string })).items,
  ]).toEqual([[taken], [given]]);
  expect((await rival.door.api.members.changes({})).items).toEqual([]);
  await expect(worker.door.api.members.changes({})).rejects.toMatchObject({
    status: 403,
    code: 'role-missing',
  });
  await expect(door(scene, scene.reviewer).api.members.changes({})).rejects.toMatchObject({
    status: 403,
  });
});

test('an incentives admin lets a user submit, and gives nothing else', async () => {
  const { boss, second, worker } = people;
  const body = { role: 'incentives-user' as const, maySubmit: true };
  await expect(second.door.api.members.grantRole({ id: worker.id, body })).rejects.toMatchObject({
    status: 403,
    code: 'role-missing',
  });
  await boss.door.api.members.grantRole({ id: worker.id, body: { role: 'incentives-user' } });
  expect(rolesOf(await second.door.api.members.grantRole({ id: worker.id, body }))).toEqual([
    'incentives-user+',
    'report-viewer',
  ]);
  await expect(
    second.door.api.members.revokeRole({ id: worker.id, body: { role: 'incentives-user' } }),
  ).rejects.toMatchObject({ status: 403 });
});

test('nobody reaches another company, and its people look as if they were not there', async () => {
  const body = { role: 'incentives-admin' as const };
  await expect(people.rival.door.api.members.grantRole({ id: people.worker.id, body })).rejects.toMatchObject(
    { status: 404 },
  );
  await expect(
    people.rival.door.api.members.revokeRole({ id: people.boss.id, body: { role: 'account-admin' } }),
  ).rejects.toMatchObject({ status: 404 });
  await expect(
    people.boss.door.api.members.grantRole({
      id: people.worker.id,
      body: { ...body, locationId: sharedIdOf('location', scene.b.locationId), programme: 'none' },
    }),
  ).rejects.toMatchObject({ status: 422, errors: [{ pointer: '/locationId' }, { pointer: '/programme' }] });
  const key = { ...people.boss.actor, scopes: ['company:read'], readOnly: true };
  await expect(door(scene, key).api.members.grantRole({ id: people.worker.id, body })).rejects.toMatchObject({
    status: 403,
    code: 'read-only-key',
  });
  await expect(
    door(scene, scene.reviewer).api.members.grantRole({ id: people.worker.id, body }),
  ).rejects.toMatchObject({ status: 403 });
});

test('the last account admin stays, also when two take from each other at once; a replay changes nothing', async () => {
  const { boss, second } = people;
  const admin = { role: 'account-admin' as const };
  await expect(boss.door.api.members.revokeRole({ id: boss.id, body: admin })).rejects.toMatchObject({
    status: 409,
    code: 'last-account-admin',
  });
  const first = await boss.door.api.members.grantRole({ id: second.id, body: admin, idempotencyKey: 'give' });
  expect(
    await boss.door.api.members.grantRole({ id: second.id, body: admin, idempotencyKey: 'give' }),
  ).toEqual(first);
  const other = door(scene, { ...second.actor, grants: boss.actor.grants });
  const race = await Promise.allSettled([
    boss.door.api.members.revokeRole({ id: second.id, body: admin }),
    other.api.members.revokeRole({ id: boss.id, body: admin }),
  ]);
  expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [{ left }] = (await scene.look<{ left: number }>(
    `select count(*)::integer as left from role_grant g join member m on m.id = g.member_id
    where m.partner_id = $1 and g.role = 'account-admin'`,
    [scene.a.partnerId],
  )) as [{ left: number }];
  expect(left).toBe(1);
});
