/** What was done to a customer, a company or a setting is chained like a claim's history; what is changed behind the program's back is found. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { addTrustedContact } from '../consent/add-trusted-contact.ts';
import { verify } from './verify.ts';

let home: Scene;
beforeAll(async () => {
  home = await makeScene();
});
afterAll(() => home.close());

const reply = (value: unknown) => ({ reply: { status: 200, headers: {}, body: JSON.stringify(value) } });

/** Two entries of the tenant's own history, and two of what administrators did to the customer. */
async function contacts(): Promise<Scene> {
  const scene = await home.elsewhere();
  const context = scene.context({
    ...scene.senior,
    grants: [{ role: 'programme-admin', locationId: null, programme: null, maySubmit: false }],
  });
  for (const email of ['kim@trusted.example', 'sam@trusted.example'])
    expect(
      await addTrustedContact(
        context,
        { tenantId: scene.tenantId },
        { name: 'Kim', title: 'CFO', email, why: 'The only address.' },
        reply,
      ),
    ).toMatchObject({ ok: true });
  return scene;
}

async function problems(scene: Scene): Promise<string> {
  const report = await verify({ ...scene.services, onProblem: () => undefined });
  return report.problems.filter((one) => one.includes(scene.tenantId)).join('\n');
}

test('a history that nobody touched is sound and counted', async () => {
  const scene = await contacts();
  expect(await problems(scene)).toBe('');
  expect(
    await scene.look(
      `select kind, history_length as length, carried_over as before from subject where tenant_id = $1 and name is not null order by kind`,
      [scene.tenantId],
    ),
  ).toEqual([
    { kind: 'customer', length: 2, before: 0 },
    { kind: 'tenant', length: 2, before: 0 },
  ]);
});

test.each([
  [
    'an entry that says something else',
    `update history set detail = detail || '{"email": "mine@else.example"}' where tenant_id = $1 and subject_kind = 'tenant' and number = 1`,
    /tenant \S+: entry 1 is not what was written/,
  ],
  [
    'who did it',
    `update history set actor_name = 'Nobody' where tenant_id = $1 and subject_kind = 'customer' and number = 2`,
    /customer \S+: entry 2 is not what was written/,
  ],
  [
    'an entry that is gone from the end',
    `delete from history where tenant_id = $1 and subject_kind = 'customer' and number = 2`,
    /customer \S+: it names another end of its history/,
  ],
  [
    'an entry that is gone from the beginning',
    `delete from history where tenant_id = $1 and subject_kind = 'tenant' and number = 1`,
    /tenant \S+: entry 1 is missing/,
  ],
])('%s', async (_what, sql, found) => {
  const scene = await contacts();
  await scene.look(sql, [scene.tenantId]);
  expect(await problems(scene)).toMatch(found);
});

test('the program may not rewrite it, and the customer does not read what administrators did', async () => {
  const scene = await contacts();
  await expect(
    scene.services.db.transact({ side: 'system' }, (tx) =>
      tx.query(`update history set reason = 'other' where tenant_id = $1`, [scene.tenantId]),
    ),
  ).rejects.toThrow(/permission denied/);
  const seen = await scene.services.db.transact(
    { side: 'customer', tenantId: scene.tenantId },
    (tx) =>
      tx.query(`select distinct subject_kind as kind from history where tenant_id = $1`, [scene.tenantId]),
    'read',
  );
  expect(seen).toEqual([{ kind: 'tenant' }]);
});
