/** The last twelve months as numbers: right by the events, each counted once, and the same work however many claims there are. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draft, inWindow, official, rejected, submitted } from '../../../test/acts.ts';
import { door } from '../../../test/api.ts';
import { manyClaims } from '../../../test/many-claims.ts';
import { reading } from '../../../test/plans.ts';
import { makeScene, plain, type Scene } from '../../../test/scene.ts';
import { withdrawClaim } from '../../actions/claims/withdraw-claim.ts';
import { countNewEvents } from '../../jobs/count-events.ts';
import { numberNewEvents } from '../../jobs/number-events.ts';
import { findEventMonths } from '../../store/engine/event-months.ts';
import { findUsageTrend } from '../../store/associations/usage-trends.ts';

const claims = Number(process.env['CPOR_TEST_CLAIMS'] ?? 20_000);

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
}, 60_000);
afterAll(() => scene.close());

async function counted(): Promise<void> {
  while ((await numberNewEvents(scene.services)) > 0) {
    /* until there are none */
  }
  while ((await countNewEvents(scene.services)) > 0) {
    /* until there are none */
  }
}

const total = (months: { month: string }[], outcome: string): number =>
  months.reduce((sum, month) => sum + Number((month as Record<string, unknown>)[outcome]), 0);

describe('claims', () => {
  test('are counted in lines, once, for their own partner; drafts that were thrown away are not', async () => {
    await official(scene, scene.b);
    const elsewhere = await scene.elsewhere();
    await rejected(elsewhere, scene.b);
    const open = await submitted(await scene.elsewhere(), scene.b, [
      { itemId: 'exchange-online' },
      { itemId: 'teams' },
    ]);
    await withdrawClaim(scene.context(scene.b.admin), open, { reason: 'Mistake' }, plain);
    const aDraft = await draft(await scene.elsewhere(), scene.b);
    await withdrawClaim(scene.context(scene.b.admin), aDraft, { reason: 'Mistake' }, plain);
    await counted();
    const { months, zone } = await door(scene, scene.b.admin).api.trends.claims();
    expect([months.length, zone]).toEqual([12, 'Europe/Amsterdam']);
    const sums = ['filed', 'official', 'rejected', 'refused', 'withdrawn'].map((outcome) =>
      total(months, outcome),
    );
    expect(sums).toEqual([4, 1, 1, 0, 2]);
    expect(total((await door(scene, scene.a.admin).api.trends.claims()).months, 'filed')).toBe(0);
    expect(total((await door(scene, scene.reviewer).api.trends.claims()).months, 'filed')).toBe(4);
    await expect(door(scene, scene.tenantAdmin).api.trends.claims()).rejects.toMatchObject({ status: 403 });
  });

  test('two that count at once count each event once', async () => {
    await submitted(await scene.elsewhere(), scene.a);
    await Promise.all([numberNewEvents(scene.services), numberNewEvents(scene.services)]);
    await Promise.all([
      countNewEvents(scene.services),
      countNewEvents(scene.services),
      countNewEvents(scene.services),
    ]);
    await counted();
    expect(total((await door(scene, scene.a.admin).api.trends.claims()).months, 'filed')).toBe(1);
  });
});

describe('usage', () => {
  test("is summed over what is official, and each association on the picture is in its customer's log", async () => {
    const first = await official(await scene.elsewhere(), scene.a);
    const second = await official(await scene.elsewhere(), scene.a);
    await inWindow(await scene.elsewhere(), scene.a);
    for (const ref of [first, second]) {
      await scene.look(
        `insert into usage_record select $1, 'exchange-online', date_trunc('month', official_from)::date, 40, 50, now(), array[partner_id] from association
        where claim_id = $2 on conflict (tenant_id, item, month) do update set monthly_active_users = 40, paid_available_units = 50`,
        [first.tenantId === ref.tenantId ? first.tenantId : second.tenantId, ref.id],
      );
    }
    const found = await door(scene, scene.a.admin).api.trends.usage();
    expect([found.associations, found.more, found.months.length]).toEqual([2, false, 12]);
    expect(found.months.filter(({ associations }) => associations > 0)).toMatchObject([
      { monthlyActiveUsers: 80, paidAvailableUnits: 100, associations: 2 },
    ]);
    const log = await scene.look<{ tenant_id: string }>(
      'select tenant_id from usage_read where reader_id = $1',
      [scene.a.admin.id],
    );
    expect(log.map((row) => row.tenant_id).sort()).toEqual([first.tenantId, second.tenantId].sort());
  });

  test('needs a role that reads usage, and the scope', async () => {
    const manager = {
      ...scene.a.admin,
      grants: [{ role: 'account-admin' as const, locationId: null, programme: null, maySubmit: false }],
    };
    await expect(door(scene, manager).api.trends.usage()).rejects.toMatchObject({
      status: 403,
      code: 'role-missing',
    });
    const key = { ...scene.a.admin, scopes: ['claims:read'] };
    await expect(door(scene, key).api.trends.usage()).rejects.toMatchObject({
      status: 403,
      code: 'scope-missing',
    });
  });
});

describe('with many claims', () => {
  let partnerId: string;
  beforeAll(async () => {
    partnerId = (await manyClaims(scene, { claims, partners: 2, customers: 5000 })).partnerIds[0] as string;
    await scene.look(
      `insert into event_month select 'partner:' || $1, ('2010-01-01'::date + n * interval '1 month')::date, t, 5
      from generate_series(0, 203) n, unnest(array['claim.submitted', 'claim.approved', 'claim.rejected', 'association.official']) t`,
      [partnerId],
    );
    await scene.look(`insert into usage_record select tenant_id, 'exchange-online', month::date, 1, 2, now()
      from customer, generate_series('2025-07-01'::date, '2026-06-01', interval '1 month') month on conflict do nothing`);
    await scene.look('analyze');
  }, 600_000);

  test('both pictures read a bounded number of rows, by index', async () => {
    const scope = { side: 'partner' as const, partnerId, tenantId: null };
    const months = await reading(scene.services.db, scope, (tx) =>
      findEventMonths(tx, `partner:${partnerId}`, '2026-01-01', ['claim.submitted']),
    );
    expect(months.sequential).toEqual([]);
    expect(months.total).toBeLessThanOrEqual(48);
    const usage = await reading(scene.services.db, scope, (tx) =>
      findUsageTrend(
        tx,
        {
          partnerId,
          now: '2026-06-01T00:00:00Z',
          from: '2025-07-01',
          most: 200,
          superseded: () => Promise.resolve([]),
        },
        { id: 'x', name: 'X', newIds: Array.from({ length: 200 }, () => crypto.randomUUID()) },
      ),
    );
    expect(usage.sequential).toEqual([]);
    // The associations with their customers, the months with their associations for row-level security, and what is logged.
    expect(usage.total).toBeGreaterThan(200 * 12);
    expect(usage.total).toBeLessThanOrEqual(201 * 4 + 2 * 200 * 12 + 10);
  });
});
