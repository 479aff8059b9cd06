/** The same promise as list-plans.test.ts, for what lies beside the claims: no list reads more than it shows and one page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manyBeside, type Beside } from '../../../test/many-beside.ts';
import { manyClaims } from '../../../test/many-claims.ts';
import { reading, type Reading } from '../../../test/plans.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { newUuid, systemRandom } from '../../ports/random.ts';
import { findCases, findParts } from '../arbitration/arbitration-lists.ts';
import { findComments, findEntries } from '../claims/claim-reads.ts';
import { findCustomers } from '../parties/customer-lists.ts';
import { findEvents } from './event-reads.ts';
import { findCodes, findLookups, findRequests, findUsageReads } from '../consent/tenant-lists.ts';
import type { Scope, Tx } from '../postgres/tx.ts';
import { findUsage } from '../associations/usage-lists.ts';
import type { Reader } from '../associations/usage-reads.ts';
import { findTasks } from '../review/work-lists.ts';

const claims = 20_000;
const limit = 50;
const now = '2020-11-30T00:00:00Z';
const middle = { at: '2016-01-15T00:00:00Z', id: '80000000-0000-7000-8000-000000000000' };
const owner: Scope = { side: 'owner' };

let scene: Scene;
let partnerId: string;
let beside: Beside;
beforeAll(async () => {
  scene = await makeScene();
  const made = await manyClaims(scene, { claims, partners: 20, customers: claims / 4 });
  partnerId = made.partnerIds[0] as string;
  beside = await manyBeside(scene, partnerId);
}, 600_000);
afterAll(() => scene.close());

const partner = (tenantId: string | null = null): Scope => ({ side: 'partner', partnerId, tenantId });
const customer = (): Scope => ({ side: 'customer', tenantId: beside.watched });
const read = (scope: Scope, list: (tx: Tx) => Promise<unknown>): Promise<Reading> =>
  reading(scene.services.db, scope, list);

const usage = {
  tenantId: null,
  associationId: null,
  limit,
  now,
  superseded: () => Promise.resolve([]),
  get partnerId() {
    return partnerId;
  },
};
const reader = (): Reader => ({
  id: 'x',
  name: 'X',
  newIds: Array.from({ length: limit }, () => newUuid(systemRandom, Date.now())),
});

/** Rows of the page itself and of all that is joined to each of them. */
function expectOnePage(found: Reading, joined: number): void {
  expect(found.sequential).toEqual([]);
  expect(found.total).toBeGreaterThan(0);
  expect(found.total).toBeLessThanOrEqual((limit + 1) * (1 + joined));
}

