/** No list reads more rows than it shows and one page: counted in the plans of the lists' own statements, under row-level security. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manyClaims } from '../../../test/many-claims.ts';
import { reading } from '../../../test/plans.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import {
  findAssociations,
  findEndingAssociations,
  findSuperseded,
} from '../associations/association-lists.ts';
import { findClaims, type ClaimFilter, type ClaimSort } from '../claims/claim-lists.ts';
import { searchClaims } from '../claims/claim-search.ts';
import { listing } from './reading.ts';
import type { Scope } from '../postgres/tx.ts';
import { findWork } from '../review/work-lists.ts';

const claims = Number(process.env['CPOR_TEST_CLAIMS'] ?? 20_000);
const limit = 50;
/** Before anything of these claims is due, so that the range of what is not written down yet is empty, as after a sweep. */
const now = '2020-11-30T00:00:00Z';
const after = { at: '2016-01-15T00:00:00Z', id: '80000000-0000-7000-8000-000000000000' };

let scene: Scene;
let partnerId: string;
let tenantId: string;
beforeAll(async () => {
  scene = await makeScene();
  const made = await manyClaims(scene, { claims, partners: 20, customers: Math.ceil(claims / 4) });
  partnerId = made.partnerIds[0] as string;
  tenantId = made.tenantIds[0] as string;
  await scene.look(
    `with held as (update association set subscription_id = id where state = 'official' returning tenant_id, id, partner_id)
     insert into subscription (tenant_id, id, product, state, motion, starts_on, ends_on, paid_seats, updated_at, reader_ids)
     select tenant_id, id, 'sales', 'active', 'web-direct', '2019-01-01', date '2021-01-01' + (abs(hashtext(id::text)) % 400), 1, now(),
       array[partner_id] from held`,
  );
  await scene.look('analyze subscription, association');
}, 600_000);
afterAll(() => scene.close());

const everything: ClaimFilter = {
  partnerId: null,
  tenantId: null,
  locationId: null,
  statuses: null,
  contested: null,
  dueKind: null,
};

describe.each(['partner', 'owner'] as const)('claims for the %s', (side) => {
  const scope = (): Scope => (side === 'partner' ? { side, partnerId, tenantId: null } : { side });
  const own = (filter: Partial<ClaimFilter>): ClaimFilter => ({
    ...everything,
    partnerId: side === 'partner' ? partnerId : null,
    ...filter,
  });

  test.each<[string, Partial<ClaimFilter>, ClaimSort]>([
    ['by last change', {}, '-updatedAt'],
    ['by submission', {}, '-submittedAt'],
    ['of one status', { statuses: ['under-review'] }, '-updatedAt'],
    ['of several statuses', { statuses: ['submitted', 'under-review', 'disputed'] }, '-updatedAt'],
    ['of a status the clock gives', { statuses: ['rejected-final'] }, '-updatedAt'],
    ['contested ones', { contested: true }, '-updatedAt'],
    ['contested ones of a status', { statuses: ['approved'], contested: true }, '-updatedAt'],
    ['of one reference', { reference: 'CRM-77' }, '-updatedAt'],
    ['of one reference and status', { reference: 'CRM-77', statuses: ['approved'] }, '-updatedAt'],
    ['of one number', { number: 'N77' }, '-updatedAt'],
    ['changed after an instant', { updatedAfter: '2016-01-10T00:00:00Z' }, '-updatedAt'],
    ...(side === 'partner'
      ? ([
          ['by due time', {}, 'dueAt'],
          ['of one due kind', { dueKind: 'partner-answer' }, 'dueAt'],
        ] as [string, Partial<ClaimFilter>, ClaimSort][])
      : []),
  ])('%s', async (_name, filter, sort) => {
    for (const position of [null, after]) {
      const found = await reading(scene.services.db, scope(), (tx) =>
        findClaims(tx, own(filter), { sort, now, limit, after: position }),
      );
      expect(found.sequential).toEqual([]);
      // One row looked ahead in each of the ranges that the page is merged from.
      expect(found.chosen).toBeLessThanOrEqual(limit + 1 + (filter.statuses?.length ?? 0) * 2);
    }
  });

  test('of one customer', async () => {
    const found = await reading(scene.services.db, scope(), (tx) =>
      findClaims(tx, own({ tenantId }), {
        sort: '-updatedAt',
        now,
        limit,
        after: null,
      }),
    );
    expect([found.sequential, found.chosen <= limit * 2]).toEqual([[], true]);
  });

  test('by words', async () => {
    const found = await reading(scene.services.db, scope(), (tx) =>
      searchClaims(tx, 'customer 77', own({ statuses: ['approved'] }), { limit, now, after: null }),
    );
    expect(found.sequential).toEqual([]);
    expect(found.chosen).toBeLessThanOrEqual(2000 + 2 * 20 * (limit + 3));
  });
});

