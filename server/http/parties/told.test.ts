/** What one location is told of customers: one quota for look-ups, dry runs and acts, and a log for the customer. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factsPerDay } from '../../../rules/claim/told.ts';
import { door, newClaim, type Door } from '../../../test/api.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { sharedIdOf } from '../frame/ids.ts';

let scene: Scene;
let partner: Door;
beforeAll(async () => {
  scene = await makeScene();
  partner = door(scene, scene.a.admin);
});
afterAll(() => scene.close());

const told = async (): Promise<string[]> =>
  (
    await scene.look<{ item: string }>(
      'select item from customer_lookup where tenant_id = $1 and location_id = $2 order by item',
      [scene.tenantId, scene.a.locationId],
    )
  ).map(({ item }) => item);

const draft = (name: string, validateOnly = true) =>
  partner.ask(`/v1/claims${validateOnly ? '?validateOnly=true' : ''}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      locationId: sharedIdOf('location', scene.a.locationId),
      customerTenantId: scene.tenantId,
      customerDomain: `https://${scene.domain}/`,
      solutionArea: 'microsoft-365',
      activities: ['usage'],
      name,
    }),
  });

test('a fact counts once a day whoever tells it; a malformed customer counts nothing', async () => {
  const locationId = sharedIdOf('location', scene.a.locationId);
  for (const body of [
    { tenantId: 'xyz', domain: 'not a domain' },
    { tenantId: scene.tenantId, domain: 'nothing' },
  ])
    await expect(partner.api.customers.lookUp({ body: { locationId, ...body } })).rejects.toMatchObject({
      status: 422,
    });
  expect(await told()).toEqual([]);
  for (let times = 0; times < 3; times += 1) expect((await draft('Probe')).status).toBe(200);
  const look = { body: { locationId, tenantId: scene.tenantId, domain: scene.domain } };
  expect((await partner.api.customers.lookUp(look)).lookupsLeft).toBe(factsPerDay - 1);
  expect(await told()).toEqual(['']);

  const claim = await newClaim(scene, partner, [{ itemId: 'teams' }, { itemId: 'intune' }]);
  const dry = () =>
    partner.ask(`/v1/claims/${claim.id}/submit?validateOnly=true`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'If-Match': `"${claim.version}"` },
      body: '{}',
    });
  for (let times = 0; times < 3; times += 1) expect((await dry()).status).toBe(200);
  expect(await told()).toEqual(['', 'intune', 'teams']);
  scene.clock.set(Temporal.Instant.fromEpochMilliseconds(scene.clock.now()).add({ hours: 25 }).toString());
  expect((await draft('The next day')).status).toBe(200);
  expect(await told()).toEqual(['', '', 'intune', 'teams']);
});

test('with the quota used, a dry run says later, and a submission goes through and tells nothing', async () => {
  const claim = await newClaim(scene, partner, [{ itemId: 'viva-engage' }]);
  await scene.look(
    `insert into customer_lookup select l.tenant_id, gen_random_uuid(), l.partner_id, l.partner_name, l.location_id, l.reader_id, l.reader_name,
     l.at, 'other' from customer_lookup l, generate_series(1, $2) where l.location_id = $1 and l.item = 'teams'`,
    [scene.a.locationId, factsPerDay],
  );
  await scene.look(
    `update customer_lookup set at = (select max(at) from customer_lookup) where item = 'other'`,
  );
  const headers = { 'Content-Type': 'application/json', 'If-Match': `"${claim.version}"` };
  const dry = await partner.ask(`/v1/claims/${claim.id}/submit?validateOnly=true`, {
    method: 'POST',
    headers,
    body: '{}',
  });
  expect([dry.status, Number(dry.headers.get('Retry-After')) > 0]).toEqual([429, true]);
  const sent = await partner.api.claims.submit({ id: claim.id, ifMatch: claim.version, body: {} });
  expect(sent.status).toBe('submitted');
  expect(sent.warnings.map(({ code }) => code)).toContain('not-told');
  expect(sent.warnings.map(({ code }) => code)).not.toContain('no-data-yet');
});

test('the sandbox clock is moved by those who file or handle claims, with a scope of its own', async () => {
  const body = JSON.stringify({ businessDays: 1 });
  const move = (who: Door) =>
    who.ask('/v1/sandbox/clock/advance', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
  const key = { ...scene.a.admin, scopes: ['claims:read'], readOnly: true };
  const writer = { ...scene.a.admin, scopes: ['claims:read', 'claims:write'] };
  const viewer = {
    ...scene.a.admin,
    grants: [{ role: 'report-viewer' as const, locationId: null, programme: null, maySubmit: false }],
  };
  for (const actor of [key, writer, viewer, scene.tenantAdmin]) {
    expect((await move(door(scene, actor))).status).toBe(403);
    expect((await door(scene, actor).api.sandbox.readClock()).mayMove).toBe(false);
  }
  expect((await move(door(scene, { ...writer, scopes: ['sandbox:write'] }))).status).toBe(200);
});

test('the same request sent twice, and twice at once, moves the sandbox clock once', async () => {
  const mover = door(scene, scene.a.admin);
  const move = (key: string) =>
    mover.ask('/v1/sandbox/clock/advance', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify({ businessDays: 1 }),
    });
  const offset = async (): Promise<number> => (await mover.api.sandbox.readClock()).offsetMs;
  const first = await move('one-day');
  const after = await offset();
  const again = await move('one-day');
  expect([again.headers.get('Idempotency-Replayed'), await again.text()]).toEqual([
    'true',
    await first.text(),
  ]);
  expect(await offset()).toBe(after);
  const answers = await Promise.all([move('next-day'), move('next-day'), move('next-day')]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(bodies).size).toBe(1);
});

test('history is numbered for each side as if it stood alone', async () => {
  const claim = await newClaim(scene, partner, [{ itemId: 'outlook-mobile' }]);
  await partner.api.claims.submit({ id: claim.id, ifMatch: claim.version, body: {} });
  const desk = door(scene, scene.reviewer);
  const note = (): Promise<unknown> =>
    desk.api.claims.read({ id: claim.id }).then((read) =>
      desk.ask(`/v1/claims/${claim.id}/internal-notes`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'If-Match': `"${read.version}"` },
        body: JSON.stringify({ text: 'Between us.' }),
      }),
    );
  await note();
  const read = await desk.api.claims.read({ id: claim.id });
  await desk.api.claims.startReview({ id: claim.id, ifMatch: read.version, body: {} });
  await note();
  const numbers = async (who: Door): Promise<number[]> => {
    const found: number[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await who.api.claims.history({ id: claim.id, limit: 2, ...(cursor && { cursor }) });
      found.push(...page.items.map((entry) => entry.number));
      if (!page.nextCursor) return found;
      cursor = page.nextCursor;
    }
  };
  const [seen, all] = [await numbers(partner), await numbers(desk)];
  expect(seen).toEqual(seen.map((_number, index) => index + 1));
  expect(all.length).toBe(seen.length + 2);
  const newest = await partner.api.claims.history({ id: claim.id, newestFirst: true, limit: 2 });
  expect(newest.items.map((entry) => entry.number)).toEqual(seen.toReversed().slice(0, 2));
});
