/** A program in a loop makes only so many drafts, and withdraws only so many submitted claims, on a business day. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { door, newClaim, type Door } from '../../../test/api.ts';
import { submitted } from '../../../test/acts.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { dayCaps } from '../../../rules/programme/day-cap.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';

let scene: Scene;
let partner: Door;
beforeAll(async () => {
  // Tuesday 1 December 2020, 11:00 in Amsterdam.
  scene = await makeScene();
  partner = door(scene, scene.a.admin);
});
afterAll(() => scene.close());

const send = (path: string, body: unknown, more: Record<string, string> = {}): Promise<Response> =>
  partner.ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...more },
    body: JSON.stringify(body),
  });
const create = (query = '', domain = scene.domain): Promise<Response> =>
  send(`/v1/claims${query}`, {
    locationId: sharedIdOf('location', scene.a.locationId),
    customerTenantId: scene.tenantId,
    customerDomain: domain,
    solutionArea: 'microsoft-365',
    activities: ['usage'],
    name: 'One of many',
  });
const withdraw = (id: string, version: number): Promise<Response> =>
  send(`/v1/claims/${id}/withdraw`, { reason: 'Again.' }, { 'If-Match': `"${version}"` });
const used = async (): Promise<unknown> =>
  (
    await scene.look(
      `select drafts_day::text as day, drafts_used as drafts, withdrawals_used as withdrawals from location where id = $1`,
      [scene.a.locationId],
    )
  )[0];
/** Leaves one of each. */
const almostUse = (): Promise<unknown> =>
  scene.look(
    `update location set drafts_day = '2020-12-01', drafts_used = $2, withdrawals_day = '2020-12-01', withdrawals_used = $3 where id = $1`,
    [scene.a.locationId, dayCaps.drafts - 1, dayCaps.withdrawals - 1],
  );
const answered = async (response: Response): Promise<unknown[]> => [
  response.status,
  ((await response.json()) as { code?: string }).code,
  response.headers.get('Retry-After'),
];
const untilMidnight = String(13 * 3600);

test('drafts: a dry run and a refused one count nothing, and after the last of the day each next one waits for the day after', async () => {
  await almostUse();
  expect((await create('?validateOnly=true')).status).toBe(200);
  expect((await create('', 'elsewhere.example')).status).toBe(422);
  expect(await used()).toMatchObject({ drafts: dayCaps.drafts - 1 });
  expect((await create()).status).toBe(201);
  const refused = [429, 'drafts-of-day-used', untilMidnight];
  expect(await answered(await create())).toEqual(refused);
  expect(await answered(await create('?validateOnly=true'))).toEqual(refused);
  const body = (await (await create()).json()) as { errors: unknown[] };
  expect(body.errors).toMatchObject([
    {
      params: {
        most: dayCaps.drafts,
        possibleFrom: '2020-12-01T23:00:00Z',
        lastDay: '2020-12-01',
        zone: 'Europe/Amsterdam',
        retryAfterSeconds: 13 * 3600,
      },
    },
  ]);
  expect(await used()).toMatchObject({ day: '2020-12-01', drafts: dayCaps.drafts });
  scene.clock.set('2020-12-01T23:00:00Z');
  expect((await create()).status).toBe(201);
  expect(await used()).toMatchObject({ day: '2020-12-02', drafts: 1 });
  scene.clock.set('2020-12-01T10:00:00Z');
});

test('withdrawals: those of submitted claims count, those of drafts do not', async () => {
  await almostUse();
  const draft = await newClaim(scene, partner, [{ itemId: 'teams' }]);
  expect((await withdraw(draft.id, draft.version)).status).toBe(200);
  expect(await used()).toMatchObject({ withdrawals: dayCaps.withdrawals - 1 });
  await scene.look('update location set drafts_used = 0');
  const claims = [];
  for (const itemId of ['teams', 'exchange-online']) {
    const here = await scene.elsewhere();
    const ref = await submitted(here, scene.a, [{ itemId }]);
    claims.push(await partner.api.claims.read({ id: idOf('claim', ref.tenantId, ref.id) }));
  }
  const [first, second] = claims as [(typeof claims)[number], (typeof claims)[number]];
  expect((await withdraw(first.id, first.version)).status).toBe(200);
  const refused = await withdraw(second.id, second.version);
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, untilMidnight]);
  expect((await partner.api.claims.read({ id: second.id })).status).toBe('submitted');
  scene.clock.set('2020-12-02T10:00:00Z');
  expect((await withdraw(second.id, second.version)).status).toBe(200);
});

test('two at once take the last one once', async () => {
  scene.clock.set('2020-12-03T10:00:00Z');
  await scene.look(`update location set drafts_day = '2020-12-03', drafts_used = $2 where id = $1`, [
    scene.a.locationId,
    dayCaps.drafts - 1,
  ]);
  const both = await Promise.all([create(), create(), create()]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 429, 429]);
});

test('comments: one side, one claim and one day; the other side and another claim have room of their own', async () => {
  // Monday.
  scene.clock.set('2020-12-07T10:00:00Z');
  const ref = await submitted(scene, scene.a, [{ itemId: 'sharepoint-online' }]);
  const other = await submitted(scene, scene.a, [{ itemId: 'intune' }]);
  const comment = (door: Door, of: typeof ref): Promise<Response> =>
    door.ask(`/v1/claims/${idOf('claim', of.tenantId, of.id)}/comments`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: 'And another thing.' }),
    });
  expect((await comment(partner, ref)).status).toBe(201);
  await scene.look(
    `insert into comment select tenant_id, gen_random_uuid(), subject_id, partner_id, visibility, author_side, author_id, author_name, text, at,
       subject_kind from comment, generate_series(2, $2::int) where subject_id = $1`,
    [ref.id, dayCaps.comments],
  );
  expect(await answered(await comment(partner, ref))).toEqual([429, 'comments-of-day-used', untilMidnight]);
  expect((await comment(partner, other)).status).toBe(201);
  expect((await comment(door(scene, scene.reviewer), ref)).status).toBe(201);
  scene.clock.set('2020-12-07T23:00:00Z');
  expect((await comment(partner, ref)).status).toBe(201);
});