test('contested claims, one in twenty-one, fill their page', async () => {
  const rows = await scene.services.db.transact(
    { side: 'owner' },
    (tx) =>
      findClaims(tx, { ...everything, contested: true }, { sort: '-updatedAt', now, limit, after: null }),
    'read',
  );
  expect([rows.length > limit / 2, rows.every((row) => row.contested)]).toEqual([true, true]);
});

test.each(['all', 'disputed'] as const)('the queue, %s', async (only) => {
  const everybody = {
    assignee: null,
    waitingFor: null,
    overdue: false,
    stages: null,
    partnerId: null,
    policyId: null,
    publicSector: null,
  };
  const somebody = '80000000-0000-7000-8000-000000000000';
  const filters = [
    everybody,
    { ...everybody, assignee: 'none' },
    { ...everybody, assignee: somebody },
    { ...everybody, overdue: true },
    { ...everybody, waitingFor: [somebody, partnerId] },
    { ...everybody, stages: ['submitted'], partnerId, policyId: 'cpor-2020-07', publicSector: true },
  ];
  for (const filter of filters) {
    for (const position of [null, { at: '2020-12-02T00:00:00Z', id: after.id }, { at: null, id: after.id }]) {
      const found = await reading(scene.services.db, { side: 'owner' }, (tx) =>
        findWork(tx, { only, ...filter, after: position, limit, now }),
      );
      expect(found.sequential).toEqual([]);
      expect(found.chosen).toBeLessThanOrEqual((limit + 1) * 2 * (filter.waitingFor?.length ?? 1));
    }
  }
});

test.each(['partner', 'owner', 'customer'] as const)('associations for the %s', async (side) => {
  const scope: Scope =
    side === 'partner'
      ? { side, partnerId, tenantId: null }
      : side === 'customer'
        ? { side, tenantId }
        : { side };
  const of = {
    partnerId: side === 'partner' ? partnerId : null,
    tenantId: side === 'customer' ? tenantId : null,
  };
  for (const state of ['official', 'ended'] as const) {
    const found = await reading(scene.services.db, scope, (tx) =>
      findAssociations(tx, {
        ...of,
        state,
        now,
        limit,
        after: null,
        superseded: [],
      }),
    );
    expect([found.sequential, found.chosen <= limit + 2]).toEqual([[], true]);
  }
  const superseded = await reading(scene.services.db, { side: 'system' }, (tx) =>
    findSuperseded(tx, now, of),
  );
  expect([superseded.sequential, superseded.total]).toEqual([[], 0]);
});

test('windows that are due and not yet written down cost nothing where they end no other association', async () => {
  await scene.look(`insert into association (tenant_id, id, ordinal, claim_id, line_id, partner_id, location_id, key, item_kind, item_id,
      activity, state, official_from, never_earns)
    select tenant_id, md5('window' || id)::uuid, 1, id, md5('line' || id)::uuid, partner_id, location_id, 'workload:' || id || ':usage',
      'workload', 'exchange-online', 'usage', 'pending', '2020-11-01', false from claim where status <> 'approved'`);
  await scene.look('analyze association');
  for (const of of [
    { partnerId, tenantId: null },
    { partnerId: null, tenantId },
    { partnerId: null, tenantId: null },
  ]) {
    const found = await reading(scene.services.db, { side: 'system' }, (tx) => findSuperseded(tx, now, of));
    expect([found.statements, found.total]).toEqual([1, 0]);
  }
});

test('what runs out soonest of all that a partner holds by subscription', async () => {
  const [held] = await scene.look<{ count: number }>(
    `select count(*)::int as count from association where partner_id = $1 and state = 'official'`,
    [partnerId],
  );
  const scope: Scope = { side: 'partner', partnerId, tenantId: null };
  const asked = { partnerId, tenantId: null, now, superseded: [], before: '2021-07-01', after: null, limit };
  const found = await reading(scene.services.db, scope, (tx) => findEndingAssociations(tx, asked));
  expect(found.sequential).toEqual([]);
  expect(found.indexes).toContain('subscription_pkey');
  const pages = await scene.services.db.transact(scope, listing, async (tx) => {
    const first = await findEndingAssociations(tx, { ...asked, limit: 20 });
    const last = first.at(-1);
    return [
      first,
      await findEndingAssociations(tx, {
        ...asked,
        limit: 20_000,
        after: { endsOn: String(last?.subscriptionEndsOn), id: String(last?.id) },
      }),
    ];
  });
  const days = pages.flat().map((row) => row.subscriptionEndsOn ?? '');
  expect(days).toEqual(days.toSorted());
  expect(new Set(pages.flat().map((row) => row.id)).size).toBe(days.length);
  expect([
    days.length > limit,
    days.length < (held?.count ?? 0),
    days.every((day) => day < '2021-07-01'),
  ]).toEqual([true, true, true]);
});
