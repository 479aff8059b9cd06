/** Who may read usage stands on its rows and follows every association, whoever begins or ends it. */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve, codesOf, factsOf, inWindow, official, underReview } from '../../../test/acts.ts';
import { makeScene, plain, type Party, type Scene } from '../../../test/scene.ts';
import type { ClaimRef } from '../../actions/run/context.ts';
import { endAssociation } from '../../actions/associations/end-association.ts';
import { refuse } from '../../actions/consent/refuse.ts';
import { importUsage } from '../../actions/operations/import-usage.ts';
import { MIGRATIONS } from '../postgres/migrate.ts';
import { findWrongReaders } from './usage-readers.ts';

let home: Scene;
beforeAll(async () => {
  home = await makeScene();
});
afterAll(() => home.close());

async function readersOf(scene: Scene, item = 'exchange-online'): Promise<string[][]> {
  const rows = await scene.look<{ reader_ids: string[] }>(
    'select distinct reader_ids from usage_record where tenant_id = $1 and item = $2',
    [scene.tenantId, item],
  );
  return rows.map((row) => row.reader_ids);
}

/** Months of usage that row-level security lets a partner see. */
function seenBy(scene: Scene, party: Party): Promise<number> {
  const scope = { side: 'partner' as const, partnerId: party.partnerId, tenantId: null };
  return scene.services.db.transact(scope, async (tx) => {
    const rows = await tx.query('select 1 from usage_record where tenant_id = $1', [scene.tenantId]);
    return rows.length;
  });
}

test('a partner reads from the approval on and no longer than its association lives', async () => {
  const scene = await home.elsewhere();
  const ref = await underReview(scene, scene.a);
  expect([await readersOf(scene), await seenBy(scene, scene.a)]).toEqual([[[]], 0]);
  await approve(scene, ref);
  expect(await readersOf(scene)).toEqual([[scene.a.partnerId]]);
  expect(await seenBy(scene, scene.a)).toBeGreaterThan(10);
  expect(await seenBy(scene, scene.b)).toBe(0);
});

test("the customer's refusal takes it back", async () => {
  const scene = await home.elsewhere();
  const ref = await inWindow(scene, scene.a);
  expect(await readersOf(scene)).toEqual([[scene.a.partnerId]]);
  factsOf(
    await refuse(
      scene.context(scene.tenantAdmin),
      ref,
      { lineIds: null, reason: null, confirmed: true },
      plain,
    ),
  );
  expect([await readersOf(scene), await seenBy(scene, scene.a)]).toEqual([[[]], 0]);
});

test('the end of the association takes it back', async () => {
  const scene = await home.elsewhere();
  const ref = await official(scene, scene.a);
  const [line] = await scene.look<{ id: string }>('select id from claim_line where claim_id = $1', [ref.id]);
  expect(
    codesOf(
      await endAssociation(
        scene.context(scene.tenantAdmin),
        ref,
        { lineId: line?.id ?? '', reason: 'Left' },
        plain,
      ),
    ),
  ).toEqual([]);
  expect(await readersOf(scene)).toEqual([[]]);
});

test('two who are approved at the same moment both read: neither overwrites the other', async () => {
  const scene = await home.elsewhere();
  const lines = [{ itemId: 'sales', subscriptionId: scene.subscriptions.sales }];
  const of = (party: Party, activity: string): Promise<ClaimRef> =>
    underReview(scene, party, lines, {
      solutionArea: 'business-applications',
      activities: [activity],
      technicalContact: { name: 'T. Beheer', title: 'Administrator', email: `beheer@${scene.domain}` },
    });
  const claims = [await of(scene.a, 'usage'), await of(scene.b, 'presales')];
  await Promise.all(claims.map((ref) => approve(scene, ref)));
  const [row] = await scene.look<{ reader_ids: string[] }>(
    'select reader_ids from subscription where tenant_id = $1 and id = $2',
    [scene.tenantId, scene.subscriptions.sales],
  );
  expect(row?.reader_ids).toEqual([scene.a.partnerId, scene.b.partnerId].toSorted());
  expect(await home.services.db.transact({ side: 'system' }, findWrongReaders)).toEqual([]);
});

test('a month that is brought in later has the readers of those before it', async () => {
  const scene = await home.elsewhere();
  await official(scene, scene.a);
  const list = `tenantId,workload,month,monthlyActiveUsers,paidAvailableUnits\n${scene.tenantId},exchange-online,2015-03,7,9\n`;
  await importUsage(scene.services, Readable.from([Buffer.from(list)]));
  expect(await readersOf(scene)).toEqual([[scene.a.partnerId]]);
  const [march] = await scene.look<{ count: number }>(
    `select count(*)::int as count from usage_record where tenant_id = $1 and month = '2015-03-01'`,
    [scene.tenantId],
  );
  expect(march?.count).toBe(1);
});

test('the migration gives rows that are there the readers that the step would have given', async () => {
  const scene = await home.elsewhere();
  await official(scene, scene.a);
  await home.look(`update usage_record set reader_ids = '{}'`);
  await home.look(`update subscription set reader_ids = '{}'`);
  const wrong = await home.services.db.transact({ side: 'system' }, findWrongReaders);
  expect(wrong.some(({ where }) => where.includes(scene.tenantId))).toBe(true);
  const sql = readFileSync(`${MIGRATIONS}/0040_usage_readers.sql`, 'utf8');
  for (const statement of sql.split(';\n').filter((one) => /^\s*update/m.test(one)))
    await home.look(statement);
  expect(await home.services.db.transact({ side: 'system' }, findWrongReaders)).toEqual([]);
});
