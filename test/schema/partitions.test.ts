/**
 * Every statement of an act and of a page about one thing goes into one partition of each table: it names the tenant. The few that
 * fan out (lists over many customers, what is due) are not of this kind and are measured in server/store/list-plans*.test.ts.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../rules/engine/denial.ts';
import { noticeDelivered } from '../../server/actions/consent/deliver-notice.ts';
import type { Context } from '../../server/actions/run/context.ts';
import { listComments } from '../../server/actions/claims/list-comments.ts';
import { listHistory } from '../../server/actions/claims/list-history.ts';
import { listRequests } from '../../server/actions/consent/list-requests.ts';
import { listUsageReads } from '../../server/actions/consent/list-tenant.ts';
import { listUsage } from '../../server/actions/associations/list-usage.ts';
import { readArbitration } from '../../server/actions/arbitration/read-arbitration.ts';
import { readAssociation } from '../../server/actions/associations/read-association.ts';
import { readClaim } from '../../server/actions/claims/read-claim.ts';
import { readConsent } from '../../server/actions/consent/read-consent.ts';
import { readCustomer } from '../../server/actions/parties/read-customer.ts';
import { readNotice } from '../../server/actions/consent/read-notice.ts';
import { readRequest } from '../../server/actions/consent/read-request.ts';
import { readTask } from '../../server/actions/review/read-task.ts';
import { requestEnd } from '../../server/actions/associations/request-end.ts';
import { actCases } from '../act-cases.ts';
import { codesOf, factsOf, inWindow, notices, official, underReview } from '../acts.ts';
import type { TestDatabase } from '../database.ts';
import { visiting, type Visited } from '../partitions.ts';
import { makeScene, plain, type Scene } from '../scene.ts';
import { createSplitDatabase } from './split.ts';

let database: TestDatabase;
let home: Scene;
let visited: Visited[] = [];
beforeAll(async () => {
  database = (await createSplitDatabase()).database;
  home = await makeScene({ database });
  // Other customers' rows lie in the other partitions.
  for (let count = 0; count < 6; count += 1) await official(await home.elsewhere(), home.a);
  // As autovacuum does at some time: on a small table that it knows, the planner joins in another way.
  await home.look('analyze');
}, 120_000);
afterAll(async () => {
  await home.close();
  await database.drop();
});

const watching = (ctx: Context): Context => ({ ...ctx, db: visiting(ctx.db, (one) => visited.push(one)) });

function expectOnePartition(): void {
  expect(visited.some(({ partitions }) => partitions.size > 0)).toBe(true);
  const fanned = visited.flatMap(({ statement, partitions }) =>
    [...partitions]
      .filter(([, parts]) => parts.size > 1)
      .map(
        ([table, parts]) => `${table} in ${parts.size}: ${statement.replaceAll(/\s+/g, ' ').slice(0, 200)}`,
      ),
  );
  expect([...new Set(fanned)]).toEqual([]);
}

test.each(actCases)('$act', async (what) => {
  const scene = await home.elsewhere();
  const at = await what.prepare(scene);
  visited = [];
  expect(codesOf(await what.call(watching(scene.context(at.actor)), at, scene))).toEqual([]);
  expectOnePartition();
});

test("the relay's answer about a notice", async () => {
  const scene = await home.elsewhere();
  const ref = await inWindow(scene, scene.a);
  const [notice] = await notices(scene, ref);
  visited = [];
  const services = { ...scene.services, db: visiting(scene.services.db, (one) => visited.push(one)) };
  await noticeDelivered(
    services,
    { tenantId: ref.tenantId, claimId: ref.id, noticeId: notice?.id ?? '' },
    'bounced',
  );
  expectOnePartition();
});

describe('a page about one thing', () => {
  let scene: Scene;
  let claimId: string;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    scene = await home.elsewhere();
    const ref = await official(scene, scene.a);
    await underReview(scene, scene.b);
    claimId = ref.id;
    const [line] = await scene.look<{ id: string }>('select id from claim_line where claim_id = $1', [
      claimId,
    ]);
    factsOf(
      await requestEnd(scene.context(scene.a.admin), ref, { lineId: line?.id ?? '', reason: 'Left' }, plain),
    );
    for (const table of ['association', 'arbitration_case', 'task', 'notice']) {
      const [row] = await scene.look<{ id: string }>(`select id from ${table} where tenant_id = $1 limit 1`, [
        scene.tenantId,
      ]);
      ids.set(table, row?.id ?? '');
    }
  }, 60_000);

  const first = { limit: 20, after: null };
  const of = (table: string): { tenantId: string; id: string } => ({
    tenantId: scene.tenantId,
    id: ids.get(table) ?? '',
  });
  const everything = { partnerId: null, associationId: null, since: null, until: null };
  const claim = (): { tenantId: string; id: string } => ({ tenantId: scene.tenantId, id: claimId });

  test.each<
    [string, (ctx: (who: 'partner' | 'owner' | 'customer') => Context) => Promise<Outcome<unknown>>[]]
  >([
    ['a claim', (ctx) => [readClaim(ctx('partner'), claim()), readClaim(ctx('owner'), claim())]],
    [
      'its history and comments',
      (ctx) => [listHistory(ctx('partner'), claim(), first), listComments(ctx('owner'), claim(), first)],
    ],
    [
      'an association',
      (ctx) => [
        readAssociation(ctx('partner'), of('association')),
        readAssociation(ctx('owner'), of('association')),
      ],
    ],
    ['its usage', (ctx) => [listUsage(ctx('partner'), { association: of('association') }, first)]],
    [
      'a case',
      (ctx) => [
        readArbitration(ctx('owner'), of('arbitration_case')),
        readArbitration(ctx('partner'), of('arbitration_case')),
      ],
    ],
    ['a task', (ctx) => [readTask(ctx('owner'), of('task'))]],
    ['a notice', (ctx) => [readNotice(ctx('owner'), of('notice'))]],
    ['a customer', (ctx) => [readCustomer(ctx('owner'), scene.tenantId)]],
    [
      'what a tenant was asked',
      (ctx) => [
        readRequest(ctx('customer'), claim()),
        listRequests(ctx('customer'), { waiting: null }, first),
      ],
    ],
    ['who read its usage', (ctx) => [listUsageReads(ctx('customer'), everything, first)]],
  ])('%s', async (_name, read) => {
    const people = { partner: scene.a.admin, owner: scene.senior, customer: scene.tenantAdmin };
    visited = [];
    for (const outcome of await Promise.all(read((who) => watching(scene.context(people[who])))))
      expect(codesOf(outcome as never)).toEqual([]);
    expectOnePartition();
  });

  test("the customer's page", async () => {
    visited = [];
    const services = { ...scene.services, db: visiting(scene.services.db, (one) => visited.push(one)) };
    const [notice] = await notices(scene, claim());
    expect(
      await readConsent(services, { tenantId: scene.tenantId, noticeId: notice?.id ?? '' }),
    ).not.toBeNull();
    expectOnePartition();
  });
});
