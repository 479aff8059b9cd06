/**
 * The sweep reads and writes thousands of claims at once, table by table; an act reads and writes its one claim. Both ways are tried on the
 * same random worlds, each in a transaction that is taken back: the rules see the same facts, and the same rows stand there afterwards.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { World } from '../../../rules/claim/facts.ts';
import { draft, inWindow, official, rejected, submitted, underReview } from '../../../test/acts.ts';
import { makeScene, type Party, type Scene } from '../../../test/scene.ts';
import { chanceOf } from '../../../test/simulation/chance.ts';
import { newUuid, systemRandom } from '../../ports/random.ts';
import { claimRows } from '../../store/engine/claim-rows.ts';
import { loadMany } from '../../store/engine/load-many.ts';
import { loadWorlds, type ClaimKey } from '../../store/engine/load-world.ts';
import { writeMany } from '../../store/engine/write-many.ts';
import { writeSteps } from '../../store/engine/write-step.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { settled } from './claim-process.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene({ start: '2026-03-02T10:00:00Z' });
});
afterEach(() => scene.close());

const items = ['exchange-online', 'teams', 'sharepoint'].map((itemId) => ({ itemId }));
const ways = [draft, submitted, underReview, inWindow, official, rejected];

/** Customers with a claim or several, some of them rivals of another partner's, and with everything a customer can have beside them. */
async function randomWorlds(seed: number, customers: number): Promise<void> {
  const chance = chanceOf(seed);
  for (let number = 0; number < customers; number += 1) {
    const at = await scene.elsewhere();
    if (chance.is(0.5)) await thingsOf(at.tenantId, chance.is(0.5));
    const way = chance.pick(ways) as (typeof ways)[number];
    await way(at, scene.a, [items[0] as (typeof items)[number]]);
    if (chance.is(0.3))
      await (chance.pick(ways.slice(0, 4)) as (typeof ways)[number])(at, scene.a, [
        items[1] as (typeof items)[number],
      ]);
    if (chance.is(0.4))
      await rivalOf(at, scene.b, chance.is(0.5) ? { itemId: 'exchange-online' } : { itemId: 'teams' });
    scene.clock.set(
      Temporal.Instant.fromEpochMilliseconds(scene.clock.now() + chance.below(3_600_000)).toString(),
    );
  }
}

async function rivalOf(at: Scene, party: Party, line: { itemId: string }): Promise<void> {
  // Where the first claim is too far on for a rival, there is none.
  await submitted(at, party, [line]).catch(() => undefined);
}

async function thingsOf(tenantId: string, confirmed: boolean): Promise<void> {
  const id = (): string => newUuid(systemRandom, scene.clock.now());
  await scene.look(
    `insert into customer_contact (tenant_id, id, name, title, email, added_by, added_by_id, added_at, why, confirmed_at, confirmed_by_id, confirmed_by)
     values ($1, $2, 'Ann "Quote" \\ Back', 'CIO', $3, 'Rita', 'rita', '2026-01-05 10:00:00.123456+00', 'parent', $4, $5, $5)`,
    [
      tenantId,
      id(),
      `ann-${id().slice(-6)}@else.example`,
      confirmed ? '2026-01-06T00:00:00Z' : null,
      confirmed ? 'otto' : null,
    ],
  );
  await scene.look(`insert into item_lock values ($1, 'workload', 'planner', '', 'Tess', now())`, [tenantId]);
  await scene.look(
    `insert into consent_code values ($1, $2, sha256($3::text::bytea), null, '{teams,"a b"}', 'tess', 'Tess', now(), '2026-12-01T00:00:00Z', null, null)`,
    [tenantId, id(), id()],
  );
}

const keysOfAll = (): Promise<ClaimKey[]> =>
  scene.look<ClaimKey>('select tenant_id as "tenantId", id from claim order by tenant_id, id');

/** What no order is promised for, in one. */
function ordered(worlds: World[]): World[] {
  const sorted = <T>(list: T[]): T[] =>
    list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return worlds
    .map((world) => ({
      ...world,
      tenant: {
        ...world.tenant,
        locks: sorted(world.tenant.locks),
        vouchers: sorted(world.tenant.vouchers),
      },
      claims: [...world.claims.slice(0, 1), ...sorted(world.claims.slice(1))],
      othersKeys: sorted(world.othersKeys),
      ownKeys: sorted(world.ownKeys),
    }))
    .toSorted((a, b) => (String(a.claims[0]?.claim.id) < String(b.claims[0]?.claim.id) ? -1 : 1));
}

class TakenBack extends Error {}

/** Does the work in a transaction, looks at all of it, and takes it back. */
async function takenBack<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let answer: { value: T } | null = null;
  await scene.services.db
    .transact({ side: 'system' }, async (tx) => {
      answer = { value: await work({ ...held(tx), finish: (text, values) => tx.query(text, values) }) };
      throw new TakenBack();
    })
    .catch((error: Error) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return (answer as { value: T } | null)?.value as T;
}

const held = (tx: Tx): Tx => ({
  scope: tx.scope,
  cacheKey: tx.cacheKey,
  query: (text, values) => tx.query(text, values),
  finish: (text, values) => tx.finish(text, values),
  as: (scope, work) => tx.as(scope, work),
});

const tables =
  `claim claim_line line_key consent_round notice deadline task association arbitration_case arbitration_party consent_code history
  comment job event subject file usage_record subscription`.split(/\s+/);

async function swept(
  load: (tx: Tx) => Promise<World[]>,
  write: typeof writeMany,
  now: string,
): Promise<Record<string, unknown>> {
  return takenBack(async (tx) => {
    let ids = 0;
    const changes = settled(ordered(await load(tx)), now);
    const newId = (): string => `00000000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`;
    await write(tx, claimRows, changes, { now, realNow: now, requestId: null, newId });
    const after: Record<string, unknown> = { changes: changes.length };
    for (const table of tables)
      [after[table]] = await tx.query(
        `select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]'::jsonb) as rows from ${table} t`,
      );
    return after;
  });
}

it.each([1, 2, 3])(
  'finds the same facts and leaves the same rows as one claim at a time: %d',
  async (seed) => {
    await randomWorlds(seed, 14);
    const refs = await keysOfAll();
    const { owner } = scene.services;
    for (const now of ['2026-03-04T08:00:00Z', '2026-03-10T00:00:00Z', '2026-06-01T00:00:00Z']) {
      const one = async (tx: Tx): Promise<World[]> => {
        const worlds: World[] = [];
        for (const ref of refs) worlds.push(...(await loadWorlds(tx, [ref], owner, true))(now));
        return worlds;
      };
      const many = (tx: Tx): Promise<World[]> => loadMany(tx, refs, owner).then((at) => at(now));
      expect(ordered(await takenBack(many))).toEqual(ordered(await takenBack(one)));
      const expected = await swept(one, writeSteps, now);
      expect(await swept(many, writeMany, now)).toEqual(expected);
      if (now.startsWith('2026-06')) expect(expected['changes']).toBeGreaterThan(5);
    }
  },
);
