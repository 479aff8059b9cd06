/** Oversight reads days and open work, never the claims: counted in the plans of its own statements. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manyClaims } from '../../../test/many-claims.ts';
import { reading } from '../../../test/plans.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { readMonths } from '../engine/day-counts.ts';
import { findPartner, findPartners } from '../parties/partner-lists.ts';
import { readQueueAge } from './queue-age.ts';

const claims = Number(process.env['CPOR_TEST_CLAIMS'] ?? 20_000);
const everything = { programme: null, country: null, activity: null };
const owner = { side: 'owner' } as const;

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
  await manyClaims(scene, { claims, partners: 2000, customers: Math.ceil(claims / 4) });
  // Three years of days, each with a decision of every hour of a week in five countries.
  await scene.look(`insert into day_count select m, d, '', case m when 'submitted' then 0 else h end, c,
    '{osu-microsoft-365}', '{usage}', 1
    from unnest(array['submitted', 'decided', 'decided-desk']) m, generate_series(date '2018-01-01',
      date '2020-12-31', interval '1 day') d,
      unnest(array['NL', 'DE', 'BE', 'FR', 'GB']) c, generate_series(0, 6) h where m <> 'submitted' or h = 0`);
  // Most claims are done with: one in twenty of those that are open here stays so.
  await scene.look(`update claim set stage = 'decided', status = 'approved', due_at = null, due_kind = null
    where stage in ('submitted', 'under-review', 'disputed') and abs(hashtext(id::text)) % 20 > 0`);
  await scene.look(`insert into deadline (tenant_id, subject_kind, subject_id, partner_id, kind, round, party, state, due_at, basis)
    select tenant_id, 'claim', id, partner_id, kind, round, 'owner', 'armed', '2020-12-01', '{"startedAt": "2020-11-20T00:00:00Z"}'
    from claim, unnest(array['review-start', 'review-decide', 'dispute-answer']) kind, generate_series(1, 2) round`);
  await scene.look('vacuum analyze');
}, 600_000);
afterAll(() => scene.close());

test.each([
  ['everything', {}],
  ['one country', { country: 'NL' }],
  ['one programme', { programme: 'osu-microsoft-365', activity: 'usage' }],
])('twelve months of %s', async (_name, filter) => {
  const found = await reading(scene.services.db, owner, (tx) =>
    readMonths(tx, {
      ...everything,
      ...filter,
      measures: ['submitted', 'decided', 'decided-desk'],
      from: '2020-01-01',
      until: '2020-12-31',
      hours: true,
    }),
  );
  expect(found.sequential).toEqual([]);
  expect(found.total).toBeLessThanOrEqual(366 * 5 * 15);
});

test.each([
  ['all', {}],
  ['one country', { country: 'NL' }],
])("the queue's age, %s", async (_name, filter) => {
  const [{ open = 0 } = {}] = await scene.look<{ open: number }>(
    `select count(*)::integer as open from claim where stage in ('submitted', 'under-review', 'disputed')`,
  );
  const found = await reading(scene.services.db, owner, (tx) =>
    readQueueAge(tx, { ...everything, ...filter, now: '2020-12-01T00:00:00Z' }),
  );
  expect(open).toBeGreaterThan(200);
  // Each open claim, the two clocks of its stage, and its customer: nothing of the claims that are done.
  expect(found.total).toBeLessThanOrEqual(open * 4);
  expect(found.sequential.filter((table) => table !== 'customer')).toEqual([]);
});

test('partners, by name and by the beginning of a name or a number', async () => {
  for (const [beginning, position] of [
    [null, null],
    [null, { name: 'partner 500', id: '00000000-0000-0000-0000-000000000000' }],
    ['partner 19', null],
    ['50001', null],
  ] as const) {
    const found = await reading(scene.services.db, owner, (tx) =>
      findPartners(tx, { beginning, after: position, limit: 51 }),
    );
    expect(found.sequential).toEqual([]);
    expect(found.indexes.some((name) => name.startsWith('partner_name'))).toBe(true);
    // A partner has few locations; of those found by number there are at most two hundred.
    expect(found.total, String(beginning)).toBeLessThanOrEqual(beginning === null ? 51 * 9 : 2000 + 200 * 4);
  }
  const one = await reading(scene.services.db, owner, (tx) => findPartner(tx, scene.a.partnerId));
  expect(one.total).toBeLessThanOrEqual(5);
});
