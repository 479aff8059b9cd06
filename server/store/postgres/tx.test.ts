import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { submitted } from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { loadWorlds } from '../engine/load-world.ts';
import type { Scope, Tx } from './tx.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
});
afterAll(() => scene.close());

const partner = (): Scope => ({
  side: 'partner',
  partnerId: scene.a.partnerId,
  tenantId: scene.tenantId,
});

test('the time is read after the wait for a lock, in the round trip of the lock', async () => {
  const ref = await submitted(scene, scene.a);
  const holder = new pg.Client({ connectionString: scene.database.adminUrl });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from claim where id = $1 for update', [ref.id]);
  const before = scene.clock.now();
  const waiting = scene.services.db.transact(
    { side: 'system' },
    { first: (tx) => loadWorlds(tx, [ref], scene.services.owner, true) },
    async (_tx, now, _worlds, at) => ({
      now,
      arrived: at(before),
      later: at(Date.parse('2099-01-01T00:00:00Z')),
    }),
  );
  await sleep(100);
  scene.clock.set('2020-12-01T10:30:00Z');
  await holder.query('commit');
  await holder.end();
  expect(await waiting).toEqual({
    now: '2020-12-01T10:30:00Z',
    arrived: '2020-12-01T10:00:00Z',
    later: '2020-12-01T10:30:00Z',
  });
});

test('work without anything to read first is given the time all the same', async () => {
  const now = await scene.services.db.transact({ side: 'system' }, {}, async (_tx, at) => at);
  expect(Date.parse(now)).toBe(scene.clock.now());
});

test("other eyes are for one piece of work: a rival's claim is seen inside it and not after it, nor after an error", async () => {
  const other = await scene.elsewhere();
  const lines = [{ itemId: 'exchange-online' }];
  const own = await submitted(other, other.a, lines);
  const rival = await submitted(other, other.b, lines);
  const seen = async (tx: Tx): Promise<string[]> =>
    (
      await tx.query<{ id: string }>('select id from claim where tenant_id = $1 order by id', [own.tenantId])
    ).map(({ id }) => id);
  const scope = { ...partner(), tenantId: own.tenantId } as Scope;
  const both = [own.id, rival.id].toSorted();
  await scene.services.db.transact(scope, async (tx) => {
    expect(await seen(tx)).toEqual([own.id]);
    expect(await tx.as({ side: 'system' }, seen)).toEqual(both);
    expect(await seen(tx)).toEqual([own.id]);
    const failing = tx.as({ side: 'system' }, async () => {
      throw new Error('given up');
    });
    await expect(failing).rejects.toThrow('given up');
    expect(await seen(tx)).toEqual([own.id]);
    expect(tx.scope).toEqual(scope);
  });
  const after = await scene.services.db.transact(
    scope,
    { first: (tx) => loadWorlds(tx, [own], scene.services.owner, true) },
    async (tx, now, worldsAt) => ({
      loaded: worldsAt(now)[0]?.claims.map(({ claim }) => claim.id),
      seen: await seen(tx),
    }),
  );
  expect(after.loaded?.toSorted()).toEqual(both);
  expect(after.seen).toEqual([own.id]);
});
