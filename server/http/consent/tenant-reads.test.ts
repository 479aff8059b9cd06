/** What the customer's administrator sees of what partners see: the very figures, and who looked at them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { door, type Door } from '../../../test/api.ts';
import { inWindow, official } from '../../../test/acts.ts';
import { reading } from '../../../test/plans.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { newUuid, systemRandom } from '../../ports/random.ts';
import {
  findKnownPartners,
  findLookups,
  findRequests,
  findUsageReads,
} from '../../store/consent/tenant-lists.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';

let scene: Scene;
let partner: Door;
let admin: Door;
let association: string;
beforeAll(async () => {
  scene = await makeScene();
  partner = door(scene, scene.a.admin);
  admin = door(scene, scene.tenantAdmin);
  await official(scene, scene.a);
  association = (await admin.api.tenant.associations()).items[0]?.id as string;
});
afterAll(() => scene.close());

const count = async (table: string): Promise<number> =>
  (await scene.look<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0;

describe('the figures', () => {
  test("are exactly those that the partner reads, and reading them is nobody's read", async () => {
    const seen = await partner.api.usage.list({ association });
    expect(seen.items.length).toBeGreaterThan(0);
    const before = await count('usage_read');
    expect((await admin.api.tenant.usage({ association })).items).toEqual(seen.items);
    expect((await admin.api.tenant.usage()).items).toEqual(seen.items);
    expect(await count('usage_read')).toBe(before);
  });

  test('and the association stand open to its own tenant alone', async () => {
    expect(await admin.api.tenant.association({ id: association })).toMatchObject({
      state: 'official',
      partner: { name: 'Kade Nine Consulting' },
    });
    const stranger = door(scene, (await scene.elsewhere()).tenantAdmin);
    await expect(stranger.api.tenant.association({ id: association })).rejects.toMatchObject({ status: 404 });
    expect((await stranger.api.tenant.usage({ association })).items).toEqual([]);
    expect((await stranger.api.tenant.usageReads({ association })).items).toEqual([]);
    expect((await stranger.api.tenant.partners()).items).toEqual([]);
    for (const outsider of [
      partner,
      door(scene, scene.reviewer),
      door(scene, { ...scene.tenantAdmin, grants: [] }),
    ]) {
      for (const path of ['usage', 'usage-reads', 'lookups', 'partners', 'subscriptions', 'requests'])
        expect((await outsider.ask(`/v1/tenant/${path}`)).status).toBe(403);
    }
  });
});

describe('who read', () => {
  const days = ['2021-01-10', '2021-01-11', '2021-01-12'];
  beforeAll(async () => {
    // Half past midnight in Amsterdam is still the day before in UTC; and one look-up by a partner whose name begins like a formula.
    for (const day of days) {
      await scene.look(
        `insert into usage_read select tenant_id, $1, id, partner_id, 'Kade Nine Consulting', 'm1', 'Mila', item_id, '2020-12-01', '2021-01-01',
        ($2::date)::timestamp at time zone 'Europe/Amsterdam' + interval '30 minutes' from association limit 1`,
        [newUuid(systemRandom, Date.parse(day)), day],
      );
    }
    await scene.look(
      `insert into customer_lookup values ($1, $2, $3, '=Havelaar', $4, 'm2', 'Bas', '2021-01-11T12:00:00Z', 'teams')`,
      [scene.tenantId, newUuid(systemRandom, 1), scene.b.partnerId, scene.b.locationId],
    );
  });

  test("is narrowed by partner, association and the customer's own days", async () => {
    const at = async (filter: object): Promise<string[]> =>
      (await admin.api.tenant.usageReads({ ...filter, until: '2021-01-31' })).items
        .filter((one) => one.at > '2021-01-09' && one.at < '2021-01-13')
        .map((one) => one.at);
    const all = ['2021-01-11T23:30:00Z', '2021-01-10T23:30:00Z', '2021-01-09T23:30:00Z'];
    expect(await at({})).toEqual(all);
    expect(await at({ since: '2021-01-11' })).toEqual(all.slice(0, 2));
    expect(
      (await admin.api.tenant.usageReads({ since: '2021-01-11', until: '2021-01-11' })).items.map(
        (one) => one.at,
      ),
    ).toEqual([all[1]]);
    expect(await at({ partner: sharedIdOf('partner', scene.a.partnerId) })).toEqual(all);
    expect(await at({ partner: sharedIdOf('partner', scene.b.partnerId) })).toEqual([]);
    expect(await at({ association })).toEqual(all);
    expect(await at({ association: idOf('association', scene.tenantId, newUuid(systemRandom, 2)) })).toEqual(
      [],
    );
    expect(
      (await admin.api.tenant.lookups({ since: '2021-01-11', until: '2021-01-11' })).items,
    ).toMatchObject([
      { readerName: 'Bas', item: { kind: 'workload', id: 'teams', name: 'Teams' }, subscriptionId: null },
    ]);
    expect(
      (
        await admin.api.tenant.lookups({
          partner: sharedIdOf('partner', scene.a.partnerId),
          since: '2021-01-11',
          until: '2021-01-11',
        })
      ).items,
    ).toEqual([]);
  });

  test('page by page with a filter, and a cursor is bound to it', async () => {
    const first = await admin.api.tenant.usageReads({ limit: 1, since: '2021-01-10', until: '2021-01-12' });
    const second = await admin.api.tenant.usageReads({
      limit: 1,
      since: '2021-01-10',
      until: '2021-01-12',
      cursor: first.nextCursor as string,
    });
    expect([first.items[0]?.at, second.items[0]?.at]).toEqual([
      '2021-01-11T23:30:00Z',
      '2021-01-10T23:30:00Z',
    ]);
    await expect(
      admin.api.tenant.usageReads({ limit: 1, cursor: first.nextCursor as string }),
    ).rejects.toMatchObject({ status: 400, code: 'cursor-invalid' });
  });

  test('says every mistake in a filter', async () => {
    const response = await admin.ask(
      '/v1/tenant/usage-reads?since=yesterday&until=2021-13-01&partner=nobody&colour=red',
    );
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { pointer: string }[] };
    expect(errors.map((error) => error.pointer).sort()).toEqual([
      '?/colour',
      '?/partner',
      '?/since',
      '?/until',
    ]);
  });

  test('as a file: the same rows under the same filter, in chosen columns, and no text is a formula', async () => {
    const csv = async (path: string): Promise<string[]> => {
      const response = await admin.ask(path, { headers: { Accept: 'text/csv' } });
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Disposition')).toMatch(
        /^attachment; filename="(?:usage-reads|lookups)-\d{4}-\d\d-\d\d\.csv"$/,
      );
      // The decoder takes the byte order mark away.
      return (await response.text()).trim().split('\r\n');
    };
    expect(
      await csv('/v1/tenant/usage-reads?since=2021-01-11&until=2021-01-12&columns=at&columns=readerName'),
    ).toEqual(['at,readerName', '2021-01-11T23:30:00Z,Mila', '2021-01-10T23:30:00Z,Mila']);
    expect((await csv('/v1/tenant/lookups?since=2021-01-11&until=2021-01-11')).at(-1)).toBe(
      "2021-01-11T12:00:00Z,'=Havelaar,Bas,Teams,",
    );
    expect(
      (await admin.ask('/v1/tenant/usage-reads?limit=5', { headers: { Accept: 'text/csv' } })).status,
    ).toBe(400);
    expect((await partner.ask('/v1/tenant/usage-reads', { headers: { Accept: 'text/csv' } })).status).toBe(
      403,
    );
  });
});

test("partners that had to do with the tenant, and the tenant's subscriptions", async () => {
  expect((await admin.api.tenant.partners()).items.map((one) => one.id).sort()).toEqual(
    [scene.a.partnerId, scene.b.partnerId].map((id) => sharedIdOf('partner', id)).sort(),
  );
  const { items } = await admin.api.tenant.subscriptions({ limit: 200 });
  expect(items.map((one) => one.id).sort()).toEqual(Object.values(scene.subscriptions).sort());
  expect(items.find((one) => one.id === scene.subscriptions.finance)).toMatchObject({
    product: { name: 'Finance' },
    state: 'active',
    paidSeats: 25,
  });
  const first = await admin.api.tenant.subscriptions({ limit: 2 });
  expect(
    (await admin.api.tenant.subscriptions({ limit: 2, cursor: first.nextCursor as string })).items[0]?.id,
  ).not.toBe(first.items[0]?.id);
});

test('requests that wait are those about which nobody has decided, and say until when and how that was found', async () => {
  const ref = await inWindow(scene, scene.a, [{ itemId: 'teams' }, { itemId: 'intune' }]);
  const id = idOf('claim', ref.tenantId, ref.id);
  const ids = async (waiting?: boolean): Promise<string[]> =>
    (await admin.api.tenant.requests({ waiting })).items.map((one) => one.id);
  expect(await ids(true)).toEqual([id]);
  const request = await admin.api.tenant.request({ id });
  expect(request.window).toMatchObject({
    endsAt: request.endsAt,
    zone: 'Europe/Amsterdam',
    rule: { amount: 5, unit: 'business-days' },
  });
  expect(request.undo).toBeNull();
  const line = (name: string): string => request.lines.find((one) => one.item.id === name)?.id as string;
  await admin.api.tenant.refuse({
    id,
    ifMatch: request.version,
    body: { lineIds: [line('teams')], confirmed: true },
  });
  const partly = await admin.api.tenant.request({ id });
  expect(partly.undo).toMatchObject({ rule: { amount: 2, unit: 'business-days' } });
  expect(await ids(true)).toEqual([id]);
  await admin.api.tenant.agree({
    id,
    ifMatch: partly.version,
    body: { lineIds: [line('intune')], confirmed: true },
  });
  expect(await ids(true)).toEqual([]);
  expect(await ids(false)).toContain(id);
  expect((await ids()).length).toBe((await ids(false)).length);
});

describe('with very many reads no list reads more than its page', () => {
  const limit = 50;
  const page = { after: null, limit };
  let here: Scene;
  beforeAll(async () => {
    here = await scene.elsewhere();
    await official(here, scene.a);
    await inWindow(here, scene.a, [{ itemId: 'teams' }]);
    await scene.look(
      `insert into usage_read select a.tenant_id, gen_random_uuid(), a.id, case when n % 500 = 0 then $2::uuid else a.partner_id end, 'P', 'm', 'M',
      a.item_id, '2020-12-01', '2021-01-01', timestamptz '2016-01-01' + n * interval '1 hour' from association a, generate_series(1, 30000) n
      where a.tenant_id = $1 and a.state = 'official'`,
      [here.tenantId, scene.b.partnerId],
    );
    await scene.look(
      `insert into customer_lookup select $1, gen_random_uuid(), case when n % 500 = 0 then $2::uuid else $3::uuid end, 'P', $4, 'm', 'M',
      timestamptz '2016-01-01' + n * interval '1 hour' from generate_series(1, 30000) n`,
      [here.tenantId, scene.b.partnerId, scene.a.partnerId, scene.a.locationId],
    );
    await scene.look('analyze usage_read');
    await scene.look('analyze customer_lookup');
  }, 120_000);

  test.each([
    ['all', {}],
    ['of one partner', { partnerId: 'b' }],
    ['of one partner in some days', { partnerId: 'b', since: '2017-01-01', until: '2018-01-01' }],
    ['of some days long ago', { since: '2016-02-01', until: '2016-03-01' }],
  ])('%s', async (_name, asked) => {
    const filter = {
      partnerId: null,
      associationId: null,
      since: null,
      until: null,
      ...asked,
      ...('partnerId' in asked && { partnerId: scene.b.partnerId }),
    };
    for (const find of [findUsageReads, findLookups]) {
      const found = await reading(scene.services.db, { side: 'customer', tenantId: here.tenantId }, (tx) =>
        find(tx, here.tenantId, page, filter),
      );
      expect([found.sequential, found.total > 0]).toEqual([[], true]);
      // Its own rows, the association of each, and the customer whose days they are.
      expect(found.total).toBeLessThanOrEqual(3 * limit + 4);
    }
  });

  test('of one association, what waits, and known partners', async () => {
    const scope = { side: 'customer', tenantId: here.tenantId } as const;
    const [row] = await scene.look<{ id: string }>(
      'select id from association where tenant_id = $1 limit 1',
      [here.tenantId],
    );
    const filter = { partnerId: null, associationId: row?.id as string, since: null, until: null };
    const ofOne = await reading(scene.services.db, scope, (tx) =>
      findUsageReads(tx, here.tenantId, page, filter),
    );
    expect([ofOne.sequential, ofOne.total <= 3 * limit + 4]).toEqual([[], true]);
    const waiting = await reading(scene.services.db, scope, (tx) =>
      findRequests(tx, here.tenantId, page, true),
    );
    expect(waiting.total).toBeLessThanOrEqual(20);
    const known = await reading(scene.services.db, scope, (tx) => findKnownPartners(tx, here.tenantId));
    expect(known.total).toBeLessThanOrEqual(600);
  });
});