describe.each([
  ['the first page', null],
  ['a later page', middle],
] as const)('%s', (_name, after) => {
  test.each([
    [null, false],
    [null, true],
    ['customer-question', false],
    ['customer-question', true],
  ] as const)('of tasks (%s, closed: %s)', async (kind, closed) => {
    const found = await read(owner, (tx) => findTasks(tx, { kind, closed, after, limit: limit + 1 }));
    expect(found.sequential).toEqual([]);
    expect(found.chosen).toBeLessThanOrEqual(limit + 1);
    expectOnePage(found, 8);
  });

  test.each([null, true, false])('of arbitrations for the owner (open: %s)', async (open) => {
    const found = await read(owner, (tx) => findCases(tx, { open, after, limit: limit + 1 }));
    expect(found.chosen).toBeLessThanOrEqual(limit + 1);
    expectOnePage(found, 8);
  });

  test('of arbitrations for a partner', async () => {
    const found = await read(partner(), (tx) =>
      findParts(tx, { partnerId, open: null, after, limit: limit + 1 }),
    );
    expect(found.chosen).toBeLessThanOrEqual(limit + 1);
    // The few claims and lines of the customer may be read for the one of the case.
    expectOnePage(found, 16);
  });

  test('of what was asked of a tenant', async () => {
    expectOnePage(
      await read(customer(), (tx) =>
        findRequests(tx, beside.watched, { after: after && { ...after, at: now }, limit: limit + 1 }),
      ),
      0,
    );
  });

  test("of who read a tenant's usage, and of who looked it up", async () => {
    const position = after && { ...after, at: '2020-01-01T00:00:00Z' };
    expectOnePage(
      await read(customer(), (tx) =>
        findUsageReads(tx, beside.watched, { after: position, limit: limit + 1 }),
      ),
      1,
    );
    expectOnePage(
      await read(customer(), (tx) => findLookups(tx, beside.watched, { after: position, limit: limit + 1 })),
      0,
    );
  });

  test("of a tenant's codes", async () => {
    expectOnePage(
      await read(customer(), (tx) =>
        findCodes(tx, beside.watched, { after: after && after.id, limit: limit + 1, now }),
      ),
      2,
    );
  });

  test.each([null, 'customer 1', 'customer77.', 'customer', 'zz'])(
    'of customers (beginning: %s)',
    async (beginning) => {
      const found = await read(owner, (tx) =>
        findCustomers(tx, {
          after: after && { name: 'customer 2', tenantId: after.id },
          beginning,
          limit: limit + 1,
        }),
      );
      expect(found.sequential).toEqual([]);
      // Of the domains that begin so 200 are looked at, with their customers.
      const domains = beginning === 'customer' ? 200 : 1;
      expect(found.total).toBeLessThanOrEqual((limit + 1) * 4 + domains * 3);
    },
  );

  test("of a claim's comments, for each side", async () => {
    const position = after && { ...after, at: '2016-01-15T00:00:00Z' };
    for (const [scope, visibilities] of [
      [partner(), ['shared']],
      [owner, ['shared', 'internal', 'customer']],
    ] as const) {
      // A few that are not for these eyes lie between.
      expectOnePage(
        await read(scope, (tx) =>
          findComments(tx, beside.busy, [...visibilities], { after: position, limit: limit + 1 }),
        ),
        1,
      );
    }
  });

  test("of a claim's history, for each side", async () => {
    const number = after ? 2500 : 0;
    for (const [scope, side] of [
      [partner(), 'partner'],
      [owner, 'owner'],
      [owner, null],
    ] as const) {
      expectOnePage(
        await read(scope, (tx) => findEntries(tx, beside.busy, side, { after: number, limit: limit + 1 })),
        1,
      );
    }
  });

  test('of the events of an organisation', async () => {
    const number = after ? Math.floor(beside.events / 2) : 0;
    expectOnePage(await read(partner(), (tx) => findEvents(tx, beside.organisation, number, limit + 1)), 0);
  });

  test.each([true, false])('of usage, of as many associations as fill it (logged: %s)', async (logged) => {
    const found = await read(partner(), (tx) =>
      findUsage(
        tx,
        {
          ...usage,
          after: after && { from: after.at, id: after.id, month: '2019-01-01' },
        },
        logged ? reader() : null,
      ),
    );
    expect(found.sequential).toEqual([]);
    // As many associations as rows; the months of as many as fill the page three times over, each looked at with its association
    // for row-level security; and what is logged of them.
    expect(found.chosen).toBeLessThanOrEqual(2 * (limit + 1));
    expect(found.total).toBeLessThanOrEqual(4 * (limit + 1) + 2 * (3 * (limit + 1) + 72) + 30);
  });
});

test('the usage of one association', async () => {
  const [association] = await scene.look<{ id: string; tenant_id: string }>(
    'select id, tenant_id from association where claim_id = $1',
    [beside.busy.id],
  );
  const found = await read(partner(association?.tenant_id), (tx) =>
    findUsage(
      tx,
      {
        ...usage,
        tenantId: association?.tenant_id as string,
        associationId: association?.id as string,
        after: null,
      },
      reader(),
    ),
  );
  expect(found.sequential).toEqual([]);
  expect(found.total).toBeGreaterThan(limit);
  expect(found.total).toBeLessThanOrEqual(2 * 72 + 20);
});
